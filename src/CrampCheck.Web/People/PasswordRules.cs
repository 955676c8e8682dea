using System.Collections.Frozen;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.People;

/// <summary>
/// Refuses passwords that are guessed first. Length counts; there are no rules about digits or symbols, and a
/// password is never cut or changed.
/// </summary>
public sealed class PasswordRules(IHttpContextAccessor http) : IPasswordValidator<Person>
{
    /// <summary>The minimum and maximum characters of a password.</summary>
    public const int MinPasswordLength = 12, MaxPasswordLength = 256;

    private const int MinDistinctCharacters = 6;
    private const int MinNameLength = 4;
    private static readonly string[] OwnNames = ["crampcheck", "password"];

    /// <summary>The common passwords of the file beside this one.</summary>
    public static FrozenSet<string> Common { get; } = ReadCommon();

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var problem = ProblemOf(password ?? "", user.Email ?? "", http.HttpContext?.Request.Host.Host ?? "");
        return Task.FromResult(problem is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Description = problem }));
    }

    /// <summary>Why a password is refused; null if it is not.</summary>
    public static string? ProblemOf(string password, string email, string host)
    {
        if (password.Length > MaxPasswordLength)
        {
            return $"Use at most {MaxPasswordLength} characters.";
        }

        var plain = new string([.. password.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        var once = Once(plain);
        return password switch
        {
            _ when password.Distinct().Count() < MinDistinctCharacters => $"Use at least {MinDistinctCharacters} different characters.",
            _ when OwnNames.Concat(NamesOf(email)).Concat(NamesOf(host)).FirstOrDefault(name => plain.Contains(name, StringComparison.Ordinal)) is { } name =>
                $"Leave out “{name}”: names of this site and your own are guessed first.",
            _ when Common.Any(word => IsPadded(once, word)) => "Many people use this password, so it is guessed first. Digits and symbols around it do not help. Choose a few words that do not belong together.",
            _ when once.Length < plain.Length && once.Length < MinPasswordLength => "This repeats itself, which does not make it harder to guess. Choose a few words that do not belong together.",
            _ => null,
        };
    }

    // The word with digits around it, too few to be a password by themselves.
    private static bool IsPadded(string password, string word) =>
        password.Length - word.Length < MinPasswordLength
        && password.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
        && !password.AsSpan(0, at).ContainsAnyExceptInRange('0', '9')
        && !password.AsSpan(at + word.Length).ContainsAnyExceptInRange('0', '9');

    // The shortest part whose repetition makes the whole; the last repetition may be incomplete.
    private static string Once(string text) => Enumerable.Range(1, text.Length / 2)
        .Where(length => text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
        .Select(length => text[..length]).FirstOrDefault(text);

    // Without the ending that every address has.
    private static IEnumerable<string> NamesOf(string address)
    {
        var parts = address.ToLowerInvariant().Split(['@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Take(Math.Max(1, parts.Length - 1)).Where(part => part.Length >= MinNameLength);
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var file = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("CrampCheck.Web.People.CommonPasswords.txt")!);
        return file.ReadToEnd().Split('\n').Where(line => line is not ("" or ['#', ..])).ToFrozenSet();
    }
}
