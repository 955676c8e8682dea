using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Pipeline;

/// <summary>A style sheet or script of this site.</summary>
/// <param name="Text">The file as pages carry it, without comments and indentation.</param>
/// <param name="Hash">The SHA-256 of that, in the form of content security policies.</param>
/// <param name="FileHash">The SHA-256 of the file, in the form of integrity attributes.</param>
public sealed record Asset(HtmlString Text, string Hash, string FileHash);
