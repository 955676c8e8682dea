using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrampCheck.Rules;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Texts;

/// <summary>
/// All texts that visitors see, at one moment. Immutable; a publication makes a new one. A text is rendered when it is first
/// needed, so that a start does not wait for all of them.
/// </summary>
public sealed partial class SiteTexts
{
    /// <summary>The maximum number of lines in the public history; without it the page would grow forever.</summary>
    public const int MaxChanges = 100;

    private readonly FrozenDictionary<string, Entry> _texts;
    private readonly SourceText _articleSource;
    private readonly Lazy<RenderedText> _article;
    private readonly ConcurrentDictionary<Cause, HtmlString> _advice = [];

    /// <param name="article">The article.</param>
    /// <param name="texts">One text for each of <see cref="TextKeys.All"/>; each can be shown.</param>
    public SiteTexts(SourceText article, IEnumerable<SourceText> texts)
        : this(article, texts.Select(text => new Entry(text, new(() => RenderedText.From(text)))), [])
    {
    }

    private SiteTexts(SourceText article, IEnumerable<Entry> texts, ImmutableArray<Change> history)
    {
        _texts = texts.ToFrozenDictionary(text => text.Source.Key);
        _articleSource = article;
        _article = new(() => RenderedText.From(article, CauseSet.All.SelectMany(cause => this[TextKeys.Advice(cause)].Quotes).SelectMany(quote => Quotation.PassagesOf(quote, article.Body))));
        History = history;
        SourceText[] shown = [article, .. TextKeys.All.Select(key => _texts[key].Source)];
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(
        [
            .. JsonSerializer.SerializeToUtf8Bytes(shown, TextsJsonContext.Default.SourceTextArray),
            .. JsonSerializer.SerializeToUtf8Bytes([.. history], TextsJsonContext.Default.ChangeArray),
        ]))[..16];
    }

    /// <summary>The whole article, with the passages that the advice quotes marked.</summary>
    public RenderedText Article => _article.Value;

    /// <summary>The public history, newest first, at most <see cref="MaxChanges"/> lines.</summary>
    public ImmutableArray<Change> History { get; }

    /// <summary>When they went live, UTC; the minimum time for those in content/.</summary>
    public DateTime Since { get; private init; }

    /// <summary>A hash of all texts and their history.</summary>
    public string Fingerprint { get; }

    /// <summary>The texts as written.</summary>
    public IEnumerable<SourceText> Sources => TextKeys.All.Select(key => this[key].Source);

    /// <summary>The text with a key of <see cref="TextKeys"/>.</summary>
    public RenderedText this[string key] => _texts[key].Shown.Value;

    /// <summary>A copy with one text replaced.</summary>
    public SiteTexts With(RenderedText other) =>
        new(_articleSource, _texts.Values.Select(text => text.Source.Key == other.Source.Key ? new(other.Source, new(other)) : text), History) { Since = Since };

    /// <summary>A copy with some texts and the history replaced. Where a new text cannot be shown, the previous one stays.</summary>
    public SiteTexts With(IEnumerable<SourceText> others, ImmutableArray<Change> history, DateTime since)
    {
        var changed = others.ToDictionary(text => text.Key);
        return new(_articleSource, _texts.Values.Select(text => text.Or(changed.GetValueOrDefault(text.Source.Key, text.Source))), history) { Since = since };
    }

    /// <summary>The advice for a cause without its first paragraph; each quotation links to its passage in the article.</summary>
    public HtmlString AdviceBody(Cause cause) => _advice.GetOrAdd(cause, cause => new(QuotationElement().Replace(
        $"{this[TextKeys.Advice(cause)].Body(4)}",
        quotation => quotation.Groups[1].Value + (PassageOf(SafeHtml.PlainText(quotation.Value)) is { } number
            ? $"<p><a href=\"/article#{RenderedText.PassageId(number)}\">Passage {number}</a></p>"
            : "") + "</blockquote>")));

    /// <summary>The number of the marked passage of the article that contains the words, if any.</summary>
    public int? PassageOf(string words) => Article.Passages.Index()
        .Where(passage => passage.Item.Contains(words, StringComparison.Ordinal))
        .Select(passage => (int?)passage.Index + 1).FirstOrDefault();

    [GeneratedRegex("(<blockquote>.*?)</blockquote>", RegexOptions.Singleline)]
    private static partial Regex QuotationElement();

    /// <summary>The text that a result opens with: for the leading cause, or for the kind of result.</summary>
    public RenderedText For(Verdict verdict) => this[KeyFor(verdict)];

    /// <summary>Whether a result shows the advice for a cause: it leads, or could where nothing can be told yet.</summary>
    public static bool ShowsAdvice(Verdict verdict, Cause cause, PointRange score) =>
        verdict.Leaders.Contains(cause) || (verdict.Outcome == Outcome.Unknown && score.High >= PointRange.PossibleFrom);

    /// <summary>The key of the text that a result opens with.</summary>
    public static string KeyFor(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => TextKeys.Advice(verdict.Leaders.First()),
        Outcome.Joint => TextKeys.Joint,
        Outcome.None => TextKeys.None,
        Outcome.Unknown => TextKeys.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private sealed record Entry(SourceText Source, Lazy<RenderedText> Shown)
    {
        // Most texts are unchanged at a start, and at each publication.
        public Entry Or(SourceText other) => other == Source ? this : new(other, new(() => RenderedText.TryFrom(other) ?? Shown.Value));
    }
}
