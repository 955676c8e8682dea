using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// Declares the methods of each page; the router then answers 405 to all others. Without this a Razor Page answers
/// TRACE with its own text, and POST where it has no handler for it.
/// </summary>
public sealed class AllowedMethods : IPageRouteModelConvention
{
    /// <summary>The methods of read-only endpoints.</summary>
    public static readonly IReadOnlyList<string> ToRead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Metadata of read-only endpoints.</summary>
    public static HttpMethodMetadata Reading => new(ToRead);

    private static readonly string[] ToSend = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>The pages that take a form.</summary>
    public static readonly FrozenSet<string> WithForms = FrozenSet.Create(
        "/Index",
        "/Admin/SignIn", "/Admin/SignOut", "/Admin/Invitation", "/Admin/Account", "/Admin/People", "/Admin/Backup", "/Admin/Import",
        "/Admin/Texts/Edit", "/Admin/Texts/Preview", "/Admin/Texts/Publish", "/Admin/Texts/History");

    // Error pages run with the method of the failed request, whatever it was.
    private static readonly FrozenSet<string> ForFailures = FrozenSet.Create("/Site/Error", "/Admin/Failed");

    public void Apply(PageRouteModel model)
    {
        if (ForFailures.Contains(model.ViewEnginePath))
        {
            return;
        }

        foreach (var selector in model.Selectors)
        {
            selector.EndpointMetadata.Add(new HttpMethodMetadata(WithForms.Contains(model.ViewEnginePath) ? ToSend : ToRead));
        }
    }
}
