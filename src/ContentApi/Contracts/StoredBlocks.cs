using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ContentApi.Storage;

namespace ContentApi.Contracts;

/// <summary>
/// The blocks of a body as they are stored, which is as answers show them (docs/decisions/0024-finished-json.md): written as they stand, and read only by who looks at one.
/// </summary>
/// <param name="json">JSON: <see cref="BlockRow"/>s in order.</param>
public sealed class StoredBlocks(byte[] json) : IReadOnlyList<Block>
{
    private readonly Lazy<List<Block>> blocks = new(() => [.. JsonColumn.Read<IReadOnlyList<BlockRow>>(json).Select(ArticleMapping.From)]);

    internal ReadOnlySpan<byte> Json => json;

    public int Count => blocks.Value.Count;

    public Block this[int index] => blocks.Value[index];

    public IEnumerator<Block> GetEnumerator() => blocks.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class BlocksConverter : JsonConverter<IReadOnlyList<Block>>
{
    public override IReadOnlyList<Block> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written and never read.");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Block> value, JsonSerializerOptions options)
    {
        if (value is StoredBlocks stored)
            writer.WriteRawValue(stored.Json, skipInputValidation: true);
        else
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<IReadOnlyList<Block>>)options.GetTypeInfo(typeof(IReadOnlyList<Block>)));
    }
}
