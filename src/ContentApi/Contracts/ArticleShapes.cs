using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Contracts;

/// <summary>The shapes of an article that a client can ask for.</summary>
public static class ArticleShapes
{
    private static readonly string[] Includable = ["body", "outline", "figures", "related", "latest", "source"];

    private static readonly string[] Properties = [.. Info(typeof(Article)).Properties.Where(property => property.Get is not null).Select(property => property.Name)];

    /// <summary>What <c>include</c> may name.</summary>
    public static IReadOnlyList<string> Includes => Includable;

    /// <summary>Every path that <c>fields</c> may name, in the order of the answer, a parent before its children.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. PathsOf(typeof(Article))];

    /// <summary>What <c>bodyFormat</c> may name, the default first: the forms that a body has.</summary>
    public static IReadOnlyList<string> BodyFormats { get; } = [.. Info(typeof(Body)).Properties.Where(property => property.Get is not null).Select(property => property.Name)];

    /// <summary>An article in a list, with what is included.</summary>
    public static Shape InList(IEnumerable<string>? include = null, string? bodyFormat = null) => Of(Properties.Except(Includable).Union(include ?? []), bodyFormat);

    /// <summary>An article alone, with what is included.</summary>
    public static Shape InFull(IEnumerable<string>? include = null, string? bodyFormat = null) =>
        Of(Properties.Except(["leadFigure", "related", "latest"]).Union(include ?? []), bodyFormat);

    /// <summary>An article in a copy of the content: in full, without what a copy makes anew, the addresses.</summary>
    public static Shape InCopy { get; } = Of(Properties.Except(["leadFigure", "related", "latest", "links"]));

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
