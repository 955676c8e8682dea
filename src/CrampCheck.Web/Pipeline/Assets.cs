using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>The style sheets and scripts of this site. In development they are read again when they change.</summary>
public sealed partial class Assets(IWebHostEnvironment environment, IOptions<EmbeddingOptions> embedding)
{
    /// <summary>The style sheet inlined in every visitors' page but a result, so that the page is shown without waiting for it.</summary>
    public const string Style = "/site.css";

    /// <summary>In addition, the one inlined in the questions page; editors' pages link to it.</summary>
    public const string QuestionsStyle = "/questions.css";

    /// <summary>In addition, the one of a result, on a screen.</summary>
    public const string ResultStyle = "/result.css";

    /// <summary>The same on paper.</summary>
    public const string PrintStyle = "/print.css";

    /// <summary>In addition, the one inlined in reading pages: the article, how it works, and the like.</summary>
    public const string ReadingStyle = "/reading.css";

    /// <summary>The script inlined in every visitors' page, so that the page never flashes in the wrong colours.</summary>
    public const string Theme = "/theme.js";

    /// <summary>The script inlined in the questions page.</summary>
    public const string Questions = "/questions.js";

    /// <summary>The script inlined in a result.</summary>
    public const string Result = "/result.js";

    /// <summary>The script inlined in the page shown for a missing result.</summary>
    public const string Restore = "/restore.js";

    /// <summary>The additional script inlined in every visitors' page that other sites may frame.</summary>
    public const string Framed = "/framed.js";

    /// <summary>The script that those sites include.</summary>
    public const string Embed = "/embed.js";

    /// <summary>Every style sheet that may be inlined in a visitors' page.</summary>
    public static readonly IReadOnlyList<string> Styles = [Style, QuestionsStyle, ReadingStyle];

    /// <summary>Every script that may be inlined in a visitors' page, framed or not.</summary>
    public static readonly IReadOnlyList<string> Scripts = [Theme, Questions, Result, Restore];

    /// <summary>Checks that the files needed at every start exist.</summary>
    /// <exception cref="FileNotFoundException">A file is missing from the program's folder.</exception>
    public static void RequireAll(IWebHostEnvironment environment, string programFolder)
    {
        var missing = Styles.Concat(Scripts).Concat([ResultStyle, PrintStyle, Framed]).Where(path => !environment.WebRootFileProvider.GetFileInfo(path).Exists).Select(path => "wwwroot" + path)
            .Concat(new[] { $"{environment.ApplicationName}.staticwebassets.endpoints.json" }.Where(file => !File.Exists(Path.Combine(programFolder, file))));
        if (missing.FirstOrDefault() is { } file)
        {
            throw new FileNotFoundException($"{file}: the file is missing");
        }
    }

    private readonly ConcurrentDictionary<(string Path, DateTimeOffset Changed), Asset> _read = new();

    /// <summary>Whether other sites may frame the visitors' pages.</summary>
    public bool MayBeFramed => embedding.Value.IsOn;

    /// <summary>The file of a path.</summary>
    public Asset this[string path] => _read.GetOrAdd((path, environment.IsDevelopment() ? FileOf(path).LastModified : default), file => Read(file.Path));

    /// <summary>
    /// All that a result needs, in one file that browsers keep: inlined, it would be a quarter of each result, and compressed for
    /// each visitor anew (decision 21).
    /// </summary>
    public StyleSheet ResultStyles => environment.IsDevelopment() ? ReadResultStyles() : field ??= ReadResultStyles();

    [GeneratedRegex(@"^(?:\s*//.*\n|\s+)+", RegexOptions.Multiline)]
    private static partial Regex CommentsAndIndents();

    // Comments and spaces are a quarter of a style sheet.
    private static string Minify(string css) =>
        Punctuation().Replace(Space().Replace(css, " "), "$1").Replace(": ", ":", StringComparison.Ordinal).Replace(";}", "}", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"(?:/\*.*?\*/|\s)+", RegexOptions.Singleline)]
    private static partial Regex Space();

    [GeneratedRegex(" ?([{};,>]) ?")]
    private static partial Regex Punctuation();

    private IFileInfo FileOf(string path) => environment.WebRootFileProvider.GetFileInfo(path);

    private StyleSheet ReadResultStyles()
    {
        var text = $"{this[Style].Text}{this[ResultStyle].Text}@media print{{{this[PrintStyle].Text}}}";
        return new($"/styles/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}.css", text);
    }

    private Asset Read(string path)
    {
        using var stream = FileOf(path).CreateReadStream();
        using var reader = new StreamReader(stream);
        var file = reader.ReadToEnd();
        var text = path.EndsWith(".css", StringComparison.Ordinal) ? Minify(file) : CommentsAndIndents().Replace(file, "");
        return new(new(text), Hash(text), Hash(file));

        static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
