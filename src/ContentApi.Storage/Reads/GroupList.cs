using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>What articles are grouped by.</summary>
public enum GroupKind
{
    Section,
    Tag,
    Author,
}

/// <summary>A section, tag or author with its counts.</summary>
public sealed class GroupRow
{
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string NameKey { get; init; } = "";

    /// <summary>Sections only.</summary>
    public string? Description { get; init; }
    public long ArticleCount { get; init; }
    public long TeaserCount { get; init; }
    public long? LatestMs { get; init; }
    public string? LatestPrecision { get; init; }
}

/// <summary>Reads sections, tags and authors.</summary>
public static class GroupList
{
    private static readonly IReadOnlyList<OrderTerm> ByCount = [new("article_count", true), new("name_key", false), new("slug", false)];

    /// <summary>All sections in editorial order; those that a page brought come last, by name.</summary>
    public static IReadOnlyList<GroupRow> Sections(ReadSession session) =>
        // Plan: the whole table, some fifteen rows, sorted.
        session.Query<GroupRow>(
            """
            SELECT slug, name, description, article_count, teaser_count, latest_ms, latest_precision FROM section ORDER BY position, slug
            """
        );

    /// <summary>A page of tags or authors: most articles first, then by name.</summary>
    public static KeysetPage<GroupRow> Read(ReadSession session, GroupKind kind, KeysetPosition? position, int limit)
    {
        var parameters = new DynamicParameters(new { take = limit + 1 });
        var where = position is null ? "" : "WHERE " + Keyset.Beyond(ByCount, position, parameters);
        // Plan: the index by article count is walked from the place on; limit + 1 rows are read.
        var rows = session.Query<GroupRow>(
            $"""
            SELECT slug, name, name_key, article_count, teaser_count, latest_ms, latest_precision FROM {Table(kind)} {where}
            ORDER BY {Keyset.OrderBy(ByCount, position is { Backward: true })} LIMIT @take
            """,
            parameters
        );
        return Keyset.Page(rows, limit, position);
    }

    /// <summary>The number of values that a place in the order of <see cref="Read"/> has.</summary>
    public static int Width => ByCount.Count;

    /// <summary>The place of a row in the order of <see cref="Read"/>.</summary>
    public static IReadOnlyList<object> ValuesAt(GroupRow row) => [row.ArticleCount, row.NameKey, row.Slug];

    /// <summary>How many there are.</summary>
    public static long Count(ReadSession session, GroupKind kind) =>
        // Plan: the smallest index of the table.
        session.First<long>($"SELECT count(*) FROM {Table(kind)}");

    /// <summary>The group with this slug, or null.</summary>
    public static GroupRow? Find(ReadSession session, GroupKind kind, string slug) =>
        // Plan: one search by primary key.
        session.First<GroupRow>(
            $"""
            SELECT slug, name, {(kind == GroupKind.Section ? "description," : "")} article_count, teaser_count, latest_ms, latest_precision
            FROM {Table(kind)} WHERE slug = @slug
            """,
            new { slug }
        );

    /// <summary>Of these slugs, those that exist.</summary>
    public static IReadOnlyList<string> Known(ReadSession session, GroupKind kind, IEnumerable<string> slugs) =>
        // Plan: one search by primary key a slug.
        session.Query<string>(
            $"SELECT slug FROM {Table(kind)} WHERE slug IN (SELECT value FROM json_each(@slugs))",
            new { slugs = System.Text.Json.JsonSerializer.Serialize(slugs) }
        );

    /// <summary>The slugs around this text in alphabetical order, at most 20.</summary>
    public static IReadOnlyList<string> SlugsNear(ReadSession session, GroupKind kind, string text) =>
        // Plan: two walks of the primary key, ten entries each.
        session.Query<string>(
            $"""
            SELECT slug FROM (SELECT slug FROM {Table(kind)} WHERE slug >= @text ORDER BY slug LIMIT 10)
            UNION ALL SELECT slug FROM (SELECT slug FROM {Table(kind)} WHERE slug < @text ORDER BY slug DESC LIMIT 10)
            """,
            new { text }
        );

    private static string Table(GroupKind kind) =>
        kind switch
        {
            GroupKind.Section => "section",
            GroupKind.Tag => "tag",
            _ => "author",
        };
}
