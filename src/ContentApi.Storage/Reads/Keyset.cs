using System.Globalization;
using System.Text;
using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>One term of an order; the last term of an order must be unique.</summary>
/// <param name="Expression">A column or expression that is never NULL, written as its index writes it.</param>
/// <param name="Descending">The direction.</param>
public sealed record OrderTerm(string Expression, bool Descending);

/// <summary>A place in an order: the values of its terms at one row, and which side of that row is wanted.</summary>
/// <param name="Values">One value a term, <see cref="long"/> or <see cref="string"/>.</param>
/// <param name="Backward">The rows before the place instead of those after it.</param>
public sealed record KeysetPosition(IReadOnlyList<object> Values, bool Backward);

/// <summary>One page of rows read by key, in the order asked for whatever the direction of reading.</summary>
/// <param name="Rows">At most as many as asked for.</param>
/// <param name="Precedes">Whether there are rows before the page.</param>
/// <param name="Follows">Whether there are rows after it.</param>
public sealed record KeysetPage<T>(IReadOnlyList<T> Rows, bool Precedes, bool Follows);

/// <summary>Paging by key: the depth of a page costs nothing, and rows added meanwhile neither repeat nor hide others.</summary>
public static class Keyset
{
    /// <summary>The ORDER BY list.</summary>
    internal static string OrderBy(IReadOnlyList<OrderTerm> terms, bool backward) =>
        string.Join(", ", terms.Select(term => term.Expression + (term.Descending != backward ? " DESC" : "")));

    /// <summary>
    /// The rows beyond a place: <c>a &lt;= @k0 AND (a &lt; @k0 OR (b &gt; @k1))</c>. The outer bound is what the index seeks by;
    /// a row value would need one direction for all terms.
    /// </summary>
    internal static string Beyond(IReadOnlyList<OrderTerm> terms, KeysetPosition position, DynamicParameters parameters)
    {
        var sql = new StringBuilder();
        for (var i = 0; i < terms.Count; i++)
        {
            var comparison = terms[i].Descending != position.Backward ? "<" : ">";
            var name = $"@key{i}";
            parameters.Add(name, position.Values[i]);
            if (i == terms.Count - 1)
                sql.Append(terms[i].Expression).Append(' ').Append(comparison).Append(' ').Append(name);
            else
                sql.Append(CultureInfo.InvariantCulture, $"{terms[i].Expression} {comparison}= {name} AND ({terms[i].Expression} {comparison} {name} OR (");
        }
        return sql.Append(')', (terms.Count - 1) * 2).ToString();
    }

    /// <summary>Makes the page of rows that were read with one more than <paramref name="limit"/>.</summary>
    internal static KeysetPage<T> Page<T>(IReadOnlyList<T> rows, int limit, KeysetPosition? position)
    {
        var more = rows.Count > limit;
        IEnumerable<T> page = rows.Take(limit);
        var backward = position is { Backward: true };
        if (backward)
            page = page.Reverse();
        // On the side that was come from there is at least the row of the place itself.
        return new([.. page], Precedes: backward ? more : position is not null && rows.Count > 0, Follows: backward ? rows.Count > 0 : more);
    }
}
