using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CrampCheck.Web.Hosting;

/// <summary>What a page says of its scripts, so that a browser runs no other (subresource integrity).</summary>
public sealed class ScriptHashes(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<(string Path, DateTimeOffset ChangedAt), string> _hashes = new();

    /// <summary>The hash of a script of this site, by its path.</summary>
    public string Of(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        return _hashes.GetOrAdd((path, file.LastModified), _ =>
        {
            using var content = file.CreateReadStream();
            return "sha384-" + Convert.ToBase64String(SHA384.HashData(content));
        });
    }
}
