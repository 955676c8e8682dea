using System.IO.Pipelines;
using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using RazorSlices;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>Responds with a slice: a template without the costly parts of a view, for pages rendered for every visitor.</summary>
public sealed class SliceResult(RazorSlice slice) : ActionResult
{
    // The longest result is 48 kB. A page is sent when it is complete, so that a failure can still be answered, and in one piece,
    // which compresses best; the library would send each 16 kB.
    private static readonly PipeOptions Whole = new(pauseWriterThreshold: 0, minimumSegmentSize: 64 * 1024, useSynchronizationContext: false);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        var page = new Pipe(Whole);
        await slice.RenderAsync(page.Writer, HtmlEncoder.Default, context.HttpContext.RequestAborted);
        await page.Writer.CompleteAsync();
        await page.Reader.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
        await page.Reader.CompleteAsync();
    }
}
