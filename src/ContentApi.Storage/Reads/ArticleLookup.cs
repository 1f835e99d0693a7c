namespace ContentApi.Storage.Reads;

/// <summary>Finds one article.</summary>
public static class ArticleLookup
{
    /// <summary>The article with this id or slug, exactly as stored, or null.</summary>
    public static ArticleRow? Read(ReadSession session, string idOrSlug) =>
        // Plan: two searches by unique index, at most one row each. An id comes before another article's slug.
        session.First<ArticleRow>(
            $"""
            SELECT {ArticleList.Columns} FROM article LEFT JOIN section ON section.slug = section_slug
            WHERE article.id = @idOrSlug OR article.slug = @idOrSlug ORDER BY article.id = @idOrSlug DESC LIMIT 1
            """,
            new { idOrSlug }
        );

    /// <summary>The slugs just before and after this text in alphabetical order: where a misspelt one most often is. At most 10.</summary>
    public static IReadOnlyList<string> SlugsNear(ReadSession session, string text) =>
        // Plan: two walks of the unique index on slug, five entries each.
        session.Query<string>(
            """
            SELECT slug FROM (SELECT slug FROM article WHERE slug >= @text ORDER BY slug LIMIT 5)
            UNION ALL SELECT slug FROM (SELECT slug FROM article WHERE slug < @text ORDER BY slug DESC LIMIT 5)
            """,
            new { text }
        );
}
