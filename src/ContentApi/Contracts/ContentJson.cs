using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Contracts;

/// <summary>The one way that answers are written as JSON: camelCase, Vietnamese as it is, unknown as null, and the shape that was asked for.</summary>
public static class ContentJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>A larger buffer than this is not kept for the next answer of the thread.</summary>
    private const int LargestKept = 1 << 20;

    /// <summary>What is written into: the serializer's own buffer is cleared each time.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? written;

    /// <summary>A contract as UTF-8.</summary>
    public static byte[] Write<T>(T value)
    {
        var buffer = written ??= new();
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = Options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));
        // Not cleared before it is filled.
        var json = GC.AllocateUninitializedArray<byte>(buffer.WrittenCount);
        buffer.WrittenSpan.CopyTo(json);
        if (buffer.Capacity > LargestKept)
            written = null;
        return json;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // Answers carry nosniff and are never embedded in HTML; pages use the default encoder.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = ContentJsonContext.Default.WithAddedModifier(Shape.Apply),
        };
        options.MakeReadOnly();
        return options;
    }
}

[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(ListOf<ArticleJson>))]
[JsonSerializable(typeof(ListOf<Section>))]
[JsonSerializable(typeof(ListOf<Tag>))]
[JsonSerializable(typeof(ListOf<Author>))]
[JsonSerializable(typeof(Section))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(Author))]
[JsonSerializable(typeof(ItemsOf<RelatedItem>))]
[JsonSerializable(typeof(ItemsOf<OutlineItem>))]
[JsonSerializable(typeof(SearchResults))]
[JsonSerializable(typeof(ItemsOf<Suggestion>))]
[JsonSerializable(typeof(Changes))]
[JsonSerializable(typeof(ListedFeeds))]
[JsonSerializable(typeof(ArticleLatest))]
[JsonSerializable(typeof(ArticleProvenance))]
[JsonSerializable(typeof(ExportHeader))]
[JsonSerializable(typeof(ExportEnd))]
[JsonSerializable(typeof(ExportRecord))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ProblemExplanation))]
[JsonSerializable(typeof(Welcome))]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class ContentJsonContext : JsonSerializerContext;
