using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Tests.Pages.Admin;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Tests.Docs;

/// <summary>What docs/operating.md tells is what the program does.</summary>
public sealed class OperatingPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Read_TheFigures_AreTheProgramsOwn()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/operating.md"));
        var server = Options<KestrelServerOptions>().Limits;
        string[] rows =
        [
            $"| a session of an editor, unused | {SignInSetup.IdleTimeout.TotalHours} hours |",
            $"| a session, used or not | {SignInSetup.MaxSessionLength.TotalHours} hours |",
            $"| a link for a new password | {SignInSetup.LinkLife.TotalHours} hours, once |",
            $"| forms from one address (IPv6: one /64) | {new RateLimitOptions().FormsPerMinute:N0} a minute",
            $"| sign-in tries for one account | {SignInLimiter.PerAccount} a minute",
            $"| sign-in tries from one address | {SignInLimiter.PerAddress} a minute |",
            $"| password hashes of sign-in at once | {PasswordVerifier.MaxConcurrent}, and {PasswordVerifier.MaxConcurrent} more",
            $"| sign-ins that wait for it | {PasswordVerifier.MaxQueued} in each",
            $"| a visitor's form | {FormGate.MaxBytes / 1024} kB |",
            $"| an editor's form | {FormGate.MaxTextBytes / 1024:N0} kB |",
            $"| a file of texts | {FormGate.MaxFileBytes / 1024 / 1024} MB;",
            $"| a text | {SourceText.MaxBodyLength:N0} characters |",
            $"| fields in a form | {Options<FormOptions>().ValueCountLimit} |",
            $"| a password | {PasswordRules.MinPasswordLength} to {PasswordRules.MaxPasswordLength} characters |",
            $"| password hash, {SignInSetup.HashRounds:N0} rounds of PBKDF2 |",
            $"data protection: {Encryption()} |",
            $"HMAC-SHA-512, {SignInSetup.HashRounds:N0} rounds, salted |",
            $"| passkeys | {await SignaturesAsync()}; public keys only |",
            $"| new every {Options<KeyManagementOptions>().NewKeyLifetime.TotalDays} days,",
            $"| {LogSetup.RetentionDays} days of files |",
            $"| headers that take longer than {server.RequestHeadersTimeout.TotalSeconds} seconds | 408 |",
            $"| a request line over {server.MaxRequestLineSize / 1024} kB | 414 |",
            $"| headers over {server.MaxRequestHeadersTotalSize / 1024} kB, or more than {server.MaxRequestHeaderCount} | 431 |",
        ];
        Assert.All(rows, row => Assert.Contains(row, page, StringComparison.Ordinal));
    }

    private string Encryption()
    {
        var keys = Assert.IsType<AuthenticatedEncryptorConfiguration>(Options<KeyManagementOptions>().AuthenticatedEncryptorConfiguration);
        return $"{keys.EncryptionAlgorithm} with {keys.ValidationAlgorithm}".Replace('_', '-').Replace("HMACSHA", "HMAC-SHA-", StringComparison.Ordinal);
    }

    // By the numbers that a page asks a device for.
    private async Task<string> SignaturesAsync()
    {
        var editor = await Editor.NewAsync(site);
        var asked = await SoftPasskey.OptionsAsync(await editor.SendAsync("/admin/account", "Options", ("Password", Editor.Password)));
        return string.Join(", ", asked.GetProperty("pubKeyCredParams").EnumerateArray().Select(one => one.GetProperty("alg").GetInt32() switch
        {
            -7 => "ES256",
            -35 => "ES384",
            -36 => "ES512",
            -37 => "PS256",
            -38 => "PS384",
            -39 => "PS512",
            -257 => "RS256",
            -258 => "RS384",
            -259 => "RS512",
            var other => $"{other}",
        }));
    }

    private TOptions Options<TOptions>()
        where TOptions : class => site.Services.GetRequiredService<IOptions<TOptions>>().Value;
}
