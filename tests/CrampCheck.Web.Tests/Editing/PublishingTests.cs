using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Editing;

public sealed class PublishingTests : IAsyncLifetime, IDisposable
{
    // So far ahead that the site, which looks once a second, finds nothing to do itself.
    private static readonly DateTime Due = new(2099, 1, 1, 12, 30, 0, DateTimeKind.Utc);
    private const string Anna = "anna@example.org", Ben = "ben@example.org";
    private readonly Site _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(-1, false, false)]
    [InlineData(0, true, false)]
    [InlineData(60_000, true, false)]
    [InlineData(60_001, true, true)]
    public async Task PublishDue_APlan_HappensFromItsTimeOnAndIsLateAfterAMinute(int milliseconds, bool happens, bool isLate)
    {
        await _site.SaveDraftAsync(TextKeys.None, "Words");
        await ScheduleAsync(TextKeys.None, 2, Due);

        await PublishDueAsync(Due.AddMilliseconds(milliseconds));

        Assert.Equal(happens ? 2 : 1, await LiveAsync(TextKeys.None));
        var details = (await _site.LogAsync()).Where(entry => entry.Action == "published").Select(entry => entry.Detail);
        Assert.Equal(happens ? [isLate ? "version 2, late: it was due at 2099-01-01 12:30 UTC: r" : "version 2: r"] : [], details);
    }

    [Fact]
    public async Task PublishDue_SeveralPlans_HappenInTheOrderOfTheirTimesAndNoneTooEarly()
    {
        string[] keys = [TextKeys.Safety, TextKeys.None, TextKeys.Joint, TextKeys.Unknown];
        foreach (var (key, minutes) in keys.Zip([2, 0, 1, 4]))
        {
            await _site.SaveDraftAsync(key, "Words");
            await ScheduleAsync(key, 2, Due.AddMinutes(minutes));
        }

        await PublishDueAsync(Due.AddMinutes(3));

        Assert.Equal([TextKeys.None, TextKeys.Joint, TextKeys.Safety], (await _site.LogAsync()).Where(entry => entry.Action == "published").Select(entry => entry.Subject));
        Assert.Equal([TextKeys.Unknown], await PlannedAsync());
    }

    [Fact]
    public async Task PublishDue_WhereOnePlanFails_PublishesTheOthers()
    {
        foreach (var (key, minutes) in new[] { (TextKeys.None, 0), (TextKeys.Joint, 1), (TextKeys.Safety, 2) })
        {
            await _site.SaveDraftAsync(key, "Words");
            await ScheduleAsync(key, 2, Due.AddMinutes(minutes));
        }

        await _site.ExecuteSqlAsync($"CREATE TRIGGER Fail BEFORE INSERT ON Publications WHEN NEW.Key = '{TextKeys.Joint}' BEGIN SELECT RAISE(ABORT, 'no'); END");

        await Assert.ThrowsAsync<AggregateException>(() => PublishDueAsync(Due.AddMinutes(3)));

        Assert.Equal((2, 1, 2), (await LiveAsync(TextKeys.None), await LiveAsync(TextKeys.Joint), await LiveAsync(TextKeys.Safety)));
        Assert.Equal([TextKeys.Joint], await PlannedAsync());
        Assert.Equal([TextKeys.None, TextKeys.Safety], (await _site.LogAsync()).Where(entry => entry.Action == "published").Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Publish_WhileTheLiveTextsCannotBeRead_IsDoneAndShownLater()
    {
        await _site.SaveDraftAsync(TextKeys.None, "Words to be shown later");
        await _site.ExecuteSqlAsync($"DROP TRIGGER TextRevisions_no_UPDATE; UPDATE TextRevisions SET Note = 'damaged' WHERE Key = '{TextKeys.Safety}'");

        Assert.True(await PublishAsync(await OrderAsync(TextKeys.None, 2)));

        Assert.Equal(2, await LiveAsync(TextKeys.None));
        Assert.Contains(_site.Log, line => line.Exception is DamagedRowException);
        await _site.ExecuteSqlAsync($"UPDATE TextRevisions SET Note = 'First version' WHERE Key = '{TextKeys.Safety}'");
        await _site.Services.GetRequiredService<LiveTextsRefresh>().RunAsync(CancellationToken.None);
        Assert.Equal("Words to be shown later", _site.Services.GetRequiredService<LiveTexts>().Now[TextKeys.None].Source.Body);
    }

    [Fact]
    public async Task Publish_AfterAPlanOfAnOlderVersionHappened_IsRefused()
    {
        await _site.SaveDraftAsync(TextKeys.None, "Older words");
        await ScheduleAsync(TextKeys.None, 2, Due);
        await _site.SaveDraftAsync(TextKeys.None, "Newer words");
        await PublishDueAsync(Due);

        // Compared with version 1, which was live then.
        Assert.False(await PublishAsync(await OrderAsync(TextKeys.None, 3)));

        Assert.Equal(2, await LiveAsync(TextKeys.None));
        Assert.True(await PublishAsync(await OrderAsync(TextKeys.None, 3, live: 2)));
        Assert.Equal(3, await LiveAsync(TextKeys.None));
    }

    [Fact]
    public async Task CallOff_APlanAlreadyLive_IsRefused()
    {
        await _site.SaveDraftAsync(TextKeys.None, "Words");
        await ScheduleAsync(TextKeys.None, 2, Due);
        var order = (await OrderAsync(TextKeys.None, 2)) with { Plan = await PlanAsync(TextKeys.None) };
        await PublishDueAsync(Due);

        Assert.False(await _site.WithAsync<Publishing, bool>(publishing => publishing.CallOffAsync(order)));
    }

    [Fact]
    public async Task Schedule_TheSamePlanTwice_PlansOnce()
    {
        await _site.SaveDraftAsync(TextKeys.None, "Words");

        await ScheduleAsync(TextKeys.None, 2, Due);
        await ScheduleAsync(TextKeys.None, 2, Due);

        Assert.Equal([TextKeys.None], await PlannedAsync());
        Assert.Single(await _site.LogAsync(), entry => entry.Action == "scheduled");
    }

    [Fact]
    public async Task Schedule_AnotherTime_ReplacesTheFirst()
    {
        await _site.SaveDraftAsync(TextKeys.None, "Words");
        await ScheduleAsync(TextKeys.None, 2, Due);
        var order = (await OrderAsync(TextKeys.None, 2)) with { Plan = await PlanAsync(TextKeys.None) };

        Assert.True(await _site.WithAsync<Publishing, bool>(publishing => publishing.ScheduleAsync(order, Due.AddDays(1))));

        await PublishDueAsync(Due);
        Assert.Equal((1, TextKeys.None), (await LiveAsync(TextKeys.None), Assert.Single(await PlannedAsync())));
    }

    [Fact]
    public async Task Publish_OneText_LeavesThePlansOfOthers()
    {
        await _site.SaveDraftAsync(TextKeys.None, "Words");
        await _site.SaveDraftAsync(TextKeys.Joint, "Words");
        await ScheduleAsync(TextKeys.Joint, 2, Due);

        Assert.True(await PublishAsync(await OrderAsync(TextKeys.None, 2)));

        Assert.Equal([TextKeys.Joint], await PlannedAsync());
    }

    [Fact]
    public async Task CallOffAllOf_OnePerson_LeavesThePlansOfOthers()
    {
        foreach (var (key, who) in new[] { (TextKeys.None, Anna), (TextKeys.Joint, Ben), (TextKeys.Safety, Anna) })
        {
            await _site.SaveDraftAsync(key, "Words");
            await ScheduleAsync(key, 2, Due, who);
        }

        var calledOff = await _site.WithAsync<Publishing, IReadOnlyList<ScheduledPublication>>(publishing => publishing.CallOffAllOfAsync(Anna, "carl"));

        Assert.Equal([TextKeys.None, TextKeys.Safety], calledOff.Select(scheduled => scheduled.Key).Order(StringComparer.Ordinal));
        Assert.Equal([TextKeys.Joint], await PlannedAsync());
    }

    private async Task<PublishOrder> OrderAsync(string key, int draft, int live = 1, string who = Anna) =>
        new(key, await _site.VersionTokenAsync(key, draft), await _site.VersionTokenAsync(key, live), "", "r", who);

    private async Task ScheduleAsync(string key, int number, DateTime due, string who = Anna) =>
        Assert.True(await _site.WithAsync<Publishing, bool>(async publishing => await publishing.ScheduleAsync(await OrderAsync(key, number, who: who), due)));

    private Task<bool> PublishAsync(PublishOrder order) => _site.WithAsync<Publishing, bool>(publishing => publishing.PublishAsync(order));

    private Task PublishDueAsync(DateTime now) => _site.WithAsync<IServiceProvider>(services => ActivatorUtilities.CreateInstance<Publishing>(services, new FakeTimeProvider(now)).PublishDueAsync(CancellationToken.None));

    private Task<int> LiveAsync(string key) => _site.WithDatabaseAsync(database =>
        database.LivePublication(key).Select(publication => publication.Number).SingleAsync());

    private Task<string> PlanAsync(string key) => _site.WithDatabaseAsync(async database =>
        (await database.ScheduledPublications.SingleAsync(scheduled => scheduled.Key == key)).VersionToken);

    private Task<List<string>> PlannedAsync() => _site.WithDatabaseAsync(database =>
        database.ScheduledPublications.Select(scheduled => scheduled.Key).ToListAsync());
}
