using System.Globalization;
using System.Text;

namespace ContentApi.Storage.Reads;

/// <summary>One term of an order; the last term of an order must be unique.</summary>
/// <param name="Expression">A column or expression that is never NULL, written as its index writes it.</param>
/// <param name="Descending">The direction.</param>
public sealed record OrderTerm(string Expression, bool Descending);

/// <summary>A place in an order, and which side of it is wanted.</summary>
/// <param name="Values">The values of the order's terms at one row, <see cref="long"/> or <see cref="string"/>; none: the end of the list that the reading begins at.</param>
/// <param name="Backward">The rows before the place instead of those after it.</param>
public sealed record KeysetPosition(IReadOnlyList<object> Values, bool Backward)
{
    /// <summary>Before the first row.</summary>
    public static readonly KeysetPosition Start = new([], Backward: false);

    /// <summary>Behind the last row.</summary>
    public static readonly KeysetPosition End = new([], Backward: true);
}

/// <summary>Which rows of a list: at most <paramref name="Limit"/> from a place on, or after so many of them.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="Position">The place; null: the start.</param>
/// <param name="Offset">How many rows to skip from the start; 0 with a place.</param>
public sealed record ListWindow(int Limit, KeysetPosition? Position = null, int Offset = 0)
{
    internal bool IsBackward => Position is { Backward: true };
}

/// <summary>Which rows, seen from a place in the direction of reading.</summary>
internal enum KeysetSide
{
    /// <summary>Those still to be read.</summary>
    Beyond,

    /// <summary>The one at the place and those that were passed.</summary>
    NotBeyond,
}

/// <summary>One page of rows, in the order asked for whatever the direction of reading.</summary>
/// <param name="Rows">At most as many as asked for.</param>
/// <param name="Precedes">Whether there are rows of the list before the page.</param>
/// <param name="Follows">Whether there are rows after it.</param>
public sealed record KeysetPage<T>(IReadOnlyList<T> Rows, bool Precedes, bool Follows)
{
    /// <summary>How far the reading came where it ended before the page was full, for it had cost enough: the next page in its direction goes on from here.</summary>
    public KeysetPosition? Stopped { get; init; }
}

/// <summary>Paging by key: the depth of a page costs nothing, and rows added meanwhile neither repeat nor hide others.</summary>
public static class Keyset
{
    /// <summary>The ORDER BY list.</summary>
    internal static string OrderBy(IReadOnlyList<OrderTerm> terms, bool backward) =>
        string.Join(", ", terms.Select(term => term.Expression + (term.Descending != backward ? " DESC" : "")));

    /// <summary>
    /// The rows on a side of a place: <c>a &lt;= @k0 AND (a &lt; @k0 OR (b &gt; @k1))</c>. The outer bound is what an index is entered by; a row value would need one
    /// direction for all terms.
    /// </summary>
    /// <param name="terms">The order.</param>
    /// <param name="position">The place; one without values is the start, which all rows are beyond.</param>
    /// <param name="side">Which side.</param>
    /// <param name="parameters">Where values go.</param>
    /// <param name="from">The first term that counts: those before it are equal.</param>
    internal static string On(IReadOnlyList<OrderTerm> terms, KeysetPosition position, KeysetSide side, SqlParameters parameters, int from = 0)
    {
        if (position.Values.Count == 0)
            return side == KeysetSide.Beyond ? "1" : "0";
        var sql = new StringBuilder();
        for (var i = from; i < terms.Count; i++)
        {
            var (term, comparison, name) = (terms[i].Expression, Comparison(terms[i], position, side), Parameter(i, position, parameters));
            if (i == terms.Count - 1)
                sql.Append(CultureInfo.InvariantCulture, $"{term} {comparison}{(side == KeysetSide.NotBeyond ? "=" : "")} {name}");
            else
                sql.Append(CultureInfo.InvariantCulture, $"{term} {comparison}= {name} AND ({term} {comparison} {name} OR (");
        }
        return sql.Append(')', (terms.Count - 1 - from) * 2).ToString();
    }

    /// <summary>How the rows on a side of a place compare with it by a term.</summary>
    internal static string Comparison(OrderTerm term, KeysetPosition position, KeysetSide side) =>
        term.Descending ^ position.Backward ^ (side == KeysetSide.NotBeyond) ? "<" : ">";

    /// <summary>The parameter that holds the place's value of a term.</summary>
    internal static string Parameter(int term, KeysetPosition position, SqlParameters parameters) => parameters.Add(SqlValue.Of(position.Values[term]));

    /// <summary>Makes the page of rows that were read with one more than the limit.</summary>
    /// <param name="rows">In the direction of reading.</param>
    /// <param name="window">What was asked for.</param>
    /// <param name="isBehind">Whether there are rows on the side that was come from.</param>
    internal static KeysetPage<T> Page<T>(IReadOnlyList<T> rows, ListWindow window, bool isBehind)
    {
        var more = rows.Count > window.Limit;
        var page = rows.Take(window.Limit);
        return window.IsBackward ? new([.. page.Reverse()], Precedes: more, Follows: isBehind) : new([.. page], Precedes: isBehind, Follows: more);
    }
}
