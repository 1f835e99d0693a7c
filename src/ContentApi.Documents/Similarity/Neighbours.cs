namespace ContentApi.Documents.Similarity;

/// <summary>An article as far as its neighbours go.</summary>
/// <param name="Id">Its id, one in the collection.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Lead">Its lead, or a teaser's summary; null when there is none.</param>
/// <param name="Body">The text of its body without title and lead, blocks parted by line breaks; empty for a teaser.</param>
public sealed record NeighbourText(string Id, string Title, string? Lead, string Body);

/// <summary>A near article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">How near: <see cref="Neighbours.Floor"/> to 1 in steps of 0.0001; the same in both directions.</param>
/// <param name="Reasons">The shared phrases that weigh most, heaviest first, at most five, as they stand in the article whose neighbour
/// this is, syllables parted by a blank; empty when what the two share is only scattered words.
/// </param>
public sealed record Neighbour(string Id, double Score, IReadOnlyList<string> Reasons);

/// <summary>An article with its neighbours.</summary>
/// <param name="Id">The id of the article.</param>
/// <param name="Items">Its neighbours, nearest first, equals by id; at most <see cref="Neighbours.Maximum"/>; empty when nothing is near
/// enough.</param>
public sealed record ArticleNeighbours(string Id, IReadOnlyList<Neighbour> Items);

/// <summary>An article of a collection.</summary>
/// <param name="Number">Its number, one in the collection.</param>
/// <param name="Id">Its id, one in the collection.</param>
/// <param name="Heaviest">Its heaviest terms.</param>
public sealed record NeighbourEntry(int Number, string Id, TermVector Heaviest);

/// <summary>A collection whose neighbours are looked for; asked by one thread at a time.</summary>
public interface INeighbourSource
{
    /// <summary>All articles, some thousand at a time; the order changes nothing.</summary>
    IEnumerable<IReadOnlyList<NeighbourEntry>> Entries();

    /// <summary>The vector of an article, as <see cref="TermVector.ToBytes"/> gave it.</summary>
    byte[] Vector(int number);

    /// <summary>Vector and text of an article, the text as <see cref="WrittenSyllables.Number"/> gave it.</summary>
    (byte[] Vector, byte[] Text) Read(int number);
}

/// <summary>
/// Related articles computed from the text: cosine of <see cref="TermVector"/>s over folded syllables and pairs of adjacent syllables.
/// </summary>
/// <remarks>
/// Two articles are compared when they share some of their heaviest terms (<see cref="NearPairs.Threshold"/>): a property of the pair. So
/// the neighbours of one article can be told without those of any other, and are what computing all of them would give. Duplicates are
/// neighbours here: whoever knows them leaves them out.
/// </remarks>
/// <param name="source">The collection.</param>
/// <param name="syllables">What numbered its texts.</param>
public sealed class Neighbours(INeighbourSource source, WrittenSyllables syllables)
{
    /// <summary>The most neighbours that an article gets.</summary>
    public const int Maximum = 30;

    /// <summary>The least score of a neighbour. Below it two articles share a place or a manner of speaking, not a topic.</summary>
    public const double Floor = 0.12;

    /// <summary>
    /// Below this score two articles must share two phrases: of short texts, one name alone ("Quảng Ninh") can make up as much.
    /// </summary>
    private const double OnePhraseFloor = 0.25;

    private const int FloorScore = (int)(Floor * 10_000);
    private const int OnePhraseScore = (int)(OnePhraseFloor * 10_000);

    /// <summary>How many near articles are kept until their phrases are known: few lists need more.</summary>
    private const int Kept = 40;

    /// <summary>How many terms the vectors of a block may have together: six bytes each.</summary>
    private const int BlockTerms = 6_000_000;

    /// <summary>How many articles have their phrases looked for at once.</summary>
    private const int PhraseChunk = 64;

