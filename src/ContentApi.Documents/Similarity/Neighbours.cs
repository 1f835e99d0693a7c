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
/// <param name="Items">Its neighbours, nearest first, equals by id; at most <see cref="Neighbours.Maximum"/>, and as many more that repeat it;
/// empty when nothing is near enough.</param>
public sealed record ArticleNeighbours(string Id, IReadOnlyList<Neighbour> Items);

/// <summary>An article of a collection.</summary>
/// <param name="Number">Its number, one in the collection.</param>
/// <param name="Id">Its id, one in the collection.</param>
/// <param name="Heaviest">Its heaviest terms.</param>
public sealed record NeighbourEntry(int Number, string Id, TermVector Heaviest);

/// <summary>An article of a collection with its vector.</summary>
/// <param name="Entry">The article.</param>
/// <param name="Vector">As <see cref="TermVector.ToBytes"/> gave it; empty when it was not asked for.</param>
public sealed record ReadArticle(NeighbourEntry Entry, byte[] Vector);

/// <summary>What the neighbours of an article are explained by.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vector">As <see cref="TermVector.ToBytes"/> gave it.</param>
/// <param name="Text">As <see cref="WrittenSyllables.Number"/> gave it.</param>
public sealed record ReadText(string Id, byte[] Vector, byte[] Text);

/// <summary>A collection whose neighbours are looked for; asked by one thread at a time.</summary>
public interface INeighbourSource
{
    /// <summary>The articles from a number on, in ascending order of their numbers, some thousand at a time.</summary>
    /// <param name="from">The least number.</param>
    /// <param name="withVectors">Whether their vectors are wanted.</param>
    IEnumerable<IReadOnlyList<ReadArticle>> Articles(int from, bool withVectors);

    /// <summary>The vector of an article, as <see cref="TermVector.ToBytes"/> gave it.</summary>
    byte[] Vector(int number);

    /// <summary>Vector and text of an article.</summary>
    ReadText Read(int number);

    /// <summary>Of each number the place of that article's id among all in ordinal order; of a number that no article has anything.</summary>
    int[] PlacesById();

    /// <summary>Whether two articles tell the same; the same in both directions.</summary>
    bool IsRepetition(NeighbourEntry one, NeighbourEntry other);
}

/// <summary>
/// Related articles computed from the text: cosine of <see cref="TermVector"/>s over folded syllables and pairs of adjacent syllables.
/// </summary>
/// <remarks>
/// Two articles are compared when they share some of their heaviest terms (<see cref="NearPairs.Threshold"/>): a property of the pair. So
/// the neighbours of one article can be told without those of any other, and are what computing all of them would give. What repeats an
/// article is near to it too, but takes no other's place in its list.
/// </remarks>
/// <param name="source">The collection.</param>
/// <param name="syllables">What numbered its texts.</param>
public sealed class Neighbours(INeighbourSource source, WrittenSyllables syllables)
{
    /// <summary>The most neighbours that an article gets: so many that do not repeat it, and so many that do.</summary>
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
    private const int BlockTerms = 4_000_000;

