using System.Security.Cryptography;
using System.Text;
using CrampCheck.Rules;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// Pages that are the same for everyone: rendered once for each set of live texts and each encoding, then served
/// from memory. A page opts in by <c>[OutputCache(PolicyName = SharedPages.Policy)]</c>.
/// </summary>
public sealed class SharedPages(LiveTexts texts, Assets assets, Compression compression, IHostEnvironment environment) : IOutputCachePolicy
{
    /// <summary>The name of this policy.</summary>
    public const string Policy = "shared";

    private readonly string _program = Fingerprint(assets);

    /// <summary>Whether a request is for a shared page.</summary>
    public static bool Serves(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null;

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (!Serves(context.HttpContext))
        {
            return default;
        }

        // A request with only-if-cached would get 504 when nothing is cached.
        context.HttpContext.Request.Headers.CacheControl = default;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = environment.IsDevelopment() ? TimeSpan.FromSeconds(1) : TimeSpan.FromDays(1);

        // A changed text changes the cache key, so that no page is ever older than its texts.
        var vary = context.CacheVaryByRules;
        var shown = texts.Now.Fingerprint;
        vary.VaryByValues["texts"] = shown;
        vary.VaryByValues["encoding"] = compression.Shared.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "";
        vary.VaryByHost = false;

        // Browsers and proxies may store it, but must revalidate it each time. Weak, because it is the same page
        // however it is compressed.
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = $"W/\"{_program}-{shown}\"";

        // A page rendered while a text goes live may already contain it.
        context.HttpContext.Response.OnStarting(() =>
        {
            if (texts.Now.Fingerprint != shown)
            {
                headers.ETag = default;
            }

            return Task.CompletedTask;
        });
        return default;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => default;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage &= context.HttpContext.Response.StatusCode == StatusCodes.Status200OK
            && context.CacheVaryByRules.VaryByValues["texts"] == texts.Now.Fingerprint;
        return default;
    }

    // Everything in a page that is not from a text.
    private static string Fingerprint(Assets assets)
    {
        var parts = string.Join(' ', typeof(SharedPages).Module.ModuleVersionId, typeof(Scorecard).Module.ModuleVersionId, string.Concat(Assets.Styles.Concat(Assets.Scripts).Concat(assets.MayBeFramed ? [Assets.Framed] : []).Select(file => assets[file].Hash)), assets.ResultStyles.Address);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..8];
    }
}
