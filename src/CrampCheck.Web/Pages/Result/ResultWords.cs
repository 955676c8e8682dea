using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

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

    /// <summary>A name that fits a narrow column.</summary>
    public static string ShortName(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "Calcium",
        Cause.ColdStimulation => "Cold",
        Cause.Overexertion => "Exertion",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    /// <summary>A name in a few plain words more.</summary>
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
        var changes = CauseSet.All.Where(verdict.Leaders.Contains).Select(cause => cause switch
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
            (Outcome.OneCause, false) => $"{Name(Leader(verdict))} fits your answers best: {Match(assessment.Scores[Leader(verdict)])}",
            (Outcome.Joint, var isProvisional) => Level(verdict, isProvisional),
            (Outcome.None, _) => "None of the three stands out",
            _ when missing is null => "We cannot tell yet: too much is open",
            _ when OpenAnswers(assessment.Answers) == 1 => $"One answer decides this: {missing}",
            _ => $"We cannot tell yet. Most helpful: {missing}",
        };
    }

    /// <summary>How seriously the article says to take the cramps; null where there is nothing to say.</summary>
    public static string? TakeSeriously(Frequency frequency) => frequency switch
    {
        Frequency.MostNights => "Cramps on most nights: see a doctor soon",
        Frequency.Weekly => "Cramps every week: take them seriously, says the article",
        Frequency.Unknown => "If they come every week, take them seriously",
        _ => null,
    };

    /// <summary>What could change a provisional result.</summary>
    public static string StillNeeded(ResultView result) => Missing(result) is { } missing ? $"We still need {missing}." : "Missing answers could change that.";

    /// <summary>The headline in a few words, for the title of the window.</summary>
    public static string Title(in Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => $"{Name(Leader(verdict))} fits best",
        Outcome.Joint => Level(verdict, isProvisional: false),
        Outcome.None => "None of the three stands out",
        Outcome.Unknown => "We cannot tell yet",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>The band as a whole phrase.</summary>
    public static string Match(PointRange score) => score.Band == Band.Unknown ? "cannot tell yet" : $"{Strength(score)} match";

    /// <summary>The band in one word.</summary>
    public static string Strength(PointRange score) => score.Band switch
    {
        Band.Unlikely => "weak",
        Band.Possible => "some",
        Band.Likely => "strong",
        Band.Unknown => "open",
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };

    public static string Points(PointRange points) =>
        points.IsExact ? Points(points.Low) : $"{Points(points.Low)} to {Points(points.High)}";

    /// <summary>The number as a value of a data attribute.</summary>
    public static string Data(PointRange points) => points.IsExact ? $"{points.Low}" : $"{points.Low}-{points.High}";

    /// <summary>What was answered to a question.</summary>
    public static string Answer(Question question, ResultView result)
    {
        var answers = result.Assessment.Answers;
        return question switch
        {
            Question.Frequency => QuestionWords.Often(answers.Frequency),
            Question.Exercise => Exercise(answers.Exercise),
            Question.Room => $"{Room(result)}; {Cooling(answers.NightCooling)}",
            Question.Calcium => Calcium(result),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    /// <summary>Why a cause has its points, in one line.</summary>
    public static string Why(Cause cause, ResultView result)
    {
        var answers = result.Assessment.Answers;
        return cause switch
        {
            Cause.CalciumDeficiency => answers.Calcium switch
            {
                { Milligrams: { } milligrams } => $"{milligrams} of {answers.Need.Milligrams} mg a day",
                { Habit: { } habit } => QuestionWords.Servings(habit),
                _ => "calcium not known",
            },
            Cause.ColdStimulation => ShortBedroom(result),
            Cause.Overexertion => answers.Exercise switch
            {
                null => "exercise not known",
                { Intensity: Intensity.None } => "no exercise or leg work",
                var known => Exercise(known),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(cause)),
        };
    }

    /// <summary>What each question adds to a cause: the answers that add points, then those that keep it low.</summary>
    public static IEnumerable<(string Answer, PointRange Points)> Reasons(CauseScore score, ResultView result) =>
        from question in Enum.GetValues<Question>()
        where score.Contributions.Any(part => part.Factor.Question == question)
        let points = score.PointsOf(question)
        let highest = Math.Min(points.High, Scorecard.HighestScore)
        orderby highest == 0
        select ($"{Asked(question)}: {Answer(question, result)}", new PointRange(Math.Min(points.Low, highest), highest));

    public static string Asked(Question question) => question switch
    {
        Question.Frequency => "How often",
        Question.Exercise => "Exercise or leg work",
        Question.Room => "Bedroom",
        Question.Calcium => "Calcium",
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    /// <summary>How steady the result is, in a few words.</summary>
    public static string Steady(Sensitivity sensitivity, in Verdict verdict) => (verdict.Outcome, sensitivity.Steadiness) switch
    {
        (Outcome.Unknown, _) => "Nothing is settled yet.",
        (_, Steadiness.Steady) => "This result is steady.",
        (_, Steadiness.FairlySteady) => "This result is fairly steady.",
        (_, Steadiness.EasilyChanged) => "A small change in your answers can change this.",
        _ => throw new ArgumentOutOfRangeException(nameof(sensitivity)),
    };

    /// <summary>The answer most worth finding out, and how; null where there is none.</summary>
    public static string? WorthFindingOut(ResultView result) => result.Sensitivity.WorthFindingOut switch
    {
        [] => null,
        [FrequencyBand, ..] => "Note your nights in the diary for two weeks.",
        [ExerciseBand, ..] => "Look at the clock on a normal day with exercise or leg work.",
        [RoomBand, ..] => "Put a thermometer by your bed for one night.",
        [CoolingBand, ..] => "Look whether an air conditioner or a fan runs while you sleep.",
        [CalciumBand, ..] when result.Assessment.Answers.Calcium.Habit is not null => "Count what you eat and take with the food list in question 4.",
        _ => "Tell us how often you have milk, yogurt or cheese.",
    };

    /// <summary>What is tried, against the visitor's own answers.</summary>
    public static string Trying(ResultView result) => string.Join("; ", ShortAnswers(result)
        .Zip(ShortAnswers(new(result.Own, result.Texts, result.Today)))
        .Where(answer => answer.First != answer.Second)
        .Select(answer => $"{answer.First} instead of {answer.Second}"));

    /// <summary>Another answer, as words on a button.</summary>
    public static string TriedAnswer(WhatIf whatIf, ResultView result)
    {
        var need = result.Assessment.Answers.Need;
        return (whatIf.Bands[0], whatIf.Bands[^1]) switch
        {
            (FrequencyBand, _) => "Cramps " + string.Join(", or ", whatIf.Bands.Cast<FrequencyBand>().Select(band => QuestionWords.Often(band.Frequency))),
            (ExerciseBand { Intensity: Intensity.None }, _) => "No exercise or hard leg work",
            (ExerciseBand { FromMinutes: 1 } first, ExerciseBand { ToMinutes: Rules.Exercise.MaxMinutes }) => $"Any {QuestionWords.Hard(first.Intensity)} effort",
            (ExerciseBand first, ExerciseBand last) => $"{Upper(QuestionWords.Hard(first.Intensity))} effort, {Minutes(first.FromMinutes, last.ToMinutes)}",
            (RoomBand first, RoomBand last) => $"Room {QuestionWords.ShortTemperatures(first.Celsius.To(last.Celsius), result.IsInFahrenheit)}",
            (CoolingBand { NightCooling: NightCooling.Yes }, _) => "Air conditioner or fan on",
            (CoolingBand, _) => "No air conditioner or fan",
            (CalciumBand most, CalciumBand least) => $"{Milligrams(least.FromMilligrams(need), most.ToMilligrams(need))} calcium a day",
            _ => throw new ArgumentException("A band of no known question.", nameof(whatIf)),
        };
    }

    /// <summary>What another answer would bring.</summary>
    public static string Consequence(in Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => $"{Plain(Leader(verdict))} fits best{(verdict.IsProvisional ? " so far" : "")}",
        Outcome.Joint => (verdict.Leaders.Count == CauseSet.All.Length ? "all three fit" : $"{Names(verdict)} both fit") + (verdict.IsProvisional ? " so far" : ""),
        Outcome.None => "none stands out",
        Outcome.Unknown => "we cannot tell yet",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static Cause Leader(in Verdict verdict) => CauseSet.All.First(verdict.Leaders.Contains);

    private static string Level(in Verdict verdict, bool isProvisional)
    {
        var soFar = isProvisional ? " so far" : "";
        return verdict.Leaders.Count == CauseSet.All.Length ? $"All three causes fit equally well{soFar}" : $"Two causes fit equally well{soFar}: {Names(verdict)}";
    }

    private static string Names(in Verdict verdict)
    {
        var names = CauseSet.All.Where(verdict.Leaders.Contains)
            .Select(Plain).ToList();
        return $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // The answer that is most worth having, as the end of a sentence.
    private static string? Missing(ResultView result) => result.Sensitivity.WorthFindingOut switch
    {
        [] => null,
        [FrequencyBand, ..] => "how often the cramps come",
        [ExerciseBand, ..] => "your exercise and leg work",
        [RoomBand, ..] when result.Assessment.Answers.Room.Feel is not null => "the exact temperature",
        [RoomBand, ..] => "your room temperature",
        [CoolingBand, ..] => "whether your room is cooled",
        [CalciumBand, ..] when result.Assessment.Answers.Calcium.Habit is not null => "your exact calcium",
        _ => "your calcium",
    };

    private static int OpenAnswers(in Answers answers) =>
        (answers.Exercise is null ? 1 : 0)
        + (answers.Room.Celsius is null ? 1 : 0)
        + (answers.NightCooling == NightCooling.Unknown ? 1 : 0)
        + (answers.Calcium.Milligrams is null ? 1 : 0);

    private static string Plain(Cause cause) => cause == Cause.CalciumDeficiency ? "calcium" : Lower(Name(cause));

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Milligrams(int from, int? to) => (from, to) switch
    {
        (_, null) => $"{from} mg or more",
        (0, { } most) => $"Less than {most + 1} mg",
        (_, { } most) => $"{from} to {most} mg",
    };

    private static string Minutes(int from, int to) => (from, to) switch
    {
        (1, _) => $"up to {to} min",
        (_, Rules.Exercise.MaxMinutes) => $"{from} min or more",
        _ => $"{from} to {to} min",
    };

    private static string Points(int points) => points < 0 ? $"−{-points}" : $"{points}";

    private static string Exercise(Exercise? exercise) => exercise switch
    {
        null => "not known",
        { Intensity: Intensity.None } => "none",
        { Minutes: 1 } known => $"{QuestionWords.Hard(known.Intensity)}, 1 minute",
        { } known => $"{QuestionWords.Hard(known.Intensity)}, {known.Minutes} minutes",
    };

    private static string Calcium(ResultView result)
    {
        var (calcium, need) = (result.Assessment.Answers.Calcium, result.Assessment.Answers.Need.Milligrams);
        return calcium switch
        {
            { Milligrams: { } milligrams } => $"{(result.IsEstimate ? "about " : "")}{milligrams} mg a day of the {need} mg needed",
            { Habit: { } habit } => $"{QuestionWords.Servings(habit)}: {QuestionWords.Milligrams(habit)} of the {need} mg needed",
            _ => "not known",
        };
    }

    private static string Room(ResultView result) => result.Assessment.Answers.Room switch
    {
        { Feel: { } feel } => $"{QuestionWords.Feels(feel)}: {QuestionWords.Temperatures(RoomTemperature.Feels.First(known => known.Feel == feel).Celsius)}",
        { Celsius: null } => "not known",
        _ => ShortRoom(result),
    };

    private static IEnumerable<string> ShortAnswers(ResultView result) =>
    [
        Answer(Question.Frequency, result),
        Why(Cause.Overexertion, result),
        ShortRoom(result),
        ShortCooling(result.Assessment.Answers.NightCooling),
        Why(Cause.CalciumDeficiency, result),
    ];

    private static string ShortBedroom(ResultView result) =>
        result.Assessment.Answers is { Room.Feel: null, Room.Celsius: null, NightCooling: NightCooling.Unknown }
            ? "room and cooling unknown"
            : $"{ShortRoom(result)}, {ShortCooling(result.Assessment.Answers.NightCooling)}";

    private static string ShortRoom(ResultView result) => result.Assessment.Answers.Room switch
    {
        { Feel: { } feel } => QuestionWords.Feels(feel)["feels ".Length..],
        { Celsius: null } => "room unknown",
        _ => $"{TypedNumber.Write(result.Form.RoomTemperature.Value!.Value)} °{result.Form.TemperatureUnit!.ToUpperInvariant()}",
    };

    private static string Cooling(NightCooling cooling) => cooling switch
    {
        NightCooling.Yes => "air conditioner or fan on",
        NightCooling.No => "no air conditioner or fan",
        NightCooling.Unknown => "air conditioner or fan not known",
        _ => throw new ArgumentOutOfRangeException(nameof(cooling)),
    };

    private static string ShortCooling(NightCooling cooling) => cooling switch
    {
        NightCooling.Yes => "cooled at night",
        NightCooling.No => "not cooled",
        NightCooling.Unknown => "cooling unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(cooling)),
    };
}
