using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Compresses shared pages as well as possible, and pages made for one visitor quickly (decision 21).</summary>
public sealed class Compression(IServiceProvider services, IHostEnvironment environment)
{
    /// <summary>For <see cref="SharedPages"/>.</summary>
    public ResponseCompressionProvider Shared { get; } = Provider(services, Brotli(Once(environment)), Gzip(Once(environment)));

    /// <summary>
    /// For everything else. Brotli's lowest quality, which .NET calls no compression, leaves a third of a page; gzip at its
    /// fastest 40 %.
    /// </summary>
    public ResponseCompressionProvider PerRequest { get; } = Provider(services, Brotli(CompressionLevel.NoCompression), Gzip(CompressionLevel.Optimal));

    /// <summary>For what is kept compressed.</summary>
    public ResponseCompressionProvider GzipOnly { get; } = Provider(services, Gzip(CompressionLevel.Optimal));

    // In development no page is kept for longer than a second, and the largest takes as long to be made as small as possible.
    private static CompressionLevel Once(IHostEnvironment environment) => environment.IsDevelopment() ? CompressionLevel.Optimal : CompressionLevel.SmallestSize;

    private static BrotliCompressionProvider Brotli(CompressionLevel level) => new(Options.Create(new BrotliCompressionProviderOptions { Level = level }));

    private static GzipCompressionProvider Gzip(CompressionLevel level) => new(Options.Create(new GzipCompressionProviderOptions { Level = level }));

    private static ResponseCompressionProvider Provider(IServiceProvider services, params ReadOnlySpan<ICompressionProvider> providers)
    {
        var options = new ResponseCompressionOptions { EnableForHttps = true };
        foreach (var provider in providers)
        {
            options.Providers.Add(provider);
        }

        return new(services, Options.Create(options));
    }
}
