using CrampCheck.Web.People;

namespace CrampCheck.Web.Tests.People;

public sealed class PasswordRulesTests
{
    private const string Email = "anna.smith@clinic.example";
    private const string Host = "nightlegs.example";

    [Fact]
    public void List_CommonPasswords_AreThousands()
    {
        Assert.InRange(PasswordRules.Common.Count, 5000, 10_000);
        Assert.Contains(PasswordRules.Common, word => word == "dragon");
        Assert.Contains(PasswordRules.Common, word => word.Length >= PasswordRules.MinPasswordLength);
    }

    [Fact]
    public void Check_ACommonPassword_RefusesItPlainPaddedAndRepeated()
    {
        var random = new Random(5);
        Assert.All(PasswordRules.Common.Where((_, i) => i % Rounds.Of(20, 1) == 0), word =>
        {
            var digits = string.Concat(Enumerable.Range(0, Math.Max(0, PasswordRules.MinPasswordLength - word.Length)).Select(_ => random.Next(10)));
            Assert.NotNull(PasswordRules.ProblemOf(word + digits, Email, Host));
            Assert.NotNull(PasswordRules.ProblemOf(digits + word, Email, Host));
            Assert.NotNull(PasswordRules.ProblemOf($"{digits}! {word.ToUpperInvariant()}?#", Email, Host));
            Assert.NotNull(PasswordRules.ProblemOf(word + word + word, Email, Host));
        });
    }

    [Theory]
    [InlineData("abababababab", "Use at least 6 different characters")]
    [InlineData("violetviolet", "Many people use this password")]
    [InlineData("horsevhorsevhorsev", "repeats itself")]
    [InlineData("xkvqpdxkvqpdxkv", "repeats itself")]
    [InlineData("I like CrampCheck a lot", "Leave out “crampcheck”")]
    [InlineData("cramp check goes on", "Leave out “crampcheck”")]
    [InlineData("anna rides a horse", "Leave out “anna”")]
    [InlineData("the smith of the village", "Leave out “smith”")]
    [InlineData("clinic on the hill", "Leave out “clinic”")]
    [InlineData("night-legs for me", "Leave out “nightlegs”")]
    [InlineData("P.a.s.s.w.o.r.d, again", "Leave out “password”")]
    [InlineData("aabbccddeeab", "Use at least 6 different characters")]
    [InlineData("dragon84019375628", "Many people use this password")]
    [InlineData("84019375628dragon", "Many people use this password")]
    [InlineData("violethorse violethorse", "repeats itself")]
    public void Check_AnEasilyGuessedPassword_SaysWhy(string password, string why) =>
        Assert.Contains(why, PasswordRules.ProblemOf(password, Email, Host), StringComparison.Ordinal);

    [Fact]
    public void Check_TooManyCharacters_NamesTheMaximum() =>
        Assert.Equal("Use at most 256 characters.", PasswordRules.ProblemOf(string.Join(' ', Enumerable.Range(1000, 80))[..257], Email, Host));

    [Theory]
    [InlineData("violethorses")]
    [InlineData("dragon monkey football")]
    [InlineData("VIOLETHORSES")]
    [InlineData("840193756284")]
    [InlineData("#%&/()=?*+-_")]
    [InlineData("þýðing fjallsins")]
    [InlineData("dragons fly south")]
    [InlineData("aabbccddeeff")]
    [InlineData("dragon840193756284")]
    [InlineData("840193756284dragon")]
    [InlineData("violethorses violethorses")]
    [InlineData("for example a goat")]
    public void Check_AnyOtherMix_AcceptsIt(string password) => Assert.Null(PasswordRules.ProblemOf(password, Email, Host));
}
