using ContentApi.Documents.Text;

namespace ContentApi.Storage.Reads;

/// <summary>Something whose name begins as was typed.</summary>
public sealed class CompletionRow
{
    /// <summary><c>section</c>, <c>tag</c>, <c>author</c> or <c>article</c>.</summary>
    public string Kind { get; init; } = "";
    public string Text { get; init; } = "";
    public string Slug { get; init; } = "";
}

/// <summary>Completes what is being typed.</summary>
public static class Completions
{
    /// <summary>How many names that begin so are looked at, of each kind: the best of them are shown.</summary>
    private const int LookedAt = 200;

    /// <summary>
    /// Sections, tags and authors, those with most articles first, then titles, the newest first: at most so many in all. Slugs are folded names, so marks, case
    /// and Unicode form of what was typed say nothing; a blank at its end ends the word.
    /// </summary>
    public static IReadOnlyList<CompletionRow> Read(ReadSession session, string typed, int limit)
    {
        var slug = Slug.From(typed);
        if (slug.Length == 0)
            return [];
        var from = char.IsWhiteSpace(typed[^1]) ? slug + "-" : slug;
        // Plan: a range of each unique index on slug, at most LookedAt entries, sorted. The plus signs keep the engine from an index on kind.
        return session.Query<CompletionRow>(
            $"""
            SELECT kind, text, slug FROM (
                SELECT 'section' AS kind, name AS text, slug, 0 AS place, article_count + teaser_count AS weight FROM section WHERE slug >= @from AND slug < @to
                UNION ALL SELECT * FROM ({Group("tag", 1)}) UNION ALL SELECT * FROM ({Group("author", 2)})
                UNION ALL SELECT * FROM (
                    SELECT 'article' AS kind, title AS text, slug, 3 AS place, coalesce(date_ms, -9223372036854775807) AS weight
                    FROM article WHERE slug >= @from AND slug < @to AND +withdrawn_ms IS NULL AND +kind = 'article' LIMIT {LookedAt}))
            ORDER BY place, weight DESC, slug LIMIT @limit
            """,
            // A tilde is behind all that a slug holds.
            new { from, to = from + "~", limit }
        );

        static string Group(string table, int place) =>
            $"SELECT '{table}' AS kind, name AS text, slug, {place} AS place, article_count + teaser_count AS weight FROM {table} WHERE slug >= @from AND slug < @to LIMIT {LookedAt}";
    }
}
