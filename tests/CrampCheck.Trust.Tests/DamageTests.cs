using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>A damaged database is noticed, or does no harm; nobody is ever shown other words than were stored.</summary>
public sealed class DamageTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<(Folder Folder, Shown Shown)>> Whole = new(WriteAsync);
    private static readonly string[] Paths = ["/", "/article", "/cramp-now"];

    [Fact]
    public async Task Start_WithADamagedFile_NeverShowsOtherWords()
    {
        var (whole, expected) = await Whole.Value;
        var random = new Random(1);
        var rounds = Rounds.Of(5, 500);
        var (noticed, harmless) = (0, 0);
        for (var i = 0; i < rounds; i++)
        {
            using var folder = CopyOf(whole);
            Damage(i % 5 == 4 ? Path.Combine(folder.Path, "live-texts.json") : folder.Database, random);
            var shown = await ReadAsync(folder);
            Assert.Equal(expected.Pages, shown.Pages);
            foreach (var (key, versions) in shown.Versions)
            {
                Assert.Equal(expected.Versions[key], versions);
            }

            if (shown.Health == "Degraded" || shown.Versions.Count < TextKeys.All.Count)
            {
                noticed++;
            }
            else
            {
                harmless++;
            }
        }

        output.Report("Damaged files", $"{rounds}: {noticed} noticed, {harmless} did no harm, 0 other words shown");
        Assert.True(noticed > 0 && harmless > 0);
    }

    [Theory]
    [InlineData("Body = replace(Body, 'a', 'e')", "Degraded")]
    [InlineData("Body = replace(Body, 'a', 'e') WHERE Number = 3", "Healthy")]
    [InlineData("SavedAt = char(0, 0, 0)", "Degraded")]
    [InlineData("SavedAt = char(0, 0, 0) WHERE Number = 3", "Healthy")]
    [InlineData("BasedOn = 99999999999 WHERE Number = 3", "Healthy")]
    public async Task Read_ChangedWordsUnderAnOldHash_IsRefused(string change, string health)
    {
        using var folder = CopyOf((await Whole.Value).Folder);
        await using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'";
            command.CommandText = $"{await command.ExecuteScalarAsync()}; UPDATE TextRevisions SET {change}";
            await command.ExecuteNonQueryAsync();
        }

        var shown = await ReadAsync(folder);

        Assert.Equal(health, shown.Health);
        Assert.Empty(shown.Versions);
        Assert.All(shown.Pages, page => Assert.NotEmpty(page));
    }

    // One to three bytes, a page of nothing, or a file that ends too early.
    private static void Damage(string file, Random random)
    {
        var bytes = File.ReadAllBytes(file);
        switch (random.Next(5))
        {
            case 0:
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case 1:
                var start = random.Next(bytes.Length) / 4096 * 4096;
                bytes.AsSpan(start, Math.Min(4096, bytes.Length - start)).Clear();
                break;
            default:
                for (var i = random.Next(3); i >= 0; i--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                }

                break;
        }

        File.WriteAllBytes(file, bytes);
    }

    private static Folder CopyOf(Folder whole)
    {
        var copy = new Folder();
        foreach (var file in new[] { "crampcheck.db", "live-texts.json" })
        {
            File.Copy(Path.Combine(whole.Path, file), Path.Combine(copy.Path, file));
        }

        return copy;
    }

    private static async Task<(Folder Folder, Shown Shown)> WriteAsync()
    {
        var folder = new Folder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using (var site = new SiteOn(folder.Path))
        {
            await site.HealthAsync();
            foreach (var key in TextKeys.All)
            {
                await using var scope = site.Services.CreateAsyncScope();
                var state = (await scope.ServiceProvider.GetRequiredService<TextQueries>().FindAsync(key))!;
                var typed = TextForm.Of(state.Live) with { Body = state.Live.Body + "\n\nAnd one more sentence." };
                var saved = (await scope.ServiceProvider.GetRequiredService<Drafts>().SaveAsync(key, typed, state.Newest.VersionToken, "test")).Saved;
                Assert.True(await scope.ServiceProvider.GetRequiredService<Publishing>().PublishAsync(new(key, saved.VersionToken, state.Live.VersionToken, "", "Test", "test")));
                await scope.ServiceProvider.GetRequiredService<Drafts>().SaveAsync(key, typed with { Title = "A draft" }, saved.VersionToken, "test");
            }
        }

        SqliteConnection.ClearAllPools();
        return (folder, await ReadAsync(folder));
    }

    private static async Task<Shown> ReadAsync(Folder folder)
    {
        await using var site = new SiteOn(folder.Path);
        using var client = site.CreateClient();
        await site.HealthAsync();
        var opening = site.Services.GetRequiredService<DatabaseOpening>();
        if (opening.Opened.IsCompletedSuccessfully)
        {
            await opening.Checked;
        }

        var health = await site.HealthAsync();
        var pages = new List<string>();
        foreach (var path in Paths)
        {
            pages.Add(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        }

        var answer = await client.SendFormAsync(Forms.With(("Room", "cold")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        pages.Add(await answer.Content.ReadAsStringAsync());

        var versions = new Dictionary<string, List<TextForm>>();

        // Editors see nothing of a database that is not open, or is known to be damaged.
        foreach (var key in opening.Opened.IsCompletedSuccessfully && opening.Loss is null ? TextKeys.All : [])
        {
            await using var scope = site.Services.CreateAsyncScope();
            try
            {
                versions[key] = [.. (await scope.ServiceProvider.GetRequiredService<TextQueries>().VersionsAsync(key)).Select(TextForm.Of)];
            }
            catch (Exception e) when (DatabaseFailure.Is(e))
            {
                // Editors are told that the database is unavailable.
            }
        }

        SqliteConnection.ClearAllPools();
        return new(health, pages, versions);
    }

    private sealed record Shown(string Health, IReadOnlyList<string> Pages, IReadOnlyDictionary<string, List<TextForm>> Versions);

    private sealed class SiteOn(string data) : WebApplicationFactory<Program>
    {
        public async Task<string> HealthAsync()
        {
            using var client = CreateClient();
            return await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Data:Directory", data);
    }
}
