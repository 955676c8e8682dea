using System.ComponentModel.DataAnnotations;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pipeline;

/// <summary>Settings under "Embedding".</summary>
public sealed class EmbeddingOptions : IValidatableObject
{
    /// <summary>The origins whose pages may frame the pages of visitors, separated by commas; none where it is empty.</summary>
    public string Origins { get; set; } = "";

    /// <summary>Whether anybody may.</summary>
    public bool IsOn => Origins != "";

    /// <summary>Who may, as a content security policy says it.</summary>
    public string Ancestors => IsOn ? string.Join(' ', List) : "'none'";

    private string[] List => Origins.Split(',', StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in IsOn ? List : []
        where Origin.Of(origin) is not { } uri || (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        select new ValidationResult($"“{origin}” is not an origin that may frame pages. One is https://clinic.example, without a slash at the end.", [nameof(Origins)]);
}
