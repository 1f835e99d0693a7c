using ContentApi.Contracts;
using ContentApi.Delivery;
using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The OpenAPI document and the explorer over it.</summary>
internal static class ContentApiDocument
{
    /// <summary>The version of the API, in its paths and in the document's address.</summary>
    private const string Name = "v1";

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
                        + "Unknown facts are null and never guessed; a parameter that does not exist is an error, never ignored.",
                }
            );
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseOneOfForPolymorphism();
            options.SelectSubTypesUsing(type => type == typeof(Block) ? Block.Types : []);
            options.CustomSchemaIds(SchemaNames.Of);
            options.OperationFilter<OperationDocumentation>();
            options.SchemaFilter<SchemaDocumentation>();
            options.DocumentFilter<FormatDocumentation>();
            options.IncludeXmlComments(typeof(ContentApiDocument).Assembly);
        });
    }

    public static void UseContentApiDocument(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<ContentSettings>().Swagger)
            return;
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments("/openapi"))
                    context.Response.Headers.CacheControl = CachePolicy.Document;
                return next(context);
            }
        );
        app.UseSwagger(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.RouteTemplate = "openapi/{documentName}.json";
        });
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
