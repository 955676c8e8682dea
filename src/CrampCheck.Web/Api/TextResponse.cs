using System.ComponentModel;
using System.Runtime.CompilerServices;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Api;

/// <summary>A live text.</summary>
public sealed record TextResponse(
    [property: Description("Its stable name.")] string Key,
    string Title,
    [property: Description("Safe HTML: paragraphs, lists, emphasis, quotations, links, headings from h3 on.")] string Html,
    [property: Description("The same as plain text.")] string Text,
    [property: Description("Where it comes from, as safe HTML with links.")] string SourceHtml,
    [property: Description("The same as plain text.")] string SourceText,
    [property: Description("The day it was last checked.")] DateOnly Reviewed)
{
    private static readonly ConditionalWeakTable<RenderedText, TextResponse> Made = [];

    internal static TextResponse Of(RenderedText text) => Made.GetValue(text, static text => new(
        text.Source.Key,
        text.Source.Title,
        $"{text.Lead}{text.Body(3)}",
        RenderedText.PlainText(text.Document),
        $"{text.SourceLine}",
        RenderedText.PlainText(text.SourceDocument),
        text.Source.Reviewed));
}
