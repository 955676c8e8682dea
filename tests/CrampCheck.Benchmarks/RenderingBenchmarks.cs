using System.IO.Pipelines;
using System.Text.Encodings.Web;
using BenchmarkDotNet.Attributes;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrampCheck.Benchmarks;

/// <summary>What it costs to check a form and to write its result.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private readonly IFormCollection _sent = new FormCollection(QueryHelpers.ParseQuery(Examples.Form));
    private readonly AnswersFormValidator _validator = new();
    private SiteTexts _texts = null!;
    private Assets _assets = null!;
    private AnswersForm _form = null!;

    [GlobalSetup]
    public void ReadTexts()
    {
        var content = ContentFolder.Read(Path.Combine(AppContext.BaseDirectory, "content"));
        _texts = new(content.Article, content.Texts);
        var site = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", WebRootPath = Path.Combine(SiteTable.Root(), "src/CrampCheck.Web/wwwroot") });
        _assets = new(site.Environment, Options.Create(new EmbeddingOptions()));
        _form = AnswersForm.From(_sent);
    }

    [Benchmark]
    public bool ReadAndCheckForm() => _validator.Validate(AnswersForm.From(_sent)).IsValid;

    [Benchmark]
    public async Task WriteResult()
    {
        var page = PipeWriter.Create(Stream.Null);
        await ResultPage.Create(new(new(_form, _texts, default), _assets)).RenderAsync(page, HtmlEncoder.Default, CancellationToken.None);
        await page.CompleteAsync();
    }
}
