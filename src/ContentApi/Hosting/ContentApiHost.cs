using System.Globalization;
using System.Reflection;
using System.Text;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Endpoints;
using ContentApi.Hosting.OpenApi;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace ContentApi.Hosting;

/// <summary>Builds the program: the same for serving, tests and benchmarks.</summary>
public static class ContentApiHost
{
    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        (Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    /// <summary>The application, not yet started.</summary>
    /// <param name="args">Settings of the host and of ContentApi: <c>--urls http://…</c>, <c>--ContentApi:Database=…</c>.</param>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static WebApplication Build(string[] args)
    {
        RequireVietnamese();
        // Settings are read once; watching them for changes would watch the whole working directory, for minutes when that is the root of a disk.
        // The slim builder has what this program uses; it leaves out IIS, HTTP/3, logs for debuggers and Windows, and route constraints by regular expression.
        var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // A start that fails is told in one sentence by the command line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        RequireAddresses(builder.Configuration["urls"]);
        if (!HasAddress(builder.Configuration))
            builder.WebHost.UseUrls(ContentSettings.DefaultUrl);

        // Read when first needed, so that tests can still add configuration.
        builder.Services.AddSingleton(services => ContentSettings.Read(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton(services => new ContentDatabase(services.GetRequiredService<ContentSettings>().Database));
        builder.Services.AddSingleton(services => Publish(services.GetRequiredService<ContentSettings>()));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Keep);
        builder.Services.AddHostedService<SeedImport>();
        builder.Services.AddSingleton<ContentWatch>();
        builder.Services.AddSingleton<IValidator<ListArticles>, ListArticlesValidator>();
        builder.Services.AddSingleton<IValidator<SearchArticles>, SearchArticlesValidator>();
        builder.Services.AddSingleton<IValidator<SuggestCompletions>, SuggestCompletionsValidator>();
        builder.Services.AddSingleton<IValidator<ListChanges>, ListChangesValidator>();
        builder.Services.AddSingleton<IValidator<ExportContent>, ExportContentValidator>();
        builder.Services.AddSingleton<IValidator<GetArticle>, GetArticleValidator>();
        builder.Services.AddSingleton<IValidator<ListRelated>, ListRelatedValidator>();
        builder.Services.AddSingleton<IValidator<ListPrintedLatest>, ListPrintedLatestValidator>();
        builder.Services.AddSingleton<IValidator<GetGroup>, GetGroupValidator>();
        builder.Services.AddSingleton<IValidator<ListGroups>, ListGroupsValidator>();
        builder.Services.AddSingleton<IValidator<NoParameters>, NoParametersValidator>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver = ContentJson.Options.TypeInfoResolver);
        builder.Services.AddContentApiDocument();

        var app = builder.Build();
        // Before all that looks at scheme and host.
        app.UseProxies(app.Services.GetRequiredService<ContentSettings>().Proxies);
        app.UseKeptAnswers();
        app.UseOriginalTarget();
        app.UseStandardHeaders();
        app.UseFailureAnswers();
        app.UseHeadAndOptions();
        app.Use(RefuseMalformedTarget);
        app.UseContentApiDocument();
        app.UseFormatSuffix();
        app.UseRouting();
        app.UseOptionsAnswer();
        app.UseCanonicalAddress();
        app.MapContentApi();
        return app;
    }

    /// <summary>What configured proxies say of the client's scheme, host and address is so; what anybody else says is not looked at.</summary>
    private static void UseProxies(this WebApplication app, IReadOnlyList<IPNetwork> proxies)
    {
        if (proxies.Count == 0)
            return;
        // As many proxies as stand in a row, all of them known.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        configuration["urls"] is { Length: > 0 }
        || configuration["http_ports"] is { Length: > 0 }
        || configuration["https_ports"] is { Length: > 0 }
        || configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>The server would only find out after the import, and say so with a stack trace.</summary>
    private static void RequireAddresses(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException exception)
            {
                throw new SettingsException($"{url} is no address to listen on. Name one such as http://localhost:5080 with --urls.", exception);
            }
        }
    }

    private static KeptAnswers Keep(IServiceProvider services)
    {
        var settings = services.GetRequiredService<ContentSettings>();
        var database = services.GetRequiredService<ContentDatabase>();
        return new(new(settings.KeptBytes, settings.ContentCheck), () => ContentState.VersionOf(database), RawQuery.WithoutIgnored, services.GetRequiredService<TimeProvider>());
    }

    private static Publication Publish(ContentSettings settings) =>
        new()
        {
            Version = Version,
            Description = settings.Description,
            PublicUrl = settings.PublicUrl,
            ArticleUrl = settings.ArticleUrl,
            Copyright = settings.Copyright,
            HasSwagger = settings.Swagger,
        };

    /// <summary>With InvariantGlobalization, string.Normalize gives its input back unchanged, and every slug and index would be wrong in silence.</summary>
    private static void RequireVietnamese()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if ("é".Normalize(NormalizationForm.FormD).Length != 2)
            throw new SettingsException("This runtime cannot decompose Unicode: install libicu and leave InvariantGlobalization off.");
    }

    private static Task RefuseMalformedTarget(HttpContext context, RequestDelegate next)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var path = string.IsNullOrEmpty(target) ? context.Request.Path.ToUriComponent() : target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var question ? target[..question] : target;
        return RawQuery.Decode(path) is not null && RawQuery.Of(context) is not null
            ? next(context)
            : Problems.Of(
                    context,
                    ProblemType.MalformedRequest,
                    "The address holds a broken percent escape, bytes that are no UTF-8, or NUL. Encode it as UTF-8 with percent escapes."
                )
                .ExecuteAsync(context);
    }
}
