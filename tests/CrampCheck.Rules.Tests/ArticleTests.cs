namespace CrampCheck.Rules.Tests;

public class ArticleTests
{
    [Fact]
    public void Quote_EveryClause_StandsInTheArticleWordForWord()
    {
        var article = File.ReadAllText(Repository.PathOf("content/article.md"));

        Assert.All(Scorecard.Factors.SelectMany(factor => factor.Rules), rule => Assert.Contains(rule.Clause, article, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        Cause.CalciumDeficiency,
        "the blood calcium concentration drops and cannot reach the standard, which is easy to cause cramps",
        "If you don't understand the specific reasons, you can add a lot of calcium at will when you have enough calcium, but it will cause other health problems")]
    [InlineData(
        Cause.ColdStimulation,
        "the indoor environment is often created in a low temperature environment",
        "the air conditioner is used indoors in summer, but the temperature is not well controlled")]
    [InlineData(
        Cause.Overexertion,
        "blindly pursue high-intensity exercise and exercise for too long",
        "the intensity of exercise needs to be controlled and the time must be appropriate")]
    [InlineData(null, "If the frequency of cramps is high, it should be taken seriously")]
    public void Quote_ClausesOfACause_AreThoseChosenForIt(Cause? cause, params string[] clauses) =>
        Assert.Equal(
            clauses.Order(StringComparer.Ordinal),
            Scorecard.Factors
                .Where(factor => factor.Cause == cause)
                .SelectMany(factor => factor.Rules)
                .Select(rule => rule.Clause)
                .Distinct()
                .Order(StringComparer.Ordinal));
}
