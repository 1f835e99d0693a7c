using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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
        // Of a shaped object some is there only when it is included: what is there in every default shape is a required member.
        var isShaped = typeof(Shaped).IsAssignableFrom(context.Type);
        if (isShaped)
            described.Description += " What is required is there unless `fields` is given: then it is just what that names.";
        foreach (var member in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            if (!properties.TryGetValue(name, out var property))
                continue;
            // What is left out when it is null is never null, and not always there.
            var isLeftOut = member.GetCustomAttribute<JsonIgnoreAttribute>() is not null;
            if (isShaped ? member.GetCustomAttribute<RequiredMemberAttribute>() is not null : !isLeftOut)
                described.Required.Add(name);
            if (property is OpenApiSchema inline)
            {
                inline.ReadOnly = false;
                if (isLeftOut)
                    inline.Type &= ~JsonSchemaType.Null;
                if (name == "type" && (context.Type == typeof(Problem) || context.Type == typeof(ProblemExplanation)))
                    inline.Enum = [.. ProblemType.All.Select(type => (JsonNode)type.Address)];
                // Where the largest number of a type stands there is no bound; and generators stop at one that no decimal holds.
                if (member.GetCustomAttribute<RangeAttribute>() is { Maximum: int.MaxValue or >= (double)long.MaxValue })
                    inline.Maximum = null;
                if (member.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
                {
                    inline.Enum = [.. allowed.Values.Select(value => value is null ? JsonNullSentinel.JsonNull : (JsonNode)(string)value)];
                }
            }
            else if (property is OpenApiSchemaReference reference && !isLeftOut && IsNullable(member))
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
