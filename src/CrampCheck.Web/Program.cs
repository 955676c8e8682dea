using System.Net.Sockets;
using CrampCheck.Web.Api;
using CrampCheck.Web.Commands;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pages;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.People;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Startup;
using CrampCheck.Web.Texts;
using FluentValidation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

var (words, given) = CommandLine.Split(args);
if (HealthCommand.Matches(words))
{
    return await HealthCommand.RunAsync(words);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = given,

    // A published copy has its files beside it, wherever it is started from.
    ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
});
if (Settings.FirstError(builder.Configuration) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 1;
}

ContentFolder content;
try
{
    content = ContentFolder.Read(Path.Combine(AppContext.BaseDirectory, "content"));
    Assets.RequireAll(builder.Environment, AppContext.BaseDirectory);
}
catch (Exception e) when (e is ContentException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"The program is incomplete: {e.Message.ReplaceLineEndings(" ")}");
    return 1;
}

builder.AddLog();
builder.AddMetrics();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = FormGate.MaxBytes;
    kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
});

var services = builder.Services;
services.AddOptions<DataOptions>().BindConfiguration("Data")
    .PostConfigure(data => data.Directory = Path.GetFullPath(data.Directory, builder.Environment.ContentRootPath));
services.AddOptions<SecurityOptions>().BindConfiguration("Security");
services.AddOptions<EmbeddingOptions>().BindConfiguration("Embedding");
services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits");
services.AddOptions<SiteOptions>().BindConfiguration("");
services.AddOptions<TextsOptions>().BindConfiguration("Texts");
services.AddProxies();

// Health checks ask for this machine by these names.
services.AddOptions<HostFilteringOptions>().Configure<IOptions<SiteOptions>>((filter, site) =>
    filter.AllowedHosts = site.Value.Hosts is [] ? ["*"] : [.. site.Value.Hosts, "localhost", "127.0.0.1", "[::1]"]);
services.Configure<FormOptions>(form => (form.ValueCountLimit, form.KeyLengthLimit) = (128, 256));

// Docker kills after 10 seconds.
services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
services.AddSingleton(TimeProvider.System);
services.AddSingleton(content);
services.AddSingleton(provider => new LiveTexts(
    content, provider.GetRequiredService<IOptions<DataOptions>>().Value.LiveTexts, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiveTexts>>()));

// A reader has no database and no editors: its texts come from the desk.
var isReader = builder.Configuration["Texts:From"] is { Length: > 0 };
if (!isReader)
{
    services.AddDbContext<CrampCheckDatabase>((provider, database) => database
        .UseSqlite($"Data Source={provider.GetRequiredService<IOptions<DataOptions>>().Value.Database};Mode=ReadWrite;Default Timeout=5")
        .AddInterceptors(new SqliteConnectionSetup()));
    services.AddSignIn(builder.Environment);
    services.AddDataProtection().SetApplicationName("CrampCheck");
    services.AddSingleton<KeyFiles>().AddOptions<KeyManagementOptions>().Configure<KeyFiles>((keys, files) => keys.XmlRepository = files);
    services.AddScoped<DatabaseMigration>().AddScoped<TextStore>().AddScoped<AuditLog>().AddScoped<Drafts>().AddScoped<TextQueries>().AddScoped<Reviews>().AddScoped<Publishing>();
    services.AddScoped<DatabaseBackup>().AddScoped<DatabaseRestore>().AddScoped<TextTransfer>();
    services.AddSingleton<DatabaseOpening>().AddHostedService(provider => provider.GetRequiredService<DatabaseOpening>());
    services.AddSingleton<LiveTextsRefresh>().AddHostedService<PublishingSchedule>();
    services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]).AddCheck<KeyHealth>("keys", tags: ["ready"]);
}

services.AddSingleton<IValidator<AnswersForm>, AnswersFormValidator>();
services.AddSingleton<Assets>().AddSingleton<Compression>().AddSingleton<SharedPages>().AddSingleton<TextUsage>().AddSingleton<SiteClock>().AddSingleton<LastSavedCookie>().AddSingleton<OpenEditors>();
services.AddRateLimits();
services.AddCors();
services.AddOutputCache().AddOptions<OutputCacheOptions>().Configure<SharedPages>((cache, shared) => cache.AddPolicy(SharedPages.Policy, shared));
services.AddRouting(routing => routing.LowercaseUrls = true);
services.AddRazorPages(pages => pages.Conventions.Add(new AllowedMethods()))

    // There are none, and searching every type for them takes 4 % of the start.
    .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()))

    // The value providers for other kinds of forms fail on names such as "a[". In a handler that takes a form, values from the URL are
    // marked [FromRoute] and values from the form [FromForm], so that neither replaces the other.
    .AddMvcOptions(mvc =>
    {
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
    })
    .AddRazorPagesOptions(pages => pages.Conventions
        .AuthorizeFolder("/Admin")
        .AllowAnonymousToPage("/Admin/SignIn").AllowAnonymousToPage("/Admin/Invitation").AllowAnonymousToPage("/Admin/Failed"));

if (isReader)
{
    services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddFolderRouteModelConvention("/Admin", page => page.Selectors.Clear()));
    services.AddSingleton<DeskReader>().AddHostedService(provider => provider.GetRequiredService<DeskReader>());
    services.AddHealthChecks().AddCheck<DeskReader>(DeskReader.Name);

    // It would create a key, and a reader signs nothing.
    services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
}

await using var app = builder.Build();
if (DataFolder.Prepare(app.Services.GetRequiredService<IOptions<DataOptions>>().Value, app.Logger) is { } missing && !isReader)
{
    await Console.Error.WriteLineAsync(missing);
    return 1;
}

if (words is not [])
{
    return await CommandLine.RunAsync(words, app.Services);
}

// The first page needs it, and preparing the text renderer takes as long as the set-up below.
_ = Task.Run(() => app.Services.GetRequiredService<LiveTexts>().Now[TextKeys.Safety]);

app.UseProxies();
app.UseRouting();
app.UseMiddleware<RequestLog>();
app.UseMiddleware<SecurityHeaders>();
app.UseErrorPages();
app.UseProblems();
app.UseHttps();

// Again, for the error page of a failed request.
app.UseRouting();
app.UseCors();
app.UseOutputCache();
app.UseCompression();

// Read first, so that a refused form can be handed back.
app.UseMiddleware<FormGate>();
app.UseRateLimiter();
if (!isReader)
{
    app.UseMiddleware<DatabaseGate>();
    app.UseSignIn();
    app.Use(FormGate.ReadFile);
    app.MapTexts();
    app.MapGet("/.well-known/change-password", context => Results.Redirect("/admin/account").ExecuteAsync(context));
}

app.MapStaticAssets();
app.MapRazorPages();
app.MapFiles();
app.MapApi();
app.MapSecurityText();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).WithMetadata(AllowedMethods.Reading);
app.MapHealthChecks("/health/ready", isReader ? DeskReader.Ready : new() { Predicate = check => check.Tags.Contains("ready") }).WithMetadata(AllowedMethods.Reading);
app.Lifetime.ApplicationStarted.Register(() => StartMessage.Write(app));
try
{
    await app.StartAsync();
}
catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or FormatException)
{
    await Console.Error.WriteLineAsync($"Cannot listen (setting Urls or Kestrel:Endpoints): {e.Message.ReplaceLineEndings(" ")}");

    // Services that wait for the start stop quietly.
    app.Lifetime.StopApplication();
    return 1;
}

await app.WaitForShutdownAsync();
return 0;
