using System.Collections.Frozen;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions.Pictures;
using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>Question 3: the bedroom at night, its temperature and whether an air conditioner or a fan runs.</summary>
public sealed class RoomQuestion : AskedQuestion
{
    /// <summary>The room is given as a temperature.</summary>
    public const string Measured = "measured";

    /// <summary>Values of RoomUnit.</summary>
    public const string Celsius = "c", Fahrenheit = "f";

    /// <summary>Values of Room, apart from measured and unknown.</summary>
    public static readonly FrozenDictionary<string, RoomFeel> Feels = new Dictionary<string, RoomFeel>
    {
        ["cold"] = RoomFeel.Cold,
        ["cool"] = RoomFeel.Cool,
        ["comfortable"] = RoomFeel.Comfortable,
        ["warm"] = RoomFeel.Warm,
    }.ToFrozenDictionary();

    /// <summary>Values of NightCooling.</summary>
    public static readonly FrozenDictionary<string, NightCooling> Coolings = new Dictionary<string, NightCooling>
    {
        ["yes"] = NightCooling.Yes,
        ["no"] = NightCooling.No,
        [Unknown] = NightCooling.Unknown,
    }.ToFrozenDictionary();

    private const decimal MaxCelsius = RoomTemperature.MaxCelsius;
    private static readonly decimal MinFahrenheit = RoomTemperature.FahrenheitFromCelsius(0);
    private static readonly decimal MaxFahrenheit = RoomTemperature.FahrenheitFromCelsius(MaxCelsius);

    /// <summary>Units that are understood after the number.</summary>
    public static readonly FrozenSet<string> CelsiusUnits = FrozenSet.Create("c", "°c", "° c", "ºc", "℃", "celsius", "degrees c", "degrees celsius");
    /// <inheritdoc cref="CelsiusUnits"/>
    public static readonly FrozenSet<string> FahrenheitUnits = FrozenSet.Create("f", "°f", "° f", "ºf", "℉", "fahrenheit", "degrees f", "degrees fahrenheit");
    /// <summary>Units that may mean either, or nothing.</summary>
    public static readonly FrozenSet<string> DegreeUnits = FrozenSet.Create("", "°", "º", "degrees");

    // With the points of each stretch.
    private static readonly Ruler CelsiusRuler = Ruler.Of(Measure.Room, 8, 28);
    private static readonly Ruler FahrenheitRuler = CelsiusRuler.In(RoomTemperature.FahrenheitFromCelsius);

    public override Question Question => Question.Room;

    public override string Topic => "Bedroom";

    public override string CsvColumns => "room,night_cooling";

    /// <summary>The form's value for a feeling.</summary>
    public static string CodeOf(RoomFeel feel) => CodeOf(Feels, feel);

    public static string WordsFor(RoomFeel feel) => feel switch
    {
        RoomFeel.Cold => "feels cold",
        RoomFeel.Cool => "feels cool",
        RoomFeel.Comfortable => "feels comfortable",
        RoomFeel.Warm => "feels warm",
        _ => throw new ArgumentOutOfRangeException(nameof(feel)),
    };

    /// <summary>A range of temperatures, short and rounded: "16–20 °C (61–68 °F)".</summary>
    public static string ShortTemperatures(Interval celsius, bool fahrenheitFirst = false)
    {
        var (inCelsius, inFahrenheit) = (InUnit(degrees => degrees, "°C"), InUnit(RoomTemperature.FahrenheitFromCelsius, "°F"));
        var both = fahrenheitFirst ? $"{inFahrenheit} ({inCelsius})" : $"{inCelsius} ({inFahrenheit})";
        return (celsius.Low, celsius.High) switch
        {
            (null, _) => $"below {both}",
            (_, null) => $"{both} or more",
            _ => both,
        };

        string InUnit(Func<decimal, decimal> convert, string unit) =>
            string.Join('–', new[] { celsius.Low, celsius.High }.OfType<decimal>().Select(degrees => $"{decimal.Round(convert(degrees)):0}")) + " " + unit;
    }

    /// <summary>A range of temperatures, in °C and °F.</summary>
    public static string Temperatures(Interval celsius) => (celsius.Low, celsius.High) switch
    {
        (null, { } high) => $"below {Both(high)}",
        ({ } low, null) => $"{Both(low)} or warmer",
        ({ } low, { } high) => $"{TypedNumber.Write(low)} to under {TypedNumber.Write(high)} °C ({WriteFahrenheit(low)} to under {WriteFahrenheit(high)} °F)",
        _ => "any temperature",
    };

