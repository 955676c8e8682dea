using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Result;

/// <summary>What-ifs as buttons of the form that holds the answers.</summary>
public static class Tries
{
    /// <summary>The most telling first.</summary>
    public static IEnumerable<TriedAnswer> Of(ResultView result) =>
        result.Sensitivity.MostTelling().Select(whatIf => new TriedAnswer(
            Fields(whatIf, result),
            ResultWords.TriedAnswer(whatIf, result),
            ResultWords.Consequence(whatIf.Verdict)));

    private static string Fields(WhatIf whatIf, ResultView result)
    {
        var fields = Changed(whatIf, result).ToList();
        var before = result.Tried.Where(field => fields.TrueForAll(changed => changed.Field != field.Key));
        return string.Join('&', before.Select(field => $"{field.Key}={field.Value}").Concat(fields.Select(field => $"{field.Field}={field.Value}")));
    }

    // An answer in the run, at the end of it that is nearest to its neighbours.
    private static IEnumerable<(string Field, string Value)> Changed(WhatIf whatIf, ResultView result)
    {
        var need = result.Assessment.Answers.Need;
        return (whatIf.Bands[0], whatIf.Bands[^1]) switch
        {
            (FrequencyBand band, _) => [(nameof(AnswersForm.Frequency), AnswerCodes.Frequencies.First(code => code.Value == band.Frequency).Key)],
            (ExerciseBand first, ExerciseBand last) =>
            [
                (nameof(AnswersForm.ExerciseIntensity), AnswerCodes.Intensities.First(code => code.Value == first.Intensity).Key),
                (nameof(AnswersForm.ExerciseMinutes), TypedNumber.Write(first.FromMinutes > 1 ? first.FromMinutes : last.ToMinutes)),
            ],
            (RoomBand first, RoomBand last) => Room(first.Celsius.Low ?? last.Celsius.High!.Value - 1, result.IsInFahrenheit),
            (CoolingBand band, _) => [(nameof(AnswersForm.NightCooling), AnswerCodes.Coolings.First(code => code.Value == band.NightCooling).Key)],
            (CalciumBand most, CalciumBand least) =>
            [
                (nameof(AnswersForm.Calcium), AnswerCodes.Amount),
                (nameof(AnswersForm.CalciumMilligrams), TypedNumber.Write(least.FromMilligrams(need) is > 0 and var from ? from : most.ToMilligrams(need)!.Value)),
            ],
            _ => throw new ArgumentException("A band of no known question.", nameof(whatIf)),
        };
    }

    private static IEnumerable<(string Field, string Value)> Room(decimal celsius, bool isInFahrenheit) =>
    [
        (nameof(AnswersForm.Room), AnswerCodes.Measured),
        (nameof(AnswersForm.RoomTemperature), TypedNumber.Write(isInFahrenheit ? RoomTemperature.FahrenheitFromCelsius(celsius) : celsius)),
        (nameof(AnswersForm.RoomUnit), isInFahrenheit ? AnswerCodes.Fahrenheit : AnswerCodes.Celsius),
    ];
}
