using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Contracts;

/// <summary>Which properties of an answer are present: all, or a tree of named ones.</summary>
public sealed class Shape
{
    /// <summary>Every property, at every depth.</summary>
    public static readonly Shape Everything = new(null);

    private readonly Dictionary<string, Shape>? properties;

    private Shape(Dictionary<string, Shape>? properties) => this.properties = properties;

    /// <summary>Just these paths (<c>id</c>, <c>section.name</c>); a path with its parent named too means the whole parent.</summary>
    public static Shape Of(IEnumerable<string> paths)
    {
        var root = new Shape([]);
        foreach (var path in paths.OrderBy(path => path.Length))
        {
            var shape = root;
            var names = path.Split('.');
            for (var i = 0; i < names.Length && shape.properties is not null; i++)
            {
                if (!shape.properties.TryGetValue(names[i], out var child))
                    shape.properties.Add(names[i], child = i == names.Length - 1 ? Everything : new Shape([]));
                shape = child;
            }
        }
        return root;
    }

    /// <summary>Whether a property is present.</summary>
    public bool Has(string property) => properties is null || properties.ContainsKey(property);

    /// <summary>The shape of what a property holds.</summary>
    public Shape Of(string property) => properties is null ? Everything : properties.GetValueOrDefault(property, Everything);

    /// <summary>Teaches the serializer that a <see cref="Shaped"/> object writes what its shape has. A property left out is absent, not null.</summary>
    internal static void Apply(JsonTypeInfo type)
    {
        if (!typeof(Shaped).IsAssignableFrom(type.Type))
            return;
        foreach (var property in type.Properties)
        {
            var name = property.Name;
            property.ShouldSerialize = (holder, _) => ((Shaped)holder).Shape.Has(name);
        }
    }
}

/// <summary>An object of which a client can ask for some properties only.</summary>
public abstract class Shaped
{
    [JsonIgnore]
    public Shape Shape { get; init; } = Shape.Everything;
}
