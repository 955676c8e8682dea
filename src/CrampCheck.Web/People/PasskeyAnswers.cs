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
        // The part that the device signed: nothing in it can be changed.
        using var answer = JsonDocument.Parse(credential);
        var signed = Base64Url.DecodeFromChars(answer.RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString());
        var now = time.GetUtcNow();
        var oldest = Write(now - Kept);
        await database.UserTokens.Where(used => used.LoginProvider == Provider && string.Compare(used.Value, oldest) < 0).ExecuteDeleteAsync();
        var name = Convert.ToHexString(SHA256.HashData(signed));
        return await database.Database.ExecuteSqlAsync(
            $"INSERT OR IGNORE INTO AspNetUserTokens (UserId, LoginProvider, Name, Value) VALUES ({person.Id}, {Provider}, {name}, {Write(now)})") == 1;
    }

    private static string Write(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
