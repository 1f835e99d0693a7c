using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>What a list says of itself besides its rows.</summary>
public sealed class ListSummary
{
    /// <summary>How many rows the whole list has, counted up to what was asked for and one more.</summary>
    public required long Total { get; init; }

    /// <summary>The names in its filter that nothing has.</summary>
    public required IReadOnlySet<(GroupKind Kind, string Name)> Unknown { get; init; }

    /// <summary>Which content it is of.</summary>
    public required ContentStateRow State { get; init; }

    /// <summary>Whether there are rows on the side of a page that its reading came from.</summary>
    internal bool IsBehind { get; init; }

    /// <summary>Reads it in one statement.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="total">An expression that counts the rows.</param>
    /// <param name="isBehind">An expression that is true when there are such rows.</param>
    /// <param name="unknown">What <see cref="GroupNames.Unknown"/> made.</param>
    /// <param name="parameters">Those of the expressions.</param>
    internal static ListSummary Read(ReadSession session, string total, string isBehind, string unknown, DynamicParameters parameters)
    {
        // Plan: one search by primary key; then what the expressions say.
        var row = session.First<SummaryRow>(
            $"""
            SELECT {ContentState.Columns}, {total} AS total, {isBehind} AS is_behind, {unknown} AS unknown FROM content_state WHERE id = 1
            """,
            parameters
        )!;
        return new()
        {
            Total = row.Total,
            Unknown = GroupNames.Read(row.Unknown),
            State = row,
            IsBehind = row.IsBehind != 0,
        };
    }

    private sealed class SummaryRow : ContentStateRow
    {
        public long Total { get; init; }
        public long IsBehind { get; init; }
        public string? Unknown { get; init; }
    }
}
