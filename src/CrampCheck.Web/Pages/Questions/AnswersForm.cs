using CrampCheck.Rules;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// The form as it was sent: text field by field, not yet judged. It is filled from the request's body alone and by no
/// model binder: the stock ones read "1,0" as 10, "0x14" as 20, and take missing fields from the address.
/// </summary>
public sealed class AnswersForm
{
    private AnswersForm(Func<string, string?> field, IReadOnlyCollection<string> givenTwice)
    {
        Frequency = field(nameof(Frequency));
        ExerciseIntensity = field(nameof(ExerciseIntensity));
        ExerciseMinutes = field(nameof(ExerciseMinutes));
        Room = field(nameof(Room));
        RoomTemperature = field(nameof(RoomTemperature));
        RoomUnit = field(nameof(RoomUnit));
        NightCooling = field(nameof(NightCooling));
        Calcium = field(nameof(Calcium));
        CalciumMilligrams = field(nameof(CalciumMilligrams));
        TabletMilligrams = field(nameof(TabletMilligrams));
        AgeGroup = field(nameof(AgeGroup));
        Servings = CalciumEstimate.Foods.ToDictionary(food => food.Code, food => field(ServingsField(food.Code)));
        GivenTwice = givenTwice;
    }

    /// <summary>A form with nothing in it.</summary>
    public static AnswersForm Empty { get; } = new(_ => null, []);

    public string? Frequency { get; }

    public string? ExerciseIntensity { get; }

    public string? ExerciseMinutes { get; }

    public string? Room { get; }

    public string? RoomTemperature { get; }

    public string? RoomUnit { get; }

    public string? NightCooling { get; }

    public string? Calcium { get; }

    public string? CalciumMilligrams { get; }

    public string? TabletMilligrams { get; }

    public string? AgeGroup { get; }

    /// <summary>Servings a week by food code.</summary>
    public IReadOnlyDictionary<string, string?> Servings { get; }

    /// <summary>Fields that were sent more than once; the first value is kept.</summary>
    public IReadOnlyCollection<string> GivenTwice { get; }

    /// <summary>The field of one food.</summary>
    public static string ServingsField(string foodCode) => $"Servings[{foodCode}]";

    /// <summary>Takes the fields it knows, whatever the case of their names, and ignores the others.</summary>
    public static AnswersForm From(IFormCollection sent)
    {
        var givenTwice = new List<string>();
        return new(
            field =>
            {
                var values = sent[field];
                if (values.Count > 1)
                {
                    givenTwice.Add(field);
                }

                return values.Count > 0 ? values[0] : null;
            },
            givenTwice);
    }

    /// <summary>The answers. Only for a form that <see cref="AnswersFormValidator"/> found without fault.</summary>
    public Answers ToAnswers() => new()
    {
        Frequency = AnswerCodes.Frequencies[Frequency!],
        Exercise = ExerciseIntensity == AnswerCodes.Unknown
            ? null
            : new(AnswerCodes.Intensities[ExerciseIntensity!], AnswerCodes.NeedsMinutes(ExerciseIntensity) ? Whole(ExerciseMinutes) : 0),
        Room = Room switch
        {
            AnswerCodes.Unknown => default,
            AnswerCodes.Measured => Rules.RoomTemperature.Measured(RoomUnit == AnswerCodes.Fahrenheit
                ? Rules.RoomTemperature.CelsiusFromFahrenheit(Number(RoomTemperature))
                : Number(RoomTemperature)),
            _ => Rules.RoomTemperature.Felt(AnswerCodes.Feels[Room!]),
        },
        NightCooling = AnswerCodes.Coolings[NightCooling!],
        CalciumMilligrams = Calcium switch
        {
            AnswerCodes.Amount => Whole(CalciumMilligrams),
            AnswerCodes.Estimate => CalciumEstimate.MilligramsADay(
                Servings.ToDictionary(food => food.Key, food => Number(food.Value)),
                Whole(TabletMilligrams)),
            _ => null,
        },
        AgeGroup = string.IsNullOrEmpty(AgeGroup) ? null : AnswerCodes.AgeGroups[AgeGroup],
    };

    /// <summary>Each field that counted, with its value as it was read. Only for a form without fault.</summary>
    public IEnumerable<KeyValuePair<string, string>> AsRead()
    {
        yield return new(nameof(Frequency), Frequency!);
        yield return new(nameof(ExerciseIntensity), ExerciseIntensity!);
        if (AnswerCodes.NeedsMinutes(ExerciseIntensity))
        {
            yield return new(nameof(ExerciseMinutes), NumberText.Write(Whole(ExerciseMinutes)));
        }

        yield return new(nameof(Room), Room!);
        if (Room == AnswerCodes.Measured)
        {
            yield return new(nameof(RoomTemperature), NumberText.Write(Number(RoomTemperature)));
            yield return new(nameof(RoomUnit), RoomUnit!);
        }

        yield return new(nameof(NightCooling), NightCooling!);
        yield return new(nameof(Calcium), Calcium!);
        if (Calcium == AnswerCodes.Amount)
        {
            yield return new(nameof(CalciumMilligrams), NumberText.Write(Whole(CalciumMilligrams)));
        }

        if (Calcium == AnswerCodes.Estimate)
        {
            foreach (var (food, servings) in Servings)
            {
                if (!string.IsNullOrWhiteSpace(servings))
                {
                    yield return new(ServingsField(food), NumberText.Write(Number(servings)));
                }
            }

            if (!string.IsNullOrWhiteSpace(TabletMilligrams))
            {
                yield return new(nameof(TabletMilligrams), NumberText.Write(Whole(TabletMilligrams)));
            }
        }

        if (!string.IsNullOrEmpty(AgeGroup))
        {
            yield return new(nameof(AgeGroup), AgeGroup);
        }
    }

    private static decimal Number(string? text) => NumberText.TryRead(text, out var number) ? number : 0;

    private static int Whole(string? text) => NumberText.TryReadWhole(text, out var number) ? number : 0;
}
