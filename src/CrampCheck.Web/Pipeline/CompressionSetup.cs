using Microsoft.AspNetCore.ResponseCompression;

namespace CrampCheck.Web.Pipeline;

/// <summary>Compresses responses for clients that accept it.</summary>
public static class CompressionSetup
{
    public static void UseCompression(this WebApplication app)
    {
        var compression = app.Services.GetRequiredService<Compression>();
        app.UseWhen(SharedPages.Serves, pages => pages.UseMiddleware<ResponseCompressionMiddleware>(compression.Shared));
        app.UseWhen(context => !SharedPages.Serves(context), pages => pages.UseMiddleware<ResponseCompressionMiddleware>(compression.PerRequest));
    }
}
