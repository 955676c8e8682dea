namespace CrampCheck.Web.Commands;

/// <summary>`health URL`: checks a running site, for containers without a shell. Exit code 0 means healthy.</summary>
public static class HealthCommand
{
    public static bool Matches(string[] args) => args is ["health", _, ..];

    public static async Task<int> RunAsync(string[] args)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await client.GetAsync(new Uri(args[1]));
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
