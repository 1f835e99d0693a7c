namespace ContentApi.Storage;

/// <summary>The slugs of articles, and those that they had before, inside one writing transaction: no two articles have or had the same.</summary>
internal sealed class SlugStore(PreparedStatements statements, StoredKeys keys)
{
    /// <summary>The slug that a new article gets: that of its title, with a piece of its id where it is taken, or its id.</summary>
    public string Of(ArticleContent content)
    {
        var slug = content.GivenSlug ?? content.Slug;
        if (slug.Length == 0)
            return content.Id;
        if (!IsTaken(slug, content.Id))
            return slug;
        var suffix = "-" + content.Id[..6];
        var cut = slug.Length + suffix.Length <= 200 ? slug : slug[..(200 - suffix.Length)].TrimEnd('-');
        return IsTaken(cut + suffix, content.Id) ? content.Id : cut + suffix;
    }

    /// <summary>The slug that a stored article has from now on; where it is another than before, that one becomes an alias.</summary>
    /// <param name="content">The article as it is now.</param>
    /// <param name="before">The slug that it had.</param>
    /// <param name="titleBefore">The title that it had.</param>
    public string Of(ArticleContent content, string before, string titleBefore)
    {
        var isKept = content.GivenSlug is { } given ? given == before : titleBefore == content.Title || Documents.Text.Slug.From(titleBefore) == content.Slug;
        if (isKept)
            return before;
        var slug = Of(content);
        if (slug == before)
            return slug;
        // Plan: one search by primary key each.
        statements.Execute("DELETE FROM article_alias WHERE slug = $1", slug);
        statements.Execute("INSERT INTO article_alias (slug, article_id) VALUES ($1, $2)", before, content.Id);
        keys.Add(KeyKind.Slug, slug);
        return slug;
    }

    /// <summary>Notes a slug that an article had before, unless another has it now or had it before.</summary>
    public void PutAlias(string slug, string articleId)
    {
        if (IsTaken(slug, articleId))
            return;
        // Plan: one search by primary key.
        statements.Execute("INSERT INTO article_alias (slug, article_id) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING", slug, articleId);
        keys.Add(KeyKind.Slug, slug);
    }

    /// <summary>Whether a slug belongs, or belonged, to another article than this.</summary>
    private bool IsTaken(string slug, string id) =>
        (keys.MayHold(KeyKind.Slug, slug) || keys.MayHold(KeyKind.Id, slug))
        // Plan: three searches by unique index.
        && statements.First(
            """
            SELECT (SELECT count(*) FROM article WHERE (slug = $1 OR id = $1) AND id <> $2)
                + (SELECT count(*) FROM article_alias WHERE slug = $1 AND article_id <> $2)
            """,
            row => row.Integer(0),
            slug,
            id
        ) > 0;
}
