using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>How many of the articles found have a value.</summary>
public sealed class FacetRow
{
    /// <summary>A slug, or a year.</summary>
    public string Value { get; init; } = "";
    public string Name { get; init; } = "";
    public long Count { get; init; }
}

/// <summary>Counts the articles of a search by what they have.</summary>
public static class ArticleFacets
{
    /// <summary>How many values of a facet are shown: the commonest.</summary>
    private const int Most = 50;

    private const string Found =
        "json_each(@keys) AS hit CROSS JOIN search_article ON search_article.number = hit.value CROSS JOIN article ON article.id = search_article.article_id";

    /// <summary>What articles can be counted by, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names { get; } = ["section", "tag", "author", "year"];

    /// <summary>The values of a facet, the commonest first, at most fifty; years newest first.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="facet">One of <see cref="Names"/>.</param>
    /// <param name="keys">The articles, as <see cref="ArticleSearchResult.Keys"/> has them.</param>
    public static IReadOnlyList<FacetRow> Read(ReadSession session, string facet, IReadOnlyList<long> keys) =>
        // Plan: each article by primary key, its tags or authors by the index on it; at most five thousand articles.
        session.Query<FacetRow>(
            facet switch
            {
                "section" => $"""
                    SELECT section_slug AS value, (SELECT name FROM section WHERE slug = section_slug) AS name, count(*) AS count
                    FROM {Found} GROUP BY section_slug ORDER BY 3 DESC, 1 LIMIT {Most}
                    """,
                "tag" or "author" => $"""
                    SELECT {facet}.slug AS value, {facet}.name, count(*) AS count
                    FROM {Found} CROSS JOIN article_{facet} AS member ON member.article_id = article.id CROSS JOIN {facet} ON {facet}.slug = member.{facet}_slug
                    GROUP BY {facet}.slug ORDER BY 3 DESC, 1 LIMIT {Most}
                    """,
                _ => $"""
                    SELECT strftime('%Y', date_ms / 1000 + 25200, 'unixepoch') AS value, strftime('%Y', date_ms / 1000 + 25200, 'unixepoch') AS name, count(*) AS count
                    FROM {Found} WHERE date_ms IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT {Most}
                    """,
            },
            new { keys = JsonSerializer.Serialize(keys) }
        );
}
