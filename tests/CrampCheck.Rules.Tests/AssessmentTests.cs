namespace CrampCheck.Rules.Tests;

public class AssessmentTests
{
    [Fact]
    public void Explain_EveryAnswerSet_EqualsTheScorecard()
    {
        Assert.Equal(EveryAnswerSet.All.AsEnumerable(), EveryAnswerSet.Assessments.Select(assessment => assessment.Answers));
        AnswersAssert.EveryAssessment(assessment =>
            assessment.Scores == Scorecard.Score(assessment.Answers)
            && assessment.Verdict == Verdict.Of(assessment.Scores)
            && assessment.Causes.All(cause => cause.Score == assessment.Scores[cause.Cause]));
    }

    [Fact]
    public void Explain_EveryAnswerSet_AddsUpToTheScore() =>
        AnswersAssert.EveryCauseScore(cause =>
        {
            var sum = Sum(cause.Contributions);
            var most = cause.Cause == Cause.CalciumDeficiency ? 95 : 100;
            return sum + cause.CutOff == cause.Score
                && cause.CutOff == new PointRange(Math.Min(0, most - sum.Low), Math.Min(0, most - sum.High));
        });

    [Fact]
    public void Explain_EveryAnswerSet_AddsUpByQuestion() =>
        AnswersAssert.EveryCauseScore(cause => Enum.GetValues<Question>().All(question =>
            cause.PointsOf(question) == Sum(cause.Contributions.Where(part => part.Factor.Question == question))));

    [Fact]
    public void Explain_EveryAnswerSet_NamesTheRowsBehindThePoints() =>
        AnswersAssert.EveryCauseScore(cause =>
            cause.Contributions.Select(part => part.Factor).SequenceEqual(
                Scorecard.Factors.Where(factor => factor.Cause is null || factor.Cause == cause.Cause))
            && cause.Contributions.All(part =>
                part.Points == new PointRange(part.Least?.Points ?? 0, part.Most?.Points ?? 0)
                && (part.Least is null || part.Factor.Rules.Contains(part.Least))
                && (part.Most is null || part.Factor.Rules.Contains(part.Most))));

    [Fact]
    public void Explain_EveryAnswerSet_UsesEveryRow()
    {
        var used = EveryAnswerSet.Assessments
            .SelectMany(assessment => assessment.Causes)
            .SelectMany(cause => cause.Contributions)
            .SelectMany(part => new[] { part.Least, part.Most })
            .ToHashSet();

        Assert.DoesNotContain(Scorecard.Factors.SelectMany(factor => factor.Rules), rule => !used.Contains(rule));
    }

    [Fact]
    public void Rank_EveryAnswerSet_PutsHigherRangesAndLeadersFirst() =>
        AnswersAssert.EveryAssessment(assessment =>
            assessment.Causes.Select(cause => cause.Cause).SequenceEqual(
                Enum.GetValues<Cause>()
                    .OrderByDescending(cause => assessment.Scores[cause].Low)
                    .ThenByDescending(cause => assessment.Scores[cause].High)
                    .ThenBy(cause => cause))
            && assessment.Causes.Take(assessment.Verdict.Leaders.Count).All(cause => assessment.Verdict.Leaders.Contains(cause.Cause)));

    [Fact]
    public void Explain_CooledRoomWeekly_ShowsTheWholeSum()
    {
        var assessment = Assessment.Of(new()
        {
            Frequency = Frequency.Weekly,
            Exercise = new(Intensity.Vigorous, 120),
            Room = RoomTemperature.Measured(19),
            NightCooling = NightCooling.Yes,
        });

        Assert.Equal(
            [
                "Overexertion 100..100: intensity-vigorous 30, effort-240 60, vigorous-60 20, frequency-weekly 5, cut off -15",
                "ColdStimulation 45..45: room-18 25, cooling-0 15, frequency-weekly 5, cut off 0",
                "CalciumDeficiency 0..95: calcium-100 or calcium-0 0..95, nothing or frequency-weekly 0..5, cut off 0..-5",
            ],
            assessment.Causes.Select(Describe));
    }

    [Fact]
    public void Explain_CauseWithoutPoints_OmitsFrequency()
    {
        var calcium = Assessment.Of(new() { Frequency = Frequency.MostNights, Calcium = CalciumIntake.Of(1000) }).Causes
            .Single(cause => cause.Cause == Cause.CalciumDeficiency);

        Assert.Equal("CalciumDeficiency 0..0: calcium-100 0, nothing 0, cut off 0", Describe(calcium));
    }

    [Theory]
    [InlineData(Frequency.Unknown, Seriousness.Ordinary)]
    [InlineData(Frequency.Rarely, Seriousness.Ordinary)]
    [InlineData(Frequency.Monthly, Seriousness.Ordinary)]
    [InlineData(Frequency.Weekly, Seriousness.Serious)]
    [InlineData(Frequency.MostNights, Seriousness.VerySerious)]
    public void Judge_Frequency_SetsSeriousness(Frequency frequency, Seriousness seriousness) =>
        Assert.Equal(seriousness, Assessment.Of(new() { Frequency = frequency }).Seriousness);

    [Theory]
    [InlineData(Intensity.Light)]
    [InlineData(Intensity.Moderate)]
    [InlineData(Intensity.Vigorous)]
    public void Answer_ZeroMinutes_IsNoExercise(Intensity intensity)
    {
        Assert.Equal(Exercise.NoExercise, new Exercise(intensity, 0));
        Assert.Equal(Exercise.NoExercise, new Exercise(Intensity.None, 60));
        Assert.Equal(default, Scorecard.Score(new() { Exercise = new(intensity, 0) }).Overexertion);
    }

    private static PointRange Sum(IEnumerable<Contribution> parts) =>
        new(parts.Sum(part => part.Points.Low), parts.Sum(part => part.Points.High));

    private static string Describe(CauseScore cause)
    {
        var parts = cause.Contributions.Select(part => part.Least == part.Most
            ? $"{Name(part.Least)} {Points(part.Points)}"
            : $"{Name(part.Least)} or {Name(part.Most)} {Points(part.Points)}");
        return $"{cause.Cause} {cause.Score.Low}..{cause.Score.High}: {string.Join(", ", parts)}, cut off {Points(cause.CutOff)}";
    }

    private static string Name(Rule? rule) => rule?.Id ?? "nothing";

    private static string Points(PointRange points) => points.IsExact ? $"{points.Low}" : $"{points.Low}..{points.High}";
}
