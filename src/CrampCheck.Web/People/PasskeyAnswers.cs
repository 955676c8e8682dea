using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.People;

/// <summary>
/// Lets each answer of a passkey count once, in every instance. The framework keeps what it asked in a cookie alone, which
/// can be sent again, and most passkeys count no uses.
/// </summary>
public sealed class PasskeyAnswers(CrampCheckDatabase database, TimeProvider time)
{
    private const string Provider = "Passkey";

    // Far longer than that cookie is good for.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Whether this answer, which was found right, comes for the first time; keeps it.</summary>
    public async Task<bool> IsFirstAsync(Person person, string credential)
    {
        var signed = Base64Url.DecodeFromChars(JsonSerializer.Deserialize<Credential>(credential, JsonSerializerOptions.Web)!.Response.ClientDataJson);
        var now = time.GetUtcNow();
        var oldest = Write(now - Kept);
        await database.UserTokens.Where(used => used.LoginProvider == Provider && string.Compare(used.Value, oldest) < 0).ExecuteDeleteAsync();
        var name = Convert.ToHexString(SHA256.HashData(signed));
        return await database.Database.ExecuteSqlAsync(
            $"INSERT OR IGNORE INTO AspNetUserTokens (UserId, LoginProvider, Name, Value) VALUES ({person.Id}, {Provider}, {name}, {Write(now)})") == 1;
    }

    // The part that the device signed: nothing in it can be changed. Read as the framework does, which takes names in any case and
    // the last of several: another part under a name like it would be new each time.
    private sealed record Credential(Response Response);

    private sealed record Response(string ClientDataJson);

    private static string Write(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
