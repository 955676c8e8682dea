using System.Xml.Linq;

namespace CrampCheck.Rules.Tests;

public class PurityTests
{
    private static readonly string[] References = ["PackageReference", "ProjectReference", "Reference", "FrameworkReference"];

    [Fact]
    public void Build_Rules_ReferencesNothing()
    {
        var project = XDocument.Load(Repository.PathOf("src/CrampCheck.Rules/CrampCheck.Rules.csproj"));

        Assert.DoesNotContain(project.Descendants(), element => References.Contains(element.Name.LocalName));
    }

    [Fact]
    public void Load_Rules_NeedsTheRuntimeOnly() =>
        Assert.All(
            typeof(Scorecard).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
}
