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
/// <param name="placesById">As <see cref="INeighbourSource.PlacesById"/>: the order of equals.</param>
internal sealed class NearLists(int[] placesById)
{
    private const int PieceEntries = 8;
    private const int PagePieces = 4096;
    private const int None = -1;

    // By the number of the article.
    private readonly Gathered[] others = new Gathered[placesById.Length];
    private readonly Gathered[] repetitions = new Gathered[placesById.Length];

    private readonly List<NearEntry[]> pages = [];
    // Of each piece the one that follows it in its list, or among those that are free.
    private readonly List<int> next = [];
    private int free = None;

    private readonly List<NearEntry> sorted = [];

    /// <summary>Notes that an article is near to another, and whether the two tell the same.</summary>
    /// <param name="article">Whose list it is.</param>
    /// <param name="near">The other.</param>
    /// <param name="score">How near it is, in ten-thousandths; at least 1.</param>
    /// <param name="repeats">Whether it repeats the article.</param>
    /// <param name="keep">How many are kept, the nearest; the same for one list until it is taken.</param>
    public void Add(int article, int near, int score, bool repeats, int keep)
    {
        ref var list = ref List(article, repeats);
        if (score < list.LeastScore)
            return;
        Append(ref list, new((ushort)score, near));
        // Of lists that are full there is one an article: they are kept short.
        if (list.Count - keep < Math.Max(keep / 4, 1))
            return;
        Sort(list);
        Release(ref list);
        foreach (var entry in CollectionsMarshal.AsSpan(sorted)[..keep])
            Append(ref list, entry);
        list.LeastScore = sorted[keep - 1].Score;
    }

    /// <summary>Of the near ones of an article those that repeat it, or the others; afterwards there are none.</summary>
    public NearArticles Take(int article, bool repeats, int keep)
    {
        ref var list = ref List(article, repeats);
        if (list.Count == 0)
            return new([], false);
        var isCut = list.LeastScore > 0;
        Sort(list);
        Release(ref list);
        list.LeastScore = 0;
        return new([.. sorted.Take(keep)], isCut || sorted.Count > keep);
    }

    private ref Gathered List(int article, bool repeats) => ref (repeats ? repetitions : others)[article];

    /// <summary>Brings a list into <see cref="sorted"/>, the nearest first.</summary>
    private void Sort(Gathered list)
    {
        sorted.Clear();
        for (var (piece, rest) = (list.Newest, list.Count); rest > 0; piece = next[piece])
        {
            var count = ((rest - 1) % PieceEntries) + 1;
            sorted.AddRange(Entries(piece)[..count]);
            rest -= count;
        }
        sorted.Sort((one, other) =>
            one.Score != other.Score ? other.Score.CompareTo(one.Score) : placesById[one.Number].CompareTo(placesById[other.Number]));
    }

    private void Append(ref Gathered list, NearEntry entry)
    {
        if (list.Count % PieceEntries == 0)
        {
            var piece = FreePiece();
            next[piece] = list.Newest;
            list.Newest = piece;
        }
        Entries(list.Newest)[list.Count++ % PieceEntries] = entry;
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
        for (; list.Count > 0; list.Count -= ((list.Count - 1) % PieceEntries) + 1)
        {
            var piece = list.Newest;
            list.Newest = next[piece];
            next[piece] = free;
            free = piece;
        }
    }

    private Span<NearEntry> Entries(int piece) => pages[piece / PagePieces].AsSpan(piece % PagePieces * PieceEntries, PieceEntries);

    /// <summary>A list: the piece that was begun last, which may not be full, and behind it those before, which are.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(ushort))]
    private struct Gathered
    {
        public int Newest;
        public int Count;

        /// <summary>The score of the last that was kept when more were there than are kept; 0: they never were.</summary>
        public ushort LeastScore;
    }
}
