using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Texts;

/// <summary>The part of a text under one heading.</summary>
/// <param name="Id">Its anchor: the heading's words in lower case, joined by hyphens.</param>
/// <param name="Title">The heading.</param>
/// <param name="Html">Safe HTML.</param>
public sealed record TextSection(string Id, string Title, HtmlString Html);
