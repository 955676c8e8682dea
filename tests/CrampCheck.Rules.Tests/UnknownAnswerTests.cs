using CsCheck;

namespace CrampCheck.Rules.Tests;

/// <summary>
/// An unknown answer stands for every known one: the range of a score reaches from the least to the most of all
/// completions. A cause's score depends on its own question and the frequency alone (ExpectedScoresTests), so that the
/// other questions may stay as they are.
/// </summary>
public class UnknownAnswerTests
{
    [Fact]
    public void Score_CalciumLeftOpen_SpansEveryCompletion() =>
        AssertSpansEveryCompletion(
            Cause.CalciumDeficiency,
            answers => answers.Exercise == Exercise.NoExercise && answers.Room.Celsius == 24 && answers.NightCooling == NightCooling.No,
            expected: 11 * 5);

    [Fact]
    public void Score_RoomLeftOpen_SpansEveryCompletion() =>
        AssertSpansEveryCompletion(
            Cause.ColdStimulation,
            answers => answers.Exercise == Exercise.NoExercise && answers.Calcium == CalciumIntake.Of(1000),
            expected: 12 * 3 * 5);

    [Fact]
    public void Score_ExerciseLeftOpen_SpansEveryCompletion() =>
        AssertSpansEveryCompletion(
            Cause.Overexertion,
            answers => answers.Calcium == CalciumIntake.Of(1000) && answers.Room.Celsius == 24 && answers.NightCooling == NightCooling.No,
            expected: 18 * 5);

    [Fact]
    public void Score_KnownAnswers_IsExact() =>
        RandomAnswers.Known.Sample(
            known => Assert.All(CauseSet.All, cause => Assert.True(Scorecard.Score(known)[cause].IsExact)),
            iter: 1000);

    [Fact]
    public void Score_AnyCompletionOfAnyAnswers_LiesInTheRange() =>
        Gen.Select(RandomAnswers.Any, RandomAnswers.Known).Sample(
            (open, known) =>
            {
                var completion = open with
                {
                    Frequency = open.Frequency == Frequency.Unknown ? known.Frequency : open.Frequency,
                    Exercise = open.Exercise ?? known.Exercise,
                    Room = open.Room == default ? known.Room : open.Room,
                    NightCooling = open.NightCooling == NightCooling.Unknown ? known.NightCooling : open.NightCooling,
                    Calcium = open.Calcium == default ? known.Calcium : open.Calcium,
                };
                var (whole, part) = (Scorecard.Score(open), Scorecard.Score(completion));
                Assert.All(CauseSet.All, cause =>
                {
                    Assert.InRange(part[cause].Low, whole[cause].Low, whole[cause].High);
                    Assert.InRange(part[cause].High, whole[cause].Low, whole[cause].High);
                });
            },
            iter: 10_000);

    [Fact]
    public void Replace_EveryAnswerSet_LeavesNothingUnknown() =>
        AnswersAssert.EverySet(answers => IsKnown(answers.BestCase()) && IsKnown(answers.WorstCase()));

    [Fact]
    public void Replace_KnownAnswers_KeepsThem() =>
        RandomAnswers.Known.Sample(
            known =>
            {
                Assert.Equal(known, known.BestCase());
                Assert.Equal(known, known.WorstCase());
            },
            iter: 1000);

    [Fact]
    public void Score_EveryAnswerSet_StaysInItsLimits() =>
        AnswersAssert.EveryCauseScore(cause =>
            cause.Score.Low >= 0
            && cause.Score.Low <= cause.Score.High
            && cause.Score.High <= (cause.Cause == Cause.CalciumDeficiency ? 95 : 100));

    private static bool IsKnown(Answers answers) =>
        answers is { Frequency: not Frequency.Unknown, Exercise: not null, NightCooling: not NightCooling.Unknown, Calcium.Milligrams: not null }
        && answers.Room.Celsius is not null;

    private static void AssertSpansEveryCompletion(Cause cause, Func<Answers, bool> isSample, int expected)
    {
        var samples = EveryAnswerSet.All.Where(isSample).ToList();
        Assert.Equal(expected, samples.Count);

        var narrow = samples.Where(answers =>
        {
            var points = CompletionsOf(answers).Select(known => Scorecard.Score(known)[cause]).ToList();
            return Scorecard.Score(answers)[cause] != new PointRange(points.Min(score => score.Low), points.Max(score => score.High));
        });
        AnswersAssert.None(narrow);
    }

    private static IEnumerable<Answers> CompletionsOf(Answers answers) =>
        from frequency in FrequenciesOf(answers)
        from exercise in ExercisesOf(answers)
        from room in RoomsOf(answers)
        from cooling in CoolingsOf(answers)
        from milligrams in MilligramsOf(answers)
        select answers with
        {
            Frequency = frequency,
            Exercise = exercise,
            Room = room,
            NightCooling = cooling,
            Calcium = CalciumIntake.Of(milligrams),
        };

    private static IEnumerable<Frequency> FrequenciesOf(Answers answers) =>
        answers.Frequency == Frequency.Unknown
            ? [Frequency.Rarely, Frequency.Monthly, Frequency.Weekly, Frequency.MostNights]
            : [answers.Frequency];

    private static IEnumerable<Exercise> ExercisesOf(Answers answers) =>
        answers.Exercise is { } known
            ? [known]
            : Enum.GetValues<Intensity>().SelectMany(intensity => Enumerable.Range(0, 1441).Select(minutes => new Exercise(intensity, minutes)));

    private static IEnumerable<RoomTemperature> RoomsOf(Answers answers)
    {
        var (from, below) = answers.Room switch
        {
            { Feel: RoomFeel.Cold } => (10m, 16m),
            { Feel: RoomFeel.Cool } => (16m, 20m),
            { Feel: RoomFeel.Comfortable } => (20m, 24m),
            { Feel: RoomFeel.Warm } => (24m, 45.25m),
            { Celsius: { } celsius } => (celsius, celsius + 0.25m),
            _ => (0m, 45.25m),
        };
        for (var celsius = from; celsius < below; celsius += 0.25m)
        {
            yield return RoomTemperature.Measured(celsius);
        }
    }

    private static IEnumerable<NightCooling> CoolingsOf(Answers answers) =>
        answers.NightCooling == NightCooling.Unknown ? [NightCooling.No, NightCooling.Yes] : [answers.NightCooling];

    private static IEnumerable<int> MilligramsOf(Answers answers) =>
        answers.Calcium switch
        {
            { Milligrams: { } known } => [known],
            { Habit: CalciumHabit.TwiceDaily } => Enumerable.Range(750, 751),
            { Habit: CalciumHabit.OnceDaily } => Enumerable.Range(500, 100),
            { Habit: CalciumHabit.LessThanDaily } => Enumerable.Range(250, 250),
            _ => Enumerable.Range(0, 5001),
        };
}
