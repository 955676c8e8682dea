using CrampCheck.Web.Tests.Pipeline;

namespace CrampCheck.Web.Tests.Pages.Result;

/// <summary>A result fits into what a server may send before it hears from a phone: ten packets of 1,460 bytes, with room for what they carry beside.</summary>
public sealed class ResultBytesTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    private const int MaxBytes = 14_000;

    // Three leaders, a range and °F, with the food list: the longest kind of result.
    private static readonly (string Field, string Value)[] Longest =
    [
        ("Frequency", "mostNights"), ("ExerciseIntensity", "moderate"), ("ExerciseMinutes", "200"), ("Room", "measured"), ("RoomTemperature", "59.5"), ("RoomUnit", "f"),
        ("NightCooling", "unknown"), ("Calcium", "estimate"), ("ServingsPer", "week"), ("Servings[milk]", "2.5"), ("Servings[bread]", "7"), ("TabletMilligrams", "100"), ("AgeGroup", "51-70-woman"),
    ];

    [Fact]
    public async Task Send_AnyAnswers_GivesAResultOfAtMostFourteenThousandBytes()
    {
        foreach (var form in ResultTests.Some.Where((_, i) => i % 12 == 0).Select(answers => ResultTests.ToForm(answers)).Append([.. Longest]))
        {
            foreach (var (accepted, encoding) in new[] { ("gzip, deflate, br", "br"), ("gzip", "gzip") })
            {
                await IsShortAsync(form, accepted, encoding);
                await IsShortAsync([.. form, ("Try", "ExerciseIntensity=moderate&ExerciseMinutes=150&Room=measured&RoomTemperature=60.8&RoomUnit=f")], accepted, encoding);
            }
        }
    }

    private async Task IsShortAsync(IEnumerable<(string Field, string Value)> form, string accepted, string encoding)
    {
        var body = await new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Field, field.Value))).ReadAsStringAsync();
        var address = site.ClientOptions.BaseAddress;
        var answer = await RawHttp.SendAsync(address, string.Join("\r\n",
            "POST / HTTP/1.1", $"Host: {address.Authority}", $"Accept-Encoding: {accepted}", "Content-Type: application/x-www-form-urlencoded",
            $"Content-Length: {body.Length}", "Connection: close", "", body));

        Assert.Equal((200, true), (RawHttp.StatusOf(answer), answer.Contains($"Content-Encoding: {encoding}", StringComparison.Ordinal)));
        Assert.True(answer.Length <= MaxBytes, $"{answer.Length} bytes for {body}");
    }
}
