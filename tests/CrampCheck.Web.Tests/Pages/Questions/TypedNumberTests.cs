using System.Numerics;
using CrampCheck.Web.Pages.Questions;
using CsCheck;

namespace CrampCheck.Web.Tests.Pages.Questions;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("18.5", 18.5)]
    [InlineData("18,5", 18.5)]
    [InlineData(" 18,25 ", 18.25)]
    [InlineData("007", 7)]
    [InlineData("1,0", 1)]
    [InlineData("0,5", 0.5)]
    [InlineData("~30", 30)]
    [InlineData("≈ 30", 30)]
    [InlineData("about 30", 30)]
    [InlineData("ca. 30", 30)]
    public void Read_AnUnambiguousNumber_HasItsValue(string text, double expected)
    {
        var typed = TypedNumber.Read(text);
        Assert.Equal(((decimal?)expected, "", text), (typed.Value, typed.Unit, typed.Text));
    }

    [Theory]
    [InlineData("30 min", 30, "min")]
    [InlineData("30 min.", 30, "min")]
    [InlineData("30minutes ", 30, "minutes")]
    [InlineData("900mg", 900, "mg")]
    [InlineData("900 MG", 900, "mg")]
    [InlineData("68F", 68, "f")]
    [InlineData("20 °C", 20, "°c")]
    [InlineData("20\u00a0°C", 20, "°c")]
    [InlineData("~ 18,5 ℃", 18.5, "℃")]
    [InlineData("1 h", 1, "h")]
    public void Read_AUnitAfterTheNumber_IsSeparated(string text, double expected, string unit)
    {
        var typed = TypedNumber.Read(text);
        Assert.Equal(((decimal?)expected, unit), (typed.Value, typed.Unit));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1,000")]
    [InlineData("1.000")]
    [InlineData("1 000")]
    [InlineData("1'000")]
    [InlineData("1\u00a0000")]
    [InlineData("1.000,5")]
    [InlineData("18.555")]
    [InlineData("18.")]
    [InlineData(".5")]
    [InlineData("1e2")]
    [InlineData("1E2")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("+1")]
    [InlineData("−1")]
    [InlineData("0x14")]
    [InlineData("#14")]
    [InlineData("&h14")]
    [InlineData("٢٠")]
    [InlineData("２０")]
    [InlineData("½")]
    [InlineData("20 km")]
    [InlineData("20\0")]
    [InlineData("20\n")]
    [InlineData("20 min\n")]
    [InlineData("\t20")]
    [InlineData("1_000")]
    [InlineData("1\u2009000")]
    [InlineData("1\u202f000")]
    [InlineData("1,2,3")]
    [InlineData("1..2")]
    [InlineData(",5")]
    [InlineData("5,")]
    [InlineData(".")]
    [InlineData("(5)")]
    [InlineData("5-")]
    [InlineData("5 - 7")]
    [InlineData("5-7 min")]
    [InlineData("1/2")]
    [InlineData("5%")]
    [InlineData("$5")]
    [InlineData("1e-2")]
    [InlineData("1.5e3")]
    [InlineData("nan")]
    [InlineData("-Infinity")]
    [InlineData("0b1")]
    [InlineData("1m")]
    [InlineData("12 cm")]
    [InlineData("\u200b5")]
    [InlineData("5\u200b")]
    [InlineData("\ufeff5")]
    [InlineData("\u202e5")]
    [InlineData("\05")]
    [InlineData("5\r\n6")]
    [InlineData("९")]
    [InlineData("²")]
    [InlineData("Ⅴ")]
    [InlineData("五")]
    [InlineData("1234567")]
    [InlineData("twenty")]
    [InlineData("about30h30")]
    public void Read_AnythingElse_IsNotANumberInAnyField(string? text)
    {
        var typed = TypedNumber.Read(text);
        var units = new[] { ExerciseQuestion.MinuteUnits, CalciumQuestion.MilligramUnits, RoomQuestion.CelsiusUnits, RoomQuestion.FahrenheitUnits, RoomQuestion.DegreeUnits, CalciumQuestion.ServingUnits, CalciumQuestion.TabletUnits };
        Assert.DoesNotContain(units, unit => typed.IsUpTo(int.MaxValue, unit));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1,0")]
    [InlineData("30.5 min")]
    public void Read_ADecimalSeparator_IsNotWhole(string text) => Assert.False(TypedNumber.Read(text).IsWholeUpTo(100, ExerciseQuestion.MinuteUnits));

    [Theory]
    [InlineData("100", 100, true)]
    [InlineData("100.01", 100, false)]
    [InlineData("101", 100, false)]
    public void IsUpTo_AMaximum_IsTrueUpToIt(string text, int most, bool isHeld) => Assert.Equal(isHeld, TypedNumber.Read(text).IsUpTo(most, CalciumQuestion.ServingUnits));

    [Theory]
    [InlineData('0')]
    [InlineData('1')]
    [InlineData('x')]
    [InlineData(' ')]
    public void Read_FiveThousandCharacters_HasNoValue(char sign)
    {
        Assert.Null(TypedNumber.Read(new string(sign, 5000)).Value);
        Assert.Null(TypedNumber.Read("5" + new string(sign, 5000) + "1").Value);
    }

    [Fact]
    public void Read_AnyCharacterBesideDigits_IsASpaceASeparatorOrAUnit()
    {
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            var isDigit = char.IsAsciiDigit(c);
            Assert.Equal((c, isDigit || c is ' ' or '\u00a0' or '\u202f'), (c, TypedNumber.Read($"5{c}").IsWholeUpTo(100, ExerciseQuestion.MinuteUnits)));
            Assert.Equal((c, isDigit || c is ' ' or '~' or '≈'), (c, TypedNumber.Read($"{c}5").IsWholeUpTo(100, ExerciseQuestion.MinuteUnits)));
            Assert.Equal((c, isDigit || c is '.' or ','), (c, TypedNumber.Read($"5{c}5").IsUpTo(1000, ExerciseQuestion.MinuteUnits)));
        }
    }

    [Theory]
    [InlineData("18.50", "18.5")]
    [InlineData("7.00", "7")]
    [InlineData("007", "7")]
    [InlineData("0,05", "0.05")]
    public void Write_ANumberAsItWasRead_IsTheShortest(string text, string shortest) =>
        Assert.Equal(shortest, TypedNumber.Write(TypedNumber.Read(text).Value!.Value));

    [Fact]
    public void Write_EveryHundredth_IsReadBackAsTheSame()
    {
        for (var hundredths = 0; hundredths <= 500_000; hundredths += 7)
        {
            var written = TypedNumber.Write(hundredths / 100m);
            Assert.True(TypedNumber.Read(written).Value == hundredths / 100m, written);
        }
    }

    [Fact]
    public void Read_AnyTextWithAValue_MeansWhatItsCharactersSay() =>
        Gen.Char["0123456789.,  +-eE'x~°Cmin"].Array[0, 9].Select(characters => new string(characters)).Sample(
            text =>
            {
                if (TypedNumber.Read(text) is not { Value: { } number } typed)
                {
                    return true;
                }

                // Read again by counting: all digits as one integer, over ten to the number of decimals; what is left is the unit.
                var digits = text.Trim(' ', '~');
                digits = digits[..(digits.LastIndexOfAny([.. "0123456789"]) + 1)];
                var parts = digits.Split('.', ',');
                var decimals = parts.Length == 2 ? parts[1].Length : 0;
                var meant = BigInteger.Parse(string.Concat(parts), System.Globalization.CultureInfo.InvariantCulture);
                return (BigInteger)(number * (decimal)Math.Pow(10, decimals)) == meant
                    && !typed.Unit.Any(char.IsAsciiDigit)
                    && TypedNumber.Read(TypedNumber.Write(number)).Value == number;
            },
            iter: 300_000);
}
