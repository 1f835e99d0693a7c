namespace ContentApi.Storage.Reads;

/// <summary>A part of the sitemap.</summary>
public sealed class SitemapPartRow
{
    /// <summary>Counts from 1.</summary>
    public long Part { get; init; }

    /// <summary>When one of its articles last changed.</summary>
    public long UpdatedMs { get; init; }
}

/// <summary>An article in the sitemap.</summary>
public class SitemapRow
{
    public string Id { get; init; } = "";
    public string Slug { get; init; } = "";
    public long UpdatedMs { get; init; }
}

/// <summary>An article in the sitemap of news.</summary>
public sealed class NewsSitemapRow : SitemapRow
{
    public string Title { get; init; } = "";
    public string Language { get; init; } = "";
    public string? Publisher { get; init; }
    public long PublishedMs { get; init; }
    public string PublishedPrecision { get; init; } = "";
}

/// <summary>Reads the articles for search engines: the oldest first, so that new ones come into the last part, and the undated last.</summary>
public static class ArticleSitemap
{
    /// <summary>The most that a sitemap may hold (sitemaps.org).</summary>
    public const int MostInPart = 50_000;

    /// <summary>The most that a sitemap of news may hold (Google).</summary>
    public const int MostNews = 1_000;

    private const string InOrder = "FROM article INDEXED BY article_by_kind_date_asc WHERE kind = 'article' AND withdrawn_ms IS NULL";

    /// <summary>The parts; none when there is no article.</summary>
    public static IReadOnlyList<SitemapPartRow> Parts(ReadSession session) =>
        // Plan: the index by kind and date is walked, each article by its row; asked once a content version.
        session.Query<SitemapPartRow>(
            $"""
            SELECT (number - 1) / {MostInPart} + 1 AS part, max(updated_ms) AS updated_ms
            FROM (SELECT updated_ms, row_number() OVER (ORDER BY date_asc, tie) AS number {InOrder}) GROUP BY part ORDER BY part
            """
        );

    /// <summary>The articles of a part.</summary>
    public static IReadOnlyList<SitemapRow> Part(ReadSession session, int part) =>
        // Plan: the index by kind and date is walked; what is before the part is passed over in it.
        session.Query<SitemapRow>(
            $"SELECT id, slug, updated_ms {InOrder} ORDER BY date_asc, tie LIMIT {MostInPart} OFFSET @offset",
            new { offset = (part - 1) * (long)MostInPart }
        );

    /// <summary>The articles whose pages state that they were published in a span of time, the newest first, at most <see cref="MostNews"/>.</summary>
    public static IReadOnlyList<NewsSitemapRow> News(ReadSession session, long fromMs, long toMs) =>
        // Plan: a range of the index by kind and publication, each source by primary key.
        session.Query<NewsSitemapRow>(
            $"""
            SELECT id, slug, updated_ms, title, language, published_ms, published_precision, (SELECT publisher FROM article_source WHERE article_id = id) AS publisher
            FROM article INDEXED BY article_by_kind_published_desc
            WHERE kind = 'article' AND withdrawn_ms IS NULL AND published_desc >= @fromMs AND published_desc <= @toMs ORDER BY published_desc DESC, tie LIMIT {MostNews}
            """,
            new { fromMs, toMs }
        );
}
