using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using ContentApi.Contracts;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>What a schema cannot say by its type: closed sets of words, which properties are always there, and null or a reference.</summary>
internal sealed class SchemaDocumentation : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } described || context.MemberInfo is not null || context.ParameterInfo is not null)
            return;
        // A client must bear properties that a later release adds; and a block is its base and its own properties together.
        described.AdditionalPropertiesAllowed = true;
        described.Required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            if (!properties.TryGetValue(name, out var property))
                continue;
            // Of a shaped object only what was asked for is there; of any other all that is not left out when it is null.
            if (!typeof(Shaped).IsAssignableFrom(context.Type) && member.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null)
                described.Required.Add(name);
            if (property is OpenApiSchema inline)
            {
                inline.ReadOnly = false;
                if (member.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
                {
                    inline.Enum = [.. allowed.Values.Select(value => value is null ? JsonNullSentinel.JsonNull : (JsonNode)(string)value)];
                }
            }
            else if (property is OpenApiSchemaReference reference && IsNullable(member))
            {
                properties[name] = new OpenApiSchema
                {
                    OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference],
                    Description = reference.Description,
                };
            }
        }
    }

    private static bool IsNullable(PropertyInfo member) => new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable;
}
