using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>An article among the newest of a section, tag or author.</summary>
public sealed class GroupLatestRow : ArticleRow
{
    /// <summary>Of the section, tag or author.</summary>
    public string GroupSlug { get; init; } = "";
}

/// <summary>Reads the newest articles of many sections, tags or authors at once.</summary>
public static class GroupLatest
{
    /// <summary>The newest articles and teasers of each, group by group in the order given, newest first; at most <paramref name="limit"/> each.</summary>
    public static IReadOnlyList<GroupLatestRow> Read(ReadSession session, GroupKind kind, IEnumerable<string> slugs, int limit)
    {
        var order = Keyset.OrderBy(ArticleOrder.Default.Terms, backward: false);
        var members = kind switch
        {
            GroupKind.Section => $"""
                SELECT id FROM article INDEXED BY article_by_section_kind_date_desc
                WHERE section_slug = owner.value AND kind = each_kind.value AND withdrawn_ms IS NULL ORDER BY {order} LIMIT @limit
                """,
            GroupKind.Tag => Members("article_tag", "tag_slug"),
            GroupKind.Author => Members("article_author", "author_slug"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        // Plan: of each group one walk a kind of the index by group, kind and date, limit entries long; those articles by primary key, sorted by group.
        return session.Query<GroupLatestRow>(
            $"""
            WITH newest AS (
                SELECT owner.key AS place, owner.value AS group_slug, article.id AS article_id, row_number() OVER (PARTITION BY owner.key ORDER BY {order}) AS nth
                FROM json_each(@slugs) AS owner CROSS JOIN json_each('["article", "teaser"]') AS each_kind CROSS JOIN article ON article.id IN ({members}))
            SELECT group_slug, {ArticleList.Columns} FROM newest CROSS JOIN article ON article.id = article_id WHERE nth <= @limit ORDER BY place, nth
            """,
            new { slugs = JsonSerializer.Serialize(slugs), limit }
        );

        static string Members(string table, string column) =>
            $"""
            SELECT article_id FROM {table} AS member WHERE {column} = owner.value AND kind = each_kind.value
            ORDER BY {ArticleColumns.OfMember.DateDesc} DESC, {ArticleColumns.OfMember.Tie} LIMIT @limit
            """;
    }
}
