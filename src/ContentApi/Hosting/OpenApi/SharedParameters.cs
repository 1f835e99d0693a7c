using Microsoft.OpenApi;

namespace ContentApi.Hosting.OpenApi;

/// <summary>Most parameters are those of many operations: each stands in the document once, among its components.</summary>
internal static class SharedParameters
{
    /// <summary>Puts a reference in the place of each parameter. One that differs between operations is named after the first that has it so.</summary>
    public static void Share(OpenApiDocument document)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new Dictionary<string, IOpenApiParameter>(StringComparer.Ordinal);
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.Parameters = [.. operation.Parameters!.Select(parameter => Shared((OpenApiParameter)parameter, operation.OperationId!))];
        }
        document.Components!.Parameters = shared;

        OpenApiParameterReference Shared(OpenApiParameter parameter, string operation)
        {
            var text = Text(parameter);
            if (!names.TryGetValue(text, out var name))
            {
                name = shared.ContainsKey(parameter.Name!) ? $"{parameter.Name}.{operation}" : parameter.Name!;
                names.Add(text, name);
                shared.Add(name, parameter);
            }
            return new(name, document);
        }
    }

    private static string Text(OpenApiParameter parameter)
    {
        using var text = new StringWriter();
        parameter.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }
}
