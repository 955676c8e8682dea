namespace CrampCheck.Rules.Tests;

/// <summary>A more harmful answer never lowers a score, and one question never moves another question's cause.</summary>
public class DirectionTests
{
    private static readonly int[] CalciumFromMuchToLittle = [2500, 1000, 800, 600, 400, 250, 0];
    private static readonly CalciumHabit[] HabitsFromMuchToLittle = [CalciumHabit.TwiceDaily, CalciumHabit.OnceDaily, CalciumHabit.LessThanDaily];
    private static readonly decimal[] CelsiusFromWarmToCold = [24, 22, 20, 18, 16, 13, 10];
    private static readonly RoomFeel[] FeelsFromWarmToCold = [RoomFeel.Warm, RoomFeel.Comfortable, RoomFeel.Cool, RoomFeel.Cold];
    private static readonly int[] MinutesFromShortToLong = [1, 23, 45, 46, 60, 75, 90, 91, 120, 150, 180, 240, 300, 480, 1440];

    [Fact]
    public void Score_MoreFrequentCramps_LowersNoScore() =>
        AssertNeverLowers(CauseSet.All, answers => answers.Frequency is Frequency.Unknown or Frequency.MostNights
            ? []
            : [answers with { Frequency = answers.Frequency + 1 }]);

    [Fact]
    public void Score_LessCalcium_LowersNoScore() =>
        AssertNeverLowers([Cause.CalciumDeficiency], answers =>
        [
            .. Following(CalciumFromMuchToLittle, answers.Calcium.Milligrams).Select(less => answers with { Calcium = CalciumIntake.Of(less) }),
            .. Following(HabitsFromMuchToLittle, answers.Calcium.Habit).Select(less => answers with { Calcium = CalciumIntake.Of(less) }),
        ]);

    [Fact]
    public void Score_LessCalciumByHabitAtEveryAge_LowersNoScore() =>
        AssertRises(
            Cause.CalciumDeficiency,
            from ageGroup in AgeGroups.All
            select HabitsFromMuchToLittle.Select(habit => new Answers { AgeGroup = ageGroup, Calcium = CalciumIntake.Of(habit) }));

    [Fact]
    public void Score_ColderRoom_LowersNoScore() =>
        AssertNeverLowers([Cause.ColdStimulation], answers =>
        [
            .. Following(CelsiusFromWarmToCold, answers.Room.Celsius).Select(colder => answers with { Room = RoomTemperature.Measured(colder) }),
            .. Following(FeelsFromWarmToCold, answers.Room.Feel).Select(colder => answers with { Room = RoomTemperature.Felt(colder) }),
        ]);

    [Fact]
    public void Score_CoolingOn_LowersNoScore() =>
        AssertNeverLowers([Cause.ColdStimulation], answers =>
            answers.NightCooling == NightCooling.No ? [answers with { NightCooling = NightCooling.Yes }] : []);

    [Fact]
    public void Score_LongerExercise_LowersNoScore() =>
        AssertNeverLowers([Cause.Overexertion], answers => answers.Exercise is { } exercise
            ? MinutesFromShortToLong
                .Where(minutes => minutes > exercise.Minutes)
                .Take(3)
                .Select(minutes => answers with { Exercise = new(exercise.Intensity, minutes) })
            : []);

    [Fact]
    public void Score_HarderExerciseOfEqualMinutes_LowersNoScore() =>
        AssertNeverLowers([Cause.Overexertion], answers => answers.Exercise is { Intensity: < Intensity.Vigorous } exercise
            ? [answers with { Exercise = new(exercise.Intensity + 1, exercise.Minutes) }]
            : []);

    [Fact]
    public void Score_EveryMinuteMore_LowersNoScore() =>
        AssertRises(
            Cause.Overexertion,
            from intensity in Enum.GetValues<Intensity>()
            select Enumerable.Range(0, 1441).Select(minutes => new Answers { Exercise = new(intensity, minutes) }));

    [Fact]
    public void Score_HarderAtEveryMinute_LowersNoScore() =>
        AssertRises(
            Cause.Overexertion,
            from minutes in Enumerable.Range(0, 1441)
            select Enum.GetValues<Intensity>().Select(intensity => new Answers { Exercise = new(intensity, minutes) }));

    [Fact]
    public void Score_EveryHundredthOfCelsiusLess_LowersNoScore() =>
        AssertRises(
            Cause.ColdStimulation,
            from cooling in Enum.GetValues<NightCooling>()
            select Enumerable.Range(0, 4501).Select(hundredths => new Answers
            {
                Room = RoomTemperature.Measured(45 - (hundredths / 100m)),
                NightCooling = cooling,
            }));

    [Fact]
    public void Score_EveryMilligramLess_LowersNoScore() =>
        AssertRises(
            Cause.CalciumDeficiency,
            from ageGroup in AgeGroups.All
            select Enumerable.Range(0, 5001).Select(less => new Answers { AgeGroup = ageGroup, Calcium = CalciumIntake.Of(5000 - less) }));

    private static void AssertNeverLowers(IReadOnlyList<Cause> mayRise, Func<Answers, IEnumerable<Answers>> moreHarmful)
    {
        var rungs = EveryAnswerSet.All.Select(answers => (Milder: answers, Harmful: moreHarmful(answers).ToList())).Where(rung => rung.Harmful.Count > 0);
        Assert.NotEmpty(rungs);
        AnswersAssert.None(rungs.Where(rung => rung.Harmful.Any(harmful => Lowers(rung.Milder, harmful, mayRise))).Select(rung => rung.Milder));
    }

    private static void AssertRises(Cause cause, IEnumerable<IEnumerable<Answers>> ladders) =>
        AnswersAssert.None(
            from ladder in ladders
            from step in ladder.Zip(ladder.Skip(1))
            where Lowers(step.First, step.Second, [cause])
            select step.First);

    private static bool Lowers(Answers milder, Answers harmful, IReadOnlyList<Cause> mayRise)
    {
        var (before, after) = (Scorecard.Score(milder), Scorecard.Score(harmful));
        return !CauseSet.All.All(cause => mayRise.Contains(cause)
            ? after[cause].Low >= before[cause].Low && after[cause].High >= before[cause].High
            : after[cause] == before[cause]);
    }

    private static IEnumerable<T> Following<T>(T[] ladder, T? now)
        where T : struct =>
        now is { } known ? ladder.SkipWhile(step => !step.Equals(known)).Skip(1).Take(1) : [];
}
