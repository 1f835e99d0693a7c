using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ContentApi.Contracts;

/// <summary>An <see cref="Article"/> in an answer: put together, or finished as it is stored.</summary>
[JsonConverter(typeof(ArticleJsonConverter))]
public readonly struct ArticleJson
{
    /// <param name="article">Put together.</param>
    public ArticleJson(Article article) => Article = article;

    /// <param name="utf8">Its JSON.</param>
    public ArticleJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    internal Article? Article { get; }

    /// <summary>The article put together, for those who show it otherwise; never of one that was read finished.</summary>
    public Article PutTogether => Article ?? throw new InvalidOperationException("Of an article that was read finished there is only its JSON.");

    internal ReadOnlyMemory<byte> Utf8 { get; }
}

internal sealed class ArticleJsonConverter : JsonConverter<ArticleJson>
{
    public override ArticleJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written and never read.");

    public override void Write(Utf8JsonWriter writer, ArticleJson value, JsonSerializerOptions options)
    {
        if (value.Article is { } article)
            JsonSerializer.Serialize(writer, article, (JsonTypeInfo<Article>)options.GetTypeInfo(typeof(Article)));
        else
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
