using System.Text.Json;

namespace CrampCheck.Web.Texts;

/// <summary>What visitors may read, as a desk sends it to its readers: JSON with exactly these members.</summary>
/// <param name="Since">When the desk began to show it, UTC.</param>
/// <param name="Texts">One for each of <see cref="TextKeys.All"/>, in that order.</param>
/// <param name="History">The newest lines of the public history.</param>
public sealed record PublishedTexts(DateTime Since, SourceText[] Texts, Change[] History)
{
    /// <summary>Writes it for readers.</summary>
    public static byte[] Write(SiteTexts texts) => JsonSerializer.SerializeToUtf8Bytes(new(texts.Since, [.. texts.Sources], [.. texts.History]), PublishedTextsJson.Default.PublishedTexts);

    /// <summary>Reads and checks it; whether each text can be shown is not checked here.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of this shape.</exception>
    /// <exception cref="InvalidDataException">A text is missing, unknown or longer than a text can be.</exception>
    public static PublishedTexts Read(byte[] json)
    {
        var sent = JsonSerializer.Deserialize(json, PublishedTextsJson.Default.PublishedTexts) ?? throw new InvalidDataException("It is empty.");
        return !sent.Texts.Select(text => text?.Key).SequenceEqual(TextKeys.All) ? throw new InvalidDataException("These are not the texts that this version shows.")
            : sent.Texts.FirstOrDefault(text => !IsLine(text.Title, SourceText.MaxLineLength) || !IsLine(text.Source, SourceText.MaxSourceLength) || text.Body.Length is 0 or > SourceText.MaxBodyLength || text.Body.Contains('\0', StringComparison.Ordinal)) is { } wrong
                ? throw new InvalidDataException($"The text {wrong.Key} is empty, too long, or contains characters that no text may.")
            : sent.History.Length > SiteTexts.MaxChanges || sent.History.Any(change => change is null) ? throw new InvalidDataException("The history is too long, or has a gap.")
            : sent;
    }

    private static bool IsLine(string text, int maxLength) => text.Length > 0 && text.Length <= maxLength && !text.Any(char.IsControl);
}
