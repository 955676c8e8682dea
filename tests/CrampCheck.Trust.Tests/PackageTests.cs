using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace CrampCheck.Trust.Tests;

/// <summary>The packages of the program: all listed, none older than its last mended version.</summary>
public sealed class PackageTests
{
    private const string SbomVariable = "SBOM";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("AngleSharp", "1.9.0", "reads the HTML that is sanitised; the version that was measured")]
    [InlineData("OpenTelemetry", "1.20.1", "the version that was measured")]
    [InlineData("OpenTelemetry.Exporter.OpenTelemetryProtocol", "1.20.1", "the version that was measured")]
    [InlineData("SQLitePCLRaw.lib.e_sqlite3", "2.1.13", "SQLite's native library, which Use_Sqlite_IsNoOlderThanItsLastFix asks for its version")]
    [InlineData("HtmlSanitizer", "10.0.1120", "scripts in the contents of templates, in comments, in noscript")]
    [InlineData("Markdig", "1.6.0", "the version that was measured")]
    [InlineData("Microsoft.AspNetCore.Identity.EntityFrameworkCore", "10.0.15", "passkeys")]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite", "10.0.15", "the version that was measured")]
    [InlineData("Serilog.AspNetCore", "10.0.0", "the version that was measured")]
    public void Use_APackage_IsNoOlderThanItsLastFix(string name, string least, string why) =>
        Assert.True(Version.Parse(Packages().Single(package => package.Name == name).Version) >= Version.Parse(least), why);

    [Fact]
    public void Use_Sqlite_IsNoOlderThanItsLastFix()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        // CVE-2025-6965.
        Assert.True(Version.Parse(connection.ServerVersion) >= new Version(3, 50, 2), connection.ServerVersion);
    }

    [Fact]
    public void Use_TheRuntime_IsNoOlderThanItsLastFix()
    {
        // CVE-2026-40372: with Data Protection as a package, sessions could be forged. It comes with the runtime.
        Assert.True(Environment.Version >= new Version(10, 0, 7), $"{Environment.Version}");
        Assert.DoesNotContain(Packages(), package => package.Name == "Microsoft.AspNetCore.DataProtection");

        // The newest 10.0 at each build with --pull, as the README and docs/operating.md say.
        Assert.Contains("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\n", File.ReadAllText(Repository.PathOf("Dockerfile")), StringComparison.Ordinal);
        Assert.Contains("docker build --pull", File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void List_ThePackages_NamesEveryOneWithItsVersion()
    {
        var bill = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "application", ["name"] = "CrampCheck" } },
            ["components"] = new JsonArray([.. Packages().Select(package => new JsonObject
            {
                ["type"] = "library",
                ["name"] = package.Name,
                ["version"] = package.Version,
                ["purl"] = $"pkg:nuget/{package.Name}@{package.Version}",
                ["properties"] = new JsonArray(new JsonObject { ["name"] = "nuget:contentHash", ["value"] = package.Hash }),
            })]),
        }.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable(SbomVariable) is { } file)
        {
            File.WriteAllText(file, bill);
        }

        // SBOM=$PWD/docs/sbom.cdx.json dotnet test writes it anew.
        Assert.Equal(bill, File.ReadAllText(Repository.PathOf("docs/sbom.cdx.json")));
    }

    // Two ways of compiling ahead share a folder of half-made files; what the one leaves there stops a program of the other
    // at its start, without a word.
    [Fact]
    public void Publish_TheProgram_IsDoneInOneWayOnly()
    {
        var project = File.ReadAllText(Repository.PathOf("src/CrampCheck.Web/CrampCheck.Web.csproj"));

        Assert.Contains("<SelfContained>false</SelfContained>", project, StringComparison.Ordinal);
        Assert.DoesNotContain("Composite", project, StringComparison.Ordinal);
        Assert.Single(project.Split("</PublishReadyToRun>"), part => part.Contains("<PublishReadyToRun", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Version, string Hash)> Packages()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src/CrampCheck.Web/packages.lock.json")));
        return
        [
            .. file.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!)),
        ];
    }
}
