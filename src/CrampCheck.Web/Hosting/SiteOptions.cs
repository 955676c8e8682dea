using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CrampCheck.Web.Hosting;

/// <summary>Settings without a section.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>Where to listen, apart by semicolons. The server reads it itself.</summary>
    public string? Urls { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var url in Urls?.Split(';') ?? [])
        {
            if (!IsUrl(url))
            {
                yield return new($"“{url}” is nothing to listen at. One is http://localhost:5080.", [nameof(Urls)]);
            }
        }
    }

    private static bool IsUrl(string url)
    {
        try
        {
            var parts = BindingAddress.Parse(url);
            return parts is { Scheme: "http" or "https", PathBase: "", Port: >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