    public override void AddRules(AbstractValidator<AnswersForm> validator)
    {
        validator.RuleFor(form => form.Room)
            .Must(value => value is Unknown or Measured || IsOffered(value, Feels))
            .WithMessage("Choose how warm your bedroom is, or “I don’t know”.");

        validator.RuleFor(form => form.RoomTemperature)
            .Custom(CheckTemperature)
            .When(form => form.Room == Measured);

        validator.RuleFor(form => form.RoomUnit)
            .Must((form, value) => value is Celsius or Fahrenheit || (value is null && TypedUnit(form) is not null))
            .When(form => form.Room == Measured || form.RoomUnit is not null)
            .WithMessage("Is that °C or °F? Choose one.");

        validator.RuleFor(form => form.NightCooling)
            .Must(value => IsOffered(value, Coolings))
            .WithMessage("Choose whether an air conditioner or fan runs at night, or “I don’t know”.");
    }

    public override Answers Read(AnswersForm form, in Answers answers) => answers with
    {
        Room = form.Room switch
        {
            Unknown => default,
            Measured => RoomTemperature.Measured(Unit(form) == Fahrenheit ? RoomTemperature.CelsiusFromFahrenheit(NumberOf(form.RoomTemperature)) : NumberOf(form.RoomTemperature)),
            _ => RoomTemperature.Felt(Feels[form.Room!]),
        },
        NightCooling = Coolings[form.NightCooling!],
    };

    public override IEnumerable<KeyValuePair<string, string>> NormalizedFields(AnswersForm form)
    {
        yield return new(nameof(form.Room), form.Room!);
        if (form.Room == Measured)
        {
            yield return new(nameof(form.RoomTemperature), TypedNumber.Write(NumberOf(form.RoomTemperature)));
            yield return new(nameof(form.RoomUnit), Unit(form)!);
        }

        yield return new(nameof(form.NightCooling), form.NightCooling!);
    }

    public override string Answer(AnswersForm form, in Answers answers)
    {
        var room = answers.Room switch
        {
            { Feel: { } feel } => $"{WordsFor(feel)}: {Temperatures(CelsiusOf(feel))}",
            { Celsius: null } => "not known",
            _ => WrittenTemperature(form),
        };
        var cooling = answers.NightCooling switch
        {
            NightCooling.Yes => "air conditioner or fan on",
            NightCooling.No => "no air conditioner or fan",
            NightCooling.Unknown => "air conditioner or fan not known",
            _ => throw new ArgumentOutOfRangeException(nameof(answers)),
        };
        return $"{room}; {cooling}";
    }

    public override IReadOnlyList<string> ShortAnswers(AnswersForm form, in Answers answers) =>
    [
        answers.Room switch
        {
            { Feel: { } feel } => WordsFor(feel)["feels ".Length..],
            { Celsius: null } => "room unknown",
            _ => WrittenTemperature(form),
        },
        answers.NightCooling switch
        {
            NightCooling.Yes => "cooled at night",
            NightCooling.No => "not cooled",
            NightCooling.Unknown => "cooling unknown",
            _ => throw new ArgumentOutOfRangeException(nameof(answers)),
        },
    ];

    public override string ShortAnswer(AnswersForm form, in Answers answers) =>
        answers is { Room: { Feel: null, Celsius: null }, NightCooling: NightCooling.Unknown } ? "room and cooling unknown" : base.ShortAnswer(form, answers);

    public override string Missing(AnswerBand open, in Answers answers) =>
        open is CoolingBand ? "whether your room is cooled"
        : answers.Room.Feel is not null ? "the exact temperature"
        : "your room temperature";

    public override string WayToFindOut(AnswerBand open, in Answers answers) => open is CoolingBand
        ? "Look whether an air conditioner or a fan runs while you sleep."
        : "Put a thermometer by your bed for one night.";

    public override string Tried(WhatIf whatIf, AnswersForm form, in Answers answers) => (whatIf.Bands[0], whatIf.Bands[^1]) switch
    {
        (RoomBand first, RoomBand last) => $"Room {ShortTemperatures(first.Celsius.To(last.Celsius), IsInFahrenheit(form))}",
        (CoolingBand { NightCooling: NightCooling.Yes }, _) => "Air conditioner or fan on",
        (CoolingBand { NightCooling: NightCooling.No }, _) => "No air conditioner or fan",
        _ => throw new ArgumentException("Not a band of the room.", nameof(whatIf)),
    };

    public override IEnumerable<(string Field, string Value)> FieldsOf(WhatIf whatIf, AnswersForm form, in Answers answers)
    {
        if (whatIf.Bands[0] is CoolingBand cooling)
        {
            return [(nameof(form.NightCooling), CodeOf(Coolings, cooling.NightCooling))];
        }

        var celsius = ((RoomBand)whatIf.Bands[0]).Celsius.Low ?? ((RoomBand)whatIf.Bands[^1]).Celsius.High!.Value - 1;
        return
        [
            (nameof(form.Room), Measured),
            (nameof(form.RoomTemperature), TypedNumber.Write(IsInFahrenheit(form) ? decimal.Ceiling(RoomTemperature.FahrenheitFromCelsius(celsius)) : celsius)),
            (nameof(form.RoomUnit), IsInFahrenheit(form) ? Fahrenheit : Celsius),
        ];
    }

