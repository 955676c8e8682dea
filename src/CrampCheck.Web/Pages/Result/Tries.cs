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

    /// <summary>What is tried now, as the value of its button.</summary>
    public static string Current(ResultView result) => Query(result.Tried.Select(field => (field.Key, field.Value)));

    private static string Fields(WhatIf whatIf, ResultView result)
    {
        var fields = AskedQuestion.Of(whatIf.Question).FieldsOf(whatIf, result.Form, result.Assessment.Answers).ToList();
        var before = result.Tried.Where(field => fields.TrueForAll(changed => changed.Field != field.Key));
        return Query(before.Select(field => (field.Key, field.Value)).Concat(fields));
    }

    private static string Query(IEnumerable<(string Field, string Value)> fields) => string.Join('&', fields.Select(field => $"{field.Field}={field.Value}"));
}
