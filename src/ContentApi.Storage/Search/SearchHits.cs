using System.Buffers;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>
/// The first phase of a search: what the index alone can tell, from at most <see cref="SearchBudget.Postings"/> postings: labels and exclusions, then the rarest of words and pairs.
/// Words that are left over are looked for in the texts.
/// </summary>
internal sealed class SearchHits : IDisposable
{
    /// <summary>How many syllables a prefix may stand for: the commonest. Several share twice as many.</summary>
    private const int Expansions = 50;

    /// <summary>A score counts in 1/1024.</summary>
    private const double Fine = 1024;

    private readonly SearchQuery query;
    private readonly bool decidesAlone;
    private readonly int leastLevel;
    private readonly IReadOnlyList<LabelCondition> labels;
    private readonly List<PerCollection> collections = [];
    private readonly List<Postings> made = [];
    private readonly Dictionary<string, IReadOnlyList<ulong>> prefixes = [];
    private (int Units, bool IsFiltered, SearchCandidates Candidates)? collected;

    /// <param name="session">What is read.</param>
    /// <param name="query">What is searched for.</param>
    /// <param name="searched">In which collections.</param>
    /// <param name="labels">What is asked of sections, tags and authors.</param>
    /// <param name="decidesAlone">Whether the index can tell what must not be there; else that is left to the texts.</param>
    /// <param name="leastLevel">How much a unit counts at least where it stands in a part that is searched.</param>
    /// <param name="budget">How many postings are read.</param>
    public SearchHits(ReadSession session, SearchQuery query, IReadOnlyList<SearchCollection> searched, IReadOnlyList<LabelCondition> labels, bool decidesAlone, int leastLevel, int budget)
    {
        this.decidesAlone = decidesAlone;
        this.leastLevel = leastLevel;
        this.labels = labels;
        var beginnings = query
            .Units.SelectMany(unit => unit.Alternatives)
            .Concat(query.Excluded)
            .Where(phrase => phrase.IsPrefix)
            .Select(phrase => phrase.Syllables[^1].Folded)
            .Distinct()
            .ToList();
        foreach (var folded in beginnings)
            prefixes.Add(folded, Expand(session, folded, Math.Min(Expansions, 2 * Expansions / beginnings.Count)));
        var terms = query
            .Units.SelectMany(unit => unit.Alternatives)
            .Concat(query.Excluded)
            .SelectMany(TermsOf)
            .Concat(query.Units.SelectMany(unit => unit.Alternatives).SelectMany(phrase => phrase.Syllables).Select(syllable => syllable.Term))
            .Concat(query.Pairs.Select(pair => SearchTerm.Pair(pair.First.Term, pair.Second.Term)))
            .ToHashSet();
        foreach (var collection in searched)
            collections.Add(new(new TermLists(session, collection, [.. terms.Union(labels.SelectMany(label => label.Any))])));
        Articles = searched.Sum(collection => (long)collection.Articles);
        // Of very many units the rarest say what is meant.
        this.query = query.Units.Count <= MaximumUnits
            ? query
            : query.With([.. query.Units.Where(query.Units.OrderBy(unit => collections.Sum(collection => Size(collection.Lists, unit))).Take(MaximumUnits).ToHashSet().Contains)]);
        foreach (var collection in collections)
            Read(collection, (long)Math.Ceiling((double)budget * collection.Lists.Collection.Articles / Math.Max(1, Articles)), terms);
    }

    /// <summary>How many units count.</summary>
    public const int MaximumUnits = 64;

    /// <summary>The query, with no more than <see cref="MaximumUnits"/> units.</summary>
    public SearchQuery Query => query;

    /// <summary>How many live articles are searched.</summary>
    public long Articles { get; }

    /// <summary>Whether units and exclusions were looked up to the last posting, so that the candidates are the hits.</summary>
    public bool IsComplete => collections.TrueForAll(collection => collection is { IsLoose: false } && collection.Units.Count == query.Units.Count);

