using CsCheck;

namespace CrampCheck.Rules.Tests;

/// <summary>Answers with raw numbers, anywhere in the allowed ranges, and often unknown.</summary>
internal static class RandomAnswers
{
    public static Gen<decimal> Celsius { get; } = Gen.Int[0, 4500].Select(hundredths => hundredths / 100m);

    public static Gen<decimal> Fahrenheit { get; } = Gen.Int[3200, 11300].Select(hundredths => hundredths / 100m);

    public static Gen<Answers> Known { get; } = Gen.Select(
        Gen.Enum<Frequency>().Where(frequency => frequency != Frequency.Unknown),
        Gen.Select(Gen.Enum<Intensity>(), Gen.Int[0, 1440], (intensity, minutes) => new Exercise(intensity, minutes)),
        Gen.OneOf(Celsius, Fahrenheit.Select(RoomTemperature.CelsiusFromFahrenheit)).Select(RoomTemperature.Measured),
        Gen.Enum<NightCooling>().Where(cooling => cooling != NightCooling.Unknown),
        Gen.Int[0, 5000],
        Gen.OneOf(AgeGroups.All),
        (frequency, exercise, room, cooling, milligrams, ageGroup) => new Answers
        {
            Frequency = frequency,
            Exercise = exercise,
            Room = room,
            NightCooling = cooling,
            Calcium = CalciumIntake.Of(milligrams),
            AgeGroup = ageGroup,
        });

    public static Gen<Answers> Any { get; } = Gen.Select(
        Known,
        Gen.Bool,
        Gen.Bool,
        Gen.Select(Gen.Bool, Gen.Bool),
        Gen.Bool,
        Gen.Select(Gen.Bool, Gen.Bool),
        (known, frequency, exercise, room, cooling, calcium) => known with
        {
            Frequency = frequency ? known.Frequency : Frequency.Unknown,
            Exercise = exercise ? known.Exercise : null,
            Room = room switch
            {
                (true, _) => known.Room,
                (false, true) => Feel(known.Room),
                _ => default,
            },
            NightCooling = cooling ? known.NightCooling : NightCooling.Unknown,
            Calcium = calcium switch
            {
                (true, _) => known.Calcium,
                (false, true) => Habit(known.Calcium),
                _ => default,
            },
        });

    private static CalciumIntake Habit(CalciumIntake calcium) => CalciumIntake.Of(calcium.Milligrams switch
    {
        >= 600 => CalciumHabit.TwiceDaily,
        >= 500 => CalciumHabit.OnceDaily,
        _ => CalciumHabit.LessThanDaily,
    });

    private static RoomTemperature Feel(RoomTemperature room) => RoomTemperature.Felt(room.Celsius switch
    {
        >= 24 => RoomFeel.Warm,
        >= 20 => RoomFeel.Comfortable,
        >= 16 => RoomFeel.Cool,
        _ => RoomFeel.Cold,
    });
}
