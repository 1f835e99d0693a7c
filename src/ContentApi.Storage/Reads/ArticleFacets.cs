using System.Globalization;
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

    /// <summary>What articles can be counted by, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names { get; } = ["section", "tag", "author", "year"];

    /// <summary>The values of each facet, the commonest first, at most fifty; years newest first. One statement, whatever the facets.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="facets">Some of <see cref="Names"/>.</param>
    /// <param name="keys">The articles, as <see cref="ArticleSearchResult.Keys"/> has them.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<FacetRow>> Read(ReadSession session, IReadOnlyCollection<string> facets, IReadOnlyList<long> keys)
    {
        var columns = facets.Select(facet =>
            facet switch
            {
                "section" => "article.section_slug, (SELECT name FROM section WHERE slug = article.section_slug) AS section_name",
                "tag" => "article.tags",
                "author" => "article.authors",
                _ => "CAST(strftime('%Y', article.date_ms / 1000 + 25200, 'unixepoch') AS INTEGER) AS year",
            }
        );
        // Plan: each article by primary key, at most as many as are counted.
        var rows = session.Query<ArticleFacetRow>(
            $"""
            SELECT {string.Join(", ", columns)} FROM json_each(@keys) AS hit CROSS JOIN search_article ON search_article.number = hit.value
            CROSS JOIN article ON article.id = search_article.article_id
            """,
            new { keys = JsonSerializer.Serialize(keys) }
        );
        return facets.ToDictionary(
            facet => facet,
            facet =>
                facet switch
                {
                    "section" => Commonest(rows.Select(row => (row.SectionSlug, row.SectionName))),
                    "tag" => Commonest(rows.SelectMany(row => Names(row.Tags))),
                    "author" => Commonest(rows.SelectMany(row => Names(row.Authors))),
                    _ => [.. Counted(rows.Where(row => row.Year is not null).Select(row => (Year(row), Year(row)))).OrderByDescending(row => row.Value, StringComparer.Ordinal).Take(Most)],
                }
        );

        static IReadOnlyList<FacetRow> Commonest(IEnumerable<(string, string)> values) =>
            [.. Counted(values).OrderByDescending(row => row.Count).ThenBy(row => row.Value, StringComparer.Ordinal).Take(Most)];

        static IEnumerable<FacetRow> Counted(IEnumerable<(string Value, string Name)> values) =>
            values.GroupBy(value => value.Value).Select(group => new FacetRow { Value = group.Key, Name = group.First().Name, Count = group.Count() });

        // Most articles have none.
        static IEnumerable<(string, string)> Names(string names) => names == "[]" ? [] : JsonColumn.Read<IReadOnlyList<NameRow>>(names).Select(name => (name.Slug, name.Name));

        static string Year(ArticleFacetRow row) => row.Year!.Value.ToString("D4", CultureInfo.InvariantCulture);
    }

    private sealed class ArticleFacetRow
    {
        public string SectionSlug { get; init; } = "";
        public string SectionName { get; init; } = "";
        public string Tags { get; init; } = "[]";
        public string Authors { get; init; } = "[]";
        public long? Year { get; init; }
    }
}
