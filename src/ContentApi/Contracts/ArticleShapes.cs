using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Contracts;

/// <summary>The shapes of an article that a client can ask for.</summary>
public static class ArticleShapes
{
    private static readonly string[] Includable = ["body", "outline", "figures", "related", "latest", "source"];

    // Only when one is looked at: the serializer's description of an article is the dearest of all, and what is stored finished does without it.
    private static readonly Lazy<string[]> Properties = new(() => [.. Info(typeof(Article)).Properties.Where(property => property.Get is not null).Select(property => property.Name)]);

    private static readonly Lazy<string[]> AllPaths = new(() => [.. PathsOf(typeof(Article))]);

    private static readonly Lazy<Shape> Copied = new(() => Of(Properties.Value.Except(["leadFigure", "related", "latest", "links"])));

    /// <summary>What <c>include</c> may name.</summary>
    public static IReadOnlyList<string> Includes => Includable;

    /// <summary>Every path that <c>fields</c> may name, in the order of the answer, a parent before its children.</summary>
    public static IReadOnlyList<string> Paths => AllPaths.Value;

    /// <summary>What <c>bodyFormat</c> may name, the default first: the forms that a body has.</summary>
    public static IReadOnlyList<string> BodyFormats { get; } =
        [.. typeof(Body).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <summary>An article in a list, with what is included.</summary>
    public static Shape InList(IEnumerable<string>? include = null, string? bodyFormat = null) => Of(Properties.Value.Except(Includable).Union(include ?? []), bodyFormat);

    /// <summary>An article alone, with what is included.</summary>
    public static Shape InFull(IEnumerable<string>? include = null, string? bodyFormat = null) =>
        Of(Properties.Value.Except(["leadFigure", "related", "latest"]).Union(include ?? []), bodyFormat);

    /// <summary>An article in a copy of the content: in full, without what a copy makes anew, the addresses.</summary>
    public static Shape InCopy => Copied.Value;

    /// <summary>Just these paths; a body that is named as a whole is there in one form only.</summary>
    public static Shape Of(IEnumerable<string> paths, string? bodyFormat = null) =>
        Shape.Of(paths.Select(path => path == "body" ? $"body.{bodyFormat ?? BodyFormats[0]}" : path));

    private static JsonTypeInfo Info(Type type) => ContentJson.Options.GetTypeInfo(type);

    private static IEnumerable<string> PathsOf(Type type)
    {
        foreach (var property in Info(type).Properties)
        {
            // The serializer also lists what it ignores, without a getter: Shape itself, which no answer has.
            if (property.Get is null)
                continue;
            yield return property.Name;
            var info = Info(property.PropertyType);
            var held = info.Kind == JsonTypeInfoKind.Enumerable ? info.ElementType! : property.PropertyType;
            if (!typeof(Shaped).IsAssignableFrom(held))
                continue;
            foreach (var path in PathsOf(held))
                yield return $"{property.Name}.{path}";
        }
    }
}
