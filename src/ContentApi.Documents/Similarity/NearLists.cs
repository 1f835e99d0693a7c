using System.Runtime.InteropServices;

namespace ContentApi.Documents.Similarity;

/// <summary>An article that is near to another.</summary>
/// <param name="Score">How near, in ten-thousandths.</param>
/// <param name="Number">Which.</param>
internal readonly record struct NearEntry(int Score, int Number);

/// <summary>Articles that are near to one.</summary>
/// <param name="Near">The nearest first, equals by id.</param>
/// <param name="IsCut">Whether there were more.</param>
internal readonly record struct NearArticles(IReadOnlyList<NearEntry> Near, bool IsCut);

/// <summary>
/// The nearest of each article, gathered pair by pair: eight bytes a pair, and what is taken is forgotten. Those that repeat the article are gathered apart, so
/// that many copies leave room for others.
/// </summary>
/// <param name="keep">How many of each are kept, the nearest.</param>
internal sealed class NearLists(int keep)
{
    private readonly Dictionary<(int Article, bool Repeats), Gathered> lists = [];
    // For the order of equals.
    private readonly Dictionary<int, string> ids = [];

    /// <summary>Notes that an article is near to another, and whether the two tell the same.</summary>
    public void Add(int article, NeighbourEntry near, int score, bool repeats)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, (article, repeats), out _);
        list ??= new();
        if (list.IsCut && score < list.Entries[keep - 1].Score)
            return;
        ids.TryAdd(near.Number, near.Id);
        list.Entries.Add(new(score, near.Number));
        // Of lists that are full there is one an article: they are kept short.
        if (list.Entries.Count - keep >= Math.Max(keep / 4, 1))
            Cut(list);
    }

    /// <summary>Of the near ones of an article those that repeat it, or the others; afterwards there are none.</summary>
    public NearArticles Take(int article, bool repeats)
    {
        if (!lists.Remove((article, repeats), out var list))
            return new([], false);
        Cut(list);
        return new(list.Entries, list.IsCut);
    }

    private void Cut(Gathered list)
    {
        list.Entries.Sort((one, other) =>
            one.Score != other.Score ? other.Score.CompareTo(one.Score) : string.CompareOrdinal(ids[one.Number], ids[other.Number]));
        if (list.Entries.Count <= keep)
            return;
        list.Entries.RemoveRange(keep, list.Entries.Count - keep);
        list.IsCut = true;
    }

    private sealed class Gathered
    {
        public List<NearEntry> Entries { get; } = [];

        public bool IsCut { get; set; }
    }
}
