using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Endpoints;
using ContentApi.Representations;
using ContentApi.Requests;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>The format suffixes are no routes of their own; here each becomes a path, <c>/v1/latest.{format}</c>, beside the JSON one.</summary>
internal static class FormatDocumentation
{
    public static void AddTo(OpenApiDocument document, IReadOnlyList<ApiDescription> routes)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths.Add(path, item);
            var route = routes.First(route => "/" + route.RelativePath!.Trim('/') == path);
            var formats = route.ActionDescriptor.EndpointMetadata.OfType<AnswerFormats>().LastOrDefault();
            var grammar = route.ActionDescriptor.EndpointMetadata.OfType<QueryGrammar>().LastOrDefault();
            var line = LineOf(route.SupportedResponseTypes.Single(type => type.StatusCode == StatusCodes.Status200OK).Type!);
            // What takes the same parameters is one path; a format alone is one of its own.
            foreach (var alike in formats?.All.GroupBy(format => format.Form) ?? [])
            {
                List<Format> these = [.. alike];
                paths.Add(path + (these is [var only] ? "." + only.Suffix : ".{format}"), InFormats((OpenApiPathItem)item, grammar!.In(alike.Key), these, line, document));
            }
        }
        document.Paths = paths;
    }

    /// <summary>What lines hold: the items of a list of sections, tags or authors, else articles, which related ones and hits are as well.</summary>
    private static string LineOf(Type answer) =>
        answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(ListOf<>) && answer.GetGenericArguments() is [var item] ? item.Name : nameof(Article);

    private static OpenApiPathItem InFormats(OpenApiPathItem item, QueryGrammar grammar, List<Format> formats, string line, OpenApiDocument document)
    {
        var json = item.Operations![HttpMethod.Get];
        var content = formats.ToDictionary(format => format.BareType, IOpenApiMediaType (format) => new OpenApiMediaType { Schema = BodyDocumentation.Of(format.BareType, line, document) });
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
