using System.Runtime.CompilerServices;

namespace CrampCheck.Web.Tests.Api;

public sealed class OpenApiTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Generate_Document_EqualsServedFile()
    {
        var made = await OpenApiDocument.MakeAsync();
        if (Environment.GetEnvironmentVariable("OPENAPI") == "write")
        {
            await File.WriteAllTextAsync(Checkedin(), made);
        }

        Assert.Equal(made, await File.ReadAllTextAsync(Checkedin()));
        using var served = await site.Client().GetAsync(new Uri("/openapi.json", UriKind.Relative));
        Assert.Equal("application/json", served.Content.Headers.ContentType?.MediaType);
        Assert.Equal(made, await served.Content.ReadAsStringAsync());
    }

    private static string Checkedin([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src/CrampCheck.Web/wwwroot/openapi.json"));
}
