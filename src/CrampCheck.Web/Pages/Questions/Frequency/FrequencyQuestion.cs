using System.Collections.Frozen;
using CrampCheck.Rules;
using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>Question 1: how often the cramps come.</summary>
public sealed class FrequencyQuestion : AskedQuestion
{
    /// <summary>Values of Frequency.</summary>
    public static readonly FrozenDictionary<string, Frequency> Frequencies = new Dictionary<string, Frequency>
    {
        ["rarely"] = Frequency.Rarely,
        ["monthly"] = Frequency.Monthly,
        ["weekly"] = Frequency.Weekly,
        ["mostNights"] = Frequency.MostNights,
        [Unknown] = Frequency.Unknown,
    }.ToFrozenDictionary();

    public override Question Question => Question.Frequency;

    public override string Topic => "How often";

    public override string CsvColumns => "frequency";

    public override void AddRules(AbstractValidator<AnswersForm> validator) => validator.RuleFor(form => form.Frequency)
        .Must(value => IsOffered(value, Frequencies))
        .WithMessage("Choose how often you get cramps, or “I don’t know”.");

    public override Answers Read(AnswersForm form, in Answers answers) => answers with { Frequency = Frequencies[form.Frequency!] };

    public override IEnumerable<KeyValuePair<string, string>> NormalizedFields(AnswersForm form) => [new(nameof(form.Frequency), form.Frequency!)];

    public override string Answer(AnswersForm form, in Answers answers) => WordsFor(answers.Frequency);

    public override IReadOnlyList<string> ShortAnswers(AnswersForm form, in Answers answers) => [WordsFor(answers.Frequency)];

    public override string Missing(AnswerBand open, in Answers answers) => "how often the cramps come";

    public override string WayToFindOut(AnswerBand open, in Answers answers) => "Note your nights in the diary for two weeks.";

    public override string Tried(WhatIf whatIf, AnswersForm form, in Answers answers) =>
        "Cramps " + string.Join(", or ", whatIf.Bands.Cast<FrequencyBand>().Select(band => WordsFor(band.Frequency)));

    public override IEnumerable<(string Field, string Value)> FieldsOf(WhatIf whatIf, AnswersForm form, in Answers answers) =>
        [(nameof(form.Frequency), CodeOf(Frequencies, ((FrequencyBand)whatIf.Bands[0]).Frequency))];

    public override IReadOnlyDictionary<Measure, (string Name, string Unit)> Measures { get; } = new Dictionary<Measure, (string, string)>
    {
        [Measure.Frequency] = ("How often the cramps come", "frequency, 1 rarely to 4 most nights"),
    };

    public override string Condition(Measure measure, Interval values) =>
        string.Join(", or ", Enum.GetValues<Frequency>().Where(frequency => values.Contains((int)frequency)).Select(WordsFor));

    public override string CsvOf(in Answers answers) => CodeOf(Frequencies, answers.Frequency);

    private static string WordsFor(Frequency frequency) => frequency switch
    {
        Frequency.Rarely => "less than once a month",
        Frequency.Monthly => "1 to 3 nights a month",
        Frequency.Weekly => "1 to 3 nights a week",
        Frequency.MostNights => "4 nights a week or more",
        Frequency.Unknown => "not known",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };
}
