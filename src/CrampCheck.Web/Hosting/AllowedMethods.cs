using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;

namespace CrampCheck.Web.Hosting;

/// <summary>
/// Says which methods each page answers; the router then answers 405 to all others. Without this a Razor Page answers
/// TRACE with its own text, and POST where it has no handler for it.
/// </summary>
public sealed class AllowedMethods : IPageRouteModelConvention
{
    private static readonly string[] ToRead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>For what can only be read.</summary>
    public static HttpMethodMetadata Reading => new(ToRead);

    private static readonly string[] ToSend = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public void Apply(PageRouteModel model)
    {
        // The error page is run with the method of the request that failed, whatever it was.
        if (model.ViewEnginePath == "/Site/Error")
        {
            return;
        }

        foreach (var selector in model.Selectors)
        {
            selector.EndpointMetadata.Add(new HttpMethodMetadata(model.ViewEnginePath == "/Questions/Index" ? ToSend : ToRead));
        }
    }
}
