using ContentApi.Documents;
using ContentApi.Documents.Similarity;
using ContentApi.Storage;

namespace ContentApi.Derive;

/// <summary>The stored texts and vectors: what neighbours are looked for in. Memory holds the ways of writing syllables, and some hundred articles at a time.</summary>
internal sealed class NeighbourCollection : INeighbourSource
{
    private readonly NeighbourStore store;
    private readonly WrittenSyllables syllables;
    private readonly Dictionary<int, int> frequencies = [];
    private readonly Dictionary<string, string> repeated;
    private int stored;

    public NeighbourCollection(NeighbourStore store)
    {
        this.store = store;
        syllables = new WrittenSyllables(store.Syllables());
        stored = syllables.Count;
        repeated = store.Repeated().ToDictionary(article => article.Id, article => article.Repeated, StringComparer.Ordinal);
        Neighbours = new Neighbours(this, syllables);
    }

    public Neighbours Neighbours { get; }

    public IEnumerable<IReadOnlyList<ReadArticle>> Articles(int from, bool withVectors)
    {
        for (var rows = After(from - 1); rows.Count > 0; rows = After(rows[^1].Number))
            yield return [.. rows.Select(row => new ReadArticle(new((int)row.Number, row.ArticleId, TermVector.From(row.Terms)), row.Vector))];

        IReadOnlyList<HeaviestTermsRow> After(long number) => withVectors ? store.HeaviestAndVectors(number) : store.Heaviest(number);
    }

    public byte[] Vector(int number) => store.Vector(number);

    public int[] PlacesById() => store.PlacesById();

    public bool IsRepetition(NeighbourEntry one, NeighbourEntry other) => IsRepetition(one.Id, other.Id);

    /// <summary>Whether one article repeats the other, or both the same one.</summary>
    public bool IsRepetition(string one, string other)
    {
        if (repeated.Count == 0)
            return false;
        var (first, second) = (repeated.GetValueOrDefault(one), repeated.GetValueOrDefault(other));
        return first == other || second == one || (first is not null && first == second);
    }

    public ReadText Read(int number)
    {
        var (id, vector, text) = store.Read(number);
        return new(id, vector, text);
    }

    /// <summary>Numbers the texts of all live articles that are not numbered yet, and counts their terms anew: a new epoch.</summary>
    public void BeginEpoch()
    {
        foreach (var texts in SideBySide.Make(Unnumbered(), Text))
        {
            foreach (var text in texts)
                PutText(text.Id, syllables.Number(text));
        }
        store.ForgetLists();

        var count = new TermCount();
        foreach (var texts in SideBySide.Make(Texts(), row => TermCount.TermsOf(syllables, row.Syllables)))
        {
            foreach (var terms in texts)
                count.Add(terms);
        }
        store.BeginEpoch(count.Articles, count.Repeated);
        PutVectors(count.Epoch());
    }

    private IEnumerable<IReadOnlyList<ArticleTextRow>> Unnumbered()
    {
        for (var rows = store.Unnumbered(""); rows.Count > 0; rows = store.Unnumbered(rows[^1].Id))
            yield return rows;
    }

    private IEnumerable<IReadOnlyList<NumberedTextRow>> Texts()
    {
        for (var rows = store.Texts(0); rows.Count > 0; rows = store.Texts(rows[^1].Number))
            yield return rows;
    }

    /// <summary>The epoch that was counted last.</summary>
    public TermEpoch Epoch(int articles) =>
        new(
            articles,
            term =>
            {
                if (!frequencies.TryGetValue(term, out var frequency))
                    frequencies.Add(term, frequency = Math.Max(1, store.Frequency(term)));
                return frequency;
            }
        );

    /// <summary>
    /// Brings the stored text of an article up to date, and gives what it was and what it is: null where it was or is not in the collection. Both are the same when
    /// its text did not change.
    /// </summary>
    public (NeighbourVersion? Before, NeighbourVersion? After) Place(string id, TermEpoch epoch)
    {
        var before = store.Text(id) is { } row ? Version((int)row.Number, row) : null;
        if (store.Article(id) is not { } article)
        {
            store.Forget(id);
            return (before, null);
        }
        var text = syllables.Number(Text(article));
        if (before is not null && text.AsSpan().SequenceEqual(before.Text))
            return (before, before);
        var number = PutText(id, text);
        var (vector, heaviest) = TermVector.Of(syllables, text, epoch);
        store.PutVector(number, id, vector.ToBytes(), heaviest.ToBytes());
        return (before, new(new((int)number, id, heaviest), vector, text));
    }

    /// <summary>Computes the lists of some articles.</summary>
    public void PutLists(IEnumerable<NeighbourEntry> entries) => PutLists(Neighbours.Of(entries));

    /// <summary>Computes the lists of all articles.</summary>
    public void PutAllLists() => PutLists(Neighbours.OfAll());

    public static NeighbourRow Row(Neighbour neighbour) => new(neighbour.Id, neighbour.Score, neighbour.Reasons);

    private void PutLists(IEnumerable<ArticleNeighbours> articles)
    {
        foreach (var article in articles)
            store.PutList(article.Id, [.. article.Items.Select(Row)]);
    }

    private void PutVectors(TermEpoch epoch)
    {
        foreach (var articles in SideBySide.Make(Texts(), row => (row.Number, row.ArticleId, Made: TermVector.Of(syllables, row.Syllables, epoch))))
        {
            foreach (var (number, id, (vector, heaviest)) in articles)
                store.PutVector(number, id, vector.ToBytes(), heaviest.ToBytes());
        }
    }

    private long PutText(string id, byte[] text)
    {
        for (; stored < syllables.Count; stored++)
            store.PutSyllable(stored, syllables[stored]);
        return store.PutText(id, text);
    }

    private NeighbourVersion Version(int number, NumberedTextRow row) =>
        new(new(number, row.ArticleId, TermVector.From(store.HeaviestOf(number))), TermVector.From(store.Vector(number)), row.Syllables);

    private static NeighbourText Text(ArticleTextRow row) =>
        new(
            row.Id,
            row.Title,
            row.Lead,
            row.Blocks is null ? "" : string.Join('\n', JsonColumn.Read<IReadOnlyList<BlockRow>>(row.Blocks).Select(block => block.PlainText))
        );
}

/// <summary>What an article is, or was, to its neighbours.</summary>
internal sealed record NeighbourVersion(NeighbourEntry Entry, TermVector Vector, byte[] Text);
