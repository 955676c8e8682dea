using System.ComponentModel.DataAnnotations;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pipeline;

/// <summary>Settings under "Embedding".</summary>
public sealed class EmbeddingOptions : IValidatableObject
{
    /// <summary>The origins whose pages may frame the visitors' pages, separated by commas; none if empty.</summary>
    public string Origins { get; set; } = "";

    /// <summary>Whether any origin may.</summary>
    public bool IsOn => Origins != "";

    /// <summary>The value for frame-ancestors in a content security policy.</summary>
    public string Ancestors => IsOn ? string.Join(' ', List) : "'none'";

    private string[] List => Origins.Split(',', StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in IsOn ? List : []
        where Origin.Of(origin) is not { } uri || (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        select new ValidationResult($"“{origin}” is not an origin that may frame pages. An example: https://clinic.example, without a slash at the end.", [nameof(Origins)]);
}
