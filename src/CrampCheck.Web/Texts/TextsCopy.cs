using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CrampCheck.Web.Texts;

/// <summary>
/// The copy of the live texts on disk: with a hash, so that damage is noticed and a damaged text is never shown, and with
/// the number of the last line in the editors' log, so that a database that lacks it is noticed too.
/// </summary>
internal sealed record TextsCopy(string Hash, SourceText[] Texts, int LastEntry = 0, Change[]? History = null, DateTime Since = default)
{
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="JsonException">It is not even JSON.</exception>
    public static TextsCopy Read(byte[] file) =>
        JsonSerializer.Deserialize(file, TextsJsonContext.Default.TextsCopy) is { Texts: not null } copy && copy.Hash == copy.HashOfTexts()
            ? copy
            : throw new InvalidDataException("The copy is damaged.");

    public static byte[] Write(SiteTexts texts, int lastEntry)
    {
        var copy = new TextsCopy("", [.. texts.Sources], lastEntry, [.. texts.History], texts.Since);
        return JsonSerializer.SerializeToUtf8Bytes(copy with { Hash = copy.HashOfTexts() }, TextsJsonContext.Default.TextsCopy);
    }

    private string HashOfTexts()
    {
        // Copies from older versions of this program hold the texts only.
        byte[] rest = History is null ? [] : [.. JsonSerializer.SerializeToUtf8Bytes(History, TextsJsonContext.Default.ChangeArray), .. Encoding.UTF8.GetBytes($"{Since:O}")];
        return Convert.ToHexString(SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(Texts, TextsJsonContext.Default.SourceTextArray), .. rest]));
    }
}
