namespace ContentApi.Storage.Reads;

/// <summary>The last change of an article.</summary>
public sealed class ArticleChangeRow : ArticleRow
{
    /// <summary>The number of the change.</summary>
    public long Sequence { get; init; }

    /// <summary>When it was withdrawn, or null: it is published.</summary>
    public long? WithdrawnMs { get; init; }
    public string? WithdrawnReason { get; init; }

    /// <summary>1: the filter lets it through, 0: it does not.</summary>
    public long Matches { get; init; }
}

/// <summary>Some changes in the order of their numbers.</summary>
/// <param name="Rows">At most as many as asked for.</param>
/// <param name="End">The number up to which everything was looked at: where to go on.</param>
/// <param name="HasMore">Whether there are changes beyond.</param>
/// <param name="State">Which content it is of.</param>
public sealed record ArticleChangesPage(IReadOnlyList<ArticleChangeRow> Rows, long End, bool HasMore, ContentStateRow State);

/// <summary>
/// Reads what changed since a place in the sequence. An article stands in it once, at its last change, so nothing is ever forgotten and nothing is kept: whoever follows sees every article that
/// changed since, as it is now.
/// </summary>
public static class ArticleChanges
{
    /// <summary>How many changes are looked at for one page, whatever the filter lets through: it bounds the time, and the reader comes again.</summary>
    private const int Reach = 10_000;

    /// <summary>The changes after a number; two statements. Of those that do not match only the articles that a reader may hold: made up to that number.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="since">The number; 0: from nothing.</param>
    /// <param name="filter">Which articles the reader wants.</param>
    /// <param name="limit">How many changes at most.</param>
    public static ArticleChangesPage Read(ReadSession session, long since, ArticleFilter filter, int limit)
    {
        // Plan: one search by primary key; at most Reach entries of the index by sequence are walked.
        var state = session.First<ReachRow>(
            $"""
            SELECT {ContentState.Columns},
                (SELECT sequence FROM article INDEXED BY article_by_sequence WHERE sequence > @since ORDER BY sequence LIMIT 1 OFFSET {Reach - 1}) AS reach
            FROM content_state WHERE id = 1
            """,
            new { since }
        )!;
        var end = state.Reach ?? state.Sequence;
        var parameters = new SqlParameters();
        var (after, last, take) = (parameters.Add(since), parameters.Add(end), parameters.Add(limit + 1));
        // What a withdrawn article was still decides whether it concerns the reader.
        var matches = filter.Where(ArticleColumns.OfArticle with { Withdrawn = null }, parameters);
        // Plan: the index by sequence is walked from the number on, to limit + 1 rows that concern the reader or Reach that do not.
        var rows = session.Query<ArticleChangeRow>(
            $"""
            SELECT {ArticleList.Columns}, article.sequence, article.withdrawn_ms, article.withdrawn_reason, ({matches}) AS matches
            FROM article INDEXED BY article_by_sequence
            WHERE article.sequence > {after} AND article.sequence <= {last} AND (({matches}) OR article.created_sequence <= {after})
            ORDER BY article.sequence LIMIT {take}
            """,
            parameters
        );
        var hasMore = rows.Count > limit;
        var page = rows.Take(limit).ToList();
        return new(page, hasMore ? page[^1].Sequence : end, hasMore || end < state.Sequence, state);
    }

    private sealed class ReachRow : ContentStateRow
    {
        public long? Reach { get; init; }
    }
}
