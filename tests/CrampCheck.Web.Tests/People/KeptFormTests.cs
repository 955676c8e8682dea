using System.Text;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CrampCheck.Web.Tests.People;

public sealed class KeptFormTests
{
    [Fact]
    public async Task From_AFailedForm_KeepsAllButSecretsAndFieldsOfOnePage()
    {
        var form = "__RequestVerificationToken Password NewPassword Passkey Kept Body Fix".Split(' ').ToDictionary(name => name, name => new StringValues("words of " + name));

        var kept = KeptForm.From(await SentAsync("/admin/edit/result/none", form));

        Assert.Equal("/admin/edit/result/none", kept!.Address);
        Assert.Equal([new("Body", "words of Body"), new("Fix", "words of Fix")], kept.Fields);
    }

    [Theory]
    [InlineData("/admin/sign-in")]
    [InlineData("/admin/sign-out")]
    [InlineData("/admin/invitation")]
    [InlineData("/admin/account")]
    [InlineData("/ADMIN/Sign-In")]
    [InlineData("/")]
    [InlineData("/administrator")]
    public async Task From_APageOfPasswordsOrOfVisitors_KeepsNothing(string path) => Assert.Null(KeptForm.From(await SentAsync(path)));

    [Fact]
    public async Task From_AFailedSignIn_KeepsTheFormItCarried()
    {
        var kept = new KeptForm("/admin/edit/result/none", [new("Body", "Words")]);
        var form = new Dictionary<string, StringValues> { [KeptForm.Field] = kept.ToString(), ["Email"] = "a@example.org", ["Password"] = "four purple otters swim" };

        var again = KeptForm.From(await SentAsync("/admin/sign-in", form));

        Assert.Equal((kept.Address, kept.Fields.Single()), (again!.Address, again.Fields.Single()));
    }

    [Fact]
    public void ToString_WordsInAnyScript_DoNotGetLonger()
    {
        var words = string.Concat(Enumerable.Repeat("Согрейте ноги. 夜 ä <b> & 'x' ", 100));
        Assert.Contains(words, new KeptForm("/admin/edit/result/none", [new("Body", words)]).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData(null, null, true)]
    [InlineData(null, "https://cramps.example", true)]
    [InlineData(null, "http://cramps.example", false)]
    [InlineData(null, "https://other.example", false)]
    [InlineData(null, "null", false)]
    public async Task From_AFormOfAnotherSite_KeepsNothing(string? fetchSite, string? origin, bool isKept)
    {
        var context = await SentAsync("/admin/texts");
        (context.Request.Headers["Sec-Fetch-Site"], context.Request.Headers.Origin) = (fetchSite, origin);

        Assert.Equal(isKept, KeptForm.From(context) is not null);
    }

    [Fact]
    public async Task From_AFileOrNoPost_KeepsNothing()
    {
        var file = await SentAsync("/admin/import");
        file.Features.Set<IFormFeature>(new FormFeature(new FormCollection([], new FormFileCollection { new FormFile(Stream.Null, 0, 0, "File", "texts.json") })));
        var read = await SentAsync("/admin/import");
        read.Request.Method = "GET";

        Assert.Null(KeptForm.From(file));
        Assert.Null(KeptForm.From(read));
    }

    [Fact]
    public void Parse_AWrittenForm_RoundTrips()
    {
        var kept = new KeptForm("/admin/edit/result/none?base=2", [new("Body", "ä\n\"<&"), new("Body", "")]);

        var read = KeptForm.Parse(kept.ToString())!;

        Assert.Equal(kept.Address, read.Address);
        Assert.Equal(kept.Fields, read.Fields);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Address":"/admin"}""")]
    [InlineData("""{"Address":"/admin","Fields":[{"Key":"Body","Value":"ok"},{"Key":"Title","Value":null}]}""")]
    [InlineData("""{"Address":"/admin","Fields":[{"Key":null,"Value":"ok"}]}""")]
    [InlineData("""{"Address":"https://other.example/admin","Fields":[]}""")]
    [InlineData("""{"Address":"//other.example/admin","Fields":[]}""")]
    [InlineData("""{"Address":"/admin/../x","Fields":[]}""")]
    [InlineData("""{"Address":null,"Fields":null}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Parse_AnythingElse_IsNothing(string? text) => Assert.Null(KeptForm.Parse(text));

    public static TheoryData<string?> AddressesElsewhere =>
    [
        null,
        "", "/", "/adminother", "//other.example/admin/", "/admin/../privacy", "/admin/\\other.example", "/admin/\t//other.example", "/admin/\u00fc",
        "https://evil.example/", "//evil.example/admin", "/\\evil.example/admin", "\\\\evil.example", "/admin/../../evil", "javascript:alert(1)",
        "/admin\\@evil.example", "http:/admin", "https:admin", "/%2f/evil.example", "admin", "/admin\nSet-Cookie: x=1", "//admin/", "/adminevil",
        "///evil.example", "////evil.example/admin", "/\t/evil.example/admin", "\t//evil.example", " //evil.example", "/admin/..//evil.example",
        "/admin/..\\evil.example", "/admin\r\nLocation: https://evil.example", "data:text/html,x", "vbscript:x", "HTTPS://EVIL.EXAMPLE/admin",
        "//evil.example@localhost/admin", "http://localhost@evil.example/admin", "~//evil.example", "~/\\evil.example", "?returnUrl=//evil.example",
        "#//evil.example", "/\u2044evil.example", "/sign-out",
    ];

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/edit/result/none")]
    [InlineData("/Admin/log")]
    [InlineData("/admin?x=1")]
    [InlineData("/admin/%C3%BC?a=~ b")]
    public void IsAdminAddress_OfAnEditorsPage_IsTrue(string address) => Assert.True(KeptForm.IsAdminAddress(address));

    [Theory]
    [MemberData(nameof(AddressesElsewhere))]
    public void IsAdminAddress_OfAnythingElse_IsFalse(string? address) => Assert.False(KeptForm.IsAdminAddress(address));

    private static async Task<HttpContext> SentAsync(string path, Dictionary<string, StringValues>? form = null)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) = ("POST", "https", new("cramps.example"), path);
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(await new FormUrlEncodedContent((form ?? []).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))).ReadAsStringAsync()));
        await context.Request.ReadFormAsync();
        return context;
    }
}
