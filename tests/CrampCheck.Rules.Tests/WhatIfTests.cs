namespace CrampCheck.Rules.Tests;

/// <summary>Every what-if of every answer set, checked by giving the other answer.</summary>
public class WhatIfTests
{
    private static readonly Dictionary<AnswerBand, (int Question, int Band)> Places = AnswerBands.All
        .SelectMany((bands, question) => bands.Select((band, place) => KeyValuePair.Create(band, (question, place))))
        .ToDictionary(ReferenceEqualityComparer.Instance);

    [Fact]
    public void Try_EveryAnswerSet_ListsExactlyTheAnswersThatChangeTheResult() =>
        AnswersAssert.EverySensitivity((answers, sensitivity) =>
        {
            var now = EveryAnswerSet.VerdictOf(answers);
            var others = AnswerBands.All.SelectMany(bands => bands).Where(band => !band.Holds(answers)).ToList();
            var changing = others.Where(band => Differ(EveryAnswerSet.VerdictOf(band.ApplyTo(answers)), now)).ToList();
            return changing.SequenceEqual(sensitivity.WhatIfs.SelectMany(whatIf => whatIf.Bands))
                && sensitivity.Tried == others.Count
                && sensitivity.Kept + changing.Count == others.Count;
        });

    [Fact]
    public void Try_EveryAnswerSet_CountsTheOtherAnswers() =>
        AnswersAssert.EverySensitivity((answers, sensitivity) => sensitivity.Tried == CountOfOthers(answers));

    [Fact]
    public void Apply_EveryWhatIf_GivesItsResult() =>
        AnswersAssert.EverySensitivity((answers, sensitivity) => sensitivity.WhatIfs.All(whatIf =>
            !whatIf.Verdict.HasSameContentAs(EveryAnswerSet.VerdictOf(answers))
            && whatIf.Bands.All(band => EveryAnswerSet.VerdictOf(band.ApplyTo(answers)) == whatIf.Verdict)));

    [Fact]
    public void Apply_LastNumberOfEveryWhatIf_GivesItsResult() =>
        AnswersAssert.EverySensitivity((answers, sensitivity) => sensitivity.WhatIfs.All(whatIf =>
            whatIf.Bands.All(band => Verdict.Of(Scorecard.Score(LastOf(band, answers))) == whatIf.Verdict)));

    [Fact]
    public void Try_EveryAnswerSet_FindsOneAnswerThatChangesTheResult() =>
        AnswersAssert.EverySensitivity((_, sensitivity) => !sensitivity.WhatIfs.IsEmpty);

    [Fact]
    public void Gather_EveryAnswerSet_JoinsNeighboursWithSameResult() =>
        AnswersAssert.EverySensitivity((_, sensitivity) =>
            sensitivity.WhatIfs.All(whatIf => Pairs(whatIf.Bands).All(pair => AreNeighbours(pair.First, pair.Second)))
            && Pairs(sensitivity.WhatIfs).All(pair =>
                !AreNeighbours(pair.First.Bands[^1], pair.Second.Bands[0]) || pair.First.Verdict != pair.Second.Verdict));

    [Fact]
    public void Gather_EveryAnswerSet_NamesTheQuestionOfItsBands() =>
        AnswersAssert.EverySensitivity((_, sensitivity) =>
            sensitivity.WhatIfs.All(whatIf => whatIf.Bands.All(band => band.Question == whatIf.Question)));

    [Fact]
    public void Measure_SomeWhatIfs_IsSmallestMoveOfAnyScore() =>
        AnswersAssert.SomeSensitivities((answers, sensitivity) => sensitivity.WhatIfs.All(whatIf =>
            whatIf.Distance == whatIf.Bands.Min(band => band.IsPossibleFor(answers)
                ? 0
                : CauseSet.All.Max(cause => Math.Abs(LowOf(cause, band.ApplyTo(answers)) - LowOf(cause, answers))))));

    [Fact]
    public void Order_SomeWhatIfs_PutsOneOfEachFirstByWorthFindingOutThenNearest() =>
        AnswersAssert.SomeSensitivities((_, sensitivity) =>
        {
            var left = sensitivity.WhatIfs.ToList();
            var firsts = left.Select(KindOf).Distinct().Count();
            var telling = sensitivity.MostTelling().ToList();
            return telling.Count == left.Count && telling.Index().All(next =>
            {
                // The nearest of each kind comes once, and then all others.
                var others = next.Index < firsts
                    ? left.GroupBy(KindOf).Where(kind => !telling.Take(next.Index).Any(told => KindOf(told) == kind.Key)).Select(kind => kind.MinBy(whatIf => whatIf.Distance)!)
                    : left;
                var best = others.Min(Rank);
                return left.Remove(next.Item) && Rank(next.Item) == best;
            });

            (bool, int) Rank(WhatIf whatIf) => (sensitivity.WorthFindingOut is not [var worth, ..] || worth.GetType() != KindOf(whatIf), whatIf.Distance);
        });

