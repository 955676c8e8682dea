using CrampCheck.Rules;
using CrampCheck.Web.Pages.Result;
using Microsoft.AspNetCore.WebUtilities;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// The form as it was sent, each field read once. It is filled from the request's body alone and by no model binder: the stock
/// ones read "1,0" as 10, "0x14" as 20, and take missing fields from the address. Whether it is whole is for
/// <see cref="AnswersFormValidator"/> to say.
/// </summary>
public sealed class AnswersForm
{
    private static readonly IReadOnlyDictionary<string, string> NothingTried = new Dictionary<string, string>();

    private readonly Func<string, string?> _field;
    private int? _estimatedMilligrams;

    private AnswersForm(Func<string, string?> field, IReadOnlyCollection<string> givenTwice, IReadOnlyDictionary<string, string>? tried = null)
    {
        _field = field;
        Tried = tried ?? NothingTried;
        Frequency = field(nameof(Frequency));
        ExerciseIntensity = field(nameof(ExerciseIntensity));
        ExerciseMinutes = TypedNumber.Read(field(nameof(ExerciseMinutes)));
        Room = field(nameof(Room));
        RoomTemperature = TypedNumber.Read(field(nameof(RoomTemperature)));
        RoomUnit = field(nameof(RoomUnit));
        NightCooling = field(nameof(NightCooling));
        Calcium = field(nameof(Calcium));
        CalciumMilligrams = TypedNumber.Read(field(nameof(CalciumMilligrams)));
        ServingsPer = field(nameof(ServingsPer));
        Servings = CalciumEstimate.Foods.ToDictionary(food => food.Code, food => TypedNumber.Read(field(ServingsField(food.Code))));
        TabletMilligrams = TypedNumber.Read(field(nameof(TabletMilligrams)));
        TabletsPerDay = TypedNumber.Read(field(nameof(TabletsPerDay)));
        Confirmed = field(nameof(Confirmed));
        AgeGroup = field(nameof(AgeGroup));
        GivenTwice = givenTwice;
    }

    /// <summary>A form with nothing in it.</summary>
    public static AnswersForm Empty { get; } = new(_ => null, []);

    public string? Frequency { get; }

    public string? ExerciseIntensity { get; }

    public TypedNumber ExerciseMinutes { get; }

    public string? Room { get; }

    public TypedNumber RoomTemperature { get; }

    /// <summary>The unit that was chosen.</summary>
    public string? RoomUnit { get; }

    public string? NightCooling { get; }

    public string? Calcium { get; }

    public TypedNumber CalciumMilligrams { get; }

    /// <summary>Whether all servings are of a day or of a week; a week where it is absent.</summary>
    public string? ServingsPer { get; }

    /// <summary>Servings by food code.</summary>
    public IReadOnlyDictionary<string, TypedNumber> Servings { get; }

    /// <summary>Calcium in one tablet, mg.</summary>
    public TypedNumber TabletMilligrams { get; }

    /// <summary>Tablets a day; one where it is absent.</summary>
    public TypedNumber TabletsPerDay { get; }

    /// <summary>"yes" where the visitor was asked back about an implausible amount, and means it.</summary>
    public string? Confirmed { get; }

    public string? AgeGroup { get; }

    /// <summary>Fields that were sent with more than one value; the first is kept.</summary>
    public IReadOnlyCollection<string> GivenTwice { get; }

    /// <summary>The fields that are tried in the place of the visitor's own.</summary>
    public IReadOnlyDictionary<string, string> Tried { get; }

    /// <summary>The unit typed after the temperature; null where none of the two is.</summary>
    public string? TypedUnit =>
        Units.Celsius.Contains(RoomTemperature.Unit) ? AnswerCodes.Celsius
        : Units.Fahrenheit.Contains(RoomTemperature.Unit) ? AnswerCodes.Fahrenheit
        : null;

    /// <summary>The unit of the temperature, typed or chosen.</summary>
    public string? TemperatureUnit => TypedUnit ?? RoomUnit;

    /// <summary>
    /// Whether to ask back before the amount of calcium counts: it is implausible, and the visitor was not asked yet. Only for a
    /// form without fault.
    /// </summary>
    public bool IsAskedBack => Confirmed != AnswerCodes.Yes && IsImplausible;

    private bool IsImplausible =>
        (Calcium == AnswerCodes.Amount && CalciumMilligrams.Value < CalciumIntake.PlausibleFrom)
        || (Calcium == AnswerCodes.Estimate && EstimatedMilligrams > CalciumEstimate.PlausibleUpTo);

    /// <summary>What food and tablets come to, mg a day. Only for a form without fault.</summary>
    public int EstimatedMilligrams => _estimatedMilligrams ??= CalciumEstimate.MilligramsADay(
        Servings.Where(food => !food.Value.IsEmpty).ToDictionary(food => food.Key, food => Number(food.Value)),
        ServingsPer == AnswerCodes.Day ? 1 : 7,
        TabletMilligrams.IsEmpty ? 0 : (int)Number(TabletMilligrams),
        TabletsPerDay.IsEmpty ? 1 : Number(TabletsPerDay));

