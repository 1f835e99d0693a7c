using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Endpoints;
using ContentApi.Requests;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The OpenAPI document and the explorer over it.</summary>
internal static class ContentApiDocument
{
    /// <summary>The version of the API, in its paths and in the document's address.</summary>
    private const string Name = "v1";

    /// <summary>The explorer brings its own scripts and asks this host only; its styles are set by script.</summary>
    private const string ExplorerContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void AddContentApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(
                Name,
                new OpenApiInfo
                {
                    Title = "ContentApi",
                    Version = ContentApiHost.Version,
                    Description =
                        "Vietnamese news as a content API. Start with `GET /v1/articles` or `GET /v1/latest`; the same as RSS, Atom and JSON Feed by suffix. "
                        + "Unknown facts are null and never guessed; a parameter that does not exist is an error, never ignored. "
                        + "HEAD and OPTIONS are answered wherever GET is, any other method is 405 `method-not-allowed`. "
                        + "A path in another case or with a slash at its end is a permanent redirect (308); one that does not exist is 404 `not-found`.",
                }
            );
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseOneOfForPolymorphism();
            options.SelectSubTypesUsing(type => type == typeof(Block) ? Block.Types : []);
            options.SelectDiscriminatorNameUsing(type => type == typeof(Block) ? "type" : null);
            options.SelectDiscriminatorValueUsing(type => (string?)type.GetProperty("Type")?.GetCustomAttribute<AllowedValuesAttribute>()?.Values[0]);
            options.CustomSchemaIds(SchemaNames.Of);
            // First: what follows adds to it.
            options.IncludeXmlComments(typeof(ContentApiDocument).Assembly);
            options.OperationFilter<OperationDocumentation>();
            options.SchemaFilter<SchemaDocumentation>();
            options.DocumentFilter<DocumentParts>();
        });
        var types = services.Last(service => service.ServiceType == typeof(ISerializerDataContractResolver)).ImplementationFactory!;
        services.AddTransient<ISerializerDataContractResolver>(provider => new ContractTypes((ISerializerDataContractResolver)types(provider)));
    }

    private static Rendered Render(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var document = scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger(Name);
        using var body = new MemoryStream();
        document.SerializeAsJsonAsync(body, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None).GetAwaiter().GetResult();
        return new(StatusCodes.Status200OK, "application/json; charset=utf-8", body.ToArray(), CachePolicy.Document);
    }

    public static void UseContentApiDocument(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<ContentSettings>().Swagger)
            return;
        // Written once: the routes do not change while the program runs.
        var document = new Lazy<Rendered>(() => Render(app.Services));
        app.MapGet($"/openapi/{Name}.json", (NoParameters request) => document.Value)
            .WithMetadata(Grammar.None)
            .AddEndpointFilter(RequestFilter.Validate<NoParameters>)
            .ExcludeFromDescription();
        app.Use(next =>
        {
            // Built when it is first opened, which most processes never see.
            var explorer = new Lazy<RequestDelegate>(() => Explorer(((IApplicationBuilder)app).New(), next));
            return context => context.Request.Path.StartsWithSegments("/swagger") ? explorer.Value(context) : next(context);
        });
    }

    private static RequestDelegate Explorer(IApplicationBuilder app, RequestDelegate otherwise)
    {
        app.Use(
            (context, next) =>
            {
                var path = context.Request.Path.Value!;
                var canonical = path.ToLowerInvariant();
                if (!path.Equals(canonical, StringComparison.Ordinal))
                    return CanonicalAddress.Redirect(canonical + context.Request.QueryString, CachePolicy.Document).ExecuteAsync(context);
                // The explorer is no route: it would pass other methods on, as to an address that nothing has.
                if (Methods.IsOptions(context))
                {
                    Methods.AnswerOptions(context);
                    return Task.CompletedTask;
                }
                if (!HttpMethods.IsGet(context.Request.Method))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    return Task.CompletedTask;
                }
                context.Response.Headers.ContentSecurityPolicy = ExplorerContentSecurityPolicy;
                return next(context);
            }
        );
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "ContentApi explorer";
            options.SwaggerEndpoint($"/openapi/{Name}.json", "ContentApi v1");
            options.DisplayOperationId();
            options.EnableDeepLinking();
            options.EnableTryItOutByDefault();
            options.DisplayRequestDuration();
            options.DefaultModelsExpandDepth(0);
        });
        app.Run(otherwise);
        return app.Build();
    }
}

/// <summary>The names of schemas: those of the contracts, <c>ArticleList</c> for a list of them.</summary>
internal static class SchemaNames
{
    public static string Of(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;
        var held = Of(type.GetGenericArguments()[0]);
        return type.GetGenericTypeDefinition() == typeof(ListOf<>) ? held + "List"
            : type.GetGenericTypeDefinition() == typeof(ItemsOf<>) ? held + "s"
            : held;
    }
}
