using System.Globalization;

namespace CrampCheck.Web.Texts;

/// <summary>
/// Reads content/: Markdown files that begin with a front matter of `key: value` lines between two lines of `---`.
/// </summary>
public sealed class ContentFolder
{
    /// <summary>The key of the article, which no editor changes.</summary>
    public const string ArticleKey = "article";

    private ContentFolder(SourceText article, IReadOnlyList<SourceText> texts) => (Article, Texts) = (article, texts);

    /// <summary>The whole article.</summary>
    public SourceText Article { get; }

    /// <summary>The first version of every text that editors own, in the order of <see cref="TextKeys.All"/>.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    /// <summary>Reads all files.</summary>
    /// <exception cref="ContentException">A file is missing or faulty.</exception>
    public static ContentFolder Read(string folder) =>
        new(ReadFile(folder, ArticleKey), [.. TextKeys.All.Select(key => ReadFile(folder, key))]);

    private static SourceText ReadFile(string folder, string key)
    {
        var path = Path.Combine(folder, key + ".md");
        return File.Exists(path)
            ? Parse(key, $"content/{key}.md", File.ReadAllLines(path))
            : throw new ContentException($"content/{key}.md", 1, "the file is missing");
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="ContentException">It is faulty.</exception>
    public static SourceText Parse(string key, string file, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || lines[0] != "---")
        {
            throw new ContentException(file, 1, "expected a line of --- before the front matter");
        }

        var fields = new Dictionary<string, (string Value, int Line)>();
        var line = 1;
        for (; line < lines.Count && lines[line] != "---"; line++)
        {
            var colon = lines[line].IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? "" : lines[line][..colon].Trim();
            if (name is not ("title" or "source" or "reviewed"))
            {
                throw new ContentException(file, line + 1, "expected title:, source: or reviewed:");
            }

            if (!fields.TryAdd(name, (lines[line][(colon + 1)..].Trim(), line + 1)))
            {
                throw new ContentException(file, line + 1, $"{name} appears twice");
            }
        }

        if (line == lines.Count)
        {
            throw new ContentException(file, line, "expected a line of --- after the front matter");
        }

        var end = line + 1;
        var body = string.Join('\n', lines.Skip(end)).Trim();
        if (body.Length is 0 or > SourceText.MaxBodyLength)
        {
            throw new ContentException(file, end + 1, $"expected a text of 1 to {SourceText.MaxBodyLength} characters");
        }

        var (reviewed, reviewedLine) = Field("reviewed");
        return DateOnly.TryParseExact(reviewed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(key, Field("title").Value, Field("source").Value, day, body)
            : throw new ContentException(file, reviewedLine, "expected a date like 2026-11-22");

        (string Value, int Line) Field(string name) =>
            !fields.TryGetValue(name, out var field)
                ? throw new ContentException(file, end, $"{name}: it is missing")
                : field.Value.Length == 0 || field.Value.Length > (name == "source" ? SourceText.MaxSourceLength : SourceText.MaxLineLength)
                    ? throw new ContentException(file, field.Line, $"{name}: it is empty or too long")
                    : field;
    }
}
