using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Storage;

/// <summary>What a list shows of an article.</summary>
public class ArticleRow
{
    public string Id { get; init; } = "";
    public string Slug { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Lead { get; init; }
    public string SectionSlug { get; init; } = "";
    public string SectionName { get; init; } = "";
    public string SectionBasis { get; init; } = "";

    /// <summary>JSON: <see cref="NameRow"/>s in printed order.</summary>
    public string Authors { get; init; } = "[]";

    /// <summary>JSON: <see cref="NameRow"/>s.</summary>
    public string Tags { get; init; } = "[]";
    public long? PublishedMs { get; init; }
    public string? PublishedPrecision { get; init; }
    public long? ModifiedMs { get; init; }
    public string? ModifiedPrecision { get; init; }
    public long? DateMs { get; init; }
    public string? DatePrecision { get; init; }
    public string DateBasis { get; init; } = "none";
    public string Tie { get; init; } = "";
    public string TitleKey { get; init; } = "";
    public string Language { get; init; } = "";
    public long? WordCount { get; init; }

    /// <summary>JSON: one <see cref="BlockRow"/>, or null.</summary>
    public string? LeadFigure { get; init; }
    public string? DuplicateOf { get; init; }
    public long Revision { get; init; }
    public long UpdatedMs { get; init; }

    /// <summary>The article as lists show it by default, finished, good until the session ends; null where it is not read or not there, and then it is put together.</summary>
    public ReadOnlyMemory<byte>? InList { get; init; }
}

/// <summary>One article as it is shown alone by default, finished.</summary>
public sealed class ArticleJsonRow
{
    public string Id { get; init; } = "";
    public string SectionSlug { get; init; } = "";
    public long UpdatedMs { get; init; }

    /// <summary>What stands before the blocks of its body, as UTF-8; null: it is not there, and is put together.</summary>
    public byte[]? BeforeBlocks { get; init; }

    /// <summary>The blocks; null for a teaser.</summary>
    public byte[]? Blocks { get; init; }

    /// <summary>What stands after them.</summary>
    public byte[]? AfterBlocks { get; init; }
}

/// <summary>Where an article's text came from.</summary>
public sealed class SourceRow
{
    public string ArticleId { get; init; } = "";
    public string Document { get; init; } = "";
    public string? Publisher { get; init; }
    public string? Credit { get; init; }
    public string Encoding { get; init; } = "";
    public string Sha256 { get; init; } = "";

    /// <summary>JSON: <see cref="WarningRow"/>s.</summary>
    public string Warnings { get; init; } = "[]";

