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
    public void Check_EveryCommonPassword_RefusesItPlainPaddedAndRepeated()
    {
        var random = new Random(5);
        Assert.All(PasswordWords.Common, word =>
        {
            var digits = string.Concat(Enumerable.Range(0, Math.Max(0, PasswordWords.FewestCharacters - word.Length)).Select(_ => random.Next(10)));
            Assert.NotNull(PasswordWords.ProblemOf(word + digits, Email, Host));
            Assert.NotNull(PasswordWords.ProblemOf(digits + word, Email, Host));
            Assert.NotNull(PasswordWords.ProblemOf($"{digits}! {word.ToUpperInvariant()}?#", Email, Host));
            Assert.NotNull(PasswordWords.ProblemOf(word + word + word, Email, Host));
        });
    }

    [Theory]
    [InlineData("abababababab")]
    [InlineData("violetviolet")]
    [InlineData("horsevhorsevhorsev")]
    [InlineData("xkvqpdxkvqpdxkv")]
    [InlineData("I like CrampCheck a lot")]
    [InlineData("cramp check goes on")]
    [InlineData("anna rides a horse")]
    [InlineData("the smith of the village")]
    [InlineData("clinic on the hill")]
    [InlineData("night-legs for me")]
    [InlineData("P.a.s.s.w.o.r.d, again")]
    [InlineData("aabbccddeeab")]
    [InlineData("dragon84019375628")]
    [InlineData("84019375628dragon")]
    [InlineData("violethorse violethorse")]
    public void Check_WhatIsGuessedFirst_SaysWhy(string password) => Assert.NotNull(PasswordWords.ProblemOf(password, Email, Host));

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
