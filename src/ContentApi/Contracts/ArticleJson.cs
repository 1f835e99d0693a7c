using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Contracts;

/// <summary>An <see cref="Article"/> as it stands in an answer, finished.</summary>
/// <param name="Utf8">Its JSON.</param>
[JsonConverter(typeof(ArticleJsonConverter))]
public readonly record struct ArticleJson(ReadOnlyMemory<byte> Utf8);

internal sealed class ArticleJsonConverter : JsonConverter<ArticleJson>
{
    public override ArticleJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written and never read.");

    public override void Write(Utf8JsonWriter writer, ArticleJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
