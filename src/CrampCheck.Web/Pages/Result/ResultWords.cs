using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pages.Questions.Pictures;

namespace CrampCheck.Web.Pages.Result;

/// <summary>The sentences of a result.</summary>
public static class ResultWords
{
    public static string Name(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "Calcium deficiency",
        Cause.ColdStimulation => "Cold",
        Cause.Overexertion => "Overexertion",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    /// <summary>The name for a narrow column.</summary>
    public static string ShortName(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "Calcium",
        Cause.ColdStimulation => "Cold",
        Cause.Overexertion => "Exertion",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    /// <summary>The name in a few more plain words.</summary>
    public static string Meaning(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "too little calcium",
        Cause.ColdStimulation => "a cold bedroom, or cooled air",
        Cause.Overexertion => "exercise or leg work that is too hard or too long",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    /// <summary>What could be changed where causes lead together.</summary>
    public static string Changes(in Verdict verdict)
    {
        var changes = verdict.Leaders.Select(cause => cause switch
        {
            Cause.CalciumDeficiency => "more calcium from food",
            Cause.ColdStimulation => "a warmer bed",
            Cause.Overexertion => "easier exercise or leg work",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        });
        return $"One of: {string.Join("; ", changes)}.";
    }

    public static string Headline(ResultView result)
    {
        var (assessment, verdict, missing) = (result.Assessment, result.Assessment.Verdict, Missing(result));
        return (verdict.Outcome, verdict.IsProvisional) switch
        {
            (Outcome.OneCause, true) => $"{Name(Leader(verdict))} fits best so far",
            (Outcome.OneCause, false) when assessment.LeadsNarrowly => $"{Name(Leader(verdict))} fits your answers best, but only just",
            (Outcome.OneCause, false) when assessment.Scores[Leader(verdict)].Band == Band.Unknown => $"{Name(Leader(verdict))} fits best. How well is not clear yet",
            (Outcome.OneCause, false) => $"{Name(Leader(verdict))} fits your answers best: {Match(assessment.Scores[Leader(verdict)])}",
            (Outcome.Joint, _) => Level(verdict),
            (Outcome.None, _) => "None of the three stands out",
            (Outcome.Unknown, _) when missing is null => "We cannot tell yet: too much is unknown",
            (Outcome.Unknown, _) when OpenQuestions(assessment) == 1 => $"One answer decides this: {missing}",
            (Outcome.Unknown, _) => $"We cannot tell yet. Most helpful: {missing}",
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };
    }

    /// <summary>How seriously the article says to take the cramps; null if there is nothing to say.</summary>
    public static string? TakeSeriously(Frequency frequency) => frequency switch
    {
        Frequency.MostNights => "Cramps on most nights: see a doctor soon",
        Frequency.Weekly => "Cramps every week: take them seriously, says the article",
        Frequency.Unknown => "If they come every week, take them seriously",
        Frequency.Rarely or Frequency.Monthly => null,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>What could change a provisional result.</summary>
    public static string StillNeeded(ResultView result) => Missing(result) is { } missing ? $"We still need {missing}." : "Missing answers could change that.";

    /// <summary>The window title.</summary>
    public static string Title(ResultView result) => (result.Tried.Count > 0 ? "Trying: " : "") + Headline(result);

    /// <summary>The band as a whole phrase.</summary>
    public static string Match(PointRange score) => score.Band == Band.Unknown ? "cannot tell yet" : $"{Strength(score)} match";

    /// <summary>The band in one word.</summary>
    public static string Strength(PointRange score) => score.Band switch
    {
        Band.Unlikely => "weak",
        Band.Possible => "some",
        Band.Likely => "strong",
        Band.Unknown => "unclear",
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };

    public static string Points(PointRange points) =>
        points.IsExact ? Points(points.Low) : $"{Points(points.Low)} to {Points(points.High)}";

    /// <summary>The number for a data attribute.</summary>
    public static string Data(PointRange points) => points.IsExact ? $"{points.Low}" : $"{points.Low}-{points.High}";

    /// <summary>Why a cause has its points, in one line.</summary>
    public static string Why(Cause cause, ResultView result) => OwnQuestionOf(cause).ShortAnswer(result.Form, result.Assessment.Answers);

    /// <summary>The answer to a cause's own question on its scale; null where it is not known.</summary>
    public static Scale? Picture(Cause cause, ResultView result) => OwnQuestionOf(cause).Picture(result.Form, result.Assessment.Answers);

    /// <summary>What each question adds to a cause: the answers that add points, then those that may, then those that add nothing.</summary>
    public static IEnumerable<(string Answer, PointRange Points)> Reasons(CauseScore score, ResultView result) =>
        from question in AskedQuestion.All
        where score.Contributions.Any(part => part.Factor.Question == question.Question)
        let points = score.PointsOf(question.Question)
        let highest = Math.Min(points.High, Scorecard.HighestScore)
        orderby highest == 0, points.Low == 0
        select ($"{question.Topic}: {question.Answer(result.Form, result.Assessment.Answers)}", new PointRange(Math.Min(points.Low, highest), highest));

    /// <summary>How steady the result is, in a few words.</summary>
    public static string Steady(ResultView result) => (result.Assessment.Verdict, result.Sensitivity.Steadiness) switch
    {
        ({ Outcome: Outcome.Unknown }, _) => $"A {Open(result)} answer decides this.",
        ({ IsProvisional: true }, _) => $"A {Open(result)} answer can change this.",
        (_, Steadiness.Steady) => "This result is steady.",
        (_, Steadiness.FairlySteady) => "This result is fairly steady.",
        (_, Steadiness.EasilyChanged) => "A small change in your answers can change this.",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>The answer most worth finding out, and how; null where there is none.</summary>
    public static string? WorthFindingOut(ResultView result) => result.Sensitivity.WorthFindingOut is [var open, ..]
        ? AskedQuestion.Of(open.Question).WayToFindOut(open, result.Assessment.Answers)
        : null;

    /// <summary>The tried answers that differ from the visitor's own.</summary>
    public static IEnumerable<string> Trying(ResultView result) => ShortAnswers(result.Form, result.Assessment.Answers)
        .Zip(ShortAnswers(result.Own, result.Own.ToAnswers()))
        .Where(answer => answer.First != answer.Second)
        .Select(answer => $"{answer.First.Topic}: {answer.First.Answer}");

    /// <summary>Another answer, as words on a button.</summary>
    public static string TriedAnswer(WhatIf whatIf, ResultView result) => AskedQuestion.Of(whatIf.Question).Tried(whatIf, result.Form, result.Assessment.Answers);

    /// <summary>What another answer would bring.</summary>
    public static string Consequence(in Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => $"{Plain(Leader(verdict))} fits best{(verdict.IsProvisional ? " so far" : "")}",
        Outcome.Joint => (verdict.Leaders.Count == CauseSet.All.Length ? "all three fit" : $"{Names(verdict)} both fit") + (verdict.IsProvisional ? " so far" : ""),
        Outcome.None => "none stands out",
        Outcome.Unknown => "we cannot tell yet",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static Cause Leader(in Verdict verdict) => verdict.Leaders.First();

    private static string Level(in Verdict verdict)
    {
        var soFar = verdict.IsProvisional ? " so far" : "";
        return verdict.Leaders.Count == CauseSet.All.Length ? $"All three causes fit equally well{soFar}" : $"Two causes fit equally well{soFar}: {Names(verdict)}";
    }

    private static string Names(in Verdict verdict)
    {
        var names = verdict.Leaders.Select(Plain).ToList();
        return $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // The answer that is most worth having, as the end of a sentence.
    private static string? Missing(ResultView result) => result.Sensitivity.WorthFindingOut is [var open, ..]
        ? AskedQuestion.Of(open.Question).Missing(open, result.Assessment.Answers)
        : null;

    private static string Open(ResultView result) =>
        result.Form.NormalizedFields().Any(field => field.Value == AskedQuestion.Unknown) ? "missing" : "more exact";

    // Those that move a cause that could lead. How often moves a score by 5 points at most, and decides nothing alone.
    private static int OpenQuestions(Assessment assessment) => AskedQuestion.All.Count(asked =>
        asked.Question != Question.Frequency
        && assessment.Causes.Any(cause => cause.Score.High >= PointRange.PossibleFrom && !cause.PointsOf(asked.Question).IsExact));

    private static IEnumerable<(string Topic, string Answer)> ShortAnswers(AnswersForm form, Answers answers) =>
        AskedQuestion.All.SelectMany(asked => asked.ShortAnswers(form, answers).Select(answer => (asked.Topic, answer)));

    private static AskedQuestion OwnQuestionOf(Cause cause) => AskedQuestion.Of(cause switch
    {
        Cause.CalciumDeficiency => Question.Calcium,
        Cause.ColdStimulation => Question.Room,
        Cause.Overexertion => Question.Exercise,
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    });

    private static string Plain(Cause cause) => cause == Cause.CalciumDeficiency ? "calcium" : Lower(Name(cause));

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Points(int points) => points < 0 ? $"−{-points}" : $"{points}";
}