    [Fact]
    public void Try_ColdRoomAndShortHardExercise_SaysWhatWouldChange()
    {
        var answers = new Answers
        {
            Frequency = Frequency.Rarely,
            Exercise = new(Intensity.Vigorous, 30),
            Room = RoomTemperature.Measured(15),
            NightCooling = NightCooling.No,
            Calcium = CalciumIntake.Of(1000),
        };

        Assert.Equal(
            [
                "Light from 480 to 1440 minutes: Joint: ColdStimulation, Overexertion",
                "Moderate from 240 to 1440 minutes: Joint: ColdStimulation, Overexertion",
                "Vigorous from 45 to 74 minutes: Joint: ColdStimulation, Overexertion",
                "Vigorous from 75 to 1440 minutes: OneCause: Overexertion",
                "room from 16 to 18: Joint: ColdStimulation, Overexertion",
                "room from 18 on: OneCause: Overexertion",
                "calcium from 250 mg: Joint: CalciumDeficiency, ColdStimulation",
                "calcium from 0 mg: OneCause: CalciumDeficiency",
            ],
            Sensitivity.Of(answers).WhatIfs.Select(Describe));
    }

    private static Type KindOf(WhatIf whatIf) => whatIf.Bands[0].GetType();

    private static int LowOf(Cause cause, in Answers answers) => Assessment.Of(answers).Scores[cause].Low;

    private static bool AreNeighbours(AnswerBand left, AnswerBand right) =>
        Places[left] == (Places[right].Question, Places[right].Band - 1)
        && !(left is ExerciseBand { Intensity: var one } && right is ExerciseBand { Intensity: var other } && one != other);

    private static string Describe(WhatIf whatIf) => (whatIf.Bands[0], whatIf.Bands[^1]) switch
    {
        (ExerciseBand first, ExerciseBand last) => $"{first.Intensity} from {first.FromMinutes} to {last.ToMinutes} minutes: {LeaderRule.Tell(whatIf.Verdict)}",
        (RoomBand first, RoomBand { Celsius.High: null }) => $"room from {first.Celsius.Low} on: {LeaderRule.Tell(whatIf.Verdict)}",
        (RoomBand first, RoomBand last) => $"room from {first.Celsius.Low} to {last.Celsius.High}: {LeaderRule.Tell(whatIf.Verdict)}",
        (CalciumBand first, _) => $"calcium from {first.FromMilligrams(new(1000, 2500))} mg: {LeaderRule.Tell(whatIf.Verdict)}",
        _ => whatIf.ToString(),
    };

    private static IEnumerable<(T First, T Second)> Pairs<T>(IReadOnlyList<T> list) => list.Zip(list.Skip(1));

    private static bool Differ(Verdict one, Verdict other) => (one.Outcome, one.Leaders) != (other.Outcome, other.Leaders);

    private static Answers LastOf(AnswerBand band, Answers answers) => band switch
    {
        ExerciseBand exercise => answers with { Exercise = new(exercise.Intensity, exercise.ToMinutes) },
        RoomBand { Celsius.Low: null } => answers with { Room = RoomTemperature.Measured(0) },
        RoomBand { Celsius.High: { } high } => answers with { Room = RoomTemperature.Measured(high - 0.0001m) },
        RoomBand => answers with { Room = RoomTemperature.Measured(45) },
        CalciumBand calcium => answers with { Calcium = CalciumIntake.Of(LastMilligrams(calcium)) },
        _ => band.ApplyTo(answers),
    };

    private static int LastMilligrams(CalciumBand calcium) =>
        calcium.IsTooMuch ? 5000 : calcium.Percent.High is { } high ? ((int)high * 10) - 1 : 2499;

    private static int CountOfOthers(Answers answers) =>
        (answers.Frequency == Frequency.Unknown ? 4 : 3)
        + (answers.Exercise is null ? 17 : 16)
        + (answers.Room.Celsius is not null || answers.Room.Feel == RoomFeel.Warm ? 6 : 7)
        + (answers.NightCooling == NightCooling.Unknown ? 2 : 1)
        + (answers.Calcium.Milligrams is not null || answers.Calcium.Habit == CalciumHabit.OnceDaily ? 6 : 7);
}
