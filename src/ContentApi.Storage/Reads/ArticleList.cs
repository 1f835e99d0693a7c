using System.Text.Json;
using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>A page of articles: what the list shows, never the body.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Order">In which order.</param>
/// <param name="Window">Which of them.</param>
/// <param name="CountTo">How far to count them all; 0: not at all.</param>
public sealed record ArticleListQuery(ArticleFilter Filter, ArticleOrder Order, ListWindow Window, long CountTo = 0);

/// <summary>An article that was asked for by id or slug.</summary>
public sealed class AskedArticleRow : ArticleRow
{
    /// <summary>The id or slug, as it was given.</summary>
    public string Asked { get; init; } = "";

    /// <summary>When it was withdrawn, or null.</summary>
    public long? WithdrawnMs { get; init; }

    /// <summary>1: the filter lets it through, 0: it does not; null: no article has or had that id or slug.</summary>
    public long? Matches { get; init; }
}

/// <summary>Reads lists of articles.</summary>
public static class ArticleList
{
    internal const string Columns = """
        article.id, article.slug, article.kind, article.title, article.title_key, article.lead, article.section_slug,
        (SELECT name FROM section WHERE slug = article.section_slug) AS section_name, article.section_basis, article.authors, article.tags, article.published_ms,
        article.published_precision, article.modified_ms, article.modified_precision, article.date_ms, article.date_precision,
        article.date_basis, article.tie, article.language, article.word_count, article.lead_figure, article.duplicate_of,
        article.revision, article.updated_ms
        """;

    /// <summary>One page, two statements.</summary>
    public static (KeysetPage<ArticleRow> Page, ListSummary Summary) Read(ReadSession session, ArticleListQuery query)
    {
        var window = query.Window;
        var position = window.Position ?? KeysetPosition.Start;
        var terms = query.Order.Terms;
        var summing = new DynamicParameters(new { most = query.CountTo is 0 or long.MaxValue ? query.CountTo : query.CountTo + 1 });
        var matching = query.Filter.Where(summing);
        // Plan: the entries of an index of the filter, at most as many as are counted; one search by the order's index.
        var summary = ListSummary.Read(
            session,
            $"(SELECT count(*) FROM (SELECT 1 FROM article WHERE {matching} LIMIT @most))",
            $"EXISTS (SELECT 1 FROM article WHERE {matching} AND {(window.Offset > 0 ? "1" : Keyset.NotBeyond(terms, position, summing))})",
            GroupNames.Unknown(query.Filter.Names, summing),
            summing
        );
        var parameters = new DynamicParameters(new { take = window.Limit + 1, window.Offset });
        // Plan: the index of kind or section and order is walked from the place on; limit + 1 rows are read.
        var rows = session.Query<ArticleRow>(
            $"""
            SELECT {Columns} FROM article WHERE {query.Filter.Where(parameters)} AND {Keyset.Beyond(terms, position, parameters)}
            ORDER BY {Keyset.OrderBy(terms, window.IsBackward)} LIMIT @take OFFSET @Offset
            """,
            parameters
        );
        return (Keyset.Page(rows, window, summary.IsBehind), summary);
    }

    /// <summary>The articles with these ids or slugs, present or former, in that order; an unknown one is a row without an article. Two statements.</summary>
    public static (IReadOnlyList<AskedArticleRow> Rows, ListSummary Summary) Read(ReadSession session, IReadOnlyList<string> idsOrSlugs, ArticleFilter filter)
    {
        var summing = new DynamicParameters();
        var summary = ListSummary.Read(session, "0", "0", GroupNames.Unknown(filter.Names, summing), summing);
        var parameters = new DynamicParameters(new { ids = JsonSerializer.Serialize(idsOrSlugs) });
        // Plan: three searches by unique index an id at most, then the article by primary key.
        var rows = session.Query<AskedArticleRow>(
            $"""
            SELECT {Columns}, asked.value AS asked, article.withdrawn_ms, CASE WHEN article.id IS NOT NULL THEN {filter.Where(parameters)} END AS matches
            FROM json_each(@ids) AS asked LEFT JOIN article ON article.id = coalesce(
                (SELECT id FROM article WHERE id = asked.value), (SELECT id FROM article WHERE slug = asked.value),
                (SELECT article_id FROM article_alias WHERE slug = asked.value))
            ORDER BY asked.key
            """,
            parameters
        );
        return (rows, summary);
    }
}
