using System.Runtime.InteropServices;

namespace ContentApi.Documents.Similarity;

/// <summary>An article that is near to another.</summary>
/// <param name="Score">How near, in ten-thousandths.</param>
/// <param name="Number">Which.</param>
internal readonly record struct NearEntry(int Score, int Number);

/// <summary>The nearest of each article, gathered pair by pair: eight bytes a pair, and what is taken is forgotten.</summary>
/// <param name="keep">How many of each are kept, the nearest.</param>
internal sealed class NearLists(int keep)
{
    private readonly Dictionary<int, Gathered> _lists = [];
    // For the order of equals.
    private readonly Dictionary<int, string> _ids = [];

    /// <summary>Notes that an article is near to another.</summary>
    public void Add(int article, NeighbourEntry near, int score)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, article, out _);
        list ??= new();
        if (list.IsCut && score < list.Entries[keep - 1].Score)
            return;
        _ids.TryAdd(near.Number, near.Id);
        list.Entries.Add(new(score, near.Number));
        // Of lists that are full there is one an article: they are kept short.
        if (list.Entries.Count - keep >= Math.Max(keep / 4, 1))
            Cut(list);
    }

    /// <summary>The near ones of an article, nearest first and equals by id, and whether there were more; afterwards there are none.</summary>
    public (IReadOnlyList<NearEntry> Near, bool IsCut) Take(int article)
    {
        if (!_lists.Remove(article, out var list))
            return ([], false);
        Cut(list);
        return (list.Entries, list.IsCut);
    }

    private void Cut(Gathered list)
    {
        list.Entries.Sort((one, other) =>
            one.Score != other.Score ? other.Score.CompareTo(one.Score) : string.CompareOrdinal(_ids[one.Number], _ids[other.Number]));
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
