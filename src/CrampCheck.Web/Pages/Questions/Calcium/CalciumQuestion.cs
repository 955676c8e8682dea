using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions.Pictures;
using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>Question 4: daily calcium from food and tablets, as a habit, a counted list, or an amount; and the age, which sets the need.</summary>
public sealed class CalciumQuestion : AskedQuestion
{
    /// <summary>Calcium is given as an amount, or estimated from food.</summary>
    public const string Amount = "amount", Estimate = "estimate";

    /// <summary>Values of ServingsPer: per day or per week.</summary>
    public const string Day = "day", Week = "week";

    /// <summary>Value of Confirmed: an implausible amount is right.</summary>
    public const string Yes = "yes";

    /// <summary>Values of Calcium, apart from estimate, amount and unknown.</summary>
    public static readonly FrozenDictionary<string, CalciumHabit> Habits = new Dictionary<string, CalciumHabit>
    {
        ["twiceDaily"] = CalciumHabit.TwiceDaily,
        ["onceDaily"] = CalciumHabit.OnceDaily,
        ["lessThanDaily"] = CalciumHabit.LessThanDaily,
    }.ToFrozenDictionary();

    /// <summary>Values of AgeGroup, which may also be left out.</summary>
    public static readonly FrozenDictionary<string, AgeGroup> AgeGroups = new Dictionary<string, AgeGroup>
    {
        ["4-8"] = AgeGroup.From4To8,
        ["9-18"] = AgeGroup.From9To18,
        ["19-50"] = AgeGroup.From19To50,
        ["51-70-man"] = AgeGroup.ManFrom51To70,
        ["51-70-woman"] = AgeGroup.WomanFrom51To70,
        ["71-plus"] = AgeGroup.From71,
    }.ToFrozenDictionary();

    /// <summary>The age groups with their labels, in rising order.</summary>
    public static readonly ImmutableArray<(string Value, string Label)> AgeLabels =
    [
        ("4-8", "4 to 8"),
        ("9-18", "9 to 18"),
        ("19-50", "19 to 50"),
        ("51-70-man", "51 to 70, man"),
        ("51-70-woman", "51 to 70, woman"),
        ("71-plus", "71 or more"),
    ];

    /// <summary>Units that are understood after the number.</summary>
    public static readonly FrozenSet<string> MilligramUnits = FrozenSet.Create("", "mg", "milligram", "milligrams", "mg a day", "mg/day", "mg per day");
    private static readonly FrozenSet<string> GramUnits = FrozenSet.Create("g", "gram", "grams");
    /// <summary>Units that are understood after the number.</summary>
    public static readonly FrozenSet<string> ServingUnits = FrozenSet.Create("", "x", "serving", "servings");
    /// <summary>Units that are understood after the number.</summary>
    public static readonly FrozenSet<string> TabletUnits = FrozenSet.Create("", "x", "tablet", "tablets", "pill", "pills", "tablets a day");
    private static readonly ConcurrentDictionary<CalciumNeed, Ruler> Rulers = [];

    public override Question Question => Question.Calcium;

    public override string Topic => "Calcium";

    public override string CsvColumns => "calcium_mg";

    /// <summary>The form's value for a habit.</summary>
    public static string CodeOf(CalciumHabit habit) => CodeOf(Habits, habit);

    public static string WordsFor(CalciumHabit habit) => habit switch
    {
        CalciumHabit.TwiceDaily => "two or more servings a day",
        CalciumHabit.OnceDaily => "about one serving a day",
        CalciumHabit.LessThanDaily => "less than one serving a day",
        _ => throw new ArgumentOutOfRangeException(nameof(habit)),
    };

    /// <summary>The mg a day that a habit stands for.</summary>
    public static string MilligramsOf(CalciumHabit habit)
    {
        var intake = CalciumIntake.Of(habit);
        return $"{intake.Least} to {intake.Most} mg";
    }

    /// <summary>
    /// Whether to ask the visitor to confirm the amount: it is implausible and not confirmed. Only for a valid
    /// form.
    /// </summary>
    public static bool IsAskedBack(AnswersForm form) => form.Confirmed != Yes && IsImplausible(form);

    /// <summary>The request to confirm an implausible amount: what is implausible, and the question. Only for a form that needs it.</summary>
    public static string[] AskBack(AnswersForm form) => form.Calcium == Estimate
        ? [$"Your list comes to about {form.EstimatedMilligrams} mg a day. That is a lot.", (form.ServingsPer == Day ? "Are the servings of a day, not of a week? " : "") + "Is that food and tablets together?"]
        : ["That is very little calcium for a day.", "Is that food and tablets together?"];

