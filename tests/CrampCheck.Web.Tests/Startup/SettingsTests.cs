using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Startup;
using Microsoft.Extensions.Configuration;

namespace CrampCheck.Web.Tests.Startup;

/// <summary>A setting that is wrong is named, in one line.</summary>
public sealed class SettingsTests
{
    // Text has no type to be wrong; what its own check refuses stands here.
    private static readonly Dictionary<string, string[]> WrongText = new()
    {
        ["Data:Directory"] = [" "],
        ["AllowedHosts"] = [";", "cramps.example;", "cramps.example,other.example", "https://cramps.example", "cramps.example:443"],
        ["Security:Contact"] = ["security@example.org", "http://example.org", "mailto:", "mailto:a b", "javascript:alert(1)"],
        ["Embedding:Origins"] = ["*", "https://*.clinic.example", "clinic.example", "https://clinic.example/", "https://clinic.example/page", "https://Clinic.example", "https://clinic.example:443", "https://a@clinic.example", "http://clinic.example", "http://localhost.clinic.example", "file://", "null", "'self'", "https://clinic.example;script-src", "https://clinic.example https://other.example", "https://clinic.example,", "https://klinik-ü.example"],
        ["Texts:From"] = ["desk.example", "https://desk.example/", "https://desk.example/texts", "https://a:b@desk.example", "ftp://desk.example", " "],
        ["Proxies"] = [" ", ",", "10", "10.0.0.0/8,", "10.0.0.0/33", "0.0.0.0/0", "::/0", "proxy.example", "true"],
        [Metrics.Collector] = [" ", "localhost:4317", "collector", "/v1/metrics", "ftp://localhost"],
        [Metrics.Protocol] = ["zz", "http/json", "GRPC "],
        ["Urls"] = ["nonsense", "5080", "ftp://localhost", "http://localhost:99999", "http://localhost:-1", "http://localhost/path", "http://localhost:5080;"],
    };

    public static TheoryData<string, string> Wrong
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (setting, value) in Settings.Sections.SelectMany(part => Settings.Of(part.Type).SelectMany(setting => WrongValues(part, setting))))
            {
                cases.Add(setting, value);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_AWrongSetting_NamesItInOneLine(string setting, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(setting, value)]).Build();

        var fault = Settings.FirstError(settings);

        Assert.Contains(setting, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault!);
        Assert.DoesNotContain("System.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoSettings_FindsNoFault() => Assert.Null(Settings.FirstError(new ConfigurationBuilder().Build()));

    private static IEnumerable<(string Setting, string Value)> WrongValues((string Section, Type Type) part, PropertyInfo property)
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

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
