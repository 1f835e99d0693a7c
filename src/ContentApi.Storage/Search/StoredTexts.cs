using ContentApi.Documents.Text.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ContentApi.Storage.Search;

/// <summary>Files articles in the index as they are stored.</summary>
internal static class StoredTexts
{
    private const string Select = """
        SELECT id, kind, date_ms, title, lead, section_slug, authors, tags, blocks FROM article LEFT JOIN article_body ON article_id = id WHERE withdrawn_ms IS NULL
        """;

    /// <summary>All that are live: for a database that has no index yet.</summary>
    public static void FileAll(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var index = new SearchIndex(connection, transaction);
        // Plan: one pass over all articles, each body by primary key.
        foreach (var row in connection.Query<Row>(Select + " ORDER BY id", transaction: transaction, buffered: false))
            File(index, row);
        index.Flush();
    }

    /// <summary>One, if it is live.</summary>
    public static void File(SqliteConnection connection, SqliteTransaction transaction, SearchIndex index, string id)
    {
        // Plan: one search by primary key, twice.
        if (connection.QueryFirstOrDefault<Row>(Select + " AND id = @id", new { id }, transaction) is { } row)
            File(index, row);
    }

    private static void File(SearchIndex index, Row row)
    {
        var blocks = row.Blocks is null ? null : JsonColumn.Read<IReadOnlyList<BlockRow>>(row.Blocks);
        var labels = SearchLabels.Of(row.SectionSlug, JsonColumn.Read<IReadOnlyList<NameRow>>(row.Authors), JsonColumn.Read<IReadOnlyList<NameRow>>(row.Tags));
        index.Put(row.Id, row.Kind, row.DateMs, ArticleTerms.Of(SearchFields.Of(row.Title, row.Lead, blocks)), labels);
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public long? DateMs { get; init; }
        public string Title { get; init; } = "";
        public string? Lead { get; init; }
        public string SectionSlug { get; init; } = "";
        public string Authors { get; init; } = "[]";
        public string Tags { get; init; } = "[]";
        public string? Blocks { get; init; }
    }
}