    public override void AddRules(AbstractValidator<AnswersForm> validator)
    {
        validator.RuleFor(form => form.Calcium)
            .Must(value => value is Amount or Estimate or Unknown || IsOffered(value, Habits))
            .WithMessage("Choose how much calcium you get, or “I don’t know”.");

        validator.RuleFor(form => form.CalciumMilligrams)
            .Must(typed => typed.IsWholeUpTo(CalciumIntake.MaxMilligrams, MilligramUnits))
            .When(form => form.Calcium == Amount)
            .WithMessage((_, typed) => GramUnits.Contains(typed.Unit)
                ? "Write the calcium in mg: 1 g is 1000 mg."
                : $"Enter the calcium in mg a day as a whole number from 0 to {CalciumIntake.MaxMilligrams}, like 800. Write 1000, not 1,000.");

        validator.RuleFor(form => form.ServingsPer)
            .Must(value => value is Day or Week)
            .When(form => form.ServingsPer is not null)
            .WithMessage("Choose whether the servings are of a day or of a week.");

        validator.When(form => form.Calcium == Estimate, () =>
        {
            validator.RuleFor(form => form.Servings).Custom(CheckServings);

            validator.RuleFor(form => form.TabletMilligrams)
                .Must((form, typed) => typed.IsEmpty ? form.TabletsPerDay.IsEmpty || form.TabletsPerDay.Value == 0 : typed.IsWholeUpTo(CalciumEstimate.MaxTabletMilligrams, MilligramUnits))
                .WithMessage($"Enter the calcium in one tablet in mg, as on the label: a whole number from 0 to {CalciumEstimate.MaxTabletMilligrams}, like 500. If you take none, leave both boxes empty.");

            validator.RuleFor(form => form.TabletsPerDay)
                .Must(typed => typed.IsEmpty || typed.IsUpTo(CalciumEstimate.MaxTablets, TabletUnits))
                .WithMessage($"Enter how many tablets you take in a day: a number from 0 to {CalciumEstimate.MaxTablets}, like 2.");
        });

        validator.RuleFor(form => form.Confirmed)
            .Must(value => value is null or Yes)
            .WithMessage("Choose “Yes, that is right”, or change the amount.");

        validator.RuleFor(form => form.AgeGroup)
            .Must(value => IsOffered(value, AgeGroups))
            .When(form => form.AgeGroup is not null)
            .WithMessage("Choose one of the age groups, or “I prefer not to say”.");
    }

    public override Answers Read(AnswersForm form, in Answers answers) => answers with
    {
        Calcium = form.Calcium switch
        {
            Unknown => default,
            Amount => CalciumIntake.Of((int)NumberOf(form.CalciumMilligrams)),
            Estimate => CalciumIntake.Of(form.EstimatedMilligrams),
            _ => CalciumIntake.Of(Habits[form.Calcium!]),
        },
        AgeGroup = form.AgeGroup is null ? null : AgeGroups[form.AgeGroup],
    };

    public override IEnumerable<KeyValuePair<string, string>> NormalizedFields(AnswersForm form)
    {
        yield return new(nameof(form.Calcium), form.Calcium!);
        if (form.Calcium == Amount)
        {
            yield return new(nameof(form.CalciumMilligrams), TypedNumber.Write(NumberOf(form.CalciumMilligrams)));
        }

        if (form.Calcium == Estimate)
        {
            yield return new(nameof(form.ServingsPer), form.ServingsPer ?? Week);
            foreach (var (food, servings) in form.Servings.Where(food => !food.Value.IsEmpty))
            {
                yield return new(AnswersForm.ServingsField(food), TypedNumber.Write(NumberOf(servings)));
            }

            if (!form.TabletMilligrams.IsEmpty)
            {
                yield return new(nameof(form.TabletMilligrams), TypedNumber.Write(NumberOf(form.TabletMilligrams)));
                yield return new(nameof(form.TabletsPerDay), form.TabletsPerDay.IsEmpty ? "1" : TypedNumber.Write(NumberOf(form.TabletsPerDay)));
            }
        }

        if (IsImplausible(form))
        {
            yield return new(nameof(form.Confirmed), Yes);
        }

        if (form.AgeGroup is not null)
        {
            yield return new(nameof(form.AgeGroup), form.AgeGroup);
        }
    }

    public override string Answer(AnswersForm form, in Answers answers) => answers.Calcium switch
    {
        { Milligrams: { } milligrams } => $"{(form.Calcium == Estimate ? "about " : "")}{milligrams} mg a day of the {answers.Need.Milligrams} mg needed",
        { Habit: { } habit } => $"{WordsFor(habit)}: {MilligramsOf(habit)} of the {answers.Need.Milligrams} mg needed",
        _ => "not known",
    };

    public override IReadOnlyList<string> ShortAnswers(AnswersForm form, in Answers answers) => answers.Calcium switch
    {
        { Milligrams: { } milligrams } => [$"{milligrams} mg a day (need: {answers.Need.Milligrams})"],
        { Habit: { } habit } => [WordsFor(habit)],
        _ => ["calcium not known"],
    };

