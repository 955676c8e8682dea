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
        _ => "Overexertion",
    };

    /// <summary>A name that fits a narrow column.</summary>
    public static string ShortName(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "Calcium",
        Cause.ColdStimulation => "Cold",
        _ => "Exertion",
    };

    /// <summary>A name in one or two plain words more.</summary>
    public static string Meaning(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "too little calcium",
        Cause.ColdStimulation => "a cold bedroom, or cooled air",
        _ => "exercise that is too hard or too long",
    };

    public static string Headline(Assessment assessment, Sensitivity sensitivity)
    {
        var verdict = assessment.Verdict;
        var open = sensitivity.WorthFindingOut switch
        {
            [] => "missing answers could change that",
            [RoomBand, ..] when assessment.Answers.Room.Feel is not null => "the exact room temperature could change that",
            _ => "one missing answer could change that",
        };
        return (verdict.Outcome, verdict.IsProvisional) switch
        {
            (Outcome.OneCause, true) => $"{Names(verdict)} so far: {open}",
            (Outcome.OneCause, false) => $"{Names(verdict)} is the best match for your answers{(assessment.LeadsOnlyJust ? ", but only just" : "")}",
            (Outcome.Joint, true) => $"{Names(verdict)} come out level so far: {open}",
            (Outcome.Joint, false) => $"{Names(verdict)} come out level",
            (Outcome.None, _) => "None of the three stands out",
            _ => "We cannot tell yet: too much is still open",
        };
    }

    /// <summary>The headline without its second half, for the title of the window.</summary>
    public static string Title(in Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => $"Best match: {Lower(Names(verdict))}",
        Outcome.Joint => $"Level: {Lower(Names(verdict))}",
        Outcome.None => "None of the three stands out",
        _ => "We cannot tell yet",
    };

    public static string Match(PointRange score) => score.Band switch
    {
        Band.Unlikely => "weak match",
        Band.Possible => "some match",
        Band.Likely => "strong match",
        _ => "cannot tell yet",
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
            Question.Exercise => answers.Exercise switch
            {
                null => "not known",
                { Intensity: Intensity.None } => "none",
                { } exercise => $"{QuestionWords.Hard(exercise.Intensity)}, {Minutes(exercise.Minutes)}",
            },
            Question.Room => $"{Room(answers.Room, result.Form)}; {Cooling(answers.NightCooling)}",
            _ => answers.CalciumMilligrams is { } milligrams
                ? $"{(result.IsEstimate ? "about " : "")}{milligrams} mg a day of the {answers.Need.Milligrams} mg needed"
                : "not known",
        };
    }

    /// <summary>The answers that add points to a cause, with what they add.</summary>
    public static IEnumerable<(string Answer, string Points)> Reasons(CauseScore score, ResultView result)
    {
        foreach (var question in Enum.GetValues<Question>())
        {
            var points = score.PointsOf(question);
            var highest = Math.Min(points.High, Scorecard.HighestScore);
            if (highest > 0)
            {
                yield return ($"{Asked(question)}: {Answer(question, result)}", Points(new PointRange(Math.Min(points.Low, highest), highest)));
            }
        }
    }

    public static string Asked(Question question) => question switch
    {
        Question.Frequency => "How often",
        Question.Exercise => "Exercise",
        Question.Room => "Bedroom",
        _ => "Calcium",
    };

    /// <summary>One sentence: other answers, and what they would bring.</summary>
    public static string Sentence(WhatIf whatIf, in Answers answers) =>
        $"If {Condition(whatIf, answers)}, {Consequence(whatIf.Verdict)}.";

    public static string Steady(Sensitivity sensitivity, in Verdict verdict)
    {
        if (verdict.Outcome == Outcome.Unknown)
        {
            return $"Nothing is settled yet: we tried {sensitivity.Tried} other answers, one at a time, and {sensitivity.Tried - sensitivity.Kept} of them would change this.";
        }

        var word = sensitivity.Steadiness switch
        {
            Steadiness.Steady => "This result is steady",
            Steadiness.FairlySteady => "This result is fairly steady",
            _ => "This result changes easily",
        };
        return $"{word}: we tried {sensitivity.Tried} other answers, one at a time, and {sensitivity.Kept} of them give the same result.";
    }

    /// <summary>The unknown answer most worth finding out, and how.</summary>
    public static string WorthFindingOut(Sensitivity sensitivity, in Answers answers) => sensitivity.WorthFindingOut[0] switch
    {
        FrequencyBand => "how often the cramps come. Note your nights in the diary for two weeks.",
        ExerciseBand => "how hard and how long you exercise. Look at the clock on a normal day.",
        RoomBand when answers.Room.Feel is not null => "the exact temperature of your bedroom. Put a thermometer by your bed for one night.",
        RoomBand => "how warm your bedroom is. Put a thermometer by your bed for one night.",
        CoolingBand => "whether an air conditioner or a fan runs while you sleep.",
        _ => "how much calcium you get. The food list in question 4 helps.",
    };

    private static string Names(in Verdict verdict)
    {
        var names = CauseSet.All.Where(verdict.Leaders.Contains).Select((cause, i) => i == 0 ? Name(cause) : Lower(Name(cause))).ToList();
        return names.Count < 2 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Consequence(in Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => $"{Lower(Names(verdict))} would lead{(verdict.IsProvisional ? " so far" : "")}",
        Outcome.Joint => $"{Lower(Names(verdict))} would come out level{(verdict.IsProvisional ? " so far" : "")}",
        Outcome.None => "none of the three would stand out",
        _ => "we could not tell yet",
    };

    private static string Condition(WhatIf whatIf, in Answers answers)
    {
        var need = answers.Need;
        return (whatIf.Bands[0], whatIf.Bands[^1]) switch
        {
            (FrequencyBand, _) => "you had cramps " + string.Join(", or ", whatIf.Bands.Cast<FrequencyBand>().Select(band => QuestionWords.Often(band.Frequency))),
            (ExerciseBand { Intensity: Intensity.None }, _) => "you did no exercise",
            (ExerciseBand first, ExerciseBand last) => $"you did {QuestionWords.Hard(first.Intensity)} exercise {Minutes(first.FromMinutes, last.ToMinutes)}",
            (RoomBand first, RoomBand last) => $"the room were {QuestionWords.Temperatures(first.Celsius.To(last.Celsius))}",
            (CoolingBand { NightCooling: NightCooling.Yes }, _) => "an air conditioner or fan ran at night",
            (CoolingBand, _) => "no air conditioner or fan ran at night",
            (CalciumBand most, CalciumBand least) => $"you got {Milligrams(least.FromMilligrams(need), UpTo(most, need))} of calcium a day",
            _ => throw new ArgumentException("A band of no known question.", nameof(whatIf)),
        };
    }

    // The most whole mg below the next band, or null where the band has no end.
    private static int? UpTo(CalciumBand band, CalciumNeed need) => band switch
    {
        { IsTooMuch: true } => null,
        { Percent.High: { } percent } => (int)decimal.Ceiling(percent * need.Milligrams / 100) - 1,
        _ => need.UpperLevel - 1,
    };

    private static string Milligrams(int from, int? to) => (from, to) switch
    {
        (_, null) => $"{from} mg or more",
        (0, { } most) => $"less than {most + 1} mg",
        (_, { } most) => $"{from} to {most} mg",
    };

    private static string Minutes(int from, int to) => (from, to) switch
    {
        (1, Exercise.MostMinutes) => "for any time",
        (1, _) => $"for up to {to} minutes",
        (_, Exercise.MostMinutes) => $"for {from} minutes or more",
        _ => $"for {from} to {to} minutes",
    };

    private static string Minutes(int minutes) => minutes == 1 ? "1 minute" : $"{minutes} minutes";

    private static string Points(int points) => points < 0 ? $"−{-points}" : $"{points}";

    private static string Room(RoomTemperature room, AnswersForm form) => room switch
    {
        { Feel: { } feel } => $"{QuestionWords.Feels(feel)}: {QuestionWords.Temperatures(RoomTemperature.Feels.First(known => known.Feel == feel).Celsius)}",
        { Celsius: null } => "not known",
        _ => $"{form.RoomTemperature!.Trim()} °{form.RoomUnit!.ToUpperInvariant()}",
    };

    private static string Cooling(NightCooling cooling) => cooling switch
    {
        NightCooling.Yes => "air conditioner or fan on",
        NightCooling.No => "no air conditioner or fan",
        _ => "air conditioner or fan not known",
    };
}
