using System.Numerics;
using CrampCheck.Web.Pages.Questions;
using CsCheck;

namespace CrampCheck.Web.Tests.Pages.Questions;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("18.5", 18.5)]
    [InlineData("18,5", 18.5)]
    [InlineData(" 18,25 ", 18.25)]
    [InlineData("007", 7)]
    [InlineData("1,0", 1)]
    [InlineData("0,5", 0.5)]
    public void TryRead_ANumberThatMeansOneThing_ReadsIt(string text, double expected)
    {
        Assert.True(NumberText.TryRead(text, out var number));
        Assert.Equal((decimal)expected, number);
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
    [InlineData("20 °C")]
    [InlineData("20\0")]
    [InlineData("20\n")]
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
    [InlineData("1/2")]
    [InlineData("5%")]
    [InlineData("$5")]
    [InlineData("1e-2")]
    [InlineData("1.5e3")]
    [InlineData("nan")]
    [InlineData("-Infinity")]
    [InlineData("0b1")]
    [InlineData("1f")]
    [InlineData("1m")]
    [InlineData("12 cm")]
    [InlineData("\u200b5")]
    [InlineData("5\u00a0")]
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
    public void TryRead_AnythingElse_IsRefused(string? text)
    {
        Assert.False(NumberText.TryRead(text, out _));
        Assert.False(NumberText.TryReadWhole(text, out _));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1,0")]
    [InlineData("30.5")]
    public void TryReadWhole_WithADecimalMark_IsRefused(string text) => Assert.False(NumberText.TryReadWhole(text, out _));

    [Theory]
    [InlineData('0')]
    [InlineData('1')]
    [InlineData('9')]
    public void TryRead_FiveThousandDigits_IsRefused(char digit)
    {
        Assert.False(NumberText.TryRead(new string(digit, 5000), out _));
        Assert.False(NumberText.TryReadWhole(new string(digit, 5000), out _));
    }

    [Fact]
    public void TryRead_AnyCharacterBesideDigits_IsRefusedUnlessItIsASpaceOrAMark()
    {
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            var isMeant = char.IsAsciiDigit(c) || c is ' ';
            Assert.Equal((c, isMeant), (c, NumberText.TryReadWhole($"5{c}", out _)));
            Assert.Equal((c, isMeant), (c, NumberText.TryReadWhole($"{c}5", out _)));
            Assert.Equal((c, isMeant), (c, NumberText.TryRead($"5{c}", out _)));
            Assert.Equal((c, char.IsAsciiDigit(c) || c is '.' or ','), (c, NumberText.TryRead($"5{c}5", out _)));
        }
    }

    [Theory]
    [InlineData("18.50", "18.5")]
    [InlineData("7.00", "7")]
    [InlineData("007", "7")]
    [InlineData("0,05", "0.05")]
    public void Write_ANumberAsItWasRead_IsTheShortest(string text, string shortest)
    {
        Assert.True(NumberText.TryRead(text, out var number));
        Assert.Equal(shortest, NumberText.Write(number));
    }

    [Fact]
    public void Write_EveryHundredth_IsReadBackAsTheSame()
    {
        for (var hundredths = 0; hundredths <= 500_000; hundredths += 7)
        {
            var written = NumberText.Write(hundredths / 100m);
            Assert.True(NumberText.TryRead(written, out var number) && number == hundredths / 100m, written);
        }
    }

    [Fact]
    public void TryRead_AnyTextItAccepts_MeansWhatItsCharactersSay() =>
        Gen.Char["0123456789.,  +-eE'x"].Array[0, 9].Select(characters => new string(characters)).Sample(
            text =>
            {
                if (!NumberText.TryRead(text, out var number))
                {
                    return true;
                }

                // Read again by counting: all digits as one integer, over ten to the number of decimals.
                var parts = text.Trim(' ').Split('.', ',');
                var decimals = parts.Length == 2 ? parts[1].Length : 0;
                var meant = BigInteger.Parse(string.Concat(parts), System.Globalization.CultureInfo.InvariantCulture);
                return (BigInteger)(number * (decimal)Math.Pow(10, decimals)) == meant
                    && NumberText.TryRead(NumberText.Write(number), out var again)
                    && again == number;
            },
            iter: 1_000_000);
}
