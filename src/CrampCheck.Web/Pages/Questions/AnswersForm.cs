using CrampCheck.Rules;
using Microsoft.AspNetCore.WebUtilities;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// The form as sent, with each field read once. It is filled from the request body only, and not by a model binder: the stock
/// ones read "1,0" as 10, "0x14" as 20, and take missing fields from the address. Whether it is valid is for
/// <see cref="AnswersFormValidator"/> to say.
/// </summary>
public sealed class AnswersForm
{
    private static readonly IReadOnlyDictionary<string, string> NothingTried = new Dictionary<string, string>();

    private readonly Func<string, string?> _field;
    private int? _estimatedMilligrams;

    private AnswersForm(Func<string, string?> field, IReadOnlyCollection<string> duplicateFields, IReadOnlyDictionary<string, string>? tried = null)
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
        DuplicateFields = duplicateFields;
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

    /// <summary>Whether all servings are per day or per week; per week if absent.</summary>
    public string? ServingsPer { get; }

    /// <summary>Servings by food code.</summary>
    public IReadOnlyDictionary<string, TypedNumber> Servings { get; }

    /// <summary>Calcium in one tablet, mg.</summary>
    public TypedNumber TabletMilligrams { get; }

    /// <summary>Tablets a day; one if absent.</summary>
    public TypedNumber TabletsPerDay { get; }

    /// <inheritdoc cref="CalciumQuestion.Estimated"/>
    public int EstimatedMilligrams => _estimatedMilligrams ??= CalciumQuestion.Estimated(this);

    /// <summary>"yes" if the visitor has confirmed an implausible amount.</summary>
    public string? Confirmed { get; }

    public string? AgeGroup { get; }

    /// <summary>Fields sent with more than one value; the first is kept.</summary>
    public IReadOnlyCollection<string> DuplicateFields { get; }

    /// <summary>The tried fields that replace the visitor's own.</summary>
    public IReadOnlyDictionary<string, string> Tried { get; }

    /// <summary>The field of one food.</summary>
    public static string ServingsField(string foodCode) => $"Servings[{foodCode}]";

    /// <summary>Reads known fields, whatever the case of their names, and ignores others. An empty value counts as absent.</summary>
    public static AnswersForm From(IFormCollection sent)
    {
        var duplicateFields = new List<string>();
        return new(
            field =>
            {
                string? first = null;
                foreach (var value in sent[field])
                {
                    if (first is not null && !string.IsNullOrEmpty(value))
                    {
                        duplicateFields.Add(field);
                        break;
                    }

                    first = string.IsNullOrEmpty(value) ? first : value;
                }

                return first;
            },
            duplicateFields);
    }

    /// <summary>The same form with some fields replaced by tried ones. A tried answer never needs confirming.</summary>
    /// <param name="fields">The fields as a query, as a result's buttons have them.</param>
    public AnswersForm Trying(string fields)
    {
        var tried = QueryHelpers.ParseQuery(fields).ToDictionary(field => field.Key, field => $"{field.Value[0]}", StringComparer.OrdinalIgnoreCase);
        return new(
            field => tried.GetValueOrDefault(field, _field(field) ?? "") switch
            {
                _ when field == nameof(Confirmed) => CalciumQuestion.Yes,
                "" => null,
                var value => value,
            },
            [],
            tried);
    }

    /// <summary>The answers. Only for a valid form.</summary>
    public Answers ToAnswers() => AskedQuestion.All.Aggregate(new Answers(), (answers, question) => question.Read(this, answers));

    /// <summary>Each field that counted, with its normalized value. Only for a valid form.</summary>
    public IEnumerable<KeyValuePair<string, string>> NormalizedFields() => AskedQuestion.All.SelectMany(question => question.NormalizedFields(this));
}