    /// <summary>How many articles have their phrases looked for at once.</summary>
    private const int PhraseChunk = 16;

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
        foreach (var (_, text) in texts)
            count.Add(TermCount.TermsOf(syllables, text));
        return new Neighbours(new InMemory(syllables, texts, count.Epoch()), syllables)
            .OfAll()
            .OrderBy(article => article.Id, StringComparer.Ordinal);
    }

    /// <summary>
    /// The neighbours of every article of the collection, each article once, in no order that means anything; the collection must not change until the last is
    /// told. Memory holds a block of articles, and of each that follows the numbers of those near to it.
    /// </summary>
    public IEnumerable<ArticleNeighbours> OfAll()
    {
        var lists = new NearLists(source.PlacesById());
        foreach (var pairs in Blocks(source.Articles(0, withVectors: true).SelectMany(articles => articles), BlockTerms))
        {
            var entries = pairs.Targets;
            // Each pair is compared once and told to both: when a block is done, those before it have met it already.
            pairs.WithFollowing(source, (target, near, score) =>
            {
                var repeats = source.IsRepetition(entries[target], near);
                lists.Add(entries[target].Number, near.Number, score, repeats, Kept);
                lists.Add(near.Number, entries[target].Number, score, repeats, Kept);
            });
            foreach (var found in Lists(entries, lists, Kept))
                yield return found;
        }
    }

    /// <summary>
    /// The neighbours of these articles of the collection, each once, in no order that means anything; the collection must not change until
    /// the last is told.
    /// </summary>
    public IEnumerable<ArticleNeighbours> Of(IEnumerable<NeighbourEntry> targets) => Of(targets, Kept, new(source.PlacesById()));

    /// <summary>
    /// The articles of the collection that are near to versions of articles, by score alone, all of them: the pairs whose neighbours may
    /// change when such a version comes or goes.
    /// </summary>
    /// <param name="versions">The versions with their vectors; one is never near to the article with its own number.</param>
    public IReadOnlyList<IReadOnlyList<(int Score, NeighbourEntry Entry)>> NearTo(IReadOnlyList<(NeighbourEntry Entry, TermVector Vector)> versions)
    {
        var near = versions.Select(_ => new List<(int Score, NeighbourEntry Entry)>()).ToList();
        foreach (var pairs in Blocks(versions.Select(version => new ReadArticle(version.Entry, version.Vector.ToBytes())), int.MaxValue))
            pairs.WithAll(source, (target, entry, score) => near[target].Add((score, entry)));
        return near;
    }

    /// <summary>
    /// What stands in the list of one article about another, or null when the two are none: two short texts that share one phrase.
    /// </summary>
    /// <param name="score">The score of the pair in ten-thousandths.</param>
    /// <param name="own">The number of the article whose list it is.</param>
    /// <param name="other">The number of the other.</param>
    public Neighbour? Between(int score, int own, int other)
    {
        var scratch = new MarkedSyllables();
        var text = source.Read(own);
        return Between(score, new(syllables, text, scratch), text, source.Read(other), scratch);
    }

    /// <summary>A score as it is published.</summary>
    public static double Published(int score) => score / 10_000.0;

    private IEnumerable<ArticleNeighbours> Of(IEnumerable<NeighbourEntry> targets, int keep, NearLists lists)
    {
        foreach (var pairs in Blocks(targets.Select(target => new ReadArticle(target, source.Vector(target.Number))), BlockTerms))
        {
            var entries = pairs.Targets;
            pairs.WithAll(source, (target, near, score) => lists.Add(entries[target].Number, near.Number, score, source.IsRepetition(entries[target], near), keep));
            foreach (var found in Lists(entries, lists, keep))
                yield return found;
        }
    }

    /// <summary>The articles block by block; one block is gone when the next is asked for.</summary>
    private static IEnumerable<NearPairs> Blocks(IEnumerable<ReadArticle> articles, int mostTerms)
    {
        var pairs = new NearPairs(FloorScore);
        using var each = articles.GetEnumerator();
        while (pairs.Take(each, mostTerms))
            yield return pairs;
    }

    /// <summary>The lists of articles from those near to each.</summary>
    private IEnumerable<ArticleNeighbours> Lists(IReadOnlyList<NeighbourEntry> entries, NearLists lists, int keep)
    {
        var unsure = new List<NeighbourEntry>();
        foreach (var (entry, found, isSure) in WithPhrases(entries, lists, keep))
        {
            if (!isSure)
                unsure.Add(entry);
            else
                yield return found;
        }
        // Of the nearest so many were none that what was let go may be wanted: once more, and nothing is let go. Their lists are taken, so they grow anew among the others.
        foreach (var found in unsure.Count == 0 ? [] : Of(unsure, int.MaxValue, lists))
            yield return found;
    }

    /// <summary>The neighbours among those near: texts are read by this thread, while the phrases of those before are looked for by others.</summary>
    private IEnumerable<(NeighbourEntry Entry, ArticleNeighbours Found, bool IsSure)> WithPhrases(IReadOnlyList<NeighbourEntry> entries, NearLists lists, int keep)
    {
        var pending = Task.FromResult<(NeighbourEntry, ArticleNeighbours, bool)[]>([]);
        foreach (var some in entries.Chunk(PhraseChunk))
        {
            var read = new Dictionary<int, ReadText>();
            var near = new (NearArticles Others, NearArticles Repetitions)[some.Length];
            for (var i = 0; i < some.Length; i++)
            {
                near[i] = (lists.Take(some[i].Number, repeats: false, keep), lists.Take(some[i].Number, repeats: true, keep));
                var all = near[i].Others.Near.Concat(near[i].Repetitions.Near).Select(entry => entry.Number).ToList();
                if (all.Count == 0)
                    continue;
                foreach (var number in all.Prepend(some[i].Number))
                {
                    if (!read.ContainsKey(number))
                        read.Add(number, source.Read(number));
                }
            }
            var next = Task.Run(() =>
            {
                var found = new (NeighbourEntry, ArticleNeighbours, bool)[some.Length];
                Parallel.For(
                    0,
                    some.Length,
                    () => new MarkedSyllables(),
                    (i, _, scratch) =>
                    {
                        found[i] = WithPhrases(some[i], near[i].Others, near[i].Repetitions, read, scratch);
                        return scratch;
                    },
                    _ => { });
                return found;
            });
            foreach (var found in pending.GetAwaiter().GetResult())
                yield return found;
            pending = next;
        }
        foreach (var found in pending.GetAwaiter().GetResult())
            yield return found;
    }

    private (NeighbourEntry, ArticleNeighbours, bool) WithPhrases(
        NeighbourEntry own,
        NearArticles others,
        NearArticles repetitions,
        Dictionary<int, ReadText> read,
        MarkedSyllables scratch)
    {
        if (others.Near.Count == 0 && repetitions.Near.Count == 0)
            return (own, new(own.Id, []), true);
        var text = read[own.Number];
        var phrases = new SharedPhrases(syllables, text, scratch);
        var (items, repeating) = (Items(others.Near), Items(repetitions.Near));
        return (own, new(own.Id, Nearest(items, repeating)), !(others.IsCut && items.Count < Maximum) && !(repetitions.IsCut && repeating.Count < Maximum));

        List<Neighbour> Items(IReadOnlyList<NearEntry> near)
        {
            var items = new List<Neighbour>(Math.Min(near.Count, Maximum));
            foreach (var (score, number) in near)
            {
                if (items.Count == Maximum)
                    break;
                if (Between(score, phrases, text, read[number], scratch) is { } neighbour)
                    items.Add(neighbour);
            }
            return items;
        }
    }

    /// <summary>Both, nearest first and equals by id.</summary>
    private static List<Neighbour> Nearest(List<Neighbour> items, List<Neighbour> repeating) =>
        repeating.Count == 0 ? items : [.. items.Concat(repeating).OrderByDescending(item => item.Score).ThenBy(item => item.Id, StringComparer.Ordinal)];

    private Neighbour? Between(int score, SharedPhrases phrases, ReadText own, ReadText other, MarkedSyllables scratch)
    {
        var reasons = phrases.With(other);
        // The other way round a phrase may be cut otherwise: asked both ways, the answer is one for the pair.
        if (score < OnePhraseScore && reasons.Count < 2 && new SharedPhrases(syllables, other, scratch).With(own).Count < 2)
            return null;
        return new(other.Id, Published(score), reasons);
    }

    private sealed class InMemory : INeighbourSource
    {
        private readonly List<ReadArticle> articles = [];
        private readonly List<ReadText> texts = [];

        public InMemory(WrittenSyllables syllables, IReadOnlyList<(string Id, byte[] Text)> texts, TermEpoch epoch)
        {
            foreach (var (id, text) in texts)
            {
                var (vector, heaviest) = TermVector.Of(syllables, text, epoch);
                var bytes = vector.ToBytes();
                articles.Add(new(new(articles.Count, id, heaviest), bytes));
                this.texts.Add(new(id, bytes, text));
            }
        }

        public IEnumerable<IReadOnlyList<ReadArticle>> Articles(int from, bool withVectors) => [[.. articles.Skip(from)]];

        public byte[] Vector(int number) => texts[number].Vector;

        public ReadText Read(int number) => texts[number];

        // They are given in ordinal order of their ids.
        public int[] PlacesById() => [.. Enumerable.Range(0, articles.Count)];

        public bool IsRepetition(NeighbourEntry one, NeighbourEntry other) => false;
    }
}
