using System.IO.Pipelines;
using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using RazorSlices;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>Responds with a slice: a template without the costly parts of a view, for pages rendered for every visitor.</summary>
public sealed class SliceResult(RazorSlice slice) : ActionResult
{
    // The longest result is 48 kB. A page that fits is sent only when it is complete, so that a failure can still be answered.
    private static readonly StreamPipeWriterOptions Whole = new(minimumBufferSize: 64 * 1024, leaveOpen: true);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        var page = PipeWriter.Create(response.Body, Whole);
        await slice.RenderAsync(page, HtmlEncoder.Default, context.HttpContext.RequestAborted);
        await page.CompleteAsync();
    }
}
