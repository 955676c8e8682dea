using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Editing;

/// <summary>All texts with their history, as one JSON file that people can read and compare.</summary>
public sealed record TextFile(DateTime ExportedAt, IReadOnlyList<TextHistory> Texts)
{
    /// <summary>The most characters of anything in the file: what a form can hold, and so a draft.</summary>
    public const int MaxFieldLength = FormGate.MaxTextBytes;

    /// <summary>The most names and values in a file: more than a long history of short texts has. Each costs 2 µs and 12 bytes.</summary>
    public const int MaxTokens = 250_000;

    private const string Format = "crampcheck-texts";
    private const int Version = 1;
    private const int ChunkSize = 16 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Characters outside ASCII stay as they are: the file is for people, and is never put into a page as it is.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes the file, in pieces: a long history need not fit into memory. The same content gives the same bytes, but for the
    /// time of export.
    /// </summary>
    public static async Task WriteAsync(Stream to, DateTime exportedAt, IAsyncEnumerable<TextHistory> texts, CancellationToken cancellationToken = default)
    {
        await using (var json = new Utf8JsonWriter(to, Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("exportedAt", JsonPlace.Write(exportedAt));
            json.WriteStartArray("texts");
            await foreach (var text in texts.WithCancellation(cancellationToken))
            {
                await WriteAsync(json, text, cancellationToken);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await to.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>The words of a file that was sent.</summary>
    /// <exception cref="TextFileException">It is not text in UTF-8.</exception>
    public static string Decode(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new TextFileException("", "it is not text in UTF-8");
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="TextFileException">It is faulty.</exception>
    public static TextFile Parse(string file)
    {
        try
        {
            var bytes = Utf8.GetBytes(file);
            LimitTokens(bytes);
            using var json = JsonDocument.Parse(bytes);
            return Parse(new JsonPlace("", json.RootElement));
        }
        catch (JsonException e)
        {
            throw new TextFileException($"Line {e.LineNumber + 1}", "from here on it cannot be read as JSON");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new TextFileException("", "it holds half of a character");
        }
    }

    // Before any is kept: what takes two bytes in a file takes many times as much in memory.
    private static void LimitTokens(ReadOnlySpan<byte> file)
    {
        var json = new Utf8JsonReader(file);
        for (var tokens = 1; json.Read(); tokens++)
        {
            if (tokens > MaxTokens)
            {
                throw new TextFileException("", $"it holds more than {MaxTokens} names and values");
            }
        }
    }

    private static async Task WriteAsync(Utf8JsonWriter json, TextHistory text, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("key", text.Key);
        json.WriteNumber("live", text.Live);
        json.WriteStartArray("versions");
        foreach (var version in text.Versions)
        {
            json.WriteStartObject();
            json.WriteNumber("number", version.Number);
            json.WriteNumber("basedOn", version.BasedOn);
            json.WriteBoolean("aside", version.IsAside);
            json.WriteString("savedAt", JsonPlace.Write(version.SavedAt));
            json.WriteString("savedBy", version.SavedBy);
            json.WriteString("note", version.Note);
            json.WriteString("title", version.Title);
            json.WriteString("source", version.Source);
            json.WriteString("reviewed", version.Reviewed);
            json.WriteStartArray("body");
            foreach (var line in version.Body.Split('\n'))
            {
                json.WriteStringValue(line);
                if (json.BytesPending > ChunkSize)
                {
                    await json.FlushAsync(cancellationToken);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("publications");
        foreach (var publication in text.Publications)
        {
            json.WriteStartObject();
            json.WriteNumber("number", publication.Number);
            json.WriteString("publishedAt", JsonPlace.Write(publication.PublishedAt));
            json.WriteString("publishedBy", publication.PublishedBy);
            json.WriteString("reason", publication.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static TextFile Parse(JsonPlace root)
    {
        // First these: of another kind of file, nothing else is worth saying.
        var isOurs = root.Value.ValueKind == JsonValueKind.Object
            && root.Value.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String && format.ValueEquals(Format);
        if (!isOurs)
        {
            throw root.Wrong("it is not a file of CrampCheck texts");
        }

        if (root.Value.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number
            && (!version.TryGetInt32(out var number) || number != Version))
        {
            throw new TextFileException("version", $"this site reads version {Version} only");
        }

        var fields = root.Fields("format", "version", "exportedAt", "texts");
        fields["version"].Number(Version);
        var texts = new List<TextHistory>();
        foreach (var place in fields["texts"].Items())
        {
            var text = ParseText(place);
            texts.Add(texts.Any(other => other.Key == text.Key) ? throw place.Wrong($"the text {text.Key} appears twice") : text);
        }

        return texts.Count == 0 ? throw fields["texts"].Wrong("there is no text in it") : new(fields["exportedAt"].Time(), texts);
    }

    private static TextHistory ParseText(JsonPlace place)
    {
        var fields = place.Fields("key", "live", "versions", "publications");
        var key = fields["key"].Text();
        if (!TextKeys.All.Contains(key))
        {
            throw fields["key"].Wrong($"this site has no text “{JsonPlace.Short(key)}”");
        }

        var versions = new SortedDictionary<int, TextRevision>();
        foreach (var item in fields["versions"].Items())
        {
            var version = ParseVersion(item, key);
            if (!versions.TryAdd(version.Number, version))
            {
                throw item.Wrong($"version {version.Number} appears twice");
            }
        }

        if (versions.Values.All(version => version.IsAside))
        {
            throw fields["versions"].Wrong("there is no version that is not aside");
        }

        var publications = fields["publications"].Items().Select(item => ParsePublication(item, key, versions)).ToList();
        var live = fields["live"].Number(0);
        return live == (publications.LastOrDefault()?.Number ?? 0)
            ? new(key, live, [.. versions.Values], publications)
            : throw fields["live"].Wrong("expected the number of the last publication");
    }

    private static TextRevision ParseVersion(JsonPlace place, string key)
    {
        var fields = place.Fields("number", "basedOn", "aside", "savedAt", "savedBy", "note", "title", "source", "reviewed", "body");
        return new()
        {
            Key = key,
            Number = fields["number"].Number(1),
            BasedOn = fields["basedOn"].Number(0),
            IsAside = fields["aside"].Flag(),
            SavedAt = fields["savedAt"].Time(),
            SavedBy = fields["savedBy"].Text(),
            Note = fields["note"].Text(),
            Title = fields["title"].Text(),
            Source = fields["source"].Text(),

            // Not surely a date: in a draft anything may stand.
            Reviewed = fields["reviewed"].Text(),
            Body = ParseBody(fields["body"]),
        };
    }

    private static string ParseBody(JsonPlace place)
    {
        var body = new StringBuilder();
        foreach (var (i, line) in place.Items().Index())
        {
            var words = line.Text();
            if (words.Contains('\n', StringComparison.Ordinal))
            {
                throw line.Wrong("holds more than one line");
            }

            body.Append(i > 0 ? "\n" : "").Append(words);
            if (body.Length > MaxFieldLength)
            {
                throw place.Wrong($"is longer than {MaxFieldLength} characters");
            }
        }

        return body.ToString();
    }

    private static Publication ParsePublication(JsonPlace place, string key, SortedDictionary<int, TextRevision> versions)
    {
        var fields = place.Fields("number", "publishedAt", "publishedBy", "reason");
        var number = fields["number"].Number(1);
        return new()
        {
            Key = key,
            Number = versions.ContainsKey(number) ? number : throw fields["number"].Wrong($"there is no version {number}"),
            PublishedAt = fields["publishedAt"].Time(),
            PublishedBy = fields["publishedBy"].Text(),
            Reason = fields["reason"].Text(),
        };
    }
}
