using System.Globalization;
using System.Text.Json;

namespace CrampCheck.Web.Editing;

/// <summary>A value in a file of texts that knows where it stands, so that whatever is wrong can be found.</summary>
internal readonly record struct JsonPlace(string Parent, JsonElement Value, string Name = "", int? Index = null)
{
    private const int MaxShown = 40;
    private const string UtcTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Where it stands. Written out only when it is asked for: of lines there may be millions.</summary>
    public string Path => Index is not null ? $"{Parent}[{Index}]" : Parent == "" ? Name : $"{Parent}.{Name}";

    public static string Write(DateTime utc) => utc.ToString(UtcTime, CultureInfo.InvariantCulture);

    /// <summary>As much of something strange as fits into a message.</summary>
    public static string Short(string text) => text.Length > MaxShown ? text[..MaxShown] + "…" : text;

    /// <summary>Exactly these fields, each once.</summary>
    public Dictionary<string, JsonPlace> Fields(params string[] names)
    {
        Expect(JsonValueKind.Object, "expected { and }");
        var path = Path;
        var fields = new Dictionary<string, JsonPlace>(names.Length);
        foreach (var property in Value.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                throw Wrong($"“{Short(property.Name)}” does not belong here");
            }

            if (!fields.TryAdd(property.Name, new(path, property.Value, property.Name)))
            {
                throw Wrong($"“{property.Name}” appears twice");
            }
        }

        return names.FirstOrDefault(name => !fields.ContainsKey(name)) is { } missing ? throw Wrong($"“{missing}” is missing") : fields;
    }

    public IEnumerable<JsonPlace> Items()
    {
        Expect(JsonValueKind.Array, "expected a list between [ and ]");
        var path = Path;
        return Value.EnumerateArray().Select((item, i) => new JsonPlace(path, item, Index: i));
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "expected words between quotation marks");
        string text;
        try
        {
            text = Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("holds half of a character");
        }

        return text.Contains('\0', StringComparison.Ordinal) ? throw Wrong("holds a NUL character")
            : text.Length > TextFile.MaxFieldLength ? throw Wrong($"is longer than {TextFile.MaxFieldLength} characters")
            : text;
    }

    public int Number(int least) =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number >= least
            ? number
            : throw Wrong($"expected a whole number from {least} to {int.MaxValue}");

    public bool Flag() =>
        Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Wrong("expected true or false");

    public DateTime Time() =>
        DateTime.TryParseExact(Text(), UtcTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Wrong("expected a time like 2026-11-22T14:05:00Z");

    public TextFileException Wrong(string problem) => new(Path, problem);

    private void Expect(JsonValueKind kind, string what)
    {
        if (Value.ValueKind != kind)
        {
            throw Wrong(what);
        }
    }
}
