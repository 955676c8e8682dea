using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Editing;

/// <summary>All texts with their history, as one JSON file that people can read and compare.</summary>
public static class TextFile
{
    private const string Format = "crampcheck-texts";
    private const int Version = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Characters outside ASCII stay as they are: the file is for people, and is never put into a page as it is.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Writes the file, in pieces: a long history need not fit into memory. The same content gives the same bytes, but for the
    /// time of export.
    /// </summary>
    public static async Task WriteAsync(Stream to, DateTime exportedAt, IAsyncEnumerable<TextHistory> texts, CancellationToken cancellationToken = default)
    {
        await JsonSerializer.SerializeAsync(to, new { Format, Version, ExportedAt = exportedAt, Texts = texts.Select(Text.Of) }, Json, cancellationToken);
        await to.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>Decodes an uploaded file.</summary>
    /// <exception cref="TextFileException">It is not text in UTF-8.</exception>
    public static string Decode(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new TextFileException("The file is not text in UTF-8.");
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="TextFileException">It is faulty.</exception>
    public static IReadOnlyList<TextHistory> Parse(string file)
    {
        try
        {
            var root = JsonSerializer.Deserialize<Root>(file, Json);
            var fault = (root.Format, root.Version) != (Format, Version) ? $"The file is not of the format {Format}, version {Version}."

                // Readers refuse texts that hold it.
                : file.Contains(@"\u0000", StringComparison.Ordinal) ? @"The file holds the character \u0000, which no text may."
                : root.Texts.GroupBy(text => text.Key).FirstOrDefault(texts => texts.Count() > 1) is { } twice ? $"The text {twice.Key} appears twice."
                : root.Texts.Select(text => text.Fault()).FirstOrDefault(fault => fault is not null);
            return fault is null ? [.. root.Texts.Select(text => text.ToHistory())] : throw new TextFileException(fault);
        }
        catch (JsonException e)
        {
            var path = e.Path?.TrimStart('$', '.') ?? "";
            var place = path == "" ? "" : $" ({path[..Math.Min(path.Length, 100)]})";
            throw new TextFileException($"Line {e.LineNumber + 1}{place} is not what CrampCheck writes there. Compare it with a file that you download from this site.");
        }
    }

    // Structs, so that null is refused.
    [method: JsonConstructor]
    private readonly record struct Root(string Format, int Version, DateTime ExportedAt, Text[] Texts);

    [method: JsonConstructor]
    private readonly record struct Text(string Key, int Live, SavedVersion[] Versions, Published[] Publications)
    {
        public static Text Of(TextHistory text) => new(
            text.Key,
            text.Live,
            [.. text.Versions.Select(row => new SavedVersion(row.Number, row.BasedOn, row.IsAside, row.SavedAt, row.SavedBy, row.Note, row.Title, row.Source, row.Reviewed, row.Body.Split('\n')))],
            [.. text.Publications.Select(row => new Published(row.Number, row.PublishedAt, row.PublishedBy, row.Reason))]);

        /// <summary>What is wrong beyond the file's shape; null if nothing is.</summary>
        public string? Fault()
        {
            var numbers = Versions.Select(version => version.Number).ToList();
            return !TextKeys.All.Contains(Key) ? $"This site has no text {Key[..Math.Min(Key.Length, 40)]}."
                : numbers.Prepend(0).Zip(numbers).Any(pair => pair.First >= pair.Second) ? $"The versions of the text {Key} are not in the order of their numbers."
                : Versions.All(version => version.Aside) ? $"The text {Key} has no version that is not aside."
                : Versions.Any(version => version.Body.Sum(line => (line?.Length ?? 0) + 1L) > FormGate.MaxTextBytes) ? $"A version of the text {Key} is too long to be edited."
                : Publications.Any(publication => !numbers.Contains(publication.Number)) ? $"A version of the text {Key} was published, but is not in the file."
                : Live != Publications.LastOrDefault().Number ? $"The live version of the text {Key} is not the one published last."
                : null;
        }

        public TextHistory ToHistory()
        {
            var key = Key;
            return new(
                key,
                Live,
                [.. Versions.Select(row => new TextForm(row.Title, row.Source, row.Reviewed, string.Join('\n', row.Body)).ToRevision(key, row.Number, row.BasedOn, row.SavedAt.ToUniversalTime(), row.SavedBy, row.Note, row.Aside))],
                [.. Publications.Select(row => new Publication { Key = key, Number = row.Number, PublishedAt = row.PublishedAt.ToUniversalTime(), PublishedBy = row.PublishedBy, Reason = row.Reason })]);
        }
    }

    [method: JsonConstructor]
    private readonly record struct SavedVersion(int Number, int BasedOn, bool Aside, DateTime SavedAt, string SavedBy, string Note, string Title, string Source, string Reviewed, string[] Body);

    [method: JsonConstructor]
    private readonly record struct Published(int Number, DateTime PublishedAt, string PublishedBy, string Reason);
}