    /// <summary>
    /// The neighbours of every article, in ordinal order of the ids, one by one as they are asked for. The texts are read once; the order of
    /// the texts changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">Two articles have one id.</exception>
    public static IEnumerable<ArticleNeighbours> Find(IEnumerable<NeighbourText> articles)
    {
        var syllables = new WrittenSyllables([]);
        var texts = articles.Select(article => (article.Id, Text: syllables.Number(article))).OrderBy(article => article.Id, StringComparer.Ordinal).ToList();
        for (var i = 1; i < texts.Count; i++)
        {
            if (texts[i].Id == texts[i - 1].Id)
                throw new ArgumentException($"The article '{texts[i].Id}' is given more than once.");
        }
        var count = new TermCount();
        count.Add(syllables, [.. texts.Select(text => text.Text)]);
        var collection = new InMemory(syllables, texts, count.Epoch());
        return new Neighbours(collection, syllables)
            .Of(collection.Entries().SelectMany(entries => entries))
            .OrderBy(article => article.Id, StringComparer.Ordinal);
    }

    /// <summary>
    /// The neighbours of these articles of the collection, each once, in no order that means anything; the collection must not change until
    /// the last is told.
    /// </summary>
    public IEnumerable<ArticleNeighbours> Of(IEnumerable<NeighbourEntry> targets) => Of(targets, Kept);

    /// <summary>
    /// The articles of the collection that are near to versions of articles, by score alone, all of them: the pairs whose neighbours may
    /// change when such a version comes or goes.
    /// </summary>
    /// <param name="versions">The versions with their vectors; one is never near to the article with its own number.</param>
    public IReadOnlyList<IReadOnlyList<(int Score, NeighbourEntry Entry)>> NearTo(IReadOnlyList<(NeighbourEntry Entry, TermVector Vector)> versions)
    {
        var pairs = new NearPairs([.. versions.Select(version => version.Entry)], [.. versions.Select(version => version.Vector)], int.MaxValue, FloorScore);
        pairs.Compare(source);
        return [.. versions.Select((_, i) => pairs.Near(i).Select(near => (near.Score, near.Entry)).ToList())];
    }

    /// <summary>
    /// What stands in the list of one article about another, or null when the two are none: two short texts that share one phrase.
    /// </summary>
    /// <param name="score">The score of the pair in ten-thousandths.</param>
    /// <param name="own">The article whose list it is.</param>
    /// <param name="other">The other.</param>
    public Neighbour? Between(int score, NeighbourEntry own, NeighbourEntry other)
    {
        var (one, two) = (Read(own.Number), Read(other.Number));
        return Between(new(score, other), new SharedPhrases(one), one, two);

        PhraseText Read(int number)
        {
            var (vector, text) = source.Read(number);
            return new PhraseText(syllables, text, TermVector.From(vector));
        }
    }

    /// <summary>A score as it is published.</summary>
    public static double Published(int score) => score / 10_000.0;

    private IEnumerable<ArticleNeighbours> Of(IEnumerable<NeighbourEntry> targets, int keep)
    {
        foreach (var block in Blocks(targets))
        {
            foreach (var found in Of(block.Entries, block.Vectors, keep))
                yield return found;
        }
    }

    // Of its own, so that one block is let go before the next is laid out.
    private IEnumerable<ArticleNeighbours> Of(List<NeighbourEntry> entries, List<TermVector> vectors, int keep)
    {
        var pairs = new NearPairs(entries, vectors, keep, FloorScore);
        vectors.Clear();
        pairs.Compare(source);
        var unsure = new List<NeighbourEntry>();
        foreach (var (target, found) in WithPhrases(entries, pairs))
        {
            if (found.Items.Count < Maximum && pairs.IsCut(target))
                unsure.Add(entries[target]);
            else
                yield return found;
        }
        // Of the nearest so many were none that what was let go may be wanted: once more, and nothing is let go.
        foreach (var found in unsure.Count == 0 ? [] : Of(unsure, int.MaxValue))
            yield return found;
    }

