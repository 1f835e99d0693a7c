namespace ContentApi.Storage.Reads;

/// <summary>What articles are grouped by; sections, tags and authors have rows of their own.</summary>
public enum GroupKind
{
    Section,
    Tag,
    Author,
    Publisher,
    Document,
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

    /// <summary>A page of tags or authors: most articles first, then by name. Two statements.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="kind">Tags or authors.</param>
    /// <param name="window">Which rows.</param>
    public static (KeysetPage<GroupRow> Page, ListSummary Summary) Read(ReadSession session, GroupKind kind, ListWindow window)
    {
        var position = window.Position ?? KeysetPosition.Start;
        var summing = new SqlParameters();
        // Plan: the smallest index of the table, counted; a search by the index by article count.
        var summary = ListSummary.Read(
            session,
            new($"(SELECT count(*) FROM {Table(kind)})")
            {
                IsBehind = window.Offset > 0 ? $"EXISTS (SELECT 1 FROM {Table(kind)})" : $"EXISTS (SELECT 1 FROM {Table(kind)} WHERE {Keyset.On(ByCount, position, KeysetSide.NotBeyond, summing)})",
            },
            summing
        );
        var parameters = new SqlParameters();
        var (take, offset) = (parameters.Add(window.Limit + 1), parameters.Add(window.Offset));
        // Plan: the index by article count is walked from the place on; limit + 1 rows are read.
        var rows = session.Query<GroupRow>(
            $"""
            SELECT slug, name, name_key, article_count, teaser_count, latest_ms, latest_precision FROM {Table(kind)}
            WHERE {Keyset.On(ByCount, position, KeysetSide.Beyond, parameters)} ORDER BY {Keyset.OrderBy(ByCount, window.IsBackward)} LIMIT {take} OFFSET {offset}
            """,
            parameters
        );
        return (Keyset.Page(rows, window, summary.IsBehind), summary);
    }

    /// <summary>The number of values that a place in the order of <see cref="Read"/> has.</summary>
    public static int Width => ByCount.Count;

    /// <summary>The place of a row in the order of <see cref="Read"/>.</summary>
    public static IReadOnlyList<object> ValuesAt(GroupRow row) => [row.ArticleCount, row.NameKey, row.Slug];

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

    private static string Table(GroupKind kind) =>
        kind switch
        {
            GroupKind.Section => "section",
            GroupKind.Tag => "tag",
            GroupKind.Author => "author",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
