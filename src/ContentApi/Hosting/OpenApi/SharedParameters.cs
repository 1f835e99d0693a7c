using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Most parameters are those of many operations: each stands in the document once, among its components, and so do the words that a list takes.</summary>
internal static class SharedParameters
{
    /// <summary>
    /// Puts a reference in the place of each parameter. One that differs between operations is named after the first that has it so.
    /// A name that the path and the query of one operation share stays where it is: generators of clients tell the two apart only there.
    /// </summary>
    public static void Share(OpenApiDocument document)
    {
        var parameters = new Shared<IOpenApiParameter>();
        var words = new Shared<IOpenApiSchema>();
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            var id = operation.OperationId!;
            var given = operation.Parameters!;
            foreach (var parameter in given)
            {
                // Where it stands inline, a generator has no name for what the list holds.
                if (parameter.Schema is OpenApiSchema { Items.Enum: not null } list)
                    list.Items = new OpenApiSchemaReference(words.NameOf(list.Items, Capital(parameter.Name!), other => Capital(id) + other), document);
            }
            operation.Parameters =
            [
                .. given.Select(parameter =>
                    given.Count(other => other.Name == parameter.Name) > 1
                        ? parameter
                        : new OpenApiParameterReference(parameters.NameOf(parameter, parameter.Name!, other => $"{other}.{id}"), document)
                ),
            ];
        }
        var components = document.Components!;
        components.Parameters = parameters.Named;
        foreach (var (name, schema) in words.Named)
            components.Schemas!.Add(name, schema);
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>What reads the same is one.</summary>
    private sealed class Shared<T>
        where T : IOpenApiSerializable
    {
        private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

        public Dictionary<string, T> Named { get; } = new(StringComparer.Ordinal);

        public string NameOf(T part, string name, Func<string, string> otherwise)
        {
            using var text = new StringWriter();
            part.SerializeAsV31(new OpenApiJsonWriter(text));
            if (names.TryGetValue(text.ToString(), out var known))
                return known;
            if (Named.ContainsKey(name))
                name = otherwise(name);
            names.Add(text.ToString(), name);
            Named.Add(name, part);
            return name;
        }
    }
}
