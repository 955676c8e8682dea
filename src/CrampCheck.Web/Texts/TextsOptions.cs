using System.ComponentModel.DataAnnotations;

namespace CrampCheck.Web.Texts;

/// <summary>Settings under "Texts".</summary>
public sealed class TextsOptions : IValidatableObject
{
    /// <summary>The origin of the site whose texts are shown here; empty if this site has its own database and editors.</summary>
    public string From { get; set; } = "";

    /// <summary>Whether this is a reader.</summary>
    public bool IsReader => From != "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        !IsReader || Origin.Of(From) is not null ? [] : [new($"“{From}” is not the origin of a site. For example, write https://desk.example, without a slash at the end.", [nameof(From)])];
}
