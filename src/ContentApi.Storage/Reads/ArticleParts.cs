using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>The blocks of one article's body.</summary>
public sealed class BodyRow
{
    public string ArticleId { get; init; } = "";

    /// <summary>JSON: <see cref="BlockRow"/>s in order.</summary>
    public string Blocks { get; init; } = "[]";
}

/// <summary>One item of a list that a page prints; a list without items is one row with no position.</summary>
public sealed class ListItemRow
{
    public string ArticleId { get; init; } = "";
    public string Role { get; init; } = "";
    public string Heading { get; init; } = "";
    public long? Position { get; init; }
    public string? Title { get; init; }
    public string? ItemId { get; init; }
}

/// <summary>One computed neighbour.</summary>
public sealed class NeighbourRow
{
    public string ArticleId { get; init; } = "";
    public string NeighbourId { get; init; } = "";
    public double Score { get; init; }

    /// <summary>JSON: shared terms as they stand in the text.</summary>
    public string Reasons { get; init; } = "[]";
}

/// <summary>The parts of articles that live in tables of their own: one statement a part, whatever the number of articles.</summary>
public static class ArticleParts
{
    /// <summary>The bodies; teasers have none.</summary>
    public static IReadOnlyList<BodyRow> Bodies(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id.
        session.Query<BodyRow>("SELECT article_id, blocks FROM article_body WHERE article_id IN (SELECT value FROM json_each(@ids))", Ids(ids));

    /// <summary>The sources; every article has one.</summary>
    public static IReadOnlyList<SourceRow> Sources(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id.
        session.Query<SourceRow>(
            """
            SELECT article_id, document, publisher, credit, encoding, sha256, warnings
            FROM article_source WHERE article_id IN (SELECT value FROM json_each(@ids))
            """,
            Ids(ids)
        );

    /// <summary>The lists that the articles' pages print, in printed order.</summary>
    public static IReadOnlyList<ListItemRow> Lists(ReadSession session, IEnumerable<string> ids) =>
        // Plan: one search by primary key an id, then the items by theirs.
        session.Query<ListItemRow>(
            """
            SELECT list.article_id, list.role, list.heading, item.position, item.title, item.item_id
            FROM article_list AS list LEFT JOIN article_list_item AS item ON item.article_id = list.article_id AND item.role = list.role
            WHERE list.article_id IN (SELECT value FROM json_each(@ids)) ORDER BY list.article_id, list.role, item.position
            """,
            Ids(ids)
        );

    /// <summary>The computed neighbours of each article, nearest first, at most <paramref name="limit"/> each.</summary>
    public static IReadOnlyList<NeighbourRow> Neighbours(ReadSession session, IEnumerable<string> ids, int limit) =>
        // Plan: a range of the primary key an id, at most limit rows each.
        session.Query<NeighbourRow>(
            """
            SELECT article_id, neighbour_id, score, reasons FROM neighbour
            WHERE article_id IN (SELECT value FROM json_each(@ids)) AND position <= @limit ORDER BY article_id, position
            """,
            new { ids = JsonSerializer.Serialize(ids), limit }
        );

    private static object Ids(IEnumerable<string> ids) => new { ids = JsonSerializer.Serialize(ids) };
}
