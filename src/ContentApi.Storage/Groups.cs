namespace ContentApi.Storage;

/// <summary>
/// The sections, authors and tags whose articles a writing transaction changed. Only these are counted again, so a page among a million costs what its own groups
/// cost.
/// </summary>
internal sealed class Groups(PreparedStatements statements)
{
    private readonly HashSet<string> sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> authors = new(StringComparer.Ordinal);
    private readonly HashSet<string> tags = new(StringComparer.Ordinal);

    /// <summary>Notes that an article came into these groups, left them, or changed in them.</summary>
    public void Touch(string section, IReadOnlyList<NameRow> authorNames, IReadOnlyList<NameRow> tagNames)
    {
        sections.Add(section);
        foreach (var name in authorNames)
            authors.Add(name.Slug);
        foreach (var name in tagNames)
            tags.Add(name.Slug);
    }

    /// <summary>Brings their counts and latest dates up to date; authors and tags without an article go, as do sections that only pages stated.</summary>
    public void Refresh()
    {
        foreach (var slug in sections)
            RefreshSection(slug);
        foreach (var slug in authors)
            RefreshAuthor(slug);
        foreach (var slug in tags)
            RefreshTag(slug);
        // Plan: the sections, some dozens, each with one search by an index on the section.
        statements.Execute("DELETE FROM section WHERE origin = 'page' AND NOT EXISTS (SELECT 1 FROM article WHERE section_slug = section.slug)");
        sections.Clear();
        authors.Clear();
        tags.Clear();
    }

    private void RefreshSection(string slug) =>
        // Plan: two ranges of the index by section and kind, counted, and the first entry of the one by section and date.
        statements.Execute(
            """
            UPDATE section SET article_count = new.articles, teaser_count = new.teasers, latest_ms = new.latest_ms, latest_precision = new.latest_precision
            FROM (
                SELECT (SELECT count(*) FROM article WHERE section_slug = $1 AND kind = 'article' AND withdrawn_ms IS NULL) AS articles,
                    (SELECT count(*) FROM article WHERE section_slug = $1 AND kind = 'teaser' AND withdrawn_ms IS NULL) AS teasers,
                    latest.date_ms AS latest_ms, latest.date_precision AS latest_precision
                FROM (SELECT 1) LEFT JOIN (
                    SELECT date_ms, date_precision FROM article WHERE section_slug = $1 AND withdrawn_ms IS NULL
                    ORDER BY coalesce(date_ms, -9223372036854775807) DESC, tie LIMIT 1) AS latest) AS new
            WHERE section.slug = $1 AND (article_count, teaser_count, section.latest_ms, section.latest_precision)
                IS NOT (new.articles, new.teasers, new.latest_ms, new.latest_precision)
            """,
            slug
        );

    private void RefreshAuthor(string slug)
    {
        // Plan: a range of the members' primary key, each article by its own. Beside the only max(), date_precision is that of its row (SQLite's bare column).
        statements.Execute(
            """
            UPDATE author SET article_count = new.articles, teaser_count = new.teasers, latest_ms = new.latest_ms, latest_precision = new.latest_precision
            FROM (
                SELECT coalesce(sum(kind = 'article'), 0) AS articles, coalesce(sum(kind = 'teaser'), 0) AS teasers, max(date_ms) AS latest_ms,
                    CASE WHEN date_ms IS NOT NULL THEN date_precision END AS latest_precision
                FROM article_author JOIN article ON id = article_id WHERE author_slug = $1) AS new
            WHERE author.slug = $1 AND (article_count, teaser_count, author.latest_ms, author.latest_precision)
                IS NOT (new.articles, new.teasers, new.latest_ms, new.latest_precision)
            """,
            slug
        );
        // Plan: one search by primary key each.
        statements.Execute("DELETE FROM author WHERE slug = $1 AND NOT EXISTS (SELECT 1 FROM article_author WHERE author_slug = $1)", slug);
    }

    private void RefreshTag(string slug)
    {
        // Plan: as of an author.
        statements.Execute(
            """
            UPDATE tag SET article_count = new.articles, teaser_count = new.teasers, latest_ms = new.latest_ms, latest_precision = new.latest_precision
            FROM (
                SELECT coalesce(sum(kind = 'article'), 0) AS articles, coalesce(sum(kind = 'teaser'), 0) AS teasers, max(date_ms) AS latest_ms,
                    CASE WHEN date_ms IS NOT NULL THEN date_precision END AS latest_precision
                FROM article_tag JOIN article ON id = article_id WHERE tag_slug = $1) AS new
            WHERE tag.slug = $1 AND (article_count, teaser_count, tag.latest_ms, tag.latest_precision)
                IS NOT (new.articles, new.teasers, new.latest_ms, new.latest_precision)
            """,
            slug
        );
        // Plan: one search by primary key each.
        statements.Execute("DELETE FROM tag WHERE slug = $1 AND NOT EXISTS (SELECT 1 FROM article_tag WHERE tag_slug = $1)", slug);
    }
}
