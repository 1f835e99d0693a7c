using System.Text.Json.Nodes;
using ContentApi.Endpoints;
using ContentApi.Requests;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The format suffixes are no routes of their own; here each becomes a path, <c>/v1/latest.{format}</c>, beside the JSON one.</summary>
internal sealed class FormatDocumentation : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths)
        {
            paths.Add(path, item);
            var description = context.ApiDescriptions.First(api => "/" + api.RelativePath!.Trim('/') == path);
            var formats = description.ActionDescriptor.EndpointMetadata.OfType<AnswerFormats>().LastOrDefault();
            if (formats is not null)
                paths.Add(path + ".{format}", InFormats((OpenApiPathItem)item, description.ActionDescriptor.EndpointMetadata.OfType<QueryGrammar>().Last(), formats));
        }
        swaggerDoc.Paths = paths;
        swaggerDoc.Tags = new HashSet<OpenApiTag>(
            Routes.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
        );
    }

    private static OpenApiPathItem InFormats(OpenApiPathItem item, QueryGrammar grammar, AnswerFormats formats)
    {
        var forJson = grammar.Parameters.Except(grammar.WithoutJson.Parameters).Select(parameter => parameter.Name).ToList();
        var json = item.Operations![HttpMethod.Get];
        var content = new Dictionary<string, IOpenApiMediaType>();
        foreach (var format in formats.All)
            content.Add(format.BareType, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        var responses = new OpenApiResponses();
        foreach (var (status, response) in json.Responses!)
        {
            // An address with a suffix disregards Accept.
            if (status != "406")
                responses.Add(status, status == "200" ? new OpenApiResponse { Description = response.Description, Content = content } : response);
        }
        var operation = new OpenApiOperation
        {
            OperationId = json.OperationId + "InFormat",
            Summary = $"{json.Summary}, as {string.Join(", ", formats.All.Select(format => format.Name))}",
            Description = "The same query in another format, chosen by the suffix.",
            Tags = json.Tags,
            Parameters =
            [
                .. json.Parameters!.Where(parameter => !forJson.Contains(parameter.Name!)),
                new OpenApiParameter
                {
                    Name = "format",
                    In = ParameterLocation.Path,
                    Required = true,
                    Description = "The format.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. formats.Suffixes.Select(suffix => (JsonNode)suffix)] },
                    Example = formats.All[0].Suffix,
                },
            ],
            Responses = responses,
        };
        return new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation } };
    }
}
