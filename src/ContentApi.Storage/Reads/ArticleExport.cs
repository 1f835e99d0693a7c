using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>An article with what only a copy of the content needs to know of it.</summary>
public sealed class ExportRow : ArticleRow
{
    public string IdentityKey { get; init; } = "";
    public string TitleIdentity { get; init; } = "";

    /// <summary>When it was withdrawn, or null: it is published.</summary>
    public long? WithdrawnMs { get; init; }
    public string? WithdrawnReason { get; init; }
}

/// <summary>A slug that an article had before.</summary>
public sealed class AliasRow
{
    public string ArticleId { get; init; } = "";
    public string Slug { get; init; } = "";
}

/// <summary>One place that an article was met at.</summary>
public sealed class PlaceRow
{
    public string ArticleId { get; init; } = "";
    public string Document { get; init; } = "";

    /// <summary>The line of the title.</summary>
    public long Place { get; init; }
    public string Role { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public string Encoding { get; init; } = "";
}

/// <summary>Where the facts of one of many articles stand.</summary>
public sealed class ExportProvenanceRow
{
    public string ArticleId { get; init; } = "";

    /// <summary>JSON: <see cref="FieldRow"/>s.</summary>
    public string Fields { get; init; } = "[]";

    /// <summary>JSON: <see cref="DiscardedRow"/>s.</summary>
    public string Discarded { get; init; } = "[]";
}

/// <summary>Reads all content for a copy of it, withdrawn articles too: one block after the other, one statement a part of a block.</summary>
public static class ArticleExport
{
    /// <summary>The next articles and teasers by id.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="kinds">Which; none: all.</param>
    /// <param name="after">The id that the block before ended with; empty: from the start.</param>
    /// <param name="limit">How many at most.</param>
    public static IReadOnlyList<ExportRow> Block(ReadSession session, IReadOnlyList<string> kinds, string after, int limit) =>
        // Plan: the primary key of article is walked from the id on, limit rows; each section by its key.
        session.Query<ExportRow>(
            $"""
            SELECT {ArticleList.Columns}, {OwnColumns} FROM article
            WHERE article.id > @after{(kinds.Count == 0 ? "" : " AND article.kind IN (SELECT value FROM json_each(@kinds))")} ORDER BY article.id LIMIT @limit
            """,
            new { after, limit, kinds = JsonSerializer.Serialize(kinds) }
        );

    /// <summary>The articles and teasers with these ids, in no order; unknown ones are absent.</summary>
    public static IReadOnlyList<ExportRow> Of(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id, each section by its key.
        session.Query<ExportRow>(
            $"""
            SELECT {ArticleList.Columns}, {OwnColumns} FROM article
            WHERE article.id IN (SELECT value FROM json_each(@ids))
            """,
            Ids(ids)
        );

    /// <summary>The keys of publisher and title that several articles share.</summary>
    public static IReadOnlyList<string> SharedTitles(ReadSession session) =>
        // Plan: one walk of the covering index by title identity; asked once an export.
        session.Query<string>("SELECT title_identity FROM article GROUP BY title_identity HAVING count(*) > 1");

    /// <summary>The slugs that they had before, in alphabetical order.</summary>
    public static IReadOnlyList<AliasRow> Aliases(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one range of the index on the article an id, hardly ever a row.
        session.Query<AliasRow>(
            "SELECT article_id, slug FROM article_alias WHERE article_id IN (SELECT value FROM json_each(@ids)) ORDER BY article_id, slug",
            Ids(ids)
        );

    /// <summary>Where they were met, by document and place.</summary>
    public static IReadOnlyList<PlaceRow> Appearances(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one range of the primary key an id, a row or two each.
        session.Query<PlaceRow>(
            """
            SELECT article_id, document, place, role, sha256, encoding FROM appearance
            WHERE article_id IN (SELECT value FROM json_each(@ids)) ORDER BY article_id, document, place
            """,
            Ids(ids)
        );

    /// <summary>Where their facts stand; every article has one row.</summary>
    public static IReadOnlyList<ExportProvenanceRow> Provenance(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id.
        session.Query<ExportProvenanceRow>(
            "SELECT article_id, fields, discarded FROM article_provenance WHERE article_id IN (SELECT value FROM json_each(@ids))",
            Ids(ids)
        );

    private const string OwnColumns = "article.identity_key, article.title_identity, article.withdrawn_ms, article.withdrawn_reason";

    private static object Ids(IEnumerable<string> ids) => new { ids = JsonSerializer.Serialize(ids) };
}
