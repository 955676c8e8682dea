using System.Net.Sockets;
using System.Text;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Sends bytes that no HTTP client would send.</summary>
internal static class RawHttp
{
    /// <summary>What came back, as text; empty where the server hung up without an answer.</summary>
    public static async Task<string> SendAsync(Uri site, string request, int bodyBytes = 0)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(site.Host, site.Port);
        await using var stream = new NetworkStream(socket);
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
            var block = new byte[64 * 1024];
            Array.Fill(block, (byte)'a');
            for (var left = bodyBytes; left > 0; left -= block.Length)
            {
                await stream.WriteAsync(block.AsMemory(0, Math.Min(left, block.Length)));
            }
        }
        catch (IOException)
        {
            // The server may hang up before it has read all; an answer may still be there.
        }

        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Hung up: what came before counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>The status of an answer; 0 where there is none.</summary>
    public static int StatusOf(string answer) =>
        answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3), null) : 0;
}
