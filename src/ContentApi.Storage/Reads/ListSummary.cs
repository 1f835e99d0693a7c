using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>What a list says of itself besides its rows.</summary>
public sealed record ListSummary
{
    /// <summary>How many rows the whole list has, counted up to what was asked for and one more at least.</summary>
    public required long Total { get; init; }

    /// <summary>The names in its filter that nothing has.</summary>
    public required IReadOnlySet<(GroupKind Kind, string Name)> Unknown { get; init; }

    /// <summary>Which content it is of.</summary>
    public required ContentStateRow State { get; init; }

    /// <summary>Whether so few rows match that finding and sorting them costs less than walking past those between.</summary>
    internal bool IsFew { get; init; }

    /// <summary>Whether there are rows on the side of a page that its reading came from.</summary>
    internal bool IsBehind { get; init; }

    /// <summary>What is to be said of articles that are given all at once and not counted.</summary>
    public static ListSummary Read(ReadSession session, ArticleFilter filter)
    {
        var parameters = new DynamicParameters();
        return Read(session, new("0") { Unknown = GroupNames.Unknown(filter.Names, parameters) }, parameters);
    }

    /// <summary>Reads it in one statement.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="about">What makes it.</param>
    /// <param name="parameters">Those of the expressions.</param>
    internal static ListSummary Read(ReadSession session, SummaryExpressions about, DynamicParameters parameters)
    {
        // Plan: one search by primary key, the sections, some fifteen rows; then what the expressions say.
        var row = session.First<SummaryRow>(
            $"""
            WITH counted AS MATERIALIZED (SELECT {about.Total} AS total, (SELECT coalesce(sum(article_count + teaser_count), 0) FROM section) AS published)
            SELECT {ContentState.Columns}, total, {about.Unknown} AS unknown, {about.IsFew} AS is_few, {about.IsBehind} AS is_behind
            FROM content_state CROSS JOIN counted WHERE id = 1
            """,
            parameters
        )!;
        return new()
        {
            Total = row.Total,
            Unknown = GroupNames.Read(row.Unknown),
            State = row,
            IsFew = row.IsFew != 0,
            IsBehind = row.IsBehind != 0,
        };
    }

    private sealed class SummaryRow : ContentStateRow
    {
        public long Total { get; init; }
        public string? Unknown { get; init; }
        public long IsFew { get; init; }
        public long IsBehind { get; init; }
    }
}

/// <summary>The expressions that a list's summary is made of; of <c>total</c> and <c>published</c>, how many articles there are at all, the later ones may speak.</summary>
/// <param name="Total">Counts the rows.</param>
internal sealed record SummaryExpressions(string Total)
{
    /// <summary>What <see cref="GroupNames.Unknown"/> made.</summary>
    public string Unknown { get; init; } = "NULL";

    /// <summary>True when they are few beside what lies between them.</summary>
    public string IsFew { get; init; } = "0";

    /// <summary>True when there are rows behind the page.</summary>
    public string IsBehind { get; init; } = "0";
}
