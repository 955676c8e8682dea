using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using CrampCheck.Rules;

namespace CrampCheck.Web.Texts;

/// <summary>One line of the public history: a text went live.</summary>
public sealed record Change(string Title, DateTime PublishedAt, string Reason);

/// <summary>Every text that visitors see, at one moment. Never changes; a publish makes a new one.</summary>
public sealed class SiteTexts
{
    private readonly FrozenDictionary<string, RenderedText> _texts;

    /// <param name="article">The article.</param>
    /// <param name="texts">One text for each of <see cref="TextKeys.All"/>.</param>
    public SiteTexts(SourceText article, IEnumerable<SourceText> texts)
        : this(article, texts.Select(RenderedText.From), [])
    {
    }

    private SiteTexts(SourceText article, IEnumerable<RenderedText> texts, ImmutableArray<Change> history)
    {
        _texts = texts.ToFrozenDictionary(text => text.Source.Key);
        Article = RenderedText.From(article, CauseSet.All.SelectMany(cause => this[TextKeys.Advice(cause)].Quotes));
        History = history;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object[]>([Article.Source, .. Sources, .. history])))[..16];
    }

    /// <summary>The article in full, with the passages marked that the advice quotes.</summary>
    public RenderedText Article { get; }

    /// <summary>What was published, newest first.</summary>
    public ImmutableArray<Change> History { get; }

    /// <summary>Differs as soon as anything does that is in a text or in their history.</summary>
    public string Fingerprint { get; }

    /// <summary>The texts as written.</summary>
    public IEnumerable<SourceText> Sources => TextKeys.All.Select(key => _texts[key].Source);

    /// <summary>The text of a key of <see cref="TextKeys"/>.</summary>
    public RenderedText this[string key] => _texts[key];

    /// <summary>The text of any key, or null.</summary>
    public RenderedText? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The same with another text in the place of one.</summary>
    public SiteTexts With(RenderedText other) => With([other], History);

    /// <summary>The same with other texts in the place of some, and another history.</summary>
    public SiteTexts With(IEnumerable<RenderedText> others, ImmutableArray<Change> history)
    {
        var changed = others.ToDictionary(text => text.Source.Key);
        return new(Article.Source, _texts.Values.Select(text => changed.GetValueOrDefault(text.Source.Key, text)), history);
    }

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
}
