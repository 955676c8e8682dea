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
/// Every text that visitors see, at one moment. Never changes; a publish makes a new one. A text is rendered when it is first
/// asked for, so that a start does not wait for all of them.
/// </summary>
public sealed partial class SiteTexts
{
    /// <summary>The most lines of the public history: with all, its page would grow from year to year.</summary>
    public const int MaxChanges = 100;

    private readonly FrozenDictionary<string, Entry> _texts;
    private readonly SourceText _articleSource;
    private readonly Lazy<RenderedText> _article;
    private readonly ConcurrentDictionary<Cause, HtmlString> _advice = [];

    /// <param name="article">The article.</param>
    /// <param name="texts">One text for each of <see cref="TextKeys.All"/>; all can be shown.</param>
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

    /// <summary>The article in full, with the passages marked that the advice quotes.</summary>
    public RenderedText Article => _article.Value;

    /// <summary>What was published, newest first, <see cref="MaxChanges"/> at most.</summary>
    public ImmutableArray<Change> History { get; }

    /// <summary>When they began to be shown, UTC; the beginning of time for those in content/.</summary>
    public DateTime Since { get; private init; }

    /// <summary>Differs as soon as anything does that is in a text or in their history.</summary>
    public string Fingerprint { get; }

    /// <summary>The texts that are shown, as written.</summary>
    public IEnumerable<SourceText> Sources => TextKeys.All.Select(key => this[key].Source);

    /// <summary>The text of a key of <see cref="TextKeys"/>.</summary>
    public RenderedText this[string key] => _texts[key].Shown.Value;

    /// <summary>The same with another text in the place of one.</summary>
    public SiteTexts With(RenderedText other) =>
        new(_articleSource, _texts.Values.Select(text => text.Source.Key == other.Source.Key ? new(other.Source, new(other)) : text), History) { Since = Since };

    /// <summary>The same with other texts in the place of some, and another history. Of a text that cannot be shown, what was there before stays.</summary>
    public SiteTexts With(IEnumerable<SourceText> others, ImmutableArray<Change> history, DateTime since)
    {
        var changed = others.ToDictionary(text => text.Key);
        return new(_articleSource, _texts.Values.Select(text => text.Or(changed.GetValueOrDefault(text.Source.Key, text.Source))), history) { Since = since };
    }

    /// <summary>The advice for a cause but its first paragraph; each quotation leads to its passage of the article.</summary>
    public HtmlString AdviceBody(Cause cause) => _advice.GetOrAdd(cause, cause => new(QuotationElement().Replace(
        $"{this[TextKeys.Advice(cause)].Body(4)}",
        quotation => quotation.Groups[1].Value + (PassageOf(SafeHtml.PlainText(quotation.Value)) is { } number
            ? $"<p><a href=\"/article#{RenderedText.PassageId(number)}\">Passage {number}</a></p>"
            : "") + "</blockquote>")));

    /// <summary>The number of the marked passage of the article that holds some words, if any.</summary>
    public int? PassageOf(string words) => Article.Passages.Index()
        .Where(passage => passage.Item.Contains(words, StringComparison.Ordinal))
        .Select(passage => (int?)passage.Index + 1).FirstOrDefault();

    [GeneratedRegex("(<blockquote>.*?)</blockquote>", RegexOptions.Singleline)]
    private static partial Regex QuotationElement();

    /// <summary>What the result says first: for the leading cause, or for the kind of result.</summary>
    public RenderedText For(Verdict verdict) => this[KeyFor(verdict)];

    /// <summary>The key of that.</summary>
    public static string KeyFor(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => TextKeys.Advice(CauseSet.All.First(verdict.Leaders.Contains)),
        Outcome.Joint => TextKeys.Joint,
        Outcome.None => TextKeys.None,
        _ => TextKeys.Unknown,
    };

    private sealed record Entry(SourceText Source, Lazy<RenderedText> Shown)
    {
        // Most texts are as they were: at a start, and at each publish.
        public Entry Or(SourceText other) => other == Source ? this : new(other, new(() => RenderedText.TryFrom(other) ?? Shown.Value));
    }
}
