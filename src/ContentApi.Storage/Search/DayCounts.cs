namespace ContentApi.Storage.Search;

/// <summary>How many articles there are up to each day, of some that the index knows: so those within days are counted, and many of them skipped, without walking past them.</summary>
internal sealed class DayCounts
{
    private readonly int firstDay;

    /// <summary>The dated ones up to each day from the first on; the last is all of them.</summary>
    private readonly int[] upTo;

    private DayCounts(int undated, int firstDay, int[] upTo) => (Undated, this.firstDay, this.upTo) = (undated, firstDay, upTo);

    /// <summary>How many have no date.</summary>
    public int Undated { get; }

    /// <summary>None.</summary>
    public static DayCounts Empty { get; } = new(0, 1, []);

    /// <summary>How many there are.</summary>
    public int All => Undated + UpTo(ushort.MaxValue);

    /// <summary>Counts days.</summary>
    /// <param name="days">The day of each article, in no order.</param>
    public static DayCounts Of(IEnumerable<ushort> days)
    {
        var counts = new int[ushort.MaxValue + 1];
        foreach (var day in days)
            counts[day]++;
        var first = Math.Max(1, counts.AsSpan(1).IndexOfAnyExcept(0) + 1);
        var last = counts.AsSpan(1).LastIndexOfAnyExcept(0) + 1;
        var upTo = new int[Math.Max(0, last - first + 1)];
        for (var (i, sum) = (0, 0); i < upTo.Length; i++)
            upTo[i] = sum += counts[first + i];
        return new(counts[SearchDay.None], first, upTo);
    }

    /// <summary>How many have a date on that day or before it.</summary>
    public int UpTo(int day) => day < firstDay || upTo.Length == 0 ? 0 : upTo[Math.Min(day - firstDay, upTo.Length - 1)];
}
