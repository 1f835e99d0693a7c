using System.Text.Json;

namespace ContentApi.Storage.Search;

/// <summary>The postings of one term in one collection: where they stand and how many they are, and they themselves once they are asked for.</summary>
internal sealed class TermList
{
    private readonly List<(SearchSegment Segment, int Count, ReadOnlyMemory<byte> Bytes)> parts = [];

    /// <summary>How many postings there are, removed articles' too.</summary>
    public int Count { get; private set; }

    /// <summary>The live postings, or the last of them; null: they were not read yet.</summary>
    public Postings? Read { get; private set; }

    /// <summary>Whether some postings were left out, for they were too many.</summary>
    public bool IsCut { get; private set; }

    /// <summary>In how many articles the term stands; removed ones are left out where all postings were read.</summary>
    public int Frequency => Read is null || IsCut ? Count : Read.Count;

    public void Add(SearchSegment segment, int count, ReadOnlyMemory<byte> bytes)
    {
        parts.Add((segment, count, bytes));
        Count += count;
    }

    /// <summary>Reads the postings.</summary>
    /// <param name="session">What is read.</param>
    /// <param name="collection">Whose articles.</param>
    /// <param name="term">Which term this is.</param>
    /// <param name="most">How many at most: of more, those of the articles filed last.</param>
    public Postings Load(ReadSession session, SearchCollection collection, ulong term, int most = int.MaxValue)
    {
        if (Read is not null)
            return Read;
        var (first, left) = (parts.Count, (long)most);
        while (first > 0 && left > 0)
            left -= parts[--first].Count;
        var read = parts[first..];
        IsCut = most < Count;
        var keys = read.Where(part => part.Bytes.IsEmpty).Select(part => Pages.Key(part.Segment.Id, term)).ToList();
        var rows = new Dictionary<long, ReadOnlyMemory<byte>>();
        if (keys.Count > 0)
        {
            // Plan: one search by primary key a segment.
            session.Each(
                "SELECT key, postings FROM search_list WHERE key IN (SELECT value FROM json_each($1))",
                new(JsonSerializer.Serialize(keys)),
                row => rows.Add(Pages.SegmentOf(row.Integer(0)), session.Keep(row.Span(1)))
            );
        }
        var postings = new Postings();
        postings.Reserve((int)Math.Min(Count, most));
        foreach (var (segment, count, bytes) in read)
        {
            postings.Read((bytes.IsEmpty ? rows[segment.Id] : bytes).Span, count, segment.FirstNumber, segment.Size, (int)Math.Min(int.MaxValue, count + Math.Min(0, left)));
            left = 0;
        }
        if (collection.Removed.Length > 0)
            postings.Remove(collection.Removed);
        return Read = postings;
    }
}

/// <summary>The terms of one query in one collection.</summary>
internal sealed class TermLists : IDisposable
{
    private readonly ReadSession session;
    private readonly Dictionary<ulong, TermList> lists = [];

    /// <param name="session">What is read.</param>
    /// <param name="collection">Of which articles.</param>
    /// <param name="terms">All that will be asked for, each once.</param>
    public TermLists(ReadSession session, SearchCollection collection, IReadOnlyCollection<ulong> terms)
    {
        this.session = session;
        Collection = collection;
        foreach (var term in terms)
            lists.Add(term, new());
        var segments = collection.Segments.ToDictionary(segment => segment.Id);
        var wanted = collection.Segments.SelectMany(segment => terms.Select(term => Pages.Key(segment.Id, term)));
        // Plan: two searches by primary key a term and segment. The page of a term is the last that does not begin behind it.
        session.Each(
            """
            SELECT wanted.value, page.key, page.entries FROM json_each($1) AS wanted
            CROSS JOIN search_page AS page ON page.key = (SELECT max(key) FROM search_page WHERE key <= wanted.value)
            """,
            new(JsonSerializer.Serialize(wanted)),
            row =>
            {
                var (own, key) = (row.Integer(0), row.Integer(1));
                var (segment, term) = (Pages.SegmentOf(own), Pages.TermOf(own));
                if (Pages.SegmentOf(key) == segment && Pages.Find(key, row.Span(2), term) is { } entry)
                    lists[term].Add(segments[segment], entry.Count, session.Keep(row.Span(2).Slice(entry.Start, entry.Length)));
            }
        );
    }

    public SearchCollection Collection { get; }

    public TermList this[ulong term] => lists[term];

    public Postings Load(ulong term, int most = int.MaxValue) => lists[term].Load(session, Collection, term, most);

    public void Dispose()
    {
        foreach (var list in lists.Values)
            list.Read?.Dispose();
    }
}