    /// <summary>The field of one food.</summary>
    public static string ServingsField(string foodCode) => $"Servings[{foodCode}]";

    /// <summary>Takes the fields it knows, whatever the case of their names, and ignores the others. An empty value is no value.</summary>
    public static AnswersForm From(IFormCollection sent)
    {
        var givenTwice = new List<string>();
        return new(
            field =>
            {
                string? first = null;
                foreach (var value in sent[field])
                {
                    if (first is not null && !string.IsNullOrEmpty(value))
                    {
                        givenTwice.Add(field);
                        break;
                    }

                    first = string.IsNullOrEmpty(value) ? first : value;
                }

                return first;
            },
            givenTwice);
    }

    /// <summary>The same form with some fields as they are tried. What a try offers is never asked back.</summary>
    /// <param name="fields">The fields as a query, as <see cref="Result.Tries"/> writes them.</param>
    public AnswersForm Trying(string fields)
    {
        var tried = QueryHelpers.ParseQuery(fields).ToDictionary(field => field.Key, field => $"{field.Value[0]}", StringComparer.OrdinalIgnoreCase);
        return new(
            field => tried.GetValueOrDefault(field, _field(field) ?? "") switch
            {
                _ when field == nameof(Confirmed) => AnswerCodes.Yes,
                "" => null,
                var value => value,
            },
            [],
            tried);
    }

    /// <summary>The answers. Only for a form without fault.</summary>
    public Answers ToAnswers() => new()
    {
        Frequency = AnswerCodes.Frequencies[Frequency!],
        Exercise = ExerciseIntensity == AnswerCodes.Unknown
            ? null
            : new(AnswerCodes.Intensities[ExerciseIntensity!], AnswerCodes.NeedsMinutes(ExerciseIntensity) ? (int)Number(ExerciseMinutes) : 0),
        Room = Room switch
        {
            AnswerCodes.Unknown => default,
            AnswerCodes.Measured => Rules.RoomTemperature.Measured(TemperatureUnit == AnswerCodes.Fahrenheit
                ? Rules.RoomTemperature.CelsiusFromFahrenheit(Number(RoomTemperature))
                : Number(RoomTemperature)),
            _ => Rules.RoomTemperature.Felt(AnswerCodes.Feels[Room!]),
        },
        NightCooling = AnswerCodes.Coolings[NightCooling!],
        Calcium = Calcium switch
        {
            AnswerCodes.Unknown => default,
            AnswerCodes.Amount => CalciumIntake.Of((int)Number(CalciumMilligrams)),
            AnswerCodes.Estimate => CalciumIntake.Of(EstimatedMilligrams),
            _ => CalciumIntake.Of(AnswerCodes.Habits[Calcium!]),
        },
        AgeGroup = AgeGroup is null ? null : AnswerCodes.AgeGroups[AgeGroup],
    };

    /// <summary>Each field that counted, with its value as it was read. Only for a form without fault.</summary>
    public IEnumerable<KeyValuePair<string, string>> NormalizedFields()
    {
        yield return new(nameof(Frequency), Frequency!);
        yield return new(nameof(ExerciseIntensity), ExerciseIntensity!);
        if (AnswerCodes.NeedsMinutes(ExerciseIntensity))
        {
            yield return new(nameof(ExerciseMinutes), Written(ExerciseMinutes));
        }

        yield return new(nameof(Room), Room!);
        if (Room == AnswerCodes.Measured)
        {
            yield return new(nameof(RoomTemperature), Written(RoomTemperature));
            yield return new(nameof(RoomUnit), TemperatureUnit!);
        }

        yield return new(nameof(NightCooling), NightCooling!);
        yield return new(nameof(Calcium), Calcium!);
        if (Calcium == AnswerCodes.Amount)
        {
            yield return new(nameof(CalciumMilligrams), Written(CalciumMilligrams));
        }

        if (Calcium == AnswerCodes.Estimate)
        {
            yield return new(nameof(ServingsPer), ServingsPer ?? AnswerCodes.Week);
            foreach (var (food, servings) in Servings.Where(food => !food.Value.IsEmpty))
            {
                yield return new(ServingsField(food), Written(servings));
            }

            if (!TabletMilligrams.IsEmpty)
            {
                yield return new(nameof(TabletMilligrams), Written(TabletMilligrams));
                yield return new(nameof(TabletsPerDay), TabletsPerDay.IsEmpty ? "1" : Written(TabletsPerDay));
            }
        }

        if (IsImplausible)
        {
            yield return new(nameof(Confirmed), AnswerCodes.Yes);
        }

        if (AgeGroup is not null)
        {
            yield return new(nameof(AgeGroup), AgeGroup);
        }
    }

    private static decimal Number(TypedNumber typed) => typed.Value ?? throw new InvalidOperationException("A form with a fault has no answers.");

    private static string Written(TypedNumber typed) => TypedNumber.Write(Number(typed));
}
