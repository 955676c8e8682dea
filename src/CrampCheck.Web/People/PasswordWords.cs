using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.People;

/// <summary>Refuses passwords that are guessed first. Length counts; there are no rules about digits or signs.</summary>
public sealed class PasswordWords : IPasswordValidator<Person>
{
    /// <summary>The fewest characters of a password.</summary>
    public const int FewestCharacters = 12;

    private const int FewestDifferent = 6;
    private static readonly string[] GuessedFirst = ["password", "passwort", "crampcheck", "qwerty", "azerty", "letmein", "123456", "abcdef", "welcome", "iloveyou"];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var name = user.Email?.Split('@')[0] ?? "";
        var problem = password switch
        {
            null => null,
            _ when password.Distinct().Count() < FewestDifferent => $"Use at least {FewestDifferent} different characters.",
            _ when GuessedFirst.FirstOrDefault(word => password.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word => $"Leave out “{word}”: it is guessed first.",
            _ when name.Length > 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase) => "Leave out your own name: it is guessed first.",
            _ => null,
        };
        return Task.FromResult(problem is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Description = problem }));
    }
}
