// What CrampCheck is compared with. "raw": a constant page of 4 kB, as cheap as this server can send one, and an almost empty one. "stock": a form as
// the tutorials write it, with Razor Pages, tag helpers, a form token and rows from EF Core.
using CrampCheck.Baseline;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
if (args.Contains("raw"))
{
    var raw = builder.Build();
    var page = new byte[4096];
    Array.Fill(page, (byte)'a');
    raw.Map("/empty", empty => empty.Run(context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><html lang=\"en\"><title>Empty</title><meta name=\"viewport\" content=\"width=device-width\"><p>Empty</p></html>");
    }));
    raw.Run(context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        return context.Response.Body.WriteAsync(page).AsTask();
    });
    await raw.RunAsync();
    return;
}

builder.Services.AddRazorPages();
builder.Services.AddDbContext<Advice>(database => database.UseSqlite($"Data Source={builder.Configuration["Database"]}"));
var stock = builder.Build();
using (var scope = stock.Services.CreateScope())
{
    scope.ServiceProvider.GetRequiredService<Advice>().Database.EnsureCreated();
}

stock.MapRazorPages();
await stock.RunAsync();
