using System.Net.Sockets;
using System.Text;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>A site that is asked to stop first ends what it has begun.</summary>
public sealed class StopTests(ITestOutputHelper output)
{
    private const int Requests = 20;

    [Fact]
    public async Task Stop_WhileFormsArriveAndOneStalls_AnswersEveryCompleteForm()
    {
        var rounds = Rounds.Of(1, 30);
        using var folder = new Folder();
        for (var i = 0; i < rounds; i++)
        {
            await using var site = await RunningSite.StartAsync(folder.Path);
            await site.ReadyAsync();
            using var crowd = new CancellationTokenSource();
            var load = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => VisitAsync(site, crowd.Token)));
            var body = await Forms.Content(Forms.Complete).ReadAsStringAsync();
            var half = body.Length / 2;
            var begun = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => BeginAsync(site, body, half)));

            await using var endless = await BeginAsync(site, body, 1);

            var stopping = site.StopAsync();
            await UntilNobodyIsLetInAsync(site);
            var answers = await Task.WhenAll(begun.Select(stream => EndAsync(stream, body[half..])));

            Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal));
            Assert.All(answers, answer => Assert.Contains("data-outcome=\"unknown\"", answer, StringComparison.Ordinal));
            Assert.Equal(0, await stopping);
            await crowd.CancelAsync();
            await load;
        }

        output.Report("Stops under load", $"{rounds} of {rounds} with exit code 0, {rounds * Requests} of {rounds * Requests} begun forms answered");
    }

    private static async Task<NetworkStream> BeginAsync(RunningSite site, string body, int count)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var head = $"POST / HTTP/1.1\r\nHost: {site.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));

        // The site says so when it begins to read the form.
        var answer = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await stream.ReadExactlyAsync(answer);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(answer));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[..count]));
        return stream;
    }

    private static async Task<string> EndAsync(NetworkStream stream, string rest)
    {
        await using (stream)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(rest));
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        }
    }

    private static async Task UntilNobodyIsLetInAsync(RunningSite site)
    {
        try
        {
            while (true)
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(site.Address.Host, site.Address.Port);
            }
        }
        catch (SocketException)
        {
            // It listens no more.
        }
    }

    private static async Task VisitAsync(RunningSite site, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await site.Client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);
            }
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or OperationCanceledException)
        {
            // It stopped.
        }
    }
}
