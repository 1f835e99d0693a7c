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
}

/// <summary>How much there is.</summary>
public sealed class ContentCountsRow
{
    public long Articles { get; init; }
    public long Teasers { get; init; }
    public long Documents { get; init; }
    public long Refused { get; init; }
    public long Withdrawn { get; init; }
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
        session.First<ContentStateRow>($"SELECT {Columns} FROM content_state WHERE id = 1")
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

    public static ContentCountsRow Counts(ReadSession session) =>
        // Plan: two ranges of the index by kind and date, and the documents table; asked at start and by readiness only.
        session.First<ContentCountsRow>(
            """
            SELECT (SELECT count(*) FROM article WHERE kind = 'article' AND withdrawn_ms IS NULL) AS articles, (SELECT count(*) FROM article WHERE kind = 'teaser' AND withdrawn_ms IS NULL) AS teasers,
                   (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM document WHERE refusal IS NOT NULL) AS refused,
                   (SELECT count(*) FROM article WHERE withdrawn_ms IS NOT NULL) AS withdrawn
            """
        )!;

    /// <summary>The refused documents by name, at most <paramref name="limit"/>.</summary>
    public static IReadOnlyList<RefusedDocumentRow> Refused(ReadSession session, int limit) =>
        // Plan: the documents in order of their primary key until limit refused ones are found.
        session.Query<RefusedDocumentRow>(
            "SELECT name, refusal, refused_line FROM document WHERE refusal IS NOT NULL ORDER BY name LIMIT @limit",
            new { limit }
        );

    /// <summary>Every document that was offered, in no order; read one by one.</summary>
    public static IEnumerable<DocumentRow> Documents(ReadSession session) =>
        // Plan: the whole table; asked once an import.
        session.Stream<DocumentRow>("SELECT name, file, sha256, size_bytes, modified_ms, reader, encoding, refusal, refused_line FROM document");
}
