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
            RefreshNamed(Authors, slug);
        foreach (var slug in tags)
            RefreshNamed(Tags, slug);
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

    private void RefreshNamed(NamedGroup group, string slug)
    {
        statements.Execute(group.Count, slug);
        statements.Execute(group.Remove, slug);
    }

    private static readonly NamedGroup Authors = new("author");
    private static readonly NamedGroup Tags = new("tag");

    /// <summary>The statements on authors, or on tags.</summary>
    private sealed class NamedGroup(string table)
    {
        // Plan: a range of the members' primary key, each article by its own. Beside the only max(), date_precision is that of its row (SQLite's bare column).
        public string Count { get; } =
            $"""
            UPDATE {table} SET article_count = new.articles, teaser_count = new.teasers, latest_ms = new.latest_ms, latest_precision = new.latest_precision
            FROM (
                SELECT coalesce(sum(kind = 'article'), 0) AS articles, coalesce(sum(kind = 'teaser'), 0) AS teasers, max(date_ms) AS latest_ms,
                    CASE WHEN date_ms IS NOT NULL THEN date_precision END AS latest_precision
                FROM article_{table} JOIN article ON id = article_id WHERE {table}_slug = $1) AS new
            WHERE {table}.slug = $1 AND (article_count, teaser_count, {table}.latest_ms, {table}.latest_precision)
                IS NOT (new.articles, new.teasers, new.latest_ms, new.latest_precision)
            """;

        // Plan: one search by primary key each.
        public string Remove { get; } = $"DELETE FROM {table} WHERE slug = $1 AND NOT EXISTS (SELECT 1 FROM article_{table} WHERE {table}_slug = $1)";
    }
}
