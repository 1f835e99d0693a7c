using System.Buffers;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>An article that the index gives for a query.</summary>
/// <param name="Key">Its number in search_article: collection and number.</param>
/// <param name="Rank">The score that the index can tell, then the day: greater is better.</param>
internal readonly record struct SearchHit(long Key, long Rank) : IComparable<SearchHit>
{
    /// <summary>The day of the article; see <see cref="SearchDay"/>.</summary>
    public ushort Day => (ushort)Rank;

    /// <summary>Better ones first; of equals the one filed first.</summary>
    public int CompareTo(SearchHit other) => Rank != other.Rank ? other.Rank.CompareTo(Rank) : Key.CompareTo(other.Key);
}

/// <summary>
/// The first phase of a search: what the index alone can tell, from at most <see cref="PostingBudget"/> postings, the rarest units first. Units that are left over
/// are looked for in the texts.
/// </summary>
internal sealed class SearchHits
{
    /// <summary>How many postings a query reads in one collection: some five milliseconds.</summary>
    public const int PostingBudget = 1_000_000;

    /// <summary>How many syllables a prefix may stand for: the commonest.</summary>
    private const int Expansions = 50;

    /// <summary>A score counts in 1/1024.</summary>
    private const double Fine = 1024;

    private readonly SearchQuery query;
    private readonly bool decidesAlone;
    private readonly IReadOnlyList<LabelCondition> labels;
    private readonly List<PerCollection> collections = [];
    private readonly Dictionary<string, IReadOnlyList<ulong>> prefixes = [];
    private (int Units, bool IsFiltered, List<SearchHit> Hits)? collected;

    /// <param name="session">What is read.</param>
    /// <param name="query">What is searched for.</param>
    /// <param name="searched">In which collections.</param>
    /// <param name="labels">What is asked of sections, tags and authors.</param>
    /// <param name="decidesAlone">Whether the index can tell what must not be there; else that is left to the texts.</param>
    public SearchHits(ReadSession session, SearchQuery query, IEnumerable<SearchCollection> searched, IReadOnlyList<LabelCondition> labels, bool decidesAlone)
    {
        this.decidesAlone = decidesAlone;
        this.labels = labels;
        foreach (var phrase in query.Units.SelectMany(unit => unit.Alternatives).Concat(query.Excluded).Where(phrase => phrase.IsPrefix))
        {
            var folded = phrase.Syllables[^1].Folded;
            if (!prefixes.ContainsKey(folded))
                prefixes.Add(folded, Expand(session, folded));
        }
        var terms = query
            .Units.SelectMany(unit => unit.Alternatives)
            .Concat(query.Excluded)
            .SelectMany(TermsOf)
            .Concat(query.Units.SelectMany(unit => unit.Alternatives).SelectMany(phrase => phrase.Syllables).Select(syllable => syllable.Term))
            .Concat(query.Pairs.Select(pair => SearchTerm.Pair(pair.First.Term, pair.Second.Term)))
            .ToHashSet();
        foreach (var collection in searched)
            collections.Add(new(new TermLists(session, collection, [.. terms.Union(labels.SelectMany(label => label.Any))])));
        Articles = collections.Sum(collection => (long)collection.Lists.Collection.Articles);
        // Of very many units the rarest say what is meant.
        this.query = query.Units.Count <= MaximumUnits
            ? query
            : query.With([.. query.Units.Where(query.Units.OrderBy(unit => collections.Sum(collection => Size(collection.Lists, unit))).Take(MaximumUnits).ToHashSet().Contains)]);
        foreach (var collection in collections)
            ReadUnits(collection);
        // What removed articles still add to the counts would make a score depend on how the content came to be.
        foreach (var term in collections.Exists(collection => collection.Lists.Collection.Removed.Count > 0) ? terms : [])
        {
            foreach (var collection in collections.Where(collection => collection.Lists[term].Count <= PostingBudget / 20))
                collection.Lists.Load(term);
        }
    }

    /// <summary>How many units count.</summary>
    public const int MaximumUnits = 64;

    /// <summary>The query, with no more than <see cref="MaximumUnits"/> units.</summary>
    public SearchQuery Query => query;

    /// <summary>How many live articles are searched.</summary>
    public long Articles { get; }

    /// <summary>Whether all units were looked up, so that the hits are those that have all, and no more.</summary>
    public bool IsComplete => collections.TrueForAll(collection => collection.Read.Count == query.Units.Count);

