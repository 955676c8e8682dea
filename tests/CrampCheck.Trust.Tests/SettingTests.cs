using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CrampCheck.Web.Hosting;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>A setting that is wrong stops the start, with one line that names it.</summary>
public sealed class SettingTests(ITestOutputHelper output)
{
    // Text has no type to be wrong; what its own check refuses stands here.
    private static readonly Dictionary<string, string[]> WrongText = new()
    {
        ["Data:Directory"] = [" ", "/dev/null", "/dev/null/data"],
        ["AllowedHosts"] = [";", "cramps.example;", "cramps.example,other.example", "https://cramps.example", "cramps.example:443"],
        ["Security:Contact"] = ["security@example.org", "http://example.org", "mailto:", "mailto:a b", "javascript:alert(1)"],
        ["Proxies"] = [" ", ",", "10", "10.0.0.0/8,", "10.0.0.0/33", "0.0.0.0/0", "::/0", "proxy.example", "true"],
        [Metrics.Collector] = [" ", "localhost:4317", "collector", "/v1/metrics", "ftp://localhost"],
        [Metrics.Protocol] = ["zz", "http/json", "GRPC "],
        ["Urls"] = ["nonsense", "5080", "ftp://localhost", "http://localhost:99999", "http://localhost:-1", "http://localhost/path", "http://localhost:5080;"],
    };

    [Fact]
    public async Task Start_WithAWrongSetting_StopsAndNamesIt()
    {
        var cases = Settings.Sections.SelectMany(part => Settings.Of(part.Type).SelectMany(setting => WrongValues(part, setting))).ToList();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (wrong, _) =>
        {
            // Later settings win, so that a wrong value of the folder is not taken for a right one.
            using var folder = new Folder();
            var (exitCode, said) = await RunningSite.RefusedAsync([], "--Urls", "http://127.0.0.1:0", "--Data:Directory", folder.Path, $"--{wrong.Setting}={wrong.Value}");
            Refused(wrong.Setting, exitCode, said);
        });
        output.Say("G26 wrong settings", $"{cases.Count} of {cases.Count} refused by name");
        Assert.True(cases.Count > 10);
    }

    [Fact]
    public async Task Start_WithAWrongSettingInTheEnvironment_StopsAndNamesIt()
    {
        var (exitCode, said) = await RunningSite.RefusedAsync([("RateLimits__FormsPerMinute", "")], "--Urls", "http://127.0.0.1:0");
        Refused("RateLimits:FormsPerMinute", exitCode, said);
    }

    [Fact]
    public async Task Command_WithAWrongSetting_StopsAndNamesIt()
    {
        var (exitCode, said) = await RunningSite.RefusedAsync([], "backup", "file", "--Data:Directory=");
        Refused("Data:Directory", exitCode, said);
    }

    [Fact]
    public async Task Start_WhereAnotherProgramListens_StopsAndNamesTheSetting()
    {
        using var other = new Socket(SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        using var folder = new Folder();
        var (exitCode, said) = await RunningSite.RefusedAsync([], "--Urls", $"http://{other.LocalEndPoint}", "--Data:Directory", folder.Path);
        Refused("Urls", exitCode, said);
    }

    [Theory]
    [InlineData("wwwroot")]
    [InlineData("content")]
    public async Task Start_WithoutAPartOfTheProgram_StopsAndNamesIt(string part)
    {
        using var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(RunningSite.Program)!, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Path.GetDirectoryName(RunningSite.Program)!, file);
            if (!path.StartsWith(part, StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
                File.Copy(file, Path.Combine(folder.Path, path));
            }
        }

        // Outside development the files of pages are looked for beside the program alone.
        var (exitCode, said) = await RunningSite.RefusedAsync(
            Path.Combine(folder.Path, "CrampCheck.Web.dll"), [("ASPNETCORE_ENVIRONMENT", "Production")], "--contentRoot", folder.Path, "--Urls", "http://127.0.0.1:0", "--Data:Directory", Path.Combine(folder.Path, "data"));

        Refused(part, exitCode, said);
    }

    private static IEnumerable<(string Setting, string Value)> WrongValues((string Section, Type Type) part, System.Reflection.PropertyInfo property)
    {
        var setting = part.Section == "" ? Settings.NameOf(property) : $"{part.Section}:{Settings.NameOf(property)}";
        string[] values;
        if (property.PropertyType == typeof(string))
        {
            values = WrongText[setting];
        }
        else if (property.PropertyType == typeof(bool))
        {
            values = ["yes", "1", "on"];
        }
        else
        {
            Assert.Equal(typeof(int), property.PropertyType);
            var range = Assert.IsType<RangeAttribute>(Attribute.GetCustomAttribute(property, typeof(RangeAttribute)));
            values = ["many", "1.5", "1,5", "true", "9999999999", Written((int)range.Minimum - 1), Written((int)range.Maximum + 1), Written(int.MinValue)];
        }

        if (property.GetValue(Activator.CreateInstance(part.Type)) is not "")
        {
            values = ["", .. values];
        }

        // A name is misspelt in our own sections; outside them there are others' settings.
        // A list in parts, as the framework writes lists, is none of ours.
        return values.Select(value => (setting, value)).Append((setting + ":0", "1")).Concat(part.Section == "" ? [] : [(setting[..^1], "1"), (part.Section, "1")]);
    }

    private static void Refused(string setting, int exitCode, string said)
    {
        Assert.True(exitCode == 1, $"{setting}: exit code {exitCode}, {said}");
        Assert.Contains(setting, said, StringComparison.Ordinal);
        Assert.Equal(said.Length - 1, said.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
