using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ContentApi.Contracts;
using ContentApi.Tests.Hosting;
using Json.Schema;

namespace ContentApi.Tests.OpenApi;

/// <summary>The served document as a judge of answers.</summary>
internal sealed class Contract(JsonNode document)
{
    private readonly Dictionary<(string Schema, bool IsPart), JsonSchema> schemas = [];

    public static async Task<Contract> Of(Api api) => new(await api.Json("/openapi/v1.json"));

    /// <summary>Every operation: its path and what it says.</summary>
    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key == "get"
           select new Operation(path.Key, operation.Value!, [.. (operation.Value!["parameters"]?.AsArray() ?? []).Select(parameter => new Parameter(Resolved(document, parameter!), document))]),
    ];

    /// <summary>Fails unless the operation documents an answer like this one: status, headers, media type and body.</summary>
    public void Holds(Operation operation, string target, Answer answer)
    {
        var status = ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (operation.Says["responses"]![status] is not { } reference)
        {
            Assert.Fail($"{target}: {status} is not documented: {answer.Text}");
            return;
        }
        var documented = Resolved(document, reference);
        foreach (var (name, header) in documented["headers"]?.AsObject() ?? [])
        {
            var isThere = answer.Headers.ContainsKey(name);
            Assert.True(isThere || (bool?)Resolved(document, header!)["required"] != true, $"{target}: {status} has no header {name}.");
        }
        if (documented["content"]?.AsObject() is not { } content)
        {
            Assert.True(answer.Bytes.Length == 0, $"{target}: {status} has a body that is not documented.");
            return;
        }
        var mediaType = MediaTypeHeaderValue.Parse(answer["Content-Type"]).MediaType!;
        Assert.True(content.ContainsKey(mediaType), $"{target}: {status} is {mediaType}, which is not documented.");
        var schema = content[mediaType]!["schema"]!;
        if (Resolved(document, schema).At("contentSchema") is { } lines)
        {
            foreach (var line in answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                IsA(lines["items"]!, line);
        }
        else if (mediaType.EndsWith("json", StringComparison.Ordinal))
            IsA(schema, answer.Text);
        else if (mediaType.EndsWith("xml", StringComparison.Ordinal))
            XDocument.Parse(answer.Text);

        void IsA(JsonNode schema, string text)
        {
            using var body = JsonDocument.Parse(text);
            var result = Schema(schema, target.Contains("fields=", StringComparison.Ordinal)).Evaluate(body.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            if (result.IsValid)
                return;
            var faults = (result.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Value} ({detail.EvaluationPath})"));
            Assert.Fail($"{target}: {string.Join('\n', faults.Take(10))}\n{text[..Math.Min(text.Length, 500)]}");
        }
    }

    public static JsonNode Resolved(JsonNode document, JsonNode node) =>
        (string?)(node as JsonObject)?["$ref"] is { } reference ? reference[2..].Split('/').Aggregate(document, (at, name) => at[name]!) : node;

    /// <summary>A schema that takes no property that it does not name: what an answer holds is documented.</summary>
    /// <param name="schema">As the document has it.</param>
    /// <param name="isPart">Whether the query asked for some properties only.</param>
    private JsonSchema Schema(JsonNode schema, bool isPart)
    {
        var text = schema.ToJsonString();
        if (schemas.TryGetValue((text, isPart), out var known))
            return known;
        var definitions = document["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var (name, definition) in definitions)
        {
            // A block is its base and more.
            if (definition!["properties"] is not null && name != nameof(Block))
                definition["unevaluatedProperties"] = false;
            if (isPart && typeof(Shaped).IsAssignableFrom(typeof(Shaped).Assembly.GetType($"{typeof(Shaped).Namespace}.{name}")))
                definition.AsObject().Remove("required");
        }
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$defs"] = definitions,
            ["allOf"] = new JsonArray(schema.DeepClone()),
        };
        var made = JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal), new BuildOptions { SchemaRegistry = new() });
        schemas.Add((text, isPart), made);
        return made;
    }
}

/// <summary>An operation of the document.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Says">What stands of it.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record Operation(string Path, JsonNode Says, IReadOnlyList<Parameter> Parameters)
{
    public IEnumerable<Parameter> InPath => Parameters.Where(parameter => parameter.IsInPath);

    public IEnumerable<Parameter> InQuery => Parameters.Where(parameter => !parameter.IsInPath);

    /// <summary>Whether a 200 is the JSON of our own contracts.</summary>
    public bool GivesJson => Says.At("responses", "200", "content")!.AsObject().ContainsKey("application/json");

    /// <summary>Whether it is about one tag; the seeds have none.</summary>
    public bool IsOfOneTag => Path.StartsWith("/v1/tags/{tag}", StringComparison.Ordinal);

    /// <summary>The address with these values.</summary>
    public string Target(IEnumerable<(string Name, string Value)> values)
    {
        var path = Path;
        var query = new List<string>();
        foreach (var (name, value) in values)
        {
            if (InPath.Any(parameter => parameter.Name == name))
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            else
                query.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }
}

/// <summary>A parameter of an operation.</summary>
internal sealed class Parameter(JsonNode says, JsonNode document)
{
    public string Name { get; } = says.Text("name")!;

    public bool IsInPath { get; } = says.Text("in") == "path";

    public bool IsRequired { get; } = (bool?)says["required"] == true;

    public JsonNode Schema { get; } = says["schema"]!;

    /// <summary>Of a list, what it holds.</summary>
    public JsonNode One { get; } = Contract.Resolved(document, says["schema"]!["items"] ?? says["schema"]!);

    public bool IsList => Schema["items"] is not null;

    /// <summary>As an address has it.</summary>
    public string? Example
    {
        get
        {
            var example = says["example"] ?? Schema["examples"]?[0];
            // A list in a query has commas between.
            return example is JsonArray several ? string.Join(',', several) : example?.ToString();
        }
    }

    public string? Description => says.Text("description");
}
