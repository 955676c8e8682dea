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
    private static readonly decimal MostFahrenheit = RoomTemperature.FahrenheitFromCelsius(RoomTemperature.MostCelsius);
    private static readonly decimal LeastFahrenheit = RoomTemperature.FahrenheitFromCelsius(0);

    public AnswersFormValidator()
    {
        RuleFor(form => form.GivenTwice).Custom((fields, context) =>
        {
            foreach (var field in fields)
            {
                context.AddFailure(field, "This answer was sent twice. Choose or enter it once.");
            }
        });

        RuleFor(form => form.Frequency)
            .Must(value => IsOffered(value, AnswerCodes.Frequencies))
            .WithMessage("Choose how often you get cramps, or “I don’t know”.");

        RuleFor(form => form.ExerciseIntensity)
            .Must(value => value == AnswerCodes.Unknown || IsOffered(value, AnswerCodes.Intensities))
            .WithMessage("Choose how hard you exercise, or “I don’t know”.");

        RuleFor(form => form.ExerciseMinutes)
            .Must(value => IsWhole(value, Exercise.MostMinutes))
            .When(form => AnswerCodes.NeedsMinutes(form.ExerciseIntensity))
            .WithMessage($"Enter the minutes of exercise as a whole number from 0 to {Exercise.MostMinutes}, like 30.");

        RuleFor(form => form.Room)
            .Must(value => value is AnswerCodes.Unknown or AnswerCodes.Measured || IsOffered(value, AnswerCodes.Feels))
            .WithMessage("Choose how warm your bedroom is, or “I don’t know”.");

        RuleFor(form => form.RoomUnit)
            .Must(value => value is AnswerCodes.Celsius or AnswerCodes.Fahrenheit)
            .When(form => form.Room == AnswerCodes.Measured || !string.IsNullOrEmpty(form.RoomUnit))
            .WithMessage("Choose °C or °F.");

        RuleFor(form => form.RoomTemperature)
            .Custom(CheckTemperature)
            .When(form => form.Room == AnswerCodes.Measured);

        RuleFor(form => form.NightCooling)
            .Must(value => IsOffered(value, AnswerCodes.Coolings))
            .WithMessage("Choose whether an air conditioner or fan runs at night, or “I don’t know”.");

        RuleFor(form => form.Calcium)
            .Must(value => value is AnswerCodes.Amount or AnswerCodes.Estimate or AnswerCodes.Unknown)
            .WithMessage("Choose how you want to tell us about calcium, or “I don’t know”.");

        RuleFor(form => form.CalciumMilligrams)
            .Must(value => IsWhole(value, Answers.MostCalciumMilligrams))
            .When(form => form.Calcium == AnswerCodes.Amount)
            .WithMessage($"Enter the calcium in mg a day as a whole number from 0 to {Answers.MostCalciumMilligrams}, like 800. Write 1000, not 1,000.");

        When(form => form.Calcium == AnswerCodes.Estimate, () =>
        {
            RuleFor(form => form.Servings).Custom(CheckServings);

            RuleFor(form => form.TabletMilligrams)
                .Must(value => string.IsNullOrWhiteSpace(value) || IsWhole(value, Answers.MostCalciumMilligrams))
                .WithMessage($"Enter the calcium in your tablets in mg a day as a whole number from 0 to {Answers.MostCalciumMilligrams}, or leave it empty.");
        });

        RuleFor(form => form.AgeGroup)
            .Must(value => IsOffered(value, AnswerCodes.AgeGroups))
            .When(form => !string.IsNullOrEmpty(form.AgeGroup))
            .WithMessage("Choose one of the age groups, or “I prefer not to say”.");
    }

    private static bool IsOffered<T>(string? value, FrozenDictionary<string, T> offered) =>
        value is not null && offered.ContainsKey(value);

    private static bool IsWhole(string? text, int most) => NumberText.TryReadWhole(text, out var number) && number <= most;

    private static void CheckTemperature(string? text, ValidationContext<AnswersForm> context)
    {
        var isFahrenheit = context.InstanceToValidate.RoomUnit == AnswerCodes.Fahrenheit;
        var isNumber = NumberText.TryRead(text, out var number);
        var message = (isNumber, isFahrenheit) switch
        {
            (false, true) => $"Enter the room temperature in °F as a number from {LeastFahrenheit:0} to {MostFahrenheit:0}, like 65.",
            (false, false) => $"Enter the room temperature in °C as a number from 0 to {RoomTemperature.MostCelsius}, like 18.5.",
            (true, true) when number < LeastFahrenheit => $"That is too cold for °F: enter {LeastFahrenheit:0} to {MostFahrenheit:0}. If it is °C, choose °C.",
            (true, _) when number > MostFahrenheit => $"That is too hot for a bedroom: enter 0 to {RoomTemperature.MostCelsius} °C or {LeastFahrenheit:0} to {MostFahrenheit:0} °F.",
            (true, false) when number > RoomTemperature.MostCelsius => $"That is too hot for °C: enter 0 to {RoomTemperature.MostCelsius}. If it is °F, choose °F.",
            _ => null,
        };
        if (message is not null)
        {
            context.AddFailure(message);
        }
    }

    private static void CheckServings(IReadOnlyDictionary<string, string?> servings, ValidationContext<AnswersForm> context)
    {
        foreach (var (food, text) in servings)
        {
            var isFine = string.IsNullOrWhiteSpace(text)
                || (NumberText.TryRead(text, out var number) && number <= CalciumEstimate.MostServings);
            if (!isFine)
            {
                context.AddFailure(
                    AnswersForm.ServingsField(food),
                    $"Enter the servings a week as a number from 0 to {CalciumEstimate.MostServings}, like 3, or leave it empty.");
            }
        }

        if (servings.Values.All(string.IsNullOrWhiteSpace) && string.IsNullOrWhiteSpace(context.InstanceToValidate.TabletMilligrams))
        {
            context.AddFailure(
                AnswersForm.ServingsField(CalciumEstimate.Foods[0].Code),
                "Enter the servings a week of at least one food. If you eat none of them, enter 0.");
        }
    }
}
