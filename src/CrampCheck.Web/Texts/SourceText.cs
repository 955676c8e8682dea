namespace CrampCheck.Web.Texts;

/// <summary>A text as it is written.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Source">Where it comes from: one line of Markdown, with links.</param>
/// <param name="Reviewed">The day it was last checked.</param>
/// <param name="Body">Markdown.</param>
public sealed record SourceText(string Key, string Title, string Source, DateOnly Reviewed, string Body)
{
    /// <summary>The maximum number of characters of a body, for which Markdown rendering stays quick.</summary>
    public const int MaxBodyLength = 20_000;

    /// <summary>The maximum number of opening brackets of a body: with 10,000, rendering takes seconds.</summary>
    public const int MaxBrackets = 1_000;

    /// <summary>The maximum number of characters of a title.</summary>
    public const int MaxLineLength = 300;

    /// <summary>The maximum number of characters of a source: some ten names with their links.</summary>
    public const int MaxSourceLength = 1_000;
}
