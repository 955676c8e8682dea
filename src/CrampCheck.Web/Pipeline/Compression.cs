using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Compresses shared pages as well as possible, and pages made for one visitor just enough to fit into the first flight of packets.</summary>
public sealed class Compression(IServiceProvider services, IHostEnvironment environment)
{
    /// <summary>For <see cref="SharedPages"/>.</summary>
    public ResponseCompressionProvider ForMany { get; } = Provider(services,
        new BrotliCompressionProvider(Options.Create(new BrotliCompressionProviderOptions { Level = Once(environment) })),
        new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = Once(environment) })));

    /// <summary>For everything else. At its fastest level, gzip output is some 40 % larger (decision 21).</summary>
    public ResponseCompressionProvider ForOne { get; } = Provider(services,
        new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.Optimal })));

    // In development no page is kept for longer than a second, and the largest takes as long to be made as small as possible.
    private static CompressionLevel Once(IHostEnvironment environment) => environment.IsDevelopment() ? CompressionLevel.Fastest : CompressionLevel.SmallestSize;

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
