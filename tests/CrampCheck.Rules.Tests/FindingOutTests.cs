namespace CrampCheck.Rules.Tests;

/// <summary>The one unknown answer worth finding out, and the word for how steady a result is.</summary>
public class FindingOutTests
{
    [Fact]
    public void Advise_EveryAnswerSet_NamesOnlyWhatIsNotExact() =>
        AnswersAssert.EverySensitivity((answers, sensitivity) => sensitivity.WorthFindingOut.All(band => IsOpen(band, answers)));

    [Fact]
    public void Advise_EveryAnswerSet_TakesTheLargestShareOfChanges() =>
        AnswersAssert.EverySensitivity((answers, sensitivity) =>
        {
            var changing = sensitivity.WhatIfs.SelectMany(whatIf => whatIf.Bands).ToHashSet();
            var best = AnswerBands.All
                .Select(bands => bands.Where(band => IsOpen(band, answers)).ToList())
                .Select(open => (Open: open, Changes: open.Count(changing.Contains)))
                .Where(candidate => candidate.Changes > 0)
                .OrderByDescending(candidate => (decimal)candidate.Changes / candidate.Open.Count)
                .FirstOrDefault((Open: [], Changes: 0));
            return best.Open.SequenceEqual(sensitivity.WorthFindingOut) && best.Changes == sensitivity.WorthChanges;
        });

    [Fact]
    public void Advise_EverythingKnown_NamesNothing()
    {
        var known = EveryAnswerSet.Sensitivities.Where(set =>
            set.Answers is { Frequency: not Frequency.Unknown, Exercise: not null, NightCooling: not NightCooling.Unknown, Calcium.Milligrams: not null }
            && set.Answers.Room.Celsius is not null).ToList();

        Assert.Equal(4 * 17 * 7 * 2 * 7, known.Count);
        Assert.DoesNotContain(known, set => !set.Sensitivity.WorthFindingOut.IsEmpty || set.Sensitivity.WorthChanges != 0);
    }

    [Theory]
    [InlineData(33, 33, Steadiness.Steady)]
    [InlineData(75, 100, Steadiness.Steady)]
    [InlineData(74, 100, Steadiness.FairlySteady)]
    [InlineData(50, 100, Steadiness.FairlySteady)]
    [InlineData(49, 100, Steadiness.EasilyChanged)]
    [InlineData(0, 33, Steadiness.EasilyChanged)]
    [InlineData(24, 32, Steadiness.Steady)]
    [InlineData(24, 33, Steadiness.FairlySteady)]
    [InlineData(17, 33, Steadiness.FairlySteady)]
    [InlineData(16, 33, Steadiness.EasilyChanged)]
    public void Name_Steadiness_DependsOnShareKept(int kept, int tried, Steadiness steadiness) =>
        Assert.Equal(steadiness, new Sensitivity([], kept, tried, [], 0).Steadiness);

    [Fact]
    public void Name_EveryAnswerSet_UsesEveryWord() =>
        Assert.Equal(
            Enum.GetValues<Steadiness>(),
            EveryAnswerSet.Sensitivities.Select(set => set.Sensitivity.Steadiness).Distinct().Order());

    private static bool IsOpen(AnswerBand band, Answers answers) => band switch
    {
        FrequencyBand => answers.Frequency == Frequency.Unknown,
        ExerciseBand => answers.Exercise is null,
        CoolingBand => answers.NightCooling == NightCooling.Unknown,
        CalciumBand calcium => answers.Calcium switch
        {
            { Milligrams: not null } => false,
            { Habit: CalciumHabit.TwiceDaily } => calcium is { IsTooMuch: false, Percent.Low: 60 or 80 or 100 },
            { Habit: CalciumHabit.OnceDaily } => false,
            { Habit: CalciumHabit.LessThanDaily } => calcium.Percent.Low is 25 or 40,
            _ => true,
        },
        RoomBand room => answers.Room switch
        {
            { Celsius: not null } => false,
            { Feel: RoomFeel.Cold } => room.Sample < 16,
            { Feel: RoomFeel.Cool } => room.Sample is >= 16 and < 20,
            { Feel: RoomFeel.Comfortable } => room.Sample is >= 20 and < 24,
            { Feel: RoomFeel.Warm } => false,
            _ => true,
        },
        _ => false,
    };
}
