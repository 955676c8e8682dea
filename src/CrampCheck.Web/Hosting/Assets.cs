using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Hosting;

/// <summary>A style sheet or script of this site.</summary>
/// <param name="Text">The whole of it, for pages that carry it.</param>
/// <param name="Hash">Its SHA-256, as content security policies and integrity attributes write it.</param>
public sealed record Asset(HtmlString Text, string Hash);

/// <summary>The style sheets and scripts of this site. In development they are read again each time.</summary>
public sealed partial class Assets(IWebHostEnvironment environment)
{
    /// <summary>The style sheet that every page of visitors carries, so that nothing is waited for before it is shown.</summary>
    public const string Style = "/site.css";

    /// <summary>The script that every page of visitors carries, so that it is never shown in the wrong colours first.</summary>
    public const string Theme = "/theme.js";

    /// <summary>The script that the page of questions carries.</summary>
    public const string Questions = "/questions.js";

    /// <summary>The script that a result carries.</summary>
    public const string Result = "/result.js";

    /// <summary>The script that the page of a result that is not there carries.</summary>
    public const string Restore = "/restore.js";

    /// <summary>Every script that a page of visitors may carry.</summary>
    public static readonly IReadOnlyList<string> Scripts = [Theme, Questions, Result, Restore];

    /// <summary>Looks for what every start needs.</summary>
    /// <exception cref="FileNotFoundException">A file is not where the program was put.</exception>
    public static void Demand(IWebHostEnvironment environment, string programFolder)
    {
        var missing = Scripts.Prepend(Style).Where(path => !environment.WebRootFileProvider.GetFileInfo(path).Exists).Select(path => "wwwroot" + path)
            .Concat(new[] { $"{environment.ApplicationName}.staticwebassets.endpoints.json" }.Where(file => !File.Exists(Path.Combine(programFolder, file))));
        if (missing.FirstOrDefault() is { } file)
        {
            throw new FileNotFoundException($"{file}: the file is missing");
        }
    }

    private readonly ConcurrentDictionary<string, Asset> _once = new();

    /// <summary>The file of a path.</summary>
    public Asset this[string path] => environment.IsDevelopment() ? Read(path) : _once.GetOrAdd(path, Read);

    [GeneratedRegex(@"^(?:\s*//.*\n|\s+)+", RegexOptions.Multiline)]
    private static partial Regex CommentsAndIndents();

    // Comments and indentation are a quarter of the style sheet, which every page carries.
    private static string WithoutSpace(string css) =>
        Punctuation().Replace(Space().Replace(css, " "), "$1").Replace(": ", ":", StringComparison.Ordinal).Replace(";}", "}", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"(?:/\*.*?\*/|\s)+", RegexOptions.Singleline)]
    private static partial Regex Space();

    [GeneratedRegex(" ?([{};,]) ?")]
    private static partial Regex Punctuation();

    private Asset Read(string path)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        using var reader = new StreamReader(stream);
        var file = reader.ReadToEnd();
        var text = path switch
        {
            Style => WithoutSpace(file),
            Questions or Result or Restore => CommentsAndIndents().Replace(file, ""),
            _ => file,
        };
        return new(new(text), "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
