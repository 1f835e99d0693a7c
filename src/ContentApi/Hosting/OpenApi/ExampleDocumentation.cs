using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>
/// What operations answer over the seeds, whole: <c>openapi/examples.json</c>, which a test writes and compares (docs/decisions/0022-contract-executed.md). Each stands in the document once, among its components.
/// </summary>
internal static class ExampleDocumentation
{
    private const string Resource = "openapi/examples.json";

    public static void AddTo(OpenApiDocument document)
    {
        using var file = typeof(ExampleDocumentation).Assembly.GetManifestResourceStream(Resource)!;
        var answers = JsonNode.Parse(file)!.AsObject();
        var examples = new Dictionary<string, IOpenApiExample>();
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            if (answers[operation.OperationId!] is not { } answer)
                continue;
            examples.Add(operation.OperationId!, new OpenApiExample { Summary = $"GET {answer["target"]}", Value = answer["body"]!.DeepClone() });
            var json = (OpenApiMediaType)((OpenApiResponse)operation.Responses!["200"]).Content!["application/json"];
            json.Examples = new Dictionary<string, IOpenApiExample> { ["seeds"] = new OpenApiExampleReference(operation.OperationId!, document) };
        }
        document.Components!.Examples = examples;
    }
}