    /// <summary>Whether some articles that have all units may be no candidates: a unit has more postings than are read.</summary>
    public bool IsCut => collections.Exists(collection => collection.IsCut);

    /// <summary>Whether the candidates have the labels asked for; else their lists are too long, and the articles must be asked.</summary>
    public bool KnowsLabels => collections.TrueForAll(collection => collection.KnowsLabels);

    /// <summary>The day of an article; see <see cref="SearchDay"/>.</summary>
    public ushort DayOf(long key) => collections.Find(collection => collection.Lists.Collection.Number == key >> 32)!.Lists.Collection.Days[(int)(uint)key];

    /// <summary>In how many live articles a term stands; of a term too common to be read some of them may be removed ones.</summary>
    public long Frequency(ulong term) => collections.Sum(collection => (long)collection.Lists[term].Frequency);

    /// <summary>As <see cref="Frequency"/>, of all syllables that a prefix stands for; each article once a syllable.</summary>
    public long PrefixFrequency(string folded) => Math.Min(Articles, prefixes[folded].Sum(Frequency));

    /// <summary>
    /// The articles that have at least so many of the units, as far as the index can tell; with the labels asked for, or whatever labels. Good until other ones are
    /// asked for.
    /// </summary>
    public SearchCandidates WithAtLeast(int units, bool isFiltered)
    {
        isFiltered &= labels.Count > 0 && KnowsLabels;
        if (collected is not { } last || last.Units != units || last.IsFiltered != isFiltered)
        {
            collected?.Candidates.Dispose();
            collected = last = (units, isFiltered, new());
            foreach (var collection in collections)
                Collect(collection, units, isFiltered, last.Candidates);
        }
        return last.Candidates;
    }

    /// <summary>These articles instead of those that the index gives, the newest first; good until other ones are asked for.</summary>
    public SearchCandidates These(IEnumerable<long> keys)
    {
        collected?.Candidates.Dispose();
        var candidates = new SearchCandidates();
        collected = (0, true, candidates);
        foreach (var key in keys)
        {
            if (collections.Find(collection => collection.Lists.Collection.Number == key >> 32) is { } collection)
                candidates.Add(new(key, collection.Lists.Collection.Days[(int)(uint)key]));
        }
        return candidates;
    }

    public void Dispose()
    {
        collected?.Candidates.Dispose();
        foreach (var postings in made)
            postings.Dispose();
        foreach (var collection in collections)
            collection.Lists.Dispose();
    }