    /// <summary>In how many live articles a term stands; of a term too common to be read some of them may be removed ones.</summary>
    public long Frequency(ulong term) => collections.Sum(collection => (long)(collection.Lists[term].Read?.Count ?? collection.Lists[term].Count));

    /// <summary>As <see cref="Frequency"/>, of all syllables that a prefix stands for; each article once a syllable.</summary>
    public long PrefixFrequency(string folded) => Math.Min(Articles, prefixes[folded].Sum(Frequency));

    /// <summary>The articles that have at least so many of the units, in no order; with the labels asked for, or whatever labels.</summary>
    public List<SearchHit> WithAtLeast(int units, bool isFiltered)
    {
        isFiltered &= labels.Count > 0;
        if (collected is not { } last || last.Units != units || last.IsFiltered != isFiltered)
        {
            var hits = new List<SearchHit>();
            foreach (var collection in collections)
                Collect(collection, units, isFiltered, hits);
            collected = last = (units, isFiltered, hits);
        }
        return last.Hits;
    }

    private void Collect(PerCollection collection, int units, bool isFiltered, List<SearchHit> hits)
    {
        var days = collection.Lists.Collection.Days;
        // A unit that was not looked up may be there.
        var least = Math.Max(1, units - (query.Units.Count - collection.Read.Count));
        if (days.Length == 0 || collection.Read.Count < least)
            return;
        var scores = ArrayPool<int>.Shared.Rent(days.Length);
        var met = ArrayPool<byte>.Shared.Rent(days.Length);
        Array.Clear(scores, 0, days.Length);
        Array.Clear(met, 0, days.Length);
        foreach (var unit in collection.Read)
            Accumulate(unit.Postings, unit.Rarity, scores, met);
        foreach (var (postings, rarity) in collection.Pairs)
            Accumulate(postings, rarity, scores, null);
        foreach (var excluded in collection.Excluded)
        {
            foreach (var number in excluded.Numbers)
                met[number] = 0;
        }
        if (isFiltered)
            Keep(collection, met);
        var high = (long)collection.Lists.Collection.Number << 32;
        if (least == collection.Read.Count)
        {
            // All of them: whatever has all has the rarest.
            var numbers = collection.Read.MinBy(unit => unit.Postings.Count)!.Postings.Numbers;
            hits.EnsureCapacity(hits.Count + numbers.Length);
            foreach (var number in numbers)
            {
                if (met[number] >= least)
                    hits.Add(new(high | (uint)number, ((long)scores[number] << 16) | days[number]));
            }
        }
        else
        {
            for (var number = 0; number < days.Length; number++)
            {
                if (met[number] >= least)
                    hits.Add(new(high | (uint)number, ((long)scores[number] << 16) | days[number]));
            }
        }
        ArrayPool<int>.Shared.Return(scores);
        ArrayPool<byte>.Shared.Return(met);
    }

    /// <summary>Takes out what has not the labels asked for.</summary>
    private void Keep(PerCollection collection, byte[] met)
    {
        var size = collection.Lists.Collection.Days.Length;
        var kept = ArrayPool<byte>.Shared.Rent(size);
        foreach (var condition in labels)
        {
            Array.Clear(kept, 0, size);
            foreach (var label in condition.Any)
            {
                foreach (var number in collection.Lists.Load(label).Numbers)
                    kept[number] = 1;
            }
            var wanted = condition.IsExcluded ? 0 : 1;
            for (var number = 0; number < size; number++)
            {
                if (kept[number] != wanted)
                    met[number] = 0;
            }
        }
        ArrayPool<byte>.Shared.Return(kept);
    }

    private static void Accumulate(Postings postings, double rarity, int[] scores, byte[]? met)
    {
        Span<int> worth = stackalloc int[ArticleTerms.MaximumLevel + 1];
        for (var level = 0; level < worth.Length; level++)
            worth[level] = (int)Math.Round(Fine * rarity * SearchWeights.Saturated(ArticleTerms.FrequencyOf(level)));
        var numbers = postings.Numbers;
        var levels = postings.Levels;
        for (var i = 0; i < numbers.Length; i++)
        {
            scores[numbers[i]] += worth[levels[i]];
            if (met is not null)
                met[numbers[i]]++;
        }
    }

