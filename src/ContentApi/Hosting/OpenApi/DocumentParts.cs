using ContentApi.Contracts;
using ContentApi.Endpoints;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>What belongs to the document as a whole, each part after those that it needs.</summary>
internal sealed class DocumentParts : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Servers = [new OpenApiServer { Url = "/", Description = "The host that this document is read from." }];
        // Nobody needs a key: that is said, for a client would else have to guess.
        swaggerDoc.Security = [new OpenApiSecurityRequirement()];
        swaggerDoc.Tags = new HashSet<OpenApiTag>(Routes.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        AnswerDocumentation.AddTo(swaggerDoc);
        BodyDocumentation.AddTo(swaggerDoc, context);
        FormatDocumentation.AddTo(swaggerDoc, [.. context.ApiDescriptions]);
        SharedParameters.Share(swaggerDoc);
        ExampleDocumentation.AddTo(swaggerDoc);
    }
}
