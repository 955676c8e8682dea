using System.Text.RegularExpressions;

namespace CrampCheck.Web.Tests.Docs;

/// <summary>docs/asvs.md says of each item of the standard which tests prove it.</summary>
public sealed partial class AsvsTests
{
    private const int OfLevels1And2 = 174;
    private const int OfLevel3 = 28;

    private static readonly IReadOnlyList<(string Item, int Level, string Proof)> Rows =
        [.. Row().Matches(File.ReadAllText(Repository.PathOf("docs/asvs.md"))).Select(row => (row.Groups[1].Value, int.Parse(row.Groups[2].Value, null), row.Groups[3].Value))];

    [Fact]
    public void List_TheItems_HasEachOnce()
    {
        Assert.Equal(OfLevels1And2, Rows.Count(row => row.Level < 3));
        Assert.Equal(OfLevel3, Rows.Count(row => row.Level == 3));
        Assert.Distinct(Rows.Select(row => row.Item));
    }

    [Fact]
    public void Read_EachItem_NamesAnExistingTestOrADatedReason()
    {
        var tests = Tests();
        foreach (var (item, _, proof) in Rows)
        {
            var named = Name().Matches(proof).Select(name => name.Groups[1].Value).ToList();
            var isReason = Reason().IsMatch(proof);
            Assert.True(isReason || named.Count > 0, $"{item} has neither a test nor a dated reason.");
            Assert.All(isReason ? [] : named, name => Assert.True(tests.Contains(name), $"{item}: there is no test {name}."));
        }
    }

    [Fact]
    public void Read_TheItems_MostNameATest() =>
        Assert.InRange(Rows.Count(row => row.Level < 3 && !Reason().IsMatch(row.Proof)), OfLevels1And2 * 0.7, OfLevels1And2);

    // Only tests have an underscore in their names.
    private static HashSet<string> Tests() =>
    [
        .. from file in Directory.GetFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
           let source = File.ReadAllText(file)
           from part in Class().Split(source).Skip(1).Chunk(2)
           from method in Method().Matches(part[1])
           select $"{part[0]}.{method.Groups[1].Value}",
    ];

    [GeneratedRegex(@"^\| ([0-9]+\.[0-9]+\.[0-9]+) \| ([123]) \| [^|]+ \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z0-9]+\\.[A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^20[0-9]{2}-[0-9]{2}-[0-9]{2}: ")]
    private static partial Regex Reason();

    [GeneratedRegex(@"public sealed (?:partial )?class ([A-Za-z0-9]+Tests)\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"^    public (?:async )?(?:Task|void) ([A-Za-z0-9]+_[A-Za-z0-9_]+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();
}
