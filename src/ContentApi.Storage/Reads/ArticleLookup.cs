namespace ContentApi.Storage.Reads;

/// <summary>Why an address has no article: it moved to another slug, or it was withdrawn.</summary>
public sealed class AbsentArticleRow
{
    public string Id { get; init; } = "";

    /// <summary>The slug that the article has now.</summary>
    public string Slug { get; init; } = "";

    /// <summary>When it was withdrawn; null: it is there, under <see cref="Slug"/>.</summary>
    public long? WithdrawnMs { get; init; }
    public string? WithdrawnReason { get; init; }
}

/// <summary>An article whose surroundings are asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SectionSlug">Its section.</param>
/// <param name="Title">Its title.</param>
public sealed record CentralArticle(string Id, string SectionSlug, string Title);

/// <summary>Finds one article.</summary>
public static class ArticleLookup
{
    /// <summary>The article with this id or slug, exactly as stored, or null: nothing has it, it moved, or it is withdrawn.</summary>
    public static ArticleRow? Read(ReadSession session, string idOrSlug) =>
        // Plan: two searches by unique index, at most one row each. An id comes before another article's slug.
        session.First<ArticleRow>(
            $"""
            SELECT {ArticleList.Columns} FROM article
            WHERE (article.id = @idOrSlug OR article.slug = @idOrSlug) AND article.withdrawn_ms IS NULL ORDER BY article.id = @idOrSlug DESC LIMIT 1
            """,
            new { idOrSlug }
        );

    /// <summary>The same, as far as those need it who show what surrounds it: a row of all that lists show costs as much as the related ones.</summary>
    public static CentralArticle? Find(ReadSession session, string idOrSlug) =>
        // Plan: two searches by unique index for the row.
        session.First(
            $"SELECT id, section_slug, title FROM article WHERE rowid = {RowId("$1")}",
            new(idOrSlug),
            row => new CentralArticle(row.Text(0), row.Text(1), row.Text(2))
        );

    /// <summary>The same, finished as it is shown alone by default.</summary>
    public static ArticleJsonRow? ReadJson(ReadSession session, string idOrSlug) =>
        // Plan: two searches by unique index for the row; its finished parts and its body by primary key.
        session.First<ArticleJsonRow>(
            $"""
            SELECT article.id, article.section_slug, article.updated_ms, article_json.before_blocks, CAST(article_body.blocks AS BLOB) AS blocks, article_json.after_blocks
            FROM article LEFT JOIN article_json ON article_json.sequence = article.sequence LEFT JOIN article_body ON article_body.article_id = article.id
            WHERE article.rowid = {RowId("@idOrSlug")}
            """,
            new { idOrSlug }
        );

    private static string RowId(string idOrSlug) =>
        $"coalesce((SELECT rowid FROM article WHERE id = {idOrSlug} AND withdrawn_ms IS NULL), (SELECT rowid FROM article WHERE slug = {idOrSlug} AND withdrawn_ms IS NULL))";

    /// <summary>Whether there are articles and none is stored finished.</summary>
    public static bool IsWithoutJson(ReadSession session) =>
        // Plan: at most one row each.
        session.First<long>("SELECT EXISTS (SELECT 1 FROM article WHERE withdrawn_ms IS NULL) AND NOT EXISTS (SELECT 1 FROM article_json)") != 0;

    /// <summary>What became of an id or slug that <see cref="Read"/> does not find, or null: nothing ever had it.</summary>
    public static AbsentArticleRow? Absent(ReadSession session, string idOrSlug) =>
        // Plan: three searches by unique index.
        session.First<AbsentArticleRow>(
            """
            SELECT id, slug, withdrawn_ms, withdrawn_reason FROM article
            WHERE id = @idOrSlug OR slug = @idOrSlug OR id = (SELECT article_id FROM article_alias WHERE article_alias.slug = @idOrSlug)
            ORDER BY id = @idOrSlug DESC, slug = @idOrSlug DESC LIMIT 1
            """,
            new { idOrSlug }
        );

    /// <summary>The slugs just before and after this text in alphabetical order: where a misspelt one most often is. At most 10.</summary>
    public static IReadOnlyList<string> SlugsNear(ReadSession session, string text) =>
        // Plan: two walks of the unique index on slug, five entries each and the withdrawn among them.
        session.Query<string>(
            """
            SELECT slug FROM (SELECT slug FROM article WHERE slug >= @text AND withdrawn_ms IS NULL ORDER BY slug LIMIT 5)
            UNION ALL SELECT slug FROM (SELECT slug FROM article WHERE slug < @text AND withdrawn_ms IS NULL ORDER BY slug DESC LIMIT 5)
            """,
            new { text }
        );
}
