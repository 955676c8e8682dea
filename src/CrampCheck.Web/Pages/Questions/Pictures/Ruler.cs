using System.Collections.Immutable;
using CrampCheck.Rules;
using Microsoft.AspNetCore.Html;
using RazorSlices;

namespace CrampCheck.Web.Pages.Questions.Pictures;

/// <summary>Stretches with numbers at their ends. The same for every visitor, and drawn once.</summary>
public sealed class Ruler
{
    private const decimal Width = 320;
    private readonly Lazy<Task<HtmlString>> _drawing;

    public Ruler(IEnumerable<Stretch> stretches)
    {
        Stretches = [.. stretches];
        _drawing = new(async () => new(await RulerPicture.Create(this).RenderAsync()));
    }

    /// <summary>From left to right, without gaps.</summary>
    public ImmutableArray<Stretch> Stretches { get; }

    /// <summary>The left end.</summary>
    public decimal From => Stretches[0].From;

    /// <summary>The right end.</summary>
    public decimal To => Stretches[^1].To;

    /// <summary>The numbers under it: where one stretch ends and the next begins.</summary>
    public IEnumerable<decimal> Marks => Stretches.Skip(1).Select(stretch => stretch.From);

    /// <summary>The drawing.</summary>
    public Task<HtmlString> Drawing => _drawing.Value;

    /// <summary>The rows of the scorecard for a measure, from small to large, each with its points.</summary>
    public static Ruler Of(Measure measure, decimal from, decimal to) => new(
        Scorecard.Factors.Single(factor => factor.Measure == measure).Rules
            .OrderBy(rule => rule.When.Low ?? from)
            .Select(rule => new Stretch(rule.When.Low ?? from, rule.When.High ?? to, $"{rule.Points}", Shade(rule.Points))));

    /// <summary>The same in another unit.</summary>
    public Ruler In(Func<decimal, decimal> convert) => new(Stretches.Select(stretch => stretch with { From = convert(stretch.From), To = convert(stretch.To) }));

    /// <summary>The position of a value in a picture 320 wide; values off the ruler are put at its end.</summary>
    public decimal X(decimal value) => decimal.Round((Math.Clamp(value, From, To) - From) / (To - From) * Width);

    private static string Shade(int points) => new PointRange(points, points).Band switch
    {
        Band.Unlikely => "weak",
        Band.Possible => "some",
        Band.Likely => "strong",
        _ => throw new ArgumentOutOfRangeException(nameof(points)),
    };
}
