using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Endpoints;
using ContentApi.Representations;
using ContentApi.Requests;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The format suffixes are no routes of their own; here each becomes a path, <c>/v1/latest.{format}</c>, beside the JSON one.</summary>
internal sealed class FormatDocumentation : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        AnswerDocumentation.AddTo(swaggerDoc);
        context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        swaggerDoc.Servers = [new OpenApiServer { Url = "/", Description = "The host that this document is read from." }];
        // Nobody needs a key: that is said, for a client would else have to guess.
        swaggerDoc.Security = [new OpenApiSecurityRequirement()];
        var paths = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths)
        {
            paths.Add(path, item);
            var description = context.ApiDescriptions.First(api => "/" + api.RelativePath!.Trim('/') == path);
            var formats = description.ActionDescriptor.EndpointMetadata.OfType<AnswerFormats>().LastOrDefault();
            var grammar = description.ActionDescriptor.EndpointMetadata.OfType<QueryGrammar>().LastOrDefault();
            // What takes the same parameters is one path; a format alone is one of its own.
            foreach (var alike in formats?.All.GroupBy(format => format.Form) ?? [])
            {
                List<Format> these = [.. alike];
                paths.Add(path + (these is [var only] ? "." + only.Suffix : ".{format}"), InFormats((OpenApiPathItem)item, grammar!.In(alike.Key), these, swaggerDoc));
            }
        }
        swaggerDoc.Paths = paths;
        SharedParameters.Share(swaggerDoc);
        swaggerDoc.Tags = new HashSet<OpenApiTag>(
            Routes.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
        );
    }

    private static OpenApiPathItem InFormats(OpenApiPathItem item, QueryGrammar grammar, List<Format> formats, OpenApiDocument document)
    {
        var json = item.Operations![HttpMethod.Get];
        var content = new Dictionary<string, IOpenApiMediaType>();
        foreach (var format in formats)
            content.Add(
                format.BareType,
                new OpenApiMediaType
                {
                    Schema = new OpenApiSchema { Type = format.BareType.EndsWith("+json", StringComparison.Ordinal) ? JsonSchemaType.Object : JsonSchemaType.String },
                }
            );
        var responses = new OpenApiResponses();
        foreach (var (status, response) in json.Responses!)
        {
            // An address with a suffix disregards Accept.
            if (status != "406")
                responses.Add(status, status == "200" ? Formatted((OpenApiResponse)response) : response);
        }
        IOpenApiParameter[] suffix = formats is [_]
            ? []
            :
            [
                new OpenApiParameter
                {
                    Name = "format",
                    In = ParameterLocation.Path,
                    Required = true,
                    Description = "The format.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. formats.Select(format => (JsonNode)format.Suffix)] },
                    Example = formats[0].Suffix,
                },
            ];
        var operation = new OpenApiOperation
        {
            OperationId = json.OperationId + (formats is [var only] ? $"As{char.ToUpperInvariant(only.Suffix[0])}{only.Suffix[1..]}" : "InFormat"),
            Summary = $"{json.Summary}, as {string.Join(", ", formats.Select(format => format.Name))}",
            Description = "The same query in another format, chosen by the suffix.",
            Tags = json.Tags,
            Parameters =
            [
                .. json.Parameters!.Where(parameter => parameter.In == ParameterLocation.Path),
                .. grammar.Parameters.Select(OperationDocumentation.Describe),
                .. suffix,
            ],
            Responses = responses,
        };
        return new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation } };

        OpenApiResponse Formatted(OpenApiResponse response) =>
            new()
            {
                Description = response.Description,
                Headers = AnswerDocumentation.All([.. response.Headers!.Keys, .. formats.Any(format => format.IsSaved) ? (string[])["Content-Disposition"] : []], document),
                Content = content,
            };
    }
}