    private IEnumerable<(List<NeighbourEntry> Entries, List<TermVector> Vectors)> Blocks(IEnumerable<NeighbourEntry> targets)
    {
        var (entries, vectors, terms) = (new List<NeighbourEntry>(), new List<TermVector>(), 0);
        foreach (var target in targets)
        {
            var vector = TermVector.From(source.Vector(target.Number));
            entries.Add(target);
            vectors.Add(vector);
            terms += vector.Terms.Length;
            if (terms < BlockTerms)
                continue;
            yield return (entries, vectors);
            (entries, vectors, terms) = ([], [], 0);
        }
        if (entries.Count > 0)
            yield return (entries, vectors);
    }

    /// <summary>The lists of a block: texts are read by this thread, while the phrases of those before are looked for by others.</summary>
    private IEnumerable<(int Target, ArticleNeighbours Found)> WithPhrases(List<NeighbourEntry> entries, NearPairs pairs)
    {
        Task<ArticleNeighbours[]>? pending = null;
        var done = 0;
        for (var from = 0; from < entries.Count; from += PhraseChunk)
        {
            var (first, size) = (from, Math.Min(PhraseChunk, entries.Count - from));
            var read = new Dictionary<int, (byte[] Vector, byte[] Text)>();
            var near = new IReadOnlyList<NearEntry>[size];
            for (var i = 0; i < size; i++)
            {
                near[i] = pairs.Near(from + i);
                if (near[i].Count > 0)
                    read.TryAdd(entries[from + i].Number, source.Read(entries[from + i].Number));
                foreach (var (_, entry) in near[i])
                {
                    if (!read.ContainsKey(entry.Number))
                        read.Add(entry.Number, source.Read(entry.Number));
                }
            }
            var next = Task.Run(() =>
            {
                var found = new ArticleNeighbours[size];
                Parallel.For(0, size, i => found[i] = new(entries[first + i].Id, Items(entries[first + i], near[i], read)));
                return found;
            });
            foreach (var found in pending?.GetAwaiter().GetResult() ?? [])
                yield return (done++, found);
            pending = next;
        }
        foreach (var found in pending?.GetAwaiter().GetResult() ?? [])
            yield return (done++, found);
    }

    private List<Neighbour> Items(NeighbourEntry own, IReadOnlyList<NearEntry> near, Dictionary<int, (byte[] Vector, byte[] Text)> read)
    {
        var items = new List<Neighbour>(Math.Min(near.Count, Maximum));
        if (near.Count == 0)
            return items;
        var text = Text(own);
        var phrases = new SharedPhrases(text);
        foreach (var entry in near)
        {
            if (items.Count == Maximum)
                break;
            if (Between(entry, phrases, text, Text(entry.Entry)) is { } neighbour)
                items.Add(neighbour);
        }
        return items;

        PhraseText Text(NeighbourEntry entry) => new(syllables, read[entry.Number].Text, TermVector.From(read[entry.Number].Vector));
    }

    private static Neighbour? Between(NearEntry near, SharedPhrases phrases, PhraseText own, PhraseText other)
    {
        var reasons = phrases.With(other);
        // The other way round a phrase may be cut otherwise: asked both ways, the answer is one for the pair.
        if (near.Score < OnePhraseScore && reasons.Count < 2 && new SharedPhrases(other).With(own).Count < 2)
            return null;
        return new(near.Entry.Id, Published(near.Score), reasons);
    }

    private sealed class InMemory : INeighbourSource
    {
        private readonly List<NeighbourEntry> _entries = [];
        private readonly List<(byte[] Vector, byte[] Text)> _read = [];

        public InMemory(WrittenSyllables syllables, IReadOnlyList<(string Id, byte[] Text)> texts, TermEpoch epoch)
        {
            foreach (var (id, text) in texts)
            {
                var (vector, heaviest) = TermVector.Of(syllables, text, epoch);
                _entries.Add(new(_entries.Count, id, heaviest));
                _read.Add((vector.ToBytes(), text));
            }
        }

        public IEnumerable<IReadOnlyList<NeighbourEntry>> Entries() => [_entries];

        public byte[] Vector(int number) => _read[number].Vector;

        public (byte[] Vector, byte[] Text) Read(int number) => _read[number];
    }
}
