using System.Buffers;

namespace ContentApi.Storage.Search;

/// <summary>An article that the index gives for a query.</summary>
/// <param name="Key">Its number in search_article: collection and number.</param>
/// <param name="Rank">The score that the index can tell, then the day: greater is better.</param>
internal readonly record struct SearchHit(long Key, long Rank) : IComparable<SearchHit>
{
    /// <summary>The day of the article; see <see cref="SearchDay"/>.</summary>
    public ushort Day => (ushort)Rank;

    /// <summary>Better ones first; of equals the one filed first.</summary>
    public int CompareTo(SearchHit other) => Rank != other.Rank ? other.Rank.CompareTo(Rank) : Key.CompareTo(other.Key);
}

/// <summary>
/// The articles that the index gives for a query. They may be a million, so they are never sorted as a whole: what is asked for is picked out in one pass or a few.
/// </summary>
internal sealed class SearchCandidates : IDisposable
{
    private const int DigitBits = 16;

    /// <summary>Up to here the best are kept while going through; further down, their place is found first.</summary>
    private const int Near = 5_000;

    private SearchHit[] hits = ArrayPool<SearchHit>.Shared.Rent(1024);
    private HashSet<long>? keys;

    public int Count { get; private set; }

    /// <summary>In no order.</summary>
    public ReadOnlySpan<SearchHit> All => hits.AsSpan(0, Count);

    public void Add(SearchHit hit)
    {
        if (Count == hits.Length)
            Reserve(Count + 1);
        hits[Count++] = hit;
    }

    public void Reserve(int count)
    {
        if (count <= hits.Length)
            return;
        var larger = ArrayPool<SearchHit>.Shared.Rent(Math.Max(2 * hits.Length, count));
        All.CopyTo(larger);
        ArrayPool<SearchHit>.Shared.Return(hits);
        hits = larger;
    }

    /// <summary>Leaves only those.</summary>
    public void Keep(Predicate<SearchHit> kept)
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            if (kept(hits[i]))
                hits[count++] = hits[i];
        }
        Count = count;
        keys = null;
    }

    /// <summary>Gives each another rank.</summary>
    public void Rank(Func<SearchHit, long> rank)
    {
        foreach (ref var hit in hits.AsSpan(0, Count))
            hit = hit with { Rank = rank(hit) };
    }

    public bool Contains(long key)
    {
        if (keys is null)
        {
            keys = new HashSet<long>(Count);
            foreach (var hit in All)
                keys.Add(hit.Key);
        }
        return keys.Contains(key);
    }

    /// <summary>The one with that key, or null.</summary>
    public SearchHit? Find(long key)
    {
        foreach (var hit in All)
        {
            if (hit.Key == key)
                return hit;
        }
        return null;
    }

    /// <summary>How many are better.</summary>
    public int Before(SearchHit than)
    {
        var before = 0;
        foreach (ref readonly var hit in All)
        {
            if (hit.CompareTo(than) < 0)
                before++;
        }
        return before;
    }

    /// <summary>Those of these ranks, counted from 0, the best first.</summary>
    public IReadOnlyList<SearchHit> Ranks(int from, int to)
    {
        to = Math.Min(to, Count);
        if (from >= to)
            return [];
        return to <= Near ? Best(to)[from..] : Between(from, to);
    }

    public void Dispose() => ArrayPool<SearchHit>.Shared.Return(hits);

    private List<SearchHit> Best(int count)
    {
        var best = new List<SearchHit>(2 * count);
        var least = long.MinValue;
        foreach (ref readonly var hit in All)
        {
            if (hit.Rank < least)
                continue;
            best.Add(hit);
            if (best.Count < 2 * count)
                continue;
            best.Sort();
            best.RemoveRange(count, best.Count - count);
            least = best[^1].Rank;
        }
        best.Sort();
        if (best.Count > count)
            best.RemoveRange(count, best.Count - count);
        return best;
    }

    private List<SearchHit> Between(int from, int to)
    {
        var (best, before) = RankAt(from);
        var (least, _) = RankAt(to - 1);
        var between = new List<SearchHit>(to - from);
        foreach (ref readonly var hit in All)
        {
            if (hit.Rank <= best && hit.Rank >= least)
                between.Add(hit);
        }
        between.Sort();
        return between.GetRange(from - before, to - from);
    }

    /// <summary>The rank value of the one at a place, and how many have a greater one: digit by digit, by counting.</summary>
    private (long Rank, int Before) RankAt(int place)
    {
        var (prefix, before) = (0L, 0);
        var counts = new int[1 << DigitBits];
        for (var shift = 2 * DigitBits; shift >= 0; shift -= DigitBits)
        {
            Array.Clear(counts);
            foreach (ref readonly var hit in All)
            {
                if (hit.Rank >> (shift + DigitBits) == prefix)
                    counts[(hit.Rank >> shift) & (counts.Length - 1)]++;
            }
            var digit = counts.Length - 1;
            for (; before + counts[digit] <= place; digit--)
                before += counts[digit];
            prefix = (prefix << DigitBits) | (uint)digit;
        }
        return (prefix, before);
    }
}
