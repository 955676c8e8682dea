using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static CrampCheck.Rules.Interval;

namespace CrampCheck.Rules;

/// <summary>
/// All rules in one table, to be read from top to bottom. Each cause scores 0 to 100: the sum of the points of the rows
/// that apply. Points and marks are our choice unless a row names a source; no clinician has reviewed them.
/// </summary>
public static class Scorecard
{
    /// <summary>The highest score (our choice).</summary>
    public const int HighestScore = 100;

    /// <summary>The highest score of calcium deficiency (our choice): what is eaten is not a blood test.</summary>
    public const int HighestCalciumScore = 95;

    /// <summary>Causes within this many points of the highest score lead together with it (our choice).</summary>
    public const int JointWithin = 10;

    private const string BloodCalciumDrops = "the blood calcium concentration drops and cannot reach the standard, which is easy to cause cramps";
    /// <summary>The article's warning against adding calcium, with the words before and after that make it a warning.</summary>
    public const string EnoughCalcium = "If you don't understand the specific reasons, you can add a lot of calcium at will when you have enough calcium, but it will cause other health problems";
    private const string ColdIndoors = "the indoor environment is often created in a low temperature environment";
    private const string AirConditioner = "the air conditioner is used indoors in summer, but the temperature is not well controlled";
    private const string IntensityAndTime = "the intensity of exercise needs to be controlled and the time must be appropriate";
    private const string TooHardTooLong = "blindly pursue high-intensity exercise and exercise for too long";
    private const string TakeSeriously = "If the frequency of cramps is high, it should be taken seriously";

    private const string Fan = "The article speaks of an air conditioner alone. Counting a fan is our choice, because moving air cools";
    private const string LegWork = "Counting hard work of the legs like exercise is our choice; the article speaks of overwork and of excessive leg activity";
    private const string OftenTellsLittle = "The article names frequent cramps beside each cause and occasional ones beside tired legs, so how often they come can hardly tell the causes apart. A little for each cause that other answers support is our choice";

    private static readonly Uri IomReport = new("https://doi.org/10.17226/13050");
    /// <summary>The calcium need by age.</summary>
    public static readonly Source CalciumRda = new("The need by age: IOM 2011, recommended dietary allowance (RDA)", IomReport);
    private static readonly Source CalciumEar = new("The average requirement, 800 of 1000 mg: IOM 2011 (EAR)", IomReport);
    private static readonly Source CalciumUk = new("What the UK advises, 700 mg (RNI): NHS, Calcium", new("https://www.nhs.uk/conditions/vitamins-and-minerals/calcium/"));
    private static readonly Source WhoMinimum = new("At least 18 °C in the cold season: WHO, Housing and health guidelines 2018", new("https://www.who.int/publications/i/item/9789241550376"));
    private static readonly Source UsSleepAdvice = new("Usual US advice for sleep, with bedding, 60 to 67 °F (15.6 to 19.4 °C): Cleveland Clinic", new("https://health.clevelandclinic.org/what-is-the-ideal-sleeping-temperature-for-my-bedroom"));
    private static readonly Source OlderSleepers = new("Older adults slept best at 20 to 25 °C: Baniassadi et al., Sci Total Environ 2023;899:165623", new("https://doi.org/10.1016/j.scitotenv.2023.165623"));
    /// <summary>How much exercise is advised, and that a vigorous minute counts as two.</summary>
    public static readonly Source WhoActivity = new("150 to 300 moderate minutes a week, about 43 a day at the top: WHO 2020 (Bull et al., Br J Sports Med 2020;54:1451)", new("https://doi.org/10.1136/bjsports-2020-102955"));
    private static readonly Source RegularCramps = new("A trial took people with cramps once a week or more: Hallegraeff et al., J Physiother 2012;58(1):17", new("https://doi.org/10.1016/S1836-9553(12)70068-1"));

    /// <summary>The table. The factor without a cause comes last, because it looks at the points of the others.</summary>
    public static readonly ImmutableArray<Factor> Factors =
    [
        new(Question.Calcium, Cause.CalciumDeficiency, Measure.CalciumShare,
        [
            new("calcium-100", AtLeast(100), 0, EnoughCalcium, CalciumRda),
            new("calcium-80", From(80, below: 100), 10, BloodCalciumDrops, CalciumEar),
            new("calcium-60", From(60, below: 80), 25, BloodCalciumDrops, CalciumUk),
            new("calcium-40", From(40, below: 60), 45, BloodCalciumDrops),
            new("calcium-25", From(25, below: 40), 75, BloodCalciumDrops),
            new("calcium-0", Below(25), 95, BloodCalciumDrops),
        ]),
        new(Question.Room, Cause.ColdStimulation, Measure.Room,
        [
            new("room-22", AtLeast(22), 0, ColdIndoors),
            new("room-20", From(20, below: 22), 10, ColdIndoors, OlderSleepers),
            new("room-18", From(18, below: 20), 25, ColdIndoors, WhoMinimum),
            new("room-16", From(16, below: 18), 50, ColdIndoors, UsSleepAdvice),
            new("room-13", From(13, below: 16), 70, ColdIndoors),
            new("room-0", Below(13), 85, ColdIndoors),
        ]),
        new(Question.Room, Cause.ColdStimulation, Measure.CooledRoom,
        [
            new("cooling-24", AtLeast(24), 0, AirConditioner),
            new("cooling-22", From(22, below: 24), 10, AirConditioner),
            new("cooling-0", Below(22), 15, AirConditioner),
        ], Fan),
        new(Question.Exercise, Cause.Overexertion, Measure.Intensity,
        [
            new("intensity-light", UpTo((int)Intensity.Light), 0, IntensityAndTime),
            new("intensity-moderate", Exactly((int)Intensity.Moderate), 10, IntensityAndTime),
            new("intensity-vigorous", Exactly((int)Intensity.Vigorous), 30, TooHardTooLong),
        ], LegWork),
        new(Question.Exercise, Cause.Overexertion, Measure.EffortMinutes,
        [
            new("effort-0", UpTo(45), 0, IntensityAndTime, WhoActivity),
            new("effort-45", Over(45, below: 90), 15, IntensityAndTime),
            new("effort-90", From(90, below: 150), 30, IntensityAndTime),
            new("effort-150", From(150, below: 240), 45, TooHardTooLong),
            new("effort-240", AtLeast(240), 60, TooHardTooLong),
        ]),
        new(Question.Exercise, Cause.Overexertion, Measure.VigorousMinutes,
        [
            new("vigorous-60", AtLeast(60), 20, TooHardTooLong),
        ]),
        new(Question.Frequency, null, Measure.Frequency,
        [
            new("frequency-weekly", AtLeast((int)Frequency.Weekly), 5, TakeSeriously, RegularCramps),
        ], OftenTellsLittle),
    ];

