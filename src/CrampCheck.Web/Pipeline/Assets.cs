using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>The style sheets and scripts of this site. In development they are read again each time.</summary>
public sealed partial class Assets(IWebHostEnvironment environment, IOptions<EmbeddingOptions> embedding)
{
    /// <summary>The style sheet that every page of visitors carries, so that nothing is waited for before it is shown.</summary>
    public const string Style = "/site.css";

    /// <summary>What the page of questions carries on top; editors' pages link to it.</summary>
    public const string QuestionsStyle = "/questions.css";

    /// <summary>What a result carries on top.</summary>
    public const string ResultStyle = "/result.css";

    /// <summary>What a result links to for paper, so that no phone waits for it.</summary>
    public const string PrintStyle = "/print.css";

    /// <summary>What pages to read carry on top: the article, how it works, and the like.</summary>
    public const string ReadingStyle = "/reading.css";

    /// <summary>The script that every page of visitors carries, so that it is never shown in the wrong colours first.</summary>
    public const string Theme = "/theme.js";

    /// <summary>The script that the page of questions carries.</summary>
    public const string Questions = "/questions.js";

    /// <summary>The script that a result carries.</summary>
    public const string Result = "/result.js";

    /// <summary>The script that the page of a result that is not there carries.</summary>
    public const string Restore = "/restore.js";

    /// <summary>The script that every page of visitors carries on top, where others may frame it.</summary>
    public const string Framed = "/framed.js";

    /// <summary>The script that those others include.</summary>
    public const string Embed = "/embed.js";

    /// <summary>Every style sheet that a page of visitors may carry.</summary>
    public static readonly IReadOnlyList<string> Styles = [Style, QuestionsStyle, ResultStyle, ReadingStyle];

    /// <summary>Every script that a page of visitors may carry, framed or not.</summary>
    public static readonly IReadOnlyList<string> Scripts = [Theme, Questions, Result, Restore];

    /// <summary>Looks for what every start needs.</summary>
    /// <exception cref="FileNotFoundException">A file is not where the program was put.</exception>
    public static void RequireAll(IWebHostEnvironment environment, string programFolder)
    {
        var missing = Styles.Concat(Scripts).Append(Framed).Where(path => !environment.WebRootFileProvider.GetFileInfo(path).Exists).Select(path => "wwwroot" + path)
            .Concat(new[] { $"{environment.ApplicationName}.staticwebassets.endpoints.json" }.Where(file => !File.Exists(Path.Combine(programFolder, file))));
        if (missing.FirstOrDefault() is { } file)
        {
            throw new FileNotFoundException($"{file}: the file is missing");
        }
    }

    private readonly ConcurrentDictionary<string, Asset> _once = new();

    /// <summary>Whether others may frame the pages of visitors.</summary>
    public bool MayBeFramed => embedding.Value.IsOn;

    /// <summary>The file of a path.</summary>
    public Asset this[string path] => environment.IsDevelopment() ? Read(path) : _once.GetOrAdd(path, Read);

    [GeneratedRegex(@"^(?:\s*//.*\n|\s+)+", RegexOptions.Multiline)]
    private static partial Regex CommentsAndIndents();

    // Comments and spaces are a quarter of a style sheet.
    private static string WithoutSpace(string css) =>
        Punctuation().Replace(Space().Replace(css, " "), "$1").Replace(": ", ":", StringComparison.Ordinal).Replace(";}", "}", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"(?:/\*.*?\*/|\s)+", RegexOptions.Singleline)]
    private static partial Regex Space();

    [GeneratedRegex(" ?([{};,>]) ?")]
    private static partial Regex Punctuation();

    private Asset Read(string path)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        using var reader = new StreamReader(stream);
        var file = reader.ReadToEnd();
        var text = path.EndsWith(".css", StringComparison.Ordinal) ? WithoutSpace(file) : CommentsAndIndents().Replace(file, "");
        return new(new(text), Hash(text), Hash(file));

        static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