    private void ReadUnits(PerCollection collection)
    {
        var lists = collection.Lists;
        var left = (long)PostingBudget;
        foreach (var unit in query.Units.OrderBy(unit => Size(lists, unit)))
        {
            var size = Size(lists, unit);
            // The rarest is read whatever it costs: there is nothing to go by without it.
            if (size > left && collection.Read.Count > 0)
                break;
            left -= size;
            var postings = Union(lists.Collection, unit.Alternatives.Select(phrase => Read(lists, phrase)).ToList());
            collection.Read.Add(new(postings, SearchWeights.Rarity(lists.Collection.Articles, postings.Count)));
        }
        left = PostingBudget;
        foreach (var term in query.Pairs.Select(pair => SearchTerm.Pair(pair.First.Term, pair.Second.Term)).Distinct().OrderBy(term => lists[term].Count))
        {
            if ((left -= lists[term].Count) < 0)
                break;
            var postings = lists.Load(term);
            collection.Pairs.Add((postings, SearchWeights.Pair * SearchWeights.Rarity(lists.Collection.Articles, postings.Count)));
        }
        if (decidesAlone)
            collection.Excluded.AddRange(query.Excluded.Select(phrase => Read(lists, phrase)));
    }

    /// <summary>How many postings are read for a unit.</summary>
    private long Size(TermLists lists, SearchUnit unit) => unit.Alternatives.SelectMany(TermsOf).Sum(term => (long)lists[term].Count);

    /// <summary>The terms whose lists give a phrase: of several syllables the pairs, for wherever it stands they stand.</summary>
    private IEnumerable<ulong> TermsOf(SearchPhrase phrase)
    {
        var whole = phrase.IsPrefix ? phrase.Syllables.Count - 1 : phrase.Syllables.Count;
        if (whole == 1)
            yield return phrase.Syllables[0].Term;
        for (var i = 1; i < whole; i++)
            yield return SearchTerm.Pair(phrase.Syllables[i - 1].Term, phrase.Syllables[i].Term);
        if (!phrase.IsPrefix)
            yield break;
        foreach (var term in prefixes[phrase.Syllables[^1].Folded])
            yield return term;
    }

    private Postings Read(TermLists lists, SearchPhrase phrase)
    {
        var expanded = phrase.IsPrefix ? prefixes[phrase.Syllables[^1].Folded] : [];
        var parts = TermsOf(phrase).Take(TermsOf(phrase).Count() - expanded.Count).Select(lists.Load).ToList();
        if (phrase.IsPrefix)
            parts.Add(Union(lists.Collection, expanded.Select(lists.Load).ToList()));
        return Intersection(parts);
    }

    private static Postings Union(SearchCollection collection, List<Postings> lists)
    {
        if (lists.Count == 1)
            return lists[0];
        // The greatest level plus one; 0: in none.
        var size = collection.Days.Length;
        var best = ArrayPool<byte>.Shared.Rent(size);
        Array.Clear(best, 0, size);
        foreach (var list in lists)
        {
            var numbers = list.Numbers;
            var levels = list.Levels;
            for (var i = 0; i < numbers.Length; i++)
                best[numbers[i]] = Math.Max(best[numbers[i]], (byte)(levels[i] + 1));
        }
        var merged = new Postings();
        for (var number = 0; number < size; number++)
        {
            if (best[number] > 0)
                merged.Add(number, (byte)(best[number] - 1));
        }
        ArrayPool<byte>.Shared.Return(best);
        return merged;
    }

    private static Postings Intersection(List<Postings> lists)
    {
        var result = lists[0];
        foreach (var list in lists.Skip(1))
        {
            var both = new Postings();
            for (int i = 0, j = 0; i < result.Count && j < list.Count;)
            {
                var order = result.Numbers[i].CompareTo(list.Numbers[j]);
                if (order == 0)
                    both.Add(result.Numbers[i], Math.Min(result.Levels[i], list.Levels[j]));
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            result = both;
        }
        return result;
    }

    /// <summary>The commonest syllables that begin so.</summary>
    private static List<ulong> Expand(ReadSession session, string folded) =>
        // Plan: a range of the primary key, sorted: of two letters some thousands.
        [
            .. session
                .Query<string>(
                    "SELECT syllable FROM search_syllable WHERE syllable >= @folded AND syllable < @beyond ORDER BY frequency DESC, syllable LIMIT @Expansions",
                    new { folded, beyond = folded + '\uffff', Expansions }
                )
                .Select(syllable => SearchTokens.Term(syllable)),
        ];

    private sealed class PerCollection(TermLists lists)
    {
        public TermLists Lists { get; } = lists;

        /// <summary>The units that were looked up, the rarest first.</summary>
        public List<(Postings Postings, double Rarity)> Read { get; } = [];
        public List<(Postings Postings, double Rarity)> Pairs { get; } = [];
        public List<Postings> Excluded { get; } = [];
    }
}
