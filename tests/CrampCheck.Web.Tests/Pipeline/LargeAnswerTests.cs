using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Large answers leave in pieces, so that a slow reader never holds one whole in memory.</summary>
public sealed class LargeAnswerTests
{
    private const int LargestPiece = 64 * 1024;

    [Fact]
    public async Task Send_ALargeAnswer_GoesInPieces()
    {
        var writes = new Writes();
        await using var site = await new Site(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(writes))).StartAsync();
        var editor = await Editor.NewAsync(site);
        await editor.SendAsync("/admin/edit/safety", "Save", ("Body", string.Concat(Enumerable.Repeat("A line of a long draft.\n", 20_000))));
        await site.WithAsync<AuditLog>(async log =>
        {
            for (var i = 0; i < 1000; i++)
            {
                log.Add("editor@example.org", "did something", "safety", new string('x', 300));
            }

            await log.WriteAsync("editor@example.org", "did the last of it");
        });

        // A version of a text is written whole, however long it is.
        foreach (var (path, largest) in new[] { ("/how-it-works.csv", LargestPiece), ("/article", LargestPiece), ("/how-it-works", LargestPiece), ("/admin/texts.json", 1024 * 1024), ("/admin/log.csv", LargestPiece), ("/admin/edit/safety", LargestPiece) })
        {
            writes.Largest = 0;
            var answer = await editor.GetAsync(path);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            Assert.True(writes.Largest > 0 && writes.Largest <= largest, $"{path}: {writes.Largest} bytes in one piece");
        }
    }

    private sealed class Writes : IStartupFilter
    {
        public int Largest { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(async (context, go) =>
        {
            var body = context.Response.Body;
            context.Response.Body = new Watched(body, this);
            try
            {
                await go(context);
            }
            finally
            {
                context.Response.Body = body;
            }
        }));
    }

    private sealed class Watched(Stream body, Writes writes) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => body.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            writes.Largest = Math.Max(writes.Largest, buffer.Length);
            return body.WriteAsync(buffer, cancellationToken);
        }
    }
}
