using System.Collections.Concurrent;
using System.Collections.Immutable;
using CrampCheck.Rules;
using Microsoft.AspNetCore.Html;
using RazorSlices;

namespace CrampCheck.Web.Pages.Result.Pictures;

/// <summary>Stretches with numbers at their ends. It is the same for every visitor, and drawn once.</summary>
public sealed class Ruler
{
    /// <summary>°C, with the points of each stretch.</summary>
    public static readonly Ruler Room = new(Rows(Measure.Room, 8, 28));

    /// <summary>The same in °F.</summary>
    public static readonly Ruler RoomInFahrenheit = new(Room.Stretches.Select(stretch => stretch with
    {
        From = RoomTemperature.FahrenheitFromCelsius(stretch.From),
        To = RoomTemperature.FahrenheitFromCelsius(stretch.To),
    }));

    /// <summary>Effort minutes a day, with the points of each stretch.</summary>
    public static readonly Ruler Effort = new(Rows(Measure.EffortMinutes, 0, 300));

    private const decimal Width = 320;
    private static readonly ConcurrentDictionary<CalciumNeed, Ruler> Calciums = [];
    private readonly Lazy<Task<HtmlString>> _drawing;

    private Ruler(IEnumerable<Stretch> stretches)
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

    /// <summary>Calcium, mg a day, for a need.</summary>
    public static Ruler Calcium(CalciumNeed need) => Calciums.GetOrAdd(need, need => new(
    [
        new(0, need.Milligrams, "too little", "some"),
        new(need.Milligrams, need.UpperLevel, "enough", "weak"),
        new(need.UpperLevel, need.UpperLevel + (need.Milligrams * 6 / 10), "too much", "strong"),
    ]));

    /// <summary>The place of a value on a picture 320 wide; values off the ruler stand at its end.</summary>
    public decimal X(decimal value) => decimal.Round((Math.Clamp(value, From, To) - From) / (To - From) * Width);

    // The rows of the scorecard, from small to large.
    private static IEnumerable<Stretch> Rows(Measure measure, decimal from, decimal to) =>
        Scorecard.Factors.Single(factor => factor.Measure == measure).Rules
            .OrderBy(rule => rule.When.Low ?? from)
            .Select(rule => new Stretch(rule.When.Low ?? from, rule.When.High ?? to, $"{rule.Points}", Shade(rule.Points)));

    private static string Shade(int points) => new PointRange(points, points).Band switch
    {
        Band.Unlikely => "weak",
        Band.Possible => "some",
        _ => "strong",
    };
}
