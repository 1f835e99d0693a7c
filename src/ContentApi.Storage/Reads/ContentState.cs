using Microsoft.Data.Sqlite;

namespace ContentApi.Storage.Reads;

/// <summary>Which content this is.</summary>
public class ContentStateRow
{
    public string DatabaseId { get; init; } = "";
    public long Version { get; init; }

    /// <summary>The number of the last change of an article; grows in the order of commits.</summary>
    public long Sequence { get; init; }
    public long ChangedMs { get; init; }

    /// <summary>Of a row that begins with <see cref="ContentState.Columns"/>.</summary>
    internal static ContentStateRow From(SqlRow row) =>
        new()
        {
            DatabaseId = row.Text(0),
            Version = row.Integer(1),
            Sequence = row.Integer(2),
            ChangedMs = row.Integer(3),
        };
}

/// <summary>How much there is.</summary>
public sealed class ContentCountsRow
{
    public long Articles { get; init; }
    public long Teasers { get; init; }

    /// <summary>How many documents were refused.</summary>
    public long Refused { get; init; }
}

/// <summary>A document that was refused.</summary>
public sealed class RefusedDocumentRow
{
    public string Name { get; init; } = "";
    public string Refusal { get; init; } = "";
    public long? RefusedLine { get; init; }
}

/// <summary>Reads the one row that says which content this is, and the figures of the start line and of readiness.</summary>
public static class ContentState
{
    internal const string Columns = "database_id, version, sequence, changed_ms";

    public static ContentStateRow Read(ReadSession session) =>
        // Plan: one search by primary key.
        session.First($"SELECT {Columns} FROM content_state WHERE id = 1", new SqlParameters(), ContentStateRow.From)
        ?? throw new ContentDatabaseException("The database has no content state.");

    /// <summary>What names the present content of a database among all contents of all databases; null when it cannot be read.</summary>
    public static string? VersionOf(ContentDatabase database)
    {
        try
        {
            using var session = database.Read();
            var state = Read(session);
            return $"{state.DatabaseId}.{state.Version}";
        }
        catch (SqliteException)
        {
            // Whoever reads for an answer meets the same fault, and tells it.
            return null;
        }
    }

    /// <summary>What is not withdrawn, and what was refused.</summary>
    public static ContentCountsRow Counts(ReadSession session) =>
        // Plan: the sections, which have each article once and its count ready, and the index of refused documents; asked at start and by readiness, so nothing is counted by article.
        session.First<ContentCountsRow>(
            """
            SELECT coalesce(sum(article_count), 0) AS articles, coalesce(sum(teaser_count), 0) AS teasers, (SELECT count(*) FROM document WHERE refusal IS NOT NULL) AS refused
            FROM section
            """
        )!;

    /// <summary>How many documents were offered, refused ones among them.</summary>
    public static long Offered(ReadSession session) =>
        // Plan: the leaves of an index, counted and not read.
        session.First<long>("SELECT count(*) FROM document");

    /// <summary>How many articles and teasers are withdrawn.</summary>
    public static long Withdrawn(ReadSession session) =>
        // Plan: the whole table of articles; asked by people who check it all.
        session.First<long>("SELECT count(*) FROM article WHERE withdrawn_ms IS NOT NULL");

    /// <summary>The refused documents by name, at most <paramref name="limit"/>.</summary>
    public static IReadOnlyList<RefusedDocumentRow> Refused(ReadSession session, int limit) =>
        // Plan: the index of refused documents in its order.
        session.Query<RefusedDocumentRow>(
            "SELECT name, refusal, refused_line FROM document WHERE refusal IS NOT NULL ORDER BY name LIMIT @limit",
            new { limit }
        );

    /// <summary>Every document that was offered, in no order; read one by one.</summary>
    public static IEnumerable<DocumentRow> Documents(ReadSession session) =>
        // Plan: the whole table; asked once an import.
        session.Stream<DocumentRow>("SELECT name, file, sha256, size_bytes, modified_ms, reader, encoding, refusal, refused_line FROM document");
}
