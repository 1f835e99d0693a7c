using System.Text.Json;
using ContentApi.Contracts;

namespace ContentApi.Export;

/// <summary>Writes articles as NDJSON, one a line; docs/export-format.md describes the lines.</summary>
/// <param name="output">Where to; UTF-8 without a byte order mark. It stays open.</param>
public sealed class ArticleLines(Stream output)
{
    /// <summary>The first line of an export.</summary>
    public void Write(ExportHeader header) => WriteLine(header);

    /// <summary>The last line of an export that may break off.</summary>
    public void Write(ExportEnd end) => WriteLine(end);

    /// <summary>An article as it is published, in the shape that it has.</summary>
    public void Write(Article article) => WriteLine(article);

    /// <summary>An article as it is published, and <c>record</c> as its last property.</summary>
    public void Write(ExportedArticle exported)
    {
        ArgumentNullException.ThrowIfNull(exported);
        // The record is no property of the published article: the two objects become one where the first closes.
        var article = JsonSerializer.SerializeToUtf8Bytes(exported.Article, ContentJson.Options);
        output.Write(article.AsSpan()[..^1]);
        output.Write(",\"record\":"u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(exported.Record, ContentJson.Options));
        output.Write("}\n"u8);
    }

    private void WriteLine<T>(T line)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(line, ContentJson.Options));
        output.WriteByte((byte)'\n');
    }
}
