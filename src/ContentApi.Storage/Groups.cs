namespace ContentApi.Storage;

/// <summary>
/// The sections, authors and tags whose articles a writing transaction changed. Only these are counted again, so a page among a million costs what its own groups
/// cost.
/// </summary>
internal sealed class Groups(PreparedStatements statements)
{
    private static readonly string CountSection = Count("section", "id", "FROM article WHERE withdrawn_ms IS NULL AND section_slug");
    private static readonly string CountAuthor = Count("author", "article_id", "FROM article_author WHERE author_slug");
    private static readonly string CountTag = Count("tag", "article_id", "FROM article_tag WHERE tag_slug");

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
            statements.Execute(CountSection, slug);
        foreach (var slug in authors)
        {
            statements.Execute(CountAuthor, slug);
            // Plan: one search by primary key.
            statements.Execute("DELETE FROM author WHERE slug = $1 AND article_count + teaser_count = 0", slug);
        }
        foreach (var slug in tags)
        {
            statements.Execute(CountTag, slug);
            // Plan: one search by primary key.
            statements.Execute("DELETE FROM tag WHERE slug = $1 AND article_count + teaser_count = 0", slug);
        }
        // Plan: the sections, some dozens, each with one search by an index on the section.
        statements.Execute("DELETE FROM section WHERE origin = 'page' AND NOT EXISTS (SELECT 1 FROM article WHERE section_slug = section.slug)");
        sections.Clear();
        authors.Clear();
        tags.Clear();
    }

    /// <summary>Counts the members of a group, and finds the newest of them.</summary>
    private static string Count(string table, string id, string members) =>
        // Plan: two ranges of the index by group and kind, counted, the first entry of each, and one article by primary key.
        $"""
        UPDATE {table} SET article_count = new.articles, teaser_count = new.teasers, latest_ms = new.latest_ms, latest_precision = new.latest_precision
        FROM (
            SELECT (SELECT count(*) {members} = $1 AND kind = 'article') AS articles, (SELECT count(*) {members} = $1 AND kind = 'teaser') AS teasers,
                article.date_ms AS latest_ms, article.date_precision AS latest_precision
            FROM (SELECT 1) LEFT JOIN article ON article.id = (
                SELECT id FROM (
                    SELECT * FROM (SELECT {id} AS id, date_desc, tie {members} = $1 AND kind = 'article' ORDER BY date_desc DESC, tie LIMIT 1)
                    UNION ALL SELECT * FROM (SELECT {id} AS id, date_desc, tie {members} = $1 AND kind = 'teaser' ORDER BY date_desc DESC, tie LIMIT 1))
                ORDER BY date_desc DESC, tie LIMIT 1)) AS new
        WHERE {table}.slug = $1 AND (article_count, teaser_count, {table}.latest_ms, {table}.latest_precision)
            IS NOT (new.articles, new.teasers, new.latest_ms, new.latest_precision)
        """;
}
