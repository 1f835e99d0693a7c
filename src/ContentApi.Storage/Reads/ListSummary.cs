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
        var parameters = new SqlParameters();
        return Read(session, new("0") { Unknown = GroupNames.Unknown(filter.Names, parameters) }, parameters);
    }

    /// <summary>Reads it in one statement.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="about">What makes it.</param>
    /// <param name="parameters">Those of the expressions.</param>
    internal static ListSummary Read(ReadSession session, SummaryExpressions about, SqlParameters parameters)
    {
        // A table of one number takes as long as the rest of the statement: only whether the rows are few asks for the total by its name, and once more.
        var isNamed = about.IsFew != SummaryExpressions.Never;
        // Plan: one search by primary key; then what the expressions say.
        return session.First(
            $"""
            {(isNamed ? $"WITH counted AS MATERIALIZED (SELECT {about.Total} AS total)" : "")}
            SELECT {ContentState.Columns}, {(isNamed ? "total" : about.Total)}, {about.Unknown} AS unknown, {about.IsFew} AS is_few, {about.IsBehind} AS is_behind
            FROM content_state{(isNamed ? " CROSS JOIN counted" : "")} WHERE id = 1
            """,
            parameters,
            row => new ListSummary
            {
                State = ContentStateRow.From(row),
                Total = row.Integer(4),
                Unknown = GroupNames.Read(row.TextOrNull(5)),
                IsFew = row.IsTrue(6),
                IsBehind = row.IsTrue(7),
            }
        )!;
    }
}

/// <summary>The expressions that a list's summary is made of. <see cref="IsFew"/> may speak of <c>total</c>, and beside it <see cref="IsBehind"/>.</summary>
/// <param name="Total">Counts the rows.</param>
internal sealed record SummaryExpressions(string Total)
{
    internal const string Never = "0";

    /// <summary>What <see cref="GroupNames.Unknown"/> made.</summary>
    public string Unknown { get; init; } = "NULL";

    /// <summary>True when they are few beside what lies between them.</summary>
    public string IsFew { get; init; } = Never;

    /// <summary>True when there are rows behind the page.</summary>
    public string IsBehind { get; init; } = Never;
}
