using CrampCheck.Web.People;

namespace CrampCheck.Web.Tests.People;

public sealed class PasswordWordsTests
{
    private const string Email = "anna.smith@clinic.example";
    private const string Host = "nightlegs.example";

    [Fact]
    public void List_CommonPasswords_AreThousands()
    {
        Assert.InRange(PasswordWords.Common.Count, 5000, 10_000);
        Assert.Contains(PasswordWords.Common, word => word == "dragon");
        Assert.Contains(PasswordWords.Common, word => word.Length >= PasswordWords.FewestCharacters);
    }

    [Fact]
    public void Check_ACommonPassword_RefusesItPlainPaddedAndRepeated()
    {
        var random = new Random(5);
        Assert.All(PasswordWords.Common.Where((_, i) => i % Rounds.Of(20, 1) == 0), word =>
        {
            var digits = string.Concat(Enumerable.Range(0, Math.Max(0, PasswordWords.FewestCharacters - word.Length)).Select(_ => random.Next(10)));
            Assert.NotNull(PasswordWords.ProblemOf(word + digits, Email, Host));
            Assert.NotNull(PasswordWords.ProblemOf(digits + word, Email, Host));
            Assert.NotNull(PasswordWords.ProblemOf($"{digits}! {word.ToUpperInvariant()}?#", Email, Host));
            Assert.NotNull(PasswordWords.ProblemOf(word + word + word, Email, Host));
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
    public void Check_WhatIsGuessedFirst_SaysWhy(string password, string why) =>
        Assert.Contains(why, PasswordWords.ProblemOf(password, Email, Host), StringComparison.Ordinal);

    [Fact]
    public void Check_MoreCharactersThanAreTaken_SaysHowManyAre() =>
        Assert.Equal("Use at most 256 characters.", PasswordWords.ProblemOf(string.Join(' ', Enumerable.Range(1000, 80))[..257], Email, Host));

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
    public void Check_AnyOtherMix_TakesIt(string password) => Assert.Null(PasswordWords.ProblemOf(password, Email, Host));
}
