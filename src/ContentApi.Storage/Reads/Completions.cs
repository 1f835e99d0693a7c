using System.Text.Json;
using ContentApi.Documents.Text;
using ContentApi.Storage.Search;

namespace ContentApi.Storage.Reads;

/// <summary>Something whose name has what was typed at its beginning, or at that of a word in it.</summary>
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
    /// <summary>How many names that begin so are looked at, of each kind, and how many titles that have such a word: the best of them are shown.</summary>
    private const int LookedAt = 200;

    /// <summary>How many tags and authors are looked through for a word inside their names: those with most articles.</summary>
    private const int LookedThrough = 1_000;

    /// <summary>How many letters the beginning of a word has at least that is looked for inside of names.</summary>
    private const int ShortestInside = 2;

    /// <summary>
    /// Sections, tags and authors, those with most articles first, then titles, the newest first: at most so many in all; those that begin so, then those that have
    /// it further on. Slugs are folded names, so marks, case and Unicode form of what was typed say nothing; a blank at its end ends the word.
    /// </summary>
    public static IReadOnlyList<CompletionRow> Read(ReadSession session, string typed, int limit)
    {
        var slug = Slug.From(typed);
        if (slug.Length == 0)
            return [];
        var from = char.IsWhiteSpace(typed[^1]) ? slug + "-" : slug;
        var beginning = Beginning(session, from, limit);
        if (beginning.Count >= limit || from.Length < ShortestInside)
            return beginning;
        return
        [
            .. beginning
                .Concat(InNames(session, from, limit))
                .Concat(InTitles(session, from, limit))
                .DistinctBy(row => (row.Kind, row.Slug))
                .Take(limit),
        ];
    }

    private static IReadOnlyList<CompletionRow> Beginning(ReadSession session, string from, int limit)
    {
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

    private static IReadOnlyList<CompletionRow> InNames(ReadSession session, string from, int limit)
    {
        // Plan: all sections, some fifteen; of tags and authors the first entries of the index on their article count.
        return session.Query<CompletionRow>(
            $"""
            SELECT kind, text, slug FROM (
                SELECT 'section' AS kind, name AS text, slug, 0 AS place, article_count + teaser_count AS weight FROM section
                UNION ALL SELECT * FROM ({Group("tag", 1)}) UNION ALL SELECT * FROM ({Group("author", 2)}))
            WHERE instr(slug || '-', @inside) ORDER BY place, weight DESC, slug LIMIT @limit
            """,
            new { inside = "-" + from, limit }
        );

        static string Group(string table, int place) =>
            $"SELECT '{table}' AS kind, name AS text, slug, {place} AS place, article_count AS weight FROM {table} ORDER BY article_count DESC, name_key, slug LIMIT {LookedThrough}";
    }

    private static IEnumerable<CompletionRow> InTitles(ReadSession session, string from, int limit)
    {
        var words = from.Split('-');
        var keys = TitleWords.Newest(session, words[..^1], words[^1], LookedAt);
        if (keys.Count == 0)
            return [];
        // Plan: each by primary key, at most LookedAt.
        return session
            .Query<CompletionRow>(
                """
                SELECT 'article' AS kind, article.title AS text, article.slug FROM json_each(@keys) AS hit
                CROSS JOIN search_article ON search_article.number = hit.value CROSS JOIN article ON article.id = search_article.article_id ORDER BY hit.key
                """,
                new { keys = JsonSerializer.Serialize(keys) }
            )
            .Where(row => $"-{Slug.From(row.Text)}-".Contains($"-{from}", StringComparison.Ordinal))
            .Take(limit);
    }
}