    public override string Missing(AnswerBand open, in Answers answers) => answers.Calcium.Habit is not null ? "your exact calcium" : "your calcium";

    public override string WayToFindOut(AnswerBand open, in Answers answers) => answers.Calcium.Habit is not null
        ? "Count what you eat and take with the food list in question 4."
        : "Tell us how often you have milk, yogurt or cheese.";

    // From too much to little.
    public override string Tried(WhatIf whatIf, AnswersForm form, in Answers answers)
    {
        var (most, least) = ((CalciumBand)whatIf.Bands[0], (CalciumBand)whatIf.Bands[^1]);
        var milligrams = (least.FromMilligrams(answers.Need), most.ToMilligrams(answers.Need)) switch
        {
            (var from, null) => $"{from} mg or more",
            (0, { } to) => $"Less than {to + 1} mg",
            (var from, { } to) => $"{from} to {to} mg",
        };
        return $"{milligrams} calcium a day";
    }

    public override IEnumerable<(string Field, string Value)> FieldsOf(WhatIf whatIf, AnswersForm form, in Answers answers)
    {
        var (most, least) = ((CalciumBand)whatIf.Bands[0], (CalciumBand)whatIf.Bands[^1]);
        var milligrams = least.FromMilligrams(answers.Need) is > 0 and var from ? from : most.ToMilligrams(answers.Need)!.Value;
        return [(nameof(form.Calcium), Amount), (nameof(form.CalciumMilligrams), TypedNumber.Write(milligrams))];
    }

    public override Scale? Picture(AnswersForm form, in Answers answers)
    {
        var (calcium, need) = (answers.Calcium, answers.Need);
        return calcium.IsKnown
            ? new(
                $"Calcium: {(calcium.Habit is { } habit ? MilligramsOf(habit) : $"{calcium.Least} mg")} a day. You need {need.Milligrams} mg. From {need.UpperLevel} mg on it is more than is advised.",
                Rulers.GetOrAdd(need, RulerFor), calcium.Least, calcium.Most)
            : null;
    }

    public override IReadOnlyDictionary<Measure, (string Name, string Unit)> Measures { get; } = new Dictionary<Measure, (string, string)>
    {
        [Measure.CalciumShare] = ("Calcium, as a share of what you need", "calcium, % of the need"),
    };

    public override string Condition(Measure measure, Interval values) => Run(values, " % of the need");

    public override string CsvOf(in Answers answers) => answers.Calcium switch
    {
        { Milligrams: { } milligrams } => milligrams.ToString(CultureInfo.InvariantCulture),
        { Habit: { } habit } => CodeOf(habit),
        _ => Unknown,
    };

    private static bool IsImplausible(AnswersForm form) =>
        (form.Calcium == Amount && form.CalciumMilligrams.Value < CalciumIntake.PlausibleFrom)
        || (form.Calcium == Estimate && form.EstimatedMilligrams > CalciumEstimate.PlausibleUpTo);

    /// <summary>The calcium of food and tablets, mg a day. Only for a valid form.</summary>
    internal static int Estimated(AnswersForm form) => CalciumEstimate.MilligramsADay(
        form.Servings.Where(food => !food.Value.IsEmpty).ToDictionary(food => food.Key, food => NumberOf(food.Value)),
        form.ServingsPer == Day ? 1 : 7,
        form.TabletMilligrams.IsEmpty ? 0 : (int)NumberOf(form.TabletMilligrams),
        form.TabletsPerDay.IsEmpty ? 1 : NumberOf(form.TabletsPerDay));

    private static Ruler RulerFor(CalciumNeed need) => new(
    [
        new(0, need.Milligrams, "too little", "some"),
        new(need.Milligrams, need.UpperLevel, "enough", "weak"),
        new(need.UpperLevel, need.UpperLevel + (need.Milligrams * 6 / 10), "too much", "strong"),
    ]);

    private static void CheckServings(IReadOnlyDictionary<string, TypedNumber> servings, ValidationContext<AnswersForm> context)
    {
        foreach (var (food, typed) in servings)
        {
            if (!typed.IsEmpty && !typed.IsUpTo(CalciumEstimate.MaxServings, ServingUnits))
            {
                context.AddFailure(
                    AnswersForm.ServingsField(food),
                    $"{CalciumEstimate.Foods.Single(known => known.Code == food).Name}: enter the servings as a number from 0 to {CalciumEstimate.MaxServings}, like 2, or leave it empty.");
            }
        }

        if (servings.Values.All(typed => typed.IsEmpty) && context.InstanceToValidate is { TabletMilligrams.IsEmpty: true, TabletsPerDay.IsEmpty: true })
        {
            context.AddFailure(
                AnswersForm.ServingsField(CalciumEstimate.Foods[0].Code),
                "Enter the servings of at least one food. If you eat none of them, enter 0.");
        }
    }
}
