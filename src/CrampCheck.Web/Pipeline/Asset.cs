using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>A style sheet or script of this site.</summary>
/// <param name="Text">What pages carry of it: all but comments and indentation.</param>
/// <param name="Hash">The SHA-256 of that, as content security policies write it.</param>
/// <param name="FileHash">The SHA-256 of the file, as integrity attributes write it.</param>
public sealed record Asset(HtmlString Text, string Hash, string FileHash);
