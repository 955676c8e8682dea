using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Hosting;

/// <summary>What is kept for many is compressed with every effort; what is made for one, with as little as pays.</summary>
public sealed class Compression(IServiceProvider services)
{
    private const CompressionLevel Hard = CompressionLevel.SmallestSize;

    /// <summary>For <see cref="SharedPages"/>.</summary>
    public ResponseCompressionProvider ForMany { get; } = Provider(services,
        new BrotliCompressionProvider(Options.Create(new BrotliCompressionProviderOptions { Level = Hard })),
        new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = Hard })));

    /// <summary>For all else. The quickest Brotli takes four times as long and saves a sixth (decision 17).</summary>
    public ResponseCompressionProvider ForOne { get; } = Provider(services, new QuickGzip());

    // TODO
    private sealed class QuickGzip : ICompressionProvider
    {
        public string EncodingName => "gzip";

        public bool SupportsFlush => true;

        public Stream CreateStream(Stream outputStream) => new GZipStream(outputStream, new ZLibCompressionOptions { CompressionLevel = 6 }, leaveOpen: true);
    }

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

/// <summary>Compresses what clients accept compressed.</summary>
public static class CompressionSetup
{
    public static void UseCompression(this WebApplication app)
    {
        var compression = app.Services.GetRequiredService<Compression>();
        app.UseWhen(SharedPages.Serves, pages => pages.UseMiddleware<ResponseCompressionMiddleware>(compression.ForMany));
        app.UseWhen(context => !SharedPages.Serves(context), pages => pages.UseMiddleware<ResponseCompressionMiddleware>(compression.ForOne));
    }
}
