using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>A page of articles: what the list shows, never the body.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Order">In which order.</param>
/// <param name="Position">From where; null: from the start.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ArticleListQuery(ArticleFilter Filter, ArticleOrder Order, KeysetPosition? Position, int Limit);

/// <summary>Reads lists of articles.</summary>
public static class ArticleList
{
    internal const string Columns = """
        article.id, article.slug, article.kind, article.title, article.title_key, article.lead, article.section_slug,
        section.name AS section_name, article.section_basis, article.authors, article.tags, article.published_ms,
        article.published_precision, article.modified_ms, article.modified_precision, article.date_ms, article.date_precision,
        article.date_basis, article.tie, article.language, article.word_count, article.lead_figure, article.duplicate_of,
        article.revision, article.updated_ms
        """;

    /// <summary>One page, one statement.</summary>
    public static KeysetPage<ArticleRow> Read(ReadSession session, ArticleListQuery query)
    {
        var parameters = new DynamicParameters();
        var where = query.Filter.Where(parameters);
        if (query.Position is not null)
            where += " AND " + Keyset.Beyond(query.Order.Terms, query.Position, parameters);
        parameters.Add("@take", query.Limit + 1);
        // Plan: the index of kind or section and order is walked from the place on; limit + 1 rows are read.
        // The outer join keeps the section, looked up by key, from becoming the outer loop.
        var rows = session.Query<ArticleRow>(
            $"""
            SELECT {Columns} FROM article LEFT JOIN section ON section.slug = section_slug
            WHERE {where} ORDER BY {Keyset.OrderBy(query.Order.Terms, query.Position is { Backward: true })} LIMIT @take
            """,
            parameters
        );
        return Keyset.Page(rows, query.Limit, query.Position);
    }

    /// <summary>How many articles match, counted up to <paramref name="most"/> + 1.</summary>
    public static long Count(ReadSession session, ArticleFilter filter, long most = long.MaxValue - 1)
    {
        var parameters = new DynamicParameters();
        var where = filter.Where(parameters);
        parameters.Add("@most", most + 1);
        // Plan: a covering index of the filter where there is one; at most most + 1 entries are read.
        return session.First<long>($"SELECT count(*) FROM (SELECT 1 FROM article WHERE {where} LIMIT @most)", parameters);
    }
}
