using System.Runtime.InteropServices;

namespace ContentApi.Documents.Similarity;

/// <summary>An article that is near to another.</summary>
/// <param name="Score">How near, in ten-thousandths.</param>
/// <param name="Number">Which.</param>
// Six bytes and not eight: of a large collection millions are held at once.
[StructLayout(LayoutKind.Sequential, Pack = sizeof(ushort))]
internal readonly record struct NearEntry(ushort Score, int Number);

/// <summary>Articles that are near to one.</summary>
/// <param name="Near">The nearest first, equals by id.</param>
/// <param name="IsCut">Whether there were more.</param>
internal readonly record struct NearArticles(IReadOnlyList<NearEntry> Near, bool IsCut);

/// <summary>
/// The nearest of each article, gathered pair by pair: six bytes a pair, and what is taken is forgotten. Those that repeat the article are gathered apart, so
/// that many copies leave room for others.
/// </summary>
/// <remarks>
/// Of a large collection hundreds of thousands of lists grow at once, so they are no objects: each is a chain of pieces of a few entries, all pieces stand in a
/// few large arrays, and those of a list that is taken are used again.
/// </remarks>
/// <param name="keep">How many of each are kept, the nearest.</param>
/// <param name="placesById">As <see cref="INeighbourSource.PlacesById"/>: the order of equals.</param>
internal sealed class NearLists(int keep, int[] placesById)
{
    private const int PieceEntries = 8;
    private const int PagePieces = 4096;
    private const int None = -1;

    private readonly Dictionary<(int Article, bool Repeats), Gathered> lists = [];
    private readonly List<NearEntry[]> pages = [];
    // Of each piece the one that follows it in its list, or among those that are free.
    private readonly List<int> next = [];
    private int free = None;

    private readonly List<NearEntry> sorted = [];

    /// <summary>Notes that an article is near to another, and whether the two tell the same.</summary>
    public void Add(int article, int near, int score, bool repeats)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, (article, repeats), out _);
        if (list.IsCut && score < list.LeastScore)
            return;
        Append(ref list, new((ushort)score, near));
        // Of lists that are full there is one an article: they are kept short.
        if (list.Count - keep < Math.Max(keep / 4, 1))
            return;
        Sort(list);
        Release(ref list);
        foreach (var entry in CollectionsMarshal.AsSpan(sorted)[..keep])
            Append(ref list, entry);
        (list.IsCut, list.LeastScore) = (true, sorted[keep - 1].Score);
    }

    /// <summary>Of the near ones of an article those that repeat it, or the others; afterwards there are none.</summary>
    public NearArticles Take(int article, bool repeats)
    {
        if (!lists.Remove((article, repeats), out var list))
            return new([], false);
        Sort(list);
        Release(ref list);
        return new([.. sorted.Take(keep)], list.IsCut || sorted.Count > keep);
    }

    /// <summary>Brings a list into <see cref="sorted"/>, the nearest first.</summary>
    private void Sort(Gathered list)
    {
        sorted.Clear();
        for (var (piece, rest) = (list.First, list.Count); rest > 0; piece = next[piece], rest -= PieceEntries)
            sorted.AddRange(Entries(piece)[..Math.Min(rest, PieceEntries)]);
        sorted.Sort((one, other) =>
            one.Score != other.Score ? other.Score.CompareTo(one.Score) : placesById[one.Number].CompareTo(placesById[other.Number]));
    }

    private void Append(ref Gathered list, NearEntry entry)
    {
        if (list.Count % PieceEntries == 0)
        {
            var piece = FreePiece();
            if (list.Count == 0)
                list.First = piece;
            else
                next[list.Last] = piece;
            list.Last = piece;
        }
        Entries(list.Last)[list.Count++ % PieceEntries] = entry;
    }

    private int FreePiece()
    {
        if (free == None)
        {
            if (next.Count % PagePieces == 0)
                pages.Add(new NearEntry[PagePieces * PieceEntries]);
            next.Add(None);
            return next.Count - 1;
        }
        var piece = free;
        free = next[piece];
        return piece;
    }

    private void Release(ref Gathered list)
    {
        if (list.Count == 0)
            return;
        next[list.Last] = free;
        free = list.First;
        list.Count = 0;
    }

    private Span<NearEntry> Entries(int piece) => pages[piece / PagePieces].AsSpan(piece % PagePieces * PieceEntries, PieceEntries);

    /// <summary>A list: its first and its last piece, of which the last may not be full.</summary>
    private struct Gathered
    {
        public int First;
        public int Last;
        public int Count;

        /// <summary>Whether more were there than are kept, and the score of the last that was kept then.</summary>
        public bool IsCut;
        public int LeastScore;
    }
}
