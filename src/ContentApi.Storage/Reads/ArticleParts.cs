using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>The blocks of one article's body.</summary>
public sealed class BodyRow
{
    public string ArticleId { get; init; } = "";

    /// <summary>JSON as UTF-8: <see cref="BlockRow"/>s in order.</summary>
    public byte[] Blocks { get; init; } = [];
}

/// <summary>One item of a list that a page prints; a list without items is one row with no position.</summary>
public sealed class ListItemRow
{
    public string Role { get; init; } = "";
    public string Heading { get; init; } = "";
    public long? Position { get; init; }
    public string? Title { get; init; }
    public string? ItemId { get; init; }
}

/// <summary>An article that is related to another.</summary>
public sealed class RelatedRow : ArticleRow
{
    /// <summary>The article that it is related to.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Null when the publisher named it.</summary>
    public double? Score { get; init; }

    /// <summary>JSON: shared terms as they stand in the text; null when the publisher named it.</summary>
    public string? Reasons { get; init; }
}

/// <summary>An item of a page's list of latest articles, as the article that it became; a list without items is one row with an empty id.</summary>
public sealed class LatestRow : ArticleRow
{
    /// <summary>The article whose page prints the list.</summary>
    public string OwnerId { get; init; } = "";
    public string Heading { get; init; } = "";
    public long? Position { get; init; }
}

/// <summary>Which related articles.</summary>
public enum RelatedOrigin
{
    All,
    Publisher,
    Computed,
}

/// <summary>The parts of articles that live in tables of their own: one statement a part, whatever the number of articles.</summary>
public static class ArticleParts
{
    internal const string SourceColumns = """
        source.article_id, source.document, source.publisher, source.credit, source.encoding, source.sha256, source.warnings,
        (SELECT json_group_array(json_object('role', list.role, 'heading', list.heading, 'position', item.position, 'title', item.title, 'itemId', item.item_id)
                ORDER BY list.role, item.position)
            FROM article_list AS list LEFT JOIN article_list_item AS item ON item.article_id = list.article_id AND item.role = list.role
            WHERE list.article_id = source.article_id) AS lists
        """;