    /// <summary>The day on which <see cref="Version"/> last changed.</summary>
    public static readonly DateOnly ChangedOn = new(2026, 11, 28);

    private static readonly ImmutableArray<ImmutableArray<Factor>> ByCause =
        [.. CauseSet.All.Select(cause => Factors.Where(factor => factor.Cause is null || factor.Cause == cause).ToImmutableArray())];

    /// <summary>Short fingerprint of the table, caps, bands, needs, feelings and habits: changes whenever a score could.</summary>
    public static string Version { get; } = Fingerprint();

    /// <summary>The maximum score of a cause.</summary>
    public static int HighestScoreOf(Cause cause) =>
        cause == Cause.CalciumDeficiency ? HighestCalciumScore : HighestScore;

    /// <summary>The factors that count for a cause, in the order of the table.</summary>
    public static ImmutableArray<Factor> FactorsOf(Cause cause) => ByCause[(int)cause];

    /// <summary>The scores of the three causes.</summary>
    public static Scores Score(in Answers answers) => Score(answers.BestCase(), answers.WorstCase());

    /// <summary>The same, from the answers at which they add the fewest and the most points.</summary>
    internal static Scores Score(in Answers least, in Answers most) => new(
        ScoreOf(Cause.CalciumDeficiency, least, most),
        ScoreOf(Cause.ColdStimulation, least, most),
        ScoreOf(Cause.Overexertion, least, most));

    /// <summary>The scores when only one answer changes: factors that do not read that question keep their points.</summary>
    /// <param name="least">The answers now, where they add the fewest points.</param>
    /// <param name="most">The answers now, where they add the most points.</param>
    /// <param name="changed">The question.</param>
    /// <param name="before">The scores before.</param>
    internal static Scores Score(in Answers least, in Answers most, Question changed, in Scores before) => new(
        Reads(Cause.CalciumDeficiency, changed) ? ScoreOf(Cause.CalciumDeficiency, least, most) : before.CalciumDeficiency,
        Reads(Cause.ColdStimulation, changed) ? ScoreOf(Cause.ColdStimulation, least, most) : before.ColdStimulation,
        Reads(Cause.Overexertion, changed) ? ScoreOf(Cause.Overexertion, least, most) : before.Overexertion);

    private static bool Reads(Cause cause, Question question)
    {
        foreach (var factor in FactorsOf(cause))
        {
            if (factor.Question == question)
            {
                return true;
            }
        }

        return false;
    }

    private static PointRange ScoreOf(Cause cause, in Answers least, in Answers most)
    {
        var low = ScoreOf(cause, least);
        return new(low, most == least ? low : ScoreOf(cause, most));
    }

    private static int ScoreOf(Cause cause, in Answers known)
    {
        var points = 0;
        foreach (var factor in FactorsOf(cause))
        {
            if (factor.Cause is not null || points > 0)
            {
                points += factor.RuleFor(known)?.Points ?? 0;
            }
        }

        return Math.Min(points, HighestScoreOf(cause));
    }

    private static string Fingerprint()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{HighestScore} {HighestCalciumScore} {JointWithin} {PointRange.PossibleFrom} {PointRange.LikelyFrom}\n");
        foreach (var factor in Factors)
        {
            foreach (var rule in factor.Rules)
            {
                text.Append(CultureInfo.InvariantCulture, $"{factor.Measure} {factor.Cause} {rule.Id} {rule.When} {rule.Points}\n");
            }
        }

        foreach (var (feel, celsius) in RoomTemperature.Feels)
        {
            text.Append(CultureInfo.InvariantCulture, $"{feel} {celsius}\n");
        }

        foreach (var (habit, least, most) in CalciumIntake.Habits)
        {
            text.Append(CultureInfo.InvariantCulture, $"{habit} {least} {most}\n");
        }

        foreach (var ageGroup in Enum.GetValues<AgeGroup>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{ageGroup} {CalciumNeed.Of(ageGroup)}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
