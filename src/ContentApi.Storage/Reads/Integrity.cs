namespace ContentApi.Storage.Reads;

/// <summary>Whether the database file is sound.</summary>
public static class Integrity
{
    /// <summary>How many faults of one kind are told.</summary>
    private const int Told = 20;

    /// <summary>The faults, one sentence each; empty when there is none. The whole file is read.</summary>
    public static IReadOnlyList<string> Faults(ReadSession session) =>
        [
            // Plan: every page of the file.
            .. session.Query<string>($"PRAGMA integrity_check({Told})").Where(line => line != "ok").Select(line => $"The file is damaged: {line}."),
            // Plan: every row with a reference.
            .. session
                .Query<DanglingReferenceRow>("PRAGMA foreign_key_check")
                .GroupBy(row => (row.Table, row.Parent))
                .Select(group => $"{group.Count()} rows of {group.Key.Table} name a {group.Key.Parent} that is not there."),
            // Plan: the articles, each with two searches by primary key.
            .. session
                .Query<string>(
                    """
                    SELECT id FROM article
                    WHERE (kind = 'article') <> EXISTS (SELECT 1 FROM article_body WHERE article_id = id)
                        OR NOT EXISTS (SELECT 1 FROM article_source WHERE article_id = id)
                    LIMIT @told
                    """,
                    new { told = Told }
                )
                .Select(id => $"The article {id} is not whole: its body or its source is missing."),
            // Plan: the sections, each with two counts by the index on section and kind.
            .. session
                .Query<string>(
                    """
                    SELECT slug FROM section
                    WHERE article_count <> (SELECT count(*) FROM article WHERE section_slug = section.slug AND kind = 'article' AND withdrawn_ms IS NULL)
                        OR teaser_count <> (SELECT count(*) FROM article WHERE section_slug = section.slug AND kind = 'teaser' AND withdrawn_ms IS NULL)
                    """
                )
                .Select(slug => $"The section {slug} has a count that is not the number of its articles."),
        ];

    private sealed class DanglingReferenceRow
    {
        public string Table { get; init; } = "";
        public string Parent { get; init; } = "";
    }
}
