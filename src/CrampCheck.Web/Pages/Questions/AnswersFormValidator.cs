using System.Collections.Frozen;
using CrampCheck.Rules;
using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// What is wrong with a form, and the way out, in plain words. No message repeats what was typed: messages may end up
/// where answers must not.
/// </summary>
public sealed class AnswersFormValidator : AbstractValidator<AnswersForm>
{
    /// <summary>Of an answer that came more than once.</summary>
    public const string SentTwice = "This answer was sent twice. Choose or enter it once.";

    private const decimal MaxCelsius = RoomTemperature.MaxCelsius;
    private static readonly decimal MinFahrenheit = RoomTemperature.FahrenheitFromCelsius(0);
    private static readonly decimal MaxFahrenheit = RoomTemperature.FahrenheitFromCelsius(MaxCelsius);

    public AnswersFormValidator()
    {
        RuleFor(form => form.GivenTwice).Custom((fields, context) =>
        {
            foreach (var field in fields)
            {
                context.AddFailure(field, SentTwice);
            }
        });

        RuleFor(form => form.Frequency)
            .Must(value => IsOffered(value, AnswerCodes.Frequencies))
            .WithMessage("Choose how often you get cramps, or “I don’t know”.");

        RuleFor(form => form.ExerciseIntensity)
            .Must(value => value == AnswerCodes.Unknown || IsOffered(value, AnswerCodes.Intensities))
            .WithMessage("Choose how hard your legs work, or “I don’t know”.");

        RuleFor(form => form.ExerciseMinutes)
            .Must(typed => typed.IsWholeUpTo(Exercise.MaxMinutes, Units.Minutes))
            .When(form => AnswerCodes.NeedsMinutes(form.ExerciseIntensity))
            .WithMessage((_, typed) => Units.Hours.Contains(typed.Unit)
                ? "Write the time in minutes: 1 hour is 60, 8 hours are 480."
                : $"Enter the minutes as a whole number from 0 to {Exercise.MaxMinutes}, like 30.");

        RuleFor(form => form.Room)
            .Must(value => value is AnswerCodes.Unknown or AnswerCodes.Measured || IsOffered(value, AnswerCodes.Feels))
            .WithMessage("Choose how warm your bedroom is, or “I don’t know”.");

        RuleFor(form => form.RoomTemperature)
            .Custom(CheckTemperature)
            .When(form => form.Room == AnswerCodes.Measured);

        RuleFor(form => form.RoomUnit)
            .Must((form, value) => value is AnswerCodes.Celsius or AnswerCodes.Fahrenheit || (value is null && form.TypedUnit is not null))
            .When(form => form.Room == AnswerCodes.Measured || form.RoomUnit is not null)
            .WithMessage("Is that °C or °F? Choose one.");

        RuleFor(form => form.NightCooling)
            .Must(value => IsOffered(value, AnswerCodes.Coolings))
            .WithMessage("Choose whether an air conditioner or fan runs at night, or “I don’t know”.");

        RuleFor(form => form.Calcium)
            .Must(value => value is AnswerCodes.Amount or AnswerCodes.Estimate or AnswerCodes.Unknown || IsOffered(value, AnswerCodes.Habits))
            .WithMessage("Choose how much calcium you get, or “I don’t know”.");

        RuleFor(form => form.CalciumMilligrams)
            .Must(typed => typed.IsWholeUpTo(CalciumIntake.MaxMilligrams, Units.Milligrams))
            .When(form => form.Calcium == AnswerCodes.Amount)
            .WithMessage((_, typed) => Units.Grams.Contains(typed.Unit)
                ? "Write the calcium in mg: 1 g is 1000 mg."
                : $"Enter the calcium in mg a day as a whole number from 0 to {CalciumIntake.MaxMilligrams}, like 800. Write 1000, not 1,000.");

        RuleFor(form => form.ServingsPer)
            .Must(value => value is AnswerCodes.Day or AnswerCodes.Week)
            .When(form => form.ServingsPer is not null)
            .WithMessage("Choose whether the servings are of a day or of a week.");

        When(form => form.Calcium == AnswerCodes.Estimate, () =>
        {
            RuleFor(form => form.Servings).Custom(CheckServings);

            RuleFor(form => form.TabletMilligrams)
                .Must((form, typed) => typed.IsEmpty ? form.TabletsPerDay.IsEmpty || form.TabletsPerDay.Value == 0 : typed.IsWholeUpTo(CalciumEstimate.MaxTabletMilligrams, Units.Milligrams))
                .WithMessage($"Enter the calcium in one tablet in mg, as on the label: a whole number from 0 to {CalciumEstimate.MaxTabletMilligrams}, like 500. If you take none, leave both boxes empty.");

            RuleFor(form => form.TabletsPerDay)
                .Must(typed => typed.IsEmpty || typed.IsUpTo(CalciumEstimate.MaxTablets, Units.Tablets))
                .WithMessage($"Enter how many tablets you take in a day: a number from 0 to {CalciumEstimate.MaxTablets}, like 2.");
        });

        RuleFor(form => form.Confirmed)
            .Must(value => value is null or AnswerCodes.Yes)
            .WithMessage("Choose “Yes, that is right”, or change the amount.");

        RuleFor(form => form.AgeGroup)
            .Must(value => IsOffered(value, AnswerCodes.AgeGroups))
            .When(form => form.AgeGroup is not null)
            .WithMessage("Choose one of the age groups, or “I prefer not to say”.");
    }

