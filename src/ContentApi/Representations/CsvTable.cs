using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>
/// CSV (RFC 4180) for people with a spreadsheet: UTF-8 with a byte order mark, without which it is taken for another encoding, and a line of names first. Unknown is an empty cell; the
/// names of a list have a semicolon between. Text that a spreadsheet would take for a formula has an apostrophe before it.
/// </summary>
internal static class CsvTable
{
    /// <summary>What a formula begins with, and the full-width forms that some programs take for the same.</summary>
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");

    /// <summary>What an article has in a table, by the path of its property.</summary>
    private static readonly (string Name, Func<Article, PublicAddresses, string?> Value)[] ArticleColumns =
    [
        ("id", (article, _) => article.Id),
        ("slug", (article, _) => article.Slug),
        ("kind", (article, _) => article.Kind),
        ("title", (article, _) => article.Title),
        ("lead", (article, _) => article.Lead),
        ("section.slug", (article, _) => article.Section.Slug),
        ("section.name", (article, _) => article.Section.Name),
        ("section.basis", (article, _) => article.Section.Basis),
        ("authors.name", (article, _) => string.Join("; ", article.Authors.Select(author => author.Name))),
        ("tags.name", (article, _) => string.Join("; ", article.Tags.Select(tag => tag.Name))),
        ("publishedAt", (article, _) => article.PublishedAt),
        ("modifiedAt", (article, _) => article.ModifiedAt),
        ("date.value", (article, _) => article.Date.Value),
        ("date.precision", (article, _) => article.Date.Precision),
        ("date.basis", (article, _) => article.Date.Basis),
        ("language", (article, _) => article.Language),
        ("wordCount", (article, _) => Number(article.WordCount)),
        ("readingMinutes", (article, _) => Number(article.ReadingMinutes)),
        ("source.publisher", (article, _) => article.Source?.Publisher),
        ("source.credit", (article, _) => article.Source?.Credit),
        ("source.document", (article, _) => article.Source?.Document),
        ("duplicateOf", (article, _) => article.DuplicateOf),
        ("revision", (article, _) => Number(article.Revision)),
        ("updatedAt", (article, _) => article.UpdatedAt),
        ("url", (article, addresses) => addresses.ArticlePage(article)),
    ];

    private static readonly (string Name, Func<Group, string?> Value)[] GroupColumns =
    [
        ("slug", group => group.Slug),
        ("name", group => group.Name),
        ("articleCount", group => Number(group.ArticleCount)),
        ("teaserCount", group => Number(group.TeaserCount)),
        ("latestAt", group => group.LatestAt),
    ];

    /// <summary>Articles: in the columns that the feed names, which their shape must have; else in those above, and they should come with their source.</summary>
    public static ReadOnlyMemory<byte> Write(Feed feed) =>
        feed.Columns.Count > 0
            ? Write(feed.Columns, feed.Articles.Select(article => Values(article, feed.Columns)))
            : Write(ArticleColumns.Select(column => column.Name), feed.Articles.Select(article => ArticleColumns.Select(column => column.Value(article, feed.Addresses))));

    /// <summary>The columns of the paths that <c>fields</c> names: an object is all that it holds, a body its text.</summary>
    public static IReadOnlyList<string> ColumnsOf(IReadOnlyList<string> fields) =>
        [.. fields.SelectMany(path => path == "body" ? ["body.text"] : ArticleShapes.Paths.Where(each => IsWithin(each, path) && !ArticleShapes.Paths.Any(deeper => deeper != each && IsWithin(deeper, each)))).Distinct()];

    private static bool IsWithin(string path, string parent) => path == parent || path.StartsWith(parent + ".", StringComparison.Ordinal);

    private static IEnumerable<string?> Values(Article article, IReadOnlyList<string> columns)
    {
        var json = JsonSerializer.SerializeToNode(article, ContentJson.Options.GetTypeInfo(typeof(Article)));
        return columns.Select(column => Value(json, column.Split('.')));
    }

    /// <summary>What stands at a path; of the items of a list each, and what is no text or number as JSON.</summary>
    private static string? Value(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray items && (path.Length > 0 || items.All(item => item is JsonValue)))
        {
            var values = new List<string>();
            foreach (var item in items)
            {
                if (Value(item, path) is { } value)
                    values.Add(value);
            }
            return string.Join("; ", values);
        }
        if (path.Length > 0)
            return Value(node?[path[0]], path[1..]);
        return node is JsonValue single && single.TryGetValue<string>(out var text) ? text : node?.ToJsonString(ContentJson.Options);
    }

    /// <summary>Sections, tags or authors.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Group> groups) =>
        Write(GroupColumns.Select(column => column.Name), groups.Select(group => GroupColumns.Select(column => column.Value(group))));

    private static ReadOnlyMemory<byte> Write(IEnumerable<string> names, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows.Prepend(names))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(string? value)
    {
        if (value is null)
            return "";
        var clean = Markup.Clean(value);
        if (clean.Length > 0 && FormulaStarts.Contains(clean[0]))
            clean = "'" + clean;
        return clean.AsSpan().ContainsAny(Quoted) || clean.StartsWith(' ') || clean.EndsWith(' ') ? $"\"{clean.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : clean;
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
