using ContentApi.Documents.Similarity;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>
/// The computed related articles, made when content changes so that reading them is one indexed statement. Within an epoch, updating what changed gives what
/// computing all of them would give.
/// </summary>
public static class NeighbourRows
{
    /// <summary>Below this every change renews the epoch: it costs little, and few articles say little about how common a word is.</summary>
    public const int SmallCollection = 1000;

    /// <summary>From a quarter of all articles on all lists are made anew in the same epoch: that is cheaper than to find whom the changes concern.</summary>
    private const int LargeShare = 4;

    /// <summary>The most changed articles whose pairs are held in memory.</summary>
    private const int MostChanged = 5_000;

    /// <summary>Brings all lists up to date with what the writer changed; the first time, in a small collection, and when it has doubled, in a new epoch.</summary>
    /// <param name="writer">What changed the content.</param>
    /// <param name="small">Below how many articles every change renews the epoch.</param>
    public static void Update(ContentWriter writer, int small = SmallCollection)
    {
        var store = writer.Neighbours;
        var epoch = store.Epoch();
        // Of a pair that tells the same now, or no longer, the place in the lists changes.
        var changed = writer.Changed.Concat(writer.RepeatingAnew).Distinct().Order(StringComparer.Ordinal).ToList();
        if (epoch is not null && changed.Count == 0)
            return;
        var articles = store.CountArticles();
        var collection = new NeighbourCollection(store);
        if (epoch is null || articles < small || articles >= 2 * epoch.ArticleCount)
        {
            foreach (var id in writer.Changed)
                store.Forget(id);
            Renew(collection);
            return;
        }
        // In one order, so that the same changes give the same file.
        var terms = collection.Epoch((int)epoch.ArticleCount);
        var changes = changed.Select(id => (Id: id, Versions: collection.Place(id, terms)));
        if (changed.Count > Math.Min(MostChanged, articles / LargeShare))
        {
            foreach (var _ in changes) { }
            collection.PutAllLists();
        }
        else
        {
            var replaced = changes.Where(change => !ReferenceEquals(change.Versions.Before, change.Versions.After) || writer.RepeatingAnew.Contains(change.Id));
            Replace(store, collection, [.. replaced.Select(change => change.Versions)]);
        }
    }

    /// <summary>Reads all texts again, begins a new epoch, and computes all lists anew.</summary>
    public static void Rebuild(ContentWriter writer)
    {
        writer.Neighbours.ForgetTexts();
        Renew(new NeighbourCollection(writer.Neighbours));
    }

    /// <summary>Computes all lists anew within the epoch: what updating must have given already.</summary>
    public static void Recompute(ContentWriter writer) => new NeighbourCollection(writer.Neighbours).PutAllLists();

    private static void Renew(NeighbourCollection collection)
    {
        collection.BeginEpoch();
        collection.PutAllLists();
    }

    /// <summary>Computes the lists of the changed articles, and enters them into those of others, or takes them out.</summary>
    private static void Replace(NeighbourStore store, NeighbourCollection collection, List<(NeighbourVersion? Before, NeighbourVersion? After)> changes)
    {
        var changed = changes.Select(change => (change.Before ?? change.After!).Entry.Id).ToHashSet(StringComparer.Ordinal);
        var versions = changes.SelectMany(change => new[] { (Version: change.Before, IsGone: true), (Version: change.After, IsGone: false) }).Where(each => each.Version is not null).ToList();
        var near = collection.Neighbours.NearTo([.. versions.Select(each => (each.Version!.Entry, each.Version.Vector))]);

        var concerned = new SortedDictionary<int, (NeighbourEntry Entry, List<Arrival> Arrivals)>();
        for (var i = 0; i < versions.Count; i++)
        {
            foreach (var (score, entry) in near[i])
            {
                if (changed.Contains(entry.Id))
                    continue;
                if (!concerned.TryGetValue(entry.Number, out var other))
                    concerned.Add(entry.Number, other = (entry, []));
                if (!versions[i].IsGone)
                    other.Arrivals.Add(new(score, versions[i].Version!.Entry));
            }
        }
        List<NeighbourEntry> anew = [.. changes.Select(change => change.After?.Entry).OfType<NeighbourEntry>()];
        foreach (var (entry, arrivals) in concerned.Values)
        {
            var (before, arrived) = (store.List(entry.Id), arrivals.ToLookup(arrival => collection.IsRepetition(entry.Id, arrival.Entry.Id)));
            var kept = before.Where(item => !changed.Contains(item.Id)).ToLookup(item => collection.IsRepetition(entry.Id, item.Id));
            var gone = before.Count(item => changed.Contains(item.Id));
            if (Replaced(collection, entry, [.. kept[false]], gone, [.. arrived[false]]) is { } others && Replaced(collection, entry, [.. kept[true]], gone, [.. arrived[true]]) is { } repeating)
                store.PutList(entry.Id, [.. others.Concat(repeating).OrderByDescending(item => item.Score).ThenBy(item => item.Id, StringComparer.Ordinal)]);
            else
                anew.Add(entry);
        }
        collection.PutLists(anew);
    }

    /// <summary>
    /// One kind of the items of an article that did not change itself, those that repeat it or the others: without the changed articles as they were and with them
    /// as they are; null when what follows the last item is not known and must be computed.
    /// </summary>
    /// <param name="collection">Where they are.</param>
    /// <param name="own">The article.</param>
    /// <param name="kept">The items of that kind that did not change.</param>
    /// <param name="gone">How many items changed: of which kind they were is not known, and of the kind kept there were at most so many more.</param>
    /// <param name="arrivals">The changed articles as they are, of that kind.</param>
    private static List<NeighbourRow>? Replaced(NeighbourCollection collection, NeighbourEntry own, List<NeighbourRow> kept, int gone, List<Arrival> arrivals)
    {
        // Items that were full may leave out others that are nearer than an arrival behind the last.
        var isOpen = kept.Count + gone >= Neighbours.Maximum;
        arrivals.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : string.CompareOrdinal(one.Entry.Id, other.Entry.Id));
        var list = new List<NeighbourRow>(Neighbours.Maximum);
        var (next, arrived) = (0, 0);
        while (list.Count < Neighbours.Maximum)
        {
            if (next == kept.Count && isOpen)
                return null;
            if (arrived < arrivals.Count && (next == kept.Count || IsNearer(arrivals[arrived], kept[next])))
            {
                var (score, entry) = arrivals[arrived++];
                if (collection.Neighbours.Between(score, own.Number, entry.Number) is { } neighbour)
                    list.Add(NeighbourCollection.Row(neighbour));
            }
            else if (next < kept.Count)
                list.Add(kept[next++]);
            else
                break;
        }
        return list;
    }

    private static bool IsNearer(Arrival arrival, NeighbourRow item)
    {
        var score = Neighbours.Published(arrival.Score);
        return score != item.Score ? score > item.Score : string.CompareOrdinal(arrival.Entry.Id, item.Id) < 0;
    }

    private sealed record Arrival(int Score, NeighbourEntry Entry);
}