    private static bool IsOffered<T>(string? value, FrozenDictionary<string, T> offered) =>
        value is not null && offered.ContainsKey(value);

    private static void CheckTemperature(TypedNumber typed, ValidationContext<AnswersForm> context)
    {
        var form = context.InstanceToValidate;
        var isNumber = typed.Value is not null && (form.TypedUnit is not null || Units.Degrees.Contains(typed.Unit));
        var message = (isNumber, form.TemperatureUnit) switch
        {
            (true, _) when form is { TypedUnit: { } written, RoomUnit: { } chosen } && written != chosen => $"You wrote {Degrees(written)}, but chose {Degrees(chosen)}. Which one is it?",
            (true, _) when typed.Value > MaxFahrenheit => $"That is too hot for a bedroom: enter 0 to {MaxCelsius} °C or {MinFahrenheit:0} to {MaxFahrenheit:0} °F.",
            (true, AnswerCodes.Fahrenheit) when typed.Value < MinFahrenheit => $"That is too cold for °F: enter {MinFahrenheit:0} to {MaxFahrenheit:0}. If it is °C, choose °C.",
            (true, AnswerCodes.Celsius) when typed.Value > MaxCelsius => $"That is too hot for °C: enter 0 to {MaxCelsius}. If it is °F, choose °F.",
            (true, _) => null,
            (false, AnswerCodes.Fahrenheit) => $"Enter the room temperature in °F as a number from {MinFahrenheit:0} to {MaxFahrenheit:0}, like 65.",
            _ => $"Enter the room temperature as a number, like 18.5 °C or 65 °F.",
        };
        if (message is not null)
        {
            context.AddFailure(message);
        }
    }

    private static string Degrees(string unit) => unit == AnswerCodes.Fahrenheit ? "°F" : "°C";

    private static void CheckServings(IReadOnlyDictionary<string, TypedNumber> servings, ValidationContext<AnswersForm> context)
    {
        foreach (var (food, typed) in servings)
        {
            if (!typed.IsEmpty && !typed.IsUpTo(CalciumEstimate.MaxServings, Units.Servings))
            {
                context.AddFailure(
                    AnswersForm.ServingsField(food),
                    $"Enter the servings as a number from 0 to {CalciumEstimate.MaxServings}, like 2, or leave it empty.");
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