    public override Scale? Picture(AnswersForm form, in Answers answers)
    {
        return answers.Room switch
        {
            { Celsius: { } celsius } when IsInFahrenheit(form) => OfMeasured(RoomTemperature.FahrenheitFromCelsius(celsius), "°F", FahrenheitRuler),
            { Celsius: { } celsius } => OfMeasured(celsius, "°C", CelsiusRuler),
            { Feel: { } feel } => OfRun(CelsiusOf(feel)),
            _ => null,
        };

        static Scale OfMeasured(decimal exact, string unit, Ruler ruler)
        {
            var degrees = decimal.Round(exact, 1);
            return new($"Bedroom: {TypedNumber.Write(degrees)} {unit}. In the bar: points.", ruler, degrees, degrees);
        }

        static Scale OfRun(Interval celsius) =>
            new($"Bedroom: {Temperatures(celsius)}. In the bar: points.", CelsiusRuler, celsius.Low ?? CelsiusRuler.From, celsius.High ?? CelsiusRuler.To);
    }

    public override IReadOnlyDictionary<Measure, (string Name, string Unit)> Measures { get; } = new Dictionary<Measure, (string, string)>
    {
        [Measure.Room] = ("The bedroom at night", "bedroom, °C"),
        [Measure.CooledRoom] = ("The bedroom, if an air conditioner or fan runs at night", "bedroom with cooled or blown air, °C"),
    };

    public override string Condition(Measure measure, Interval values) => Temperatures(values);

    public override string CsvOf(in Answers answers)
    {
        var room = answers.Room switch
        {
            { Celsius: { } celsius } => $"{TypedNumber.Write(celsius)} C",
            { Feel: { } feel } => CodeOf(feel),
            _ => Unknown,
        };
        return $"{room},{CodeOf(Coolings, answers.NightCooling)}";
    }

    private static Interval CelsiusOf(RoomFeel feel) => RoomTemperature.Feels.Single(known => known.Feel == feel).Celsius;

    // The unit typed after the temperature.
    private static string? TypedUnit(AnswersForm form) =>
        CelsiusUnits.Contains(form.RoomTemperature.Unit) ? Celsius
        : FahrenheitUnits.Contains(form.RoomTemperature.Unit) ? Fahrenheit
        : null;

    private static string? Unit(AnswersForm form) => TypedUnit(form) ?? form.RoomUnit;

    private static bool IsInFahrenheit(AnswersForm form) => form.Room == Measured && Unit(form) == Fahrenheit;

    private static string WrittenTemperature(AnswersForm form) => $"{TypedNumber.Write(NumberOf(form.RoomTemperature))} {Degrees(Unit(form)!)}";

    private static string Degrees(string unit) => unit == Fahrenheit ? "°F" : "°C";

    private static string Both(decimal celsius) => $"{TypedNumber.Write(celsius)} °C ({WriteFahrenheit(celsius)} °F)";

    private static string WriteFahrenheit(decimal celsius) => TypedNumber.Write(RoomTemperature.FahrenheitFromCelsius(celsius));

    private static void CheckTemperature(TypedNumber typed, ValidationContext<AnswersForm> context)
    {
        var form = context.InstanceToValidate;
        var isNumber = typed.Value is not null && (TypedUnit(form) is not null || DegreeUnits.Contains(typed.Unit));
        var message = (isNumber, Unit(form)) switch
        {
            (true, _) when TypedUnit(form) is { } written && form.RoomUnit is { } chosen && written != chosen => $"You wrote {Degrees(written)}, but chose {Degrees(chosen)}. Which one is it?",
            (true, _) when typed.Value > MaxFahrenheit => $"That is too hot for a bedroom: enter 0 to {MaxCelsius} °C or {MinFahrenheit:0} to {MaxFahrenheit:0} °F.",
            (true, Fahrenheit) when typed.Value < MinFahrenheit => $"That is too cold for °F: enter {MinFahrenheit:0} to {MaxFahrenheit:0}. If it is °C, choose °C.",
            (true, Celsius) when typed.Value > MaxCelsius => $"That is too hot for °C: enter 0 to {MaxCelsius}. If it is °F, choose °F.",
            (true, _) => null,
            (false, Fahrenheit) => $"Enter the room temperature in °F as a number from {MinFahrenheit:0} to {MaxFahrenheit:0}, like 65.",
            (false, _) => "Enter the room temperature as a number, like 18.5 °C or 65 °F.",
        };
        if (message is not null)
        {
            context.AddFailure(message);
        }
    }
}