    /// <summary>The bodies; teasers have none.</summary>
    public static IReadOnlyList<BodyRow> Bodies(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id.
        session.Query<BodyRow>("SELECT article_id, CAST(blocks AS BLOB) AS blocks FROM article_body WHERE article_id IN (SELECT value FROM json_each(@ids))", Ids(ids));

    /// <summary>The sources, with the lists that the pages print; every article has one.</summary>
    public static IReadOnlyList<SourceRow> Sources(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id, then its lists and their items by theirs.
        session.Query<SourceRow>(
            $"SELECT {SourceColumns} FROM article_source AS source WHERE source.article_id IN (SELECT value FROM json_each(@ids))",
            Ids(ids)
        );

    /// <summary>
    /// The related articles of each: the publisher's own list in printed order, then the computed neighbours, nearest first, without those that the publisher
    /// named and without those that tell the same as the article; those that the filter lets through, at most <paramref name="limit"/> each; where all of them are, finished
    /// if asked for: then there is nothing else of the articles but <see cref="ArticleRow.InList"/>.
    /// </summary>
    public static IReadOnlyList<RelatedRow> Related(ReadSession session, IEnumerable<string> ids, int limit, RelatedOrigin origin, ArticleFilter filter, bool isFinished = false)
    {
        var parameters = new SqlParameters();
        var passing = filter.Where(parameters);
        var (asked, most) = (parameters.Add(JsonSerializer.Serialize(ids)), parameters.Add(limit));
        // Near in time: 1.05 on the same day, 1 after 30 days or where one has no date, towards 0.95 with years. It follows from the dates alone, so what is
        // stored stays what the texts alone say, and a date that changes moves nothing but the order here.
        const string Nearness = "(1 + coalesce(0.05 * (30 - apart) / (30 + apart), 0))";
        if (isFinished)
        {
            var finished = new List<RelatedRow>(limit);
            // Plan: that of the statement; an article's finished JSON by primary key.
            session.Each(
                Sql(ArticleList.InList, ArticleList.FinishedJoin),
                parameters,
                row =>
                    finished.Add(
                        new()
                        {
                            OwnerId = row.Text(0),
                            Score = row.IsNull(1) ? null : row.Real(1),
                            Reasons = row.TextOrNull(2),
                            InList = row.IsNull(3) ? null : session.Keep(row.Span(3)),
                        }
                    )
            );
            if (finished.All(row => row.InList is not null))
                return finished;
        }
        // Plan: that of the statement.
        return session.Query<RelatedRow>(Sql(ArticleList.Columns, ""), parameters);

        // Plan: an id's range of the key of printed items and its one row of neighbours, some forty in all, their articles by primary key, and those chosen once more by rowid.
        string Sql(string columns, string join) =>
            $"""
            WITH named AS (
                SELECT list.article_id AS owner_id, article.rowid AS related, 0 AS origin, min(list.position) AS position, NULL AS score, NULL AS item
                FROM article_list_item AS list CROSS JOIN article ON article.id = list.item_id
                WHERE list.article_id IN (SELECT value FROM json_each({asked})) AND list.role = 'related' AND list.item_id <> list.article_id AND {passing}
                GROUP BY list.article_id, list.item_id),
            near AS (
                SELECT owner.id AS owner_id, article.rowid AS related, item.key AS position, item.value AS item,
                    abs(owner.date_ms - article.date_ms) / 86400000.0 AS apart
                FROM json_each({asked}) AS asked
                CROSS JOIN article AS owner ON owner.id = asked.value
                CROSS JOIN article_neighbour ON article_neighbour.article_id = owner.id
                CROSS JOIN json_each(article_neighbour.items) AS item
                CROSS JOIN article ON article.id = item.value ->> 'id'
                WHERE article.id IS NOT owner.duplicate_of AND article.duplicate_of IS NOT owner.id
                    AND (article.duplicate_of IS NULL OR article.duplicate_of IS NOT owner.duplicate_of) AND {passing}),
            computed AS (
                SELECT owner_id, related, 1 AS origin, position, round(min(1, (item ->> 'score') * {Nearness}), 4) AS score, item
                FROM near WHERE (owner_id, related) NOT IN (SELECT owner_id, related FROM named)),
            chosen AS (
                SELECT *, row_number() OVER (PARTITION BY owner_id ORDER BY origin, score DESC, position) AS place
                FROM ({(origin == RelatedOrigin.Computed ? "" : "SELECT * FROM named")}
                    {(origin == RelatedOrigin.All ? "UNION ALL" : "")}
                    {(origin == RelatedOrigin.Publisher ? "" : "SELECT * FROM computed")}))
            SELECT owner_id, score, item -> 'reasons' AS reasons, {columns}
            FROM chosen CROSS JOIN article ON article.rowid = chosen.related{join}
            WHERE place <= {most} ORDER BY owner_id, place
            """;
    }

    /// <summary>
    /// The latest lists that the articles' pages print, in printed order: the items that the filter lets through; an article whose page has none is absent.
    /// </summary>
    public static IReadOnlyList<LatestRow> Latest(ReadSession session, IEnumerable<string> ids, ArticleFilter filter)
    {
        var parameters = new SqlParameters();
        var asked = parameters.Add(JsonSerializer.Serialize(ids));
        // Plan: an id's range of the primary keys of lists and items, then the articles by theirs.
        return session.Query<LatestRow>(
            $"""
            SELECT list.article_id AS owner_id, list.heading, item.position, {ArticleList.Columns}
            FROM article_list AS list
            LEFT JOIN article_list_item AS item ON item.article_id = list.article_id AND item.role = list.role
                AND EXISTS (SELECT 1 FROM article WHERE article.id = item.item_id AND {filter.Where(parameters)})
            LEFT JOIN article ON article.id = item.item_id
            WHERE list.article_id IN (SELECT value FROM json_each({asked})) AND list.role = 'latest' ORDER BY list.article_id, item.position
            """,
            parameters
        );
    }

    private static object Ids(IEnumerable<string> ids) => new { ids = JsonSerializer.Serialize(ids) };
}