    /// <summary>JSON: the items of the lists that the page prints, <see cref="Reads.ListItemRow"/>s in printed order.</summary>
    public string Lists { get; init; } = "[]";
}

/// <summary>A slug and the name it stands for, inside an article's row.</summary>
public sealed record NameRow(string Slug, string Name, string? Basis = null);

/// <summary>One block of a body; which properties are set follows from <see cref="Type"/>. Its JSON is that of the answers: what its type has and is not known is null.</summary>
public sealed record BlockRow(string Id, string Type)
{
    public int? Level { get; init; }
    public string? Text { get; init; }
    public string? Label { get; init; }
    public string? Caption { get; init; }
    public string? Credit { get; init; }
    public string? ImageUrl { get; init; }
    public bool? Ordered { get; init; }
    public IReadOnlyList<string>? Items { get; init; }
    public string? Attribution { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? Rows { get; init; }

    /// <summary>The types of block that write a property though it is null, by the name of the property.</summary>
    internal static readonly ILookup<string, string> Nullable = new[]
    {
        ("figure", "label"), ("figure", "caption"), ("figure", "credit"), ("figure", "imageUrl"), ("quote", "attribution"),
    }.ToLookup(each => each.Item2, each => each.Item1);

    /// <summary>The words of the block, for matching: of a figure its caption, of a list its items a line each.</summary>
    [JsonIgnore]
    public string PlainText =>
        Type switch
        {
            "figure" => Caption ?? "",
            "video" => Label ?? "",
            "list" => string.Join('\n', Items!),
            "table" => string.Join('\n', Rows!.Select(row => string.Join(' ', row))),
            _ => Text ?? "",
        };

    /// <summary>The words of a body, a line a block.</summary>
    public static string TextOf(IEnumerable<BlockRow> blocks) => string.Join('\n', blocks.Select(block => block.PlainText));

    /// <summary>The words of lead and body: the text of an article without its title.</summary>
    public static string TextOf(string? lead, IEnumerable<BlockRow> blocks) => $"{lead}\n{TextOf(blocks)}";
}

/// <summary>A warning of the importer.</summary>
public sealed record WarningRow(string Code, string Message, IReadOnlyList<int> Lines, string? Text, string? Suggestion);

/// <summary>Where a field was read.</summary>
public sealed record FieldRow(string Path, string Document, IReadOnlyList<int> Lines, string Rule, double Confidence, string? Evidence);

/// <summary>Where the text of an article alone places it.</summary>
/// <param name="Slug">The section.</param>
/// <param name="Basis"><c>inferred</c> or <c>default</c>.</param>
/// <param name="Field">What provenance says of it.</param>
/// <param name="Weights">What the keyphrases of each section weigh, by slug.</param>
public sealed record PlacementRow(string Slug, string Basis, FieldRow Field, IReadOnlyDictionary<string, double> Weights);

/// <summary>A line that is no part of the article.</summary>
public sealed record DiscardedRow(string Document, IReadOnlyList<int> Lines, string Text, string Reason);

/// <summary>A computed neighbour.</summary>
/// <param name="Id">Of the article that is near.</param>
/// <param name="Score">How near, 0 to 1, with four decimals at most.</param>
/// <param name="Reasons">What the two share, as it stands in the text.</param>
public sealed record NeighbourRow(string Id, double Score, IReadOnlyList<string> Reasons);

/// <summary>The JSON columns. Unset properties are left out, but for those of <see cref="BlockRow"/> that answers show; non-ASCII text stays as it is.</summary>
public static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonColumnContext.Default.WithAddedModifier(WriteNulls),
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Shape<T>.Info);

    /// <summary>The same as UTF-8.</summary>
    public static byte[] WriteUtf8<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Shape<T>.Info);

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, Shape<T>.Info) ?? throw Null();

    /// <summary>The same of UTF-8.</summary>
    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize(json, Shape<T>.Info) ?? throw Null();

    private static void WriteNulls(JsonTypeInfo type)
    {
        if (type.Type != typeof(BlockRow))
            return;
        foreach (var property in type.Properties)
        {
            var types = BlockRow.Nullable[property.Name].ToArray();
            if (types.Length > 0)
                property.ShouldSerialize = (block, value) => value is not null || types.Contains(((BlockRow)block).Type);
        }
    }

    private static InvalidDataException Null() => new("A JSON column holds null.");

    /// <summary>Looked up once a type, not once a value.</summary>
    private static class Shape<T>
    {
        public static readonly JsonTypeInfo<T> Info = (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
    }
}

[JsonSerializable(typeof(IReadOnlyList<NameRow>))]
[JsonSerializable(typeof(BlockRow))]
[JsonSerializable(typeof(IReadOnlyList<BlockRow>))]
[JsonSerializable(typeof(IReadOnlyList<WarningRow>))]
[JsonSerializable(typeof(IReadOnlyList<Reads.ListItemRow>))]
[JsonSerializable(typeof(IReadOnlyList<FieldRow>))]
[JsonSerializable(typeof(FieldRow))]
[JsonSerializable(typeof(PlacementRow))]
[JsonSerializable(typeof(IReadOnlyList<VoteRow>))]
[JsonSerializable(typeof(IReadOnlyList<DiscardedRow>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<NeighbourRow>))]
internal sealed partial class JsonColumnContext : JsonSerializerContext;