    private void Collect(PerCollection collection, int units, bool isFiltered, SearchCandidates candidates)
    {
        var days = collection.Lists.Collection.Days;
        // A unit that was not looked up may be there.
        var least = Math.Max(1, units - (query.Units.Count - collection.Units.Count));
        if (days.Length == 0 || collection.Units.Count < least)
            return;
        if (collection is { Units.Count: 1, Pairs.Count: 0, Excluded.Count: 0 } && !isFiltered)
        {
            Collect(collection, collection.Units[0].Postings, collection.Units[0].Rarity, candidates);
            return;
        }
        var scores = ArrayPool<int>.Shared.Rent(days.Length);
        var met = ArrayPool<byte>.Shared.Rent(days.Length);
        Array.Clear(scores, 0, days.Length);
        Array.Clear(met, 0, days.Length);
        foreach (var unit in collection.Units)
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
        if (least == collection.Units.Count)
        {
            // All of them: whatever has all has the rarest.
            var numbers = collection.Units.MinBy(unit => unit.Postings.Count)!.Postings.Numbers;
            candidates.Reserve(candidates.Count + numbers.Length);
            foreach (var number in numbers)
            {
                if (met[number] >= least)
                    candidates.Add(new(high | (uint)number, ((long)scores[number] << 16) | days[number]));
            }
        }
        else
        {
            for (var number = 0; number < days.Length; number++)
            {
                if (met[number] >= least)
                    candidates.Add(new(high | (uint)number, ((long)scores[number] << 16) | days[number]));
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

    /// <summary>A single list, which needs no adding up: of a common word that is much of the time.</summary>
    private void Collect(PerCollection collection, Postings postings, double rarity, SearchCandidates candidates)
    {
        Span<int> worth = stackalloc int[ArticleTerms.MaximumLevel + 1];
        WriteWorth(rarity, worth);
        var (high, days) = ((long)collection.Lists.Collection.Number << 32, collection.Lists.Collection.Days);
        var numbers = postings.Numbers;
        var levels = postings.Levels;
        candidates.Reserve(candidates.Count + numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (levels[i] >= leastLevel)
                candidates.Add(new(high | (uint)numbers[i], ((long)worth[levels[i]] << 16) | days[numbers[i]]));
        }
    }

    /// <summary>What each level of a term counts.</summary>
    private static void WriteWorth(double rarity, Span<int> worth)
    {
        for (var level = 0; level < worth.Length; level++)
            worth[level] = (int)Math.Round(Fine * rarity * SearchWeights.Saturated(ArticleTerms.FrequencyOf(level)));
    }

    private void Accumulate(Postings postings, double rarity, int[] scores, byte[]? met)
    {
        Span<int> worth = stackalloc int[ArticleTerms.MaximumLevel + 1];
        WriteWorth(rarity, worth);
        var numbers = postings.Numbers;
        var levels = postings.Levels;
        for (var i = 0; i < numbers.Length; i++)
        {
            scores[numbers[i]] += worth[levels[i]];
            if (met is not null && levels[i] >= leastLevel)
                met[numbers[i]]++;
        }
    }

    private void Read(PerCollection collection, long budget, IEnumerable<ulong> terms)
    {
        var lists = collection.Lists;
        var sum = labels.SelectMany(label => label.Any).Sum(label => (long)lists[label].Count);
        // At most half for what the articles or their texts can be asked just as well.
        collection.KnowsLabels = sum <= budget / 2;
        var left = collection.KnowsLabels ? budget - sum : budget;
        foreach (var phrase in decidesAlone ? query.Excluded : [])
        {
            if (TermsOf(phrase).Sum(term => (long)lists[term].Count) <= left / 2)
                collection.Excluded.Add(Read(collection, phrase, ref left));
            else
                collection.IsLoose = true;
        }
        var pairs = query.Pairs.Select(pair => SearchTerm.Pair(pair.First.Term, pair.Second.Term)).Distinct();
        var rarestFirst = query
            .Units.Select(unit => (Unit: (SearchUnit?)unit, Pair: 0UL, Size: Size(lists, unit)))
            .Concat(pairs.Select(pair => (Unit: (SearchUnit?)null, Pair: pair, Size: (long)lists[pair].Count)))
            .OrderBy(each => each.Size)
            .ToList();
        // The rarest unit is read whatever its size: there is nothing to go by without it. Rarer pairs leave it half of what is left at least.
        var kept = Math.Min(rarestFirst.Find(each => each.Unit is not null).Size, left / 2);
        foreach (var (unit, pair, size) in rarestFirst)
        {
            if (unit is not null && (size <= left || collection.Units.Count == 0))
            {
                Enter(collection, unit, ref left);
                kept = 0;
            }
            else if (unit is null && size <= left - kept)
            {
                left -= size;
                var postings = lists.Load(pair);
                collection.Pairs.Add((postings, SearchWeights.Pair * SearchWeights.Rarity(lists.Collection.Articles, postings.Count)));
            }
        }
        if (lists.Collection.Removed.Length == 0)
            return;
        // What removed articles still add to the counts would make a score depend on how the content came to be.
        foreach (var term in terms.Where(term => lists[term].Read is null).OrderBy(term => lists[term].Count))
        {
            if ((left -= lists[term].Count) < 0)
                break;
            lists.Load(term);
        }
    }

    private void Enter(PerCollection collection, SearchUnit unit, ref long left)
    {
        var lists = collection.Lists;
        var alternatives = new List<Postings>();
        foreach (var phrase in unit.Alternatives.OrderBy(phrase => TermsOf(phrase).Sum(term => (long)lists[term].Count)))
        {
            if (left > 0 || alternatives.Count == 0)
                alternatives.Add(Read(collection, phrase, ref left));
            else
                collection.IsCut = true;
        }
        var postings = Union(lists.Collection, alternatives);
        collection.Units.Add((postings, SearchWeights.Rarity(lists.Collection.Articles, Math.Max(postings.Count, collection.IsCut ? Size(lists, unit) : 0))));
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

    /// <summary>
    /// The articles that have a phrase. Where its lists are longer than what is left, some are left out: of those that must all have the article the longest, and the
    /// texts decide; of syllables with the same beginning the rarest; of a single one the articles filed first.
    /// </summary>
    private Postings Read(PerCollection collection, SearchPhrase phrase, ref long left)
    {
        var lists = collection.Lists;
        var expanded = phrase.IsPrefix ? prefixes[phrase.Syllables[^1].Folded] : [];
        var terms = TermsOf(phrase).ToList();
        var parts = new List<Postings>();
        foreach (var term in terms.Take(terms.Count - expanded.Count).OrderBy(term => lists[term].Count))
        {
            if (parts.Count > 0 && lists[term].Count > left)
            {
                collection.IsLoose = true;
                break;
            }
            parts.Add(Load(term, ref left));
        }
        if (expanded.Count > 0 && (parts.Count == 0 || expanded.Sum(term => (long)lists[term].Count) <= left))
        {
            var beginnings = new List<Postings>();
            foreach (var term in expanded)
            {
                if (left > 0 || beginnings.Count == 0)
                    beginnings.Add(Load(term, ref left));
                else
                    collection.IsCut = true;
            }
            parts.Add(Union(lists.Collection, beginnings));
        }
        else if (phrase.IsPrefix)
        {
            if (parts.Count == 0)
                parts.Add(Made());
            else
                collection.IsLoose |= expanded.Count > 0;
        }
        return Intersection(parts);

        Postings Load(ulong term, ref long left)
        {
            var list = lists[term];
            var postings = lists.Load(term, (int)Math.Max(0, left));
            collection.IsCut |= list.IsCut;
            left -= list.IsCut ? left : list.Count;
            return postings;
        }
    }

    private Postings Union(SearchCollection collection, List<Postings> lists)
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
        var merged = Made();
        for (var number = 0; number < size; number++)
        {
            if (best[number] > 0)
                merged.Add(number, (byte)(best[number] - 1));
        }
        ArrayPool<byte>.Shared.Return(best);
        return merged;
    }

    private Postings Intersection(List<Postings> lists)
    {
        var result = lists[0];
        foreach (var list in lists.Skip(1))
        {
            var both = Made();
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

    private Postings Made()
    {
        var postings = new Postings();
        made.Add(postings);
        return postings;
    }

    /// <summary>The commonest syllables that begin so, at most so many, as terms.</summary>
    public static IReadOnlyList<ulong> Expand(ReadSession session, string folded, int most) =>
        // Plan: a range of the primary key, sorted: of two letters some thousands.
        [
            .. session
                .Query<string>(
                    "SELECT syllable FROM search_syllable WHERE syllable >= @folded AND syllable < @beyond ORDER BY frequency DESC, syllable LIMIT @most",
                    new { folded, beyond = folded + '\uffff', most }
                )
                .Select(syllable => SearchTokens.Term(syllable)),
        ];

    private sealed class PerCollection(TermLists lists)
    {
        public TermLists Lists { get; } = lists;

        /// <summary>The units that were looked up, the rarest first.</summary>
        public List<(Postings Postings, double Rarity)> Units { get; } = [];
        public List<(Postings Postings, double Rarity)> Pairs { get; } = [];
        public List<Postings> Excluded { get; } = [];
        public bool KnowsLabels { get; set; }

        /// <summary>See <see cref="SearchHits.IsCut"/>.</summary>
        public bool IsCut { get; set; }

        /// <summary>Whether some candidates may not have what they were looked up for.</summary>
        public bool IsLoose { get; set; }
    }
}
