using System.Globalization;
using System.Text.Json;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage.Search;

namespace ContentApi.Storage.Reads;

/// <summary>A search.</summary>
public sealed record ArticleSearchQuery
{
    public required SearchQuery Query { get; init; }
    public MarkMatching Marks { get; init; }

    /// <summary>Where the words are to stand; empty: anywhere.</summary>
    public IReadOnlyCollection<SearchPart> Parts { get; init; } = [];
    public required ArticleFilter Filter { get; init; }

    /// <summary>Ids or slugs: only these articles, in this order and all at once; empty: all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>In which order; null: by score.</summary>
    public ArticleOrder? Order { get; init; }

    /// <summary>Whether of articles that are much alike the newer ranks higher.</summary>
    public bool PrefersRecent { get; init; } = true;

    /// <summary>
    /// Which of the hits. A place in the order of scores is how many hits come before the one of the place, and its id: it may have moved since.
    /// </summary>
    public required ListWindow Window { get; init; }

    /// <summary>Whether hits by score are read finished: of their articles there are only the ids and <see cref="ArticleRow.InList"/>. In another order and of ids they never are.</summary>
    public bool IsFinished { get; init; }

    /// <summary>How many entries of the index a search reads at most.</summary>
    public const int MostRead = SearchBudget.Postings;

    /// <summary>The same for this search.</summary>
    public int MostPostings { get; init; } = MostRead;

    /// <summary>Whether <see cref="ArticleSearchResult.Keys"/> are wanted.</summary>
    public bool HasFacets { get; init; }

    /// <summary>How many texts one search reads to decide what is a hit: a page that needs more is short, and the next goes on.</summary>
    public const int MostCompared = SearchBudget.Texts;

    /// <summary>How many words count: of more the rarest.</summary>
    public const int MaximumUnits = SearchHits.MaximumUnits;

    /// <summary>How many values a place in the order of scores has.</summary>
    public const int WidthByScore = 2;
}

/// <summary>A hit.</summary>
/// <param name="Article">What a list shows of it.</param>
/// <param name="Score">How well it fits, with four decimals.</param>
/// <param name="Rank">How many come before it by score; -1 in another order.</param>
/// <param name="Passages">The title and lead where they have what was searched for, then the best passages of the body.</param>
public sealed record SearchHitRow(ArticleRow Article, double Score, long Rank, IReadOnlyList<PassageRow> Passages)
{
    public PassageRow? Title => Passages.FirstOrDefault(passage => passage.Part == SearchPart.Title);
    public PassageRow? Lead => Passages.FirstOrDefault(passage => passage.Part == SearchPart.Lead);

    /// <summary>In the order of the body.</summary>
    public IEnumerable<PassageRow> Body => Passages.Where(passage => passage.Block is not null);

    /// <summary>Its place in the order of the search.</summary>
    public IReadOnlyList<object> PlaceIn(ArticleOrder? order) => order?.ValuesAt(Article) ?? [Rank, Article.Id];
}

/// <summary>A stretch of a text of an article, good until the session ends; see <see cref="SearchPassage"/>.</summary>
public sealed record PassageRow(SearchPart Part, string? Block, ReadOnlyMemory<char> Text, int Start, int Length, IReadOnlyList<(int Start, int Length)> Ranges);

/// <summary>What a search found.</summary>
public sealed class ArticleSearchResult
{
    public required KeysetPage<SearchHitRow> Page { get; init; }

    /// <summary>How many articles match, or at least how many; the names in the filter that nothing has; which content it is.</summary>
    public required ListSummary Summary { get; init; }

    /// <summary>Whether the total is exact.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Whether fewer than ten had everything, so that half of it is enough.</summary>
    public required bool IsRelaxed { get; init; }

    /// <summary>Whether the words are so common that only the articles filed last were looked at.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Whether the page was asked for by number and lies deeper than one search reads: it is empty or not whole, and a cursor is the way there.</summary>
    public required bool IsOutOfReach { get; init; }

    /// <summary>How many words of a very long query did not count.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The matching articles that facets count, by number: all, or the best two thousand; empty when they were not wanted.</summary>
    public required IReadOnlyList<long> Keys { get; init; }

    /// <summary>What there is of the ids that were asked for, in their order.</summary>
    public required IReadOnlyList<AskedArticleRow> Asked { get; init; }
}

/// <summary>
/// Searches in two bounded phases: the index gives the articles and a rough score, the texts of the best fifty the exact one. docs/search.md has the
/// rules and the reasons, and what follows from <see cref="SearchBudget"/>.
/// </summary>
public static class ArticleSearch
{
    /// <summary>With fewer hits half of the words are enough.</summary>
    private const int FewHits = 10;

    /// <summary>How many articles are ranked exactly at a time: the hits are ranked in blocks of so many, by the index from block to block.</summary>
    private const int BlockSize = 50;

    /// <summary>How much more a new article counts than a very old one.</summary>
    private const double RecentShare = 0.05;

    /// <summary>After how many days half of that is left.</summary>
    private const double RecentHalfLife = 365;

    /// <summary>Answers a search.</summary>
    public static ArticleSearchResult Read(ReadSession session, ArticleSearchQuery search)
    {
        var collections = session.Catalogs.Of(session);
        var kinds = search.Filter.Kinds.Count == 0 ? collections : [.. search.Filter.Kinds.Select(kind => collections[SearchIndex.CollectionOf(kind)])];
        var isDecidedByTexts = SearchMatcher.IsNeededToDecide(search.Query, search.Marks, search.Parts);
        var leastLevel = search.Parts.Count == 0 ? 0 : search.Parts.Min(ArticleTerms.LeastLevelIn);
        using var found = new SearchHits(session, search.Query, kinds, SearchLabels.Of(search.Filter), !isDecidedByTexts, leastLevel, search.MostPostings);
        var matcher = new SearchMatcher(found.Query, search.Marks, search.Parts, new SearchStatistics(found.Articles, found.Frequency, found.PrefixFrequency));
        var asked = search.Ids.Count == 0 ? [] : ArticleList.Read(session, search.Ids, search.Filter).Rows;
        using var run = new Run(session, search, matcher, found, kinds.Max(collection => collection.NewestDay));
        var units = found.Query.Units.Count;
        // By all articles, whatever the filter: else narrowing an answer would widen it.
        var isRelaxed = units > 1 && run.AreFew(units);
        run.Screen(isRelaxed ? (units + 1) / 2 : units, asked);
        var page =
            search.Ids.Count > 0 ? run.As(asked)
            : search.Order is null ? run.ByScore()
            : run.InOrder(search.Order);
        var keys = search.HasFacets ? run.Keys() : [];
        return new()
        {
            Page = page,
            Summary = Summarize(session, search.Filter, run.Total),
            IsExact = run.IsExact,
            IsRelaxed = isRelaxed,
            IsOutOfReach = run.IsOutOfReach,
            IsCut = run.IsCut,
            LeftOut = search.Query.Units.Count - units,
            Keys = keys,
            Asked = asked,
        };
    }

    /// <summary>Whether some articles were filed without their syllables: by an older program, so the first of a collection is one of them.</summary>
    public static bool IsWithoutSyllables(ReadSession session) =>
        // Plan: four searches by primary key.
        session.First<long>(
            """
            SELECT EXISTS (SELECT 1 FROM (SELECT min(number) AS first FROM search_article WHERE number < 1 << 32 UNION ALL SELECT min(number) FROM search_article WHERE number >= 1 << 32)
                WHERE first IS NOT NULL AND NOT EXISTS (SELECT 1 FROM search_text WHERE number = first))
            """
        ) != 0;

    private static ListSummary Summarize(ReadSession session, ArticleFilter filter, long total)
    {
        var parameters = new SqlParameters();
        return ListSummary.Read(session, new(parameters.Add(total)) { Unknown = GroupNames.Unknown(filter.Names, parameters) }, parameters);
    }

    /// <summary>
    /// One search. Candidates are what the index gives, in the order of its scores. Where they are few, all are compared with what the index cannot tell, and the hits
    /// are left; where they are many, only as far down as a page needs. A hit's place is its rank among the candidates, in blocks that are ranked exactly each.
    /// </summary>
    private sealed class Run(ReadSession session, ArticleSearchQuery search, SearchMatcher matcher, SearchHits found, ushort newestDay) : IDisposable
    {
        /// <summary>What the index cannot tell of the filter.</summary>
        private readonly ArticleFilter others = Rest(search.Filter, found.KnowsLabels);
        private readonly Dictionary<long, Text> texts = [];
        private readonly MetTexts met = new();
        private readonly bool isNeededToDecide = SearchMatcher.IsNeededToDecide(found.Query, search.Marks, search.Parts);
        private readonly Dictionary<int, IReadOnlyList<SearchHit>> stretches = [];
        private readonly HashSet<long> known = [];
        private readonly BlockTexts blocks = new();
        private readonly SyllableTexts? syllables = SyllableTexts.Of(session, matcher);
        private SearchCandidates candidates = null!;
        private int unitsNeeded;
        private bool areRowsOpen;
        private bool areTextsOpen;
        private bool isOfFew;
        private int compared;

        /// <summary>Where a walk ended because it had cost enough: the last candidate it looked at, and the rank behind it; null: it came to its end.</summary>
        private (long Key, int Rank)? stopped;

        /// <summary>Whether the page, asked for by number, lies deeper than one search reads.</summary>
        public bool IsOutOfReach { get; private set; }

        /// <summary>Whether more than title and lead must be read to know what matches.</summary>
        private readonly bool readsBodies = search.Parts.Count == 0 || search.Parts.Any(part => part is not (SearchPart.Title or SearchPart.Lead));

        private int TextBudget => readsBodies ? SearchBudget.Texts : SearchBudget.Rows;

        private bool IsDecidedByTexts => isOfFew || !found.IsComplete || isNeededToDecide;

        /// <summary>Whether the candidates are the hits.</summary>
        private bool IsDecided => !areRowsOpen && !areTextsOpen;

        /// <summary>Whether <see cref="Total"/> is all there are.</summary>
        public bool IsExact => IsDecided && !IsCut;

        /// <summary>Whether there may be hits that are no candidates: their words are too common to be read to the end.</summary>
        public bool IsCut => found.IsCut && !isOfFew;

        /// <summary>How many hits there are at least, as far as is known.</summary>
        public int Total => IsDecided ? candidates.Count : known.Count;

        /// <summary>How many candidates are compared with the filter at a time.</summary>
        private int StretchSize => areRowsOpen ? SearchBudget.Rows : BlockSize;

        public void Dispose() => met.Dispose();

        /// <summary>Whether fewer than ten articles have so many units, as far as texts are read for that.</summary>
        public bool AreFew(int units)
        {
            unitsNeeded = units;
            var all = found.WithAtLeast(units, isFiltered: false);
            if (!IsDecidedByTexts)
                return all.Count < FewHits && !found.IsCut;
            var hits = 0;
            foreach (var chunk in all.Ranks(0, SearchBudget.Texts / 3).Chunk(2 * FewHits))
            {
                Load(chunk);
                if ((hits += chunk.Count(hit => IsHit(texts[hit.Key]))) >= FewHits)
                    return false;
            }
            return true;
        }

        /// <summary>Takes out what has fewer units, or does not pass the filter, as far as the budget goes.</summary>
        public void Screen(int units, IReadOnlyList<AskedArticleRow> asked)
        {
            unitsNeeded = units;
            // Of words too common to be read to the end the articles that the filter lets through are better candidates, where they are few.
            var few =
                search.Ids.Count > 0 ? Numbers(asked.Where(row => row is { Matches: 1, WithdrawnMs: null }).Select(row => row.Id)).Keys.ToHashSet()
                : found.IsCut && !(search.Filter with { Kinds = [] }).IsEmpty ? Filtering(search.Filter)
                : null;
            isOfFew = found.IsCut && few is not null;
            candidates = isOfFew ? found.These(few!) : found.WithAtLeast(units, isFiltered: true);
            if (few is not null)
                candidates.Keep(hit => few.Contains(hit.Key));
            else
                Narrow();
            if (IsDecidedByTexts)
            {
                areTextsOpen = areRowsOpen || candidates.Count > TextBudget;
                if (!areTextsOpen)
                {
                    Load(candidates.All.ToArray());
                    candidates.Keep(hit => IsHit(texts[hit.Key]));
                    // Now their scores are known, and better than those of the index.
                    candidates.Rank(hit => ((long)(texts[hit.Key].Score * 1024) << 16) | hit.Day);
                }
            }
            compared = 0;
        }

        /// <summary>Takes out what the filter does not let through.</summary>
        private void Narrow()
        {
            if (search.Filter.Date != TimeSpanFilter.Always || search.Filter.Undated != UndatedArticles.Included)
                candidates.Keep(IsNearDate);
            if (others.IsEmpty)
                return;
            if (candidates.Count > SearchBudget.Rows && Filtering(others with { Kinds = search.Filter.Kinds }) is { } few)
                candidates.Keep(hit => few.Contains(hit.Key));
            areRowsOpen = candidates.Count > SearchBudget.Rows;
            if (areRowsOpen)
                return;
            var passing = Passing(candidates.All.ToArray()).ToHashSet();
            candidates.Keep(passing.Contains);
        }

        /// <summary>A page by score.</summary>
        public KeysetPage<SearchHitRow> ByScore()
        {
            var window = search.Window;
            var start = Start(window);
            // Ranks are those of the hits where the candidates are the hits; else hits must be counted to be skipped.
            var (from, skipped) = window.Position is null && !IsDecided ? (0, window.Offset) : (start, 0);
            var page = new List<(int Rank, Text Text)>();
            foreach (var hit in Walk(from, window.IsBackward))
            {
                if (skipped-- > 0)
                    continue;
                page.Add(hit);
                if (page.Count > window.Limit)
                    break;
            }
            var (isMore, hasOther) = (page.Count > window.Limit || stopped is not null, HasOther(from + window.Offset, window));
            if (page.Count > window.Limit)
                page.RemoveAt(window.Limit);
            if (window.IsBackward)
                page.Reverse();
            var hits = Hits(page, search.IsFinished);
            if (stopped is not null && window.Offset > 0)
                return OutOfReach(hits);
            return new(hits, window.IsBackward ? isMore : hasOther, window.IsBackward ? hasOther : isMore)
            {
                Stopped = stopped is { } stop && page.Count <= window.Limit ? new([(long)stop.Rank, Numbered(stop.Key)], window.IsBackward) : null,
            };
        }

        /// <summary>A page in another order.</summary>
        public KeysetPage<SearchHitRow> InOrder(ArticleOrder order)
        {
            var window = search.Window;
            var (position, skipped) = (window.Position ?? KeysetPosition.Start, window.Offset);
            var rows = new List<NumberedRow>();
            var isMore = true;
            if (!areTextsOpen)
            {
                rows.AddRange(Next(order, position, window.Limit + 1, window.Offset));
                isMore = false;
                Load([.. rows.Take(window.Limit).Select(row => new SearchHit(row.Number, 0))]);
                known.UnionWith(rows.Select(row => row.Number));
            }
            while (rows.Count <= window.Limit && isMore && compared < TextBudget)
            {
                var next = Next(order, position, BlockSize, offset: 0);
                isMore = next.Count == BlockSize;
                Load([.. next.Select(row => new SearchHit(row.Number, 0))]);
                foreach (var row in next.Where(row => IsHit(texts[row.Number])))
                {
                    known.Add(row.Number);
                    if (skipped-- <= 0)
                        rows.Add(row);
                }
                position = next.Count > 0 ? new(order.ValuesAt(next[^1]), window.IsBackward) : position;
            }
            var page = Keyset.Page(rows, window, window.Offset > 0 ? candidates.Count > 0 : window.Position is { Values.Count: > 0 });
            var isStopped = rows.Count <= window.Limit && isMore;
            var hits = Hits([.. page.Rows.Select(row => (-1, texts[row.Number]))], isFinished: false);
            if (isStopped && window.Offset > 0)
                return OutOfReach(hits);
            return new(hits, page.Precedes || (isStopped && window.IsBackward), page.Follows || (isStopped && !window.IsBackward))
            {
                Stopped = isStopped ? position : null,
            };
        }

        /// <summary>What there is of a page by number that was not read to its end: going on from there would be another page.</summary>
        private KeysetPage<SearchHitRow> OutOfReach(IReadOnlyList<SearchHitRow> hits)
        {
            IsOutOfReach = true;
            return new(hits, Precedes: true, Follows: false);
        }

        /// <summary>Those that were asked for by id, in that order.</summary>
        public KeysetPage<SearchHitRow> As(IReadOnlyList<AskedArticleRow> asked)
        {
            var numbers = Numbers(asked.Where(row => row.Matches is not null).Select(row => row.Id)).ToDictionary(number => number.Value, number => number.Key);
            var hits = asked
                .Where(row => row.Matches is not null && numbers.TryGetValue(row.Id, out var number) && candidates.Contains(number))
                .DistinctBy(row => row.Id)
                .ToList();
            Load([.. hits.Select(row => new SearchHit(numbers[row.Id], 0))]);
            return new(Hits([.. hits.Select(row => (-1, texts[numbers[row.Id]]))], isFinished: false), Precedes: false, Follows: false);
        }

        /// <summary>The hits that facets count: all, or the best.</summary>
        public IReadOnlyList<long> Keys() =>
            IsDecided ? [.. candidates.Ranks(0, SearchBudget.Rows).Select(hit => hit.Key)]
            : areTextsOpen ? [.. known]
            : [.. Stretch(0).Select(hit => hit.Key)];

        /// <summary>The hits from a rank on, or, backward, those before it; each with its rank. Ends early when it has cost enough.</summary>
        private IEnumerable<(int Rank, Text Text)> Walk(int from, bool isBackward)
        {
            stopped = null;
            var (size, looked) = (StretchSize, 0);
            var last = isBackward ? (from - 1) / size : (candidates.Count - 1) / size;
            if (candidates.Count == 0 || (isBackward && from <= 0))
                yield break;
            long? passed = null;
            for (var at = isBackward ? last : from / size; isBackward ? at >= 0 : at <= last; at += isBackward ? -1 : 1)
            {
                // The stretch that was begun before is gone on with; another is as much as a page may cost.
                if (areRowsOpen && looked++ > 1)
                {
                    stopped = (passed!.Value, isBackward ? (at + 1) * size : (at * size) - 1);
                    yield break;
                }
                var stretch = Stretch(at * size);
                for (var i = 0; i < stretch.Count; i += BlockSize)
                {
                    var sub = isBackward ? (stretch.Count - 1) / BlockSize * BlockSize - i : i;
                    var rank = (at * size) + sub;
                    if (isBackward ? rank >= from : rank + BlockSize <= from)
                        continue;
                    if (areTextsOpen && compared >= TextBudget)
                    {
                        stopped = (passed!.Value, isBackward ? rank + BlockSize : rank - 1);
                        yield break;
                    }
                    var block = Ordered(stretch.Skip(sub).Take(BlockSize));
                    for (var j = 0; j < block.Count; j++)
                    {
                        var place = isBackward ? block.Count - 1 - j : j;
                        if (isBackward ? rank + place >= from : rank + place < from)
                            continue;
                        passed = block[place].Key;
                        if (!areTextsOpen || IsHit(block[place]))
                            yield return (rank + place, block[place]);
                    }
                }
                // Where nothing of it passes, any of its candidates says how far the walk has come.
                if (stretch.Count == 0)
                {
                    var end = isBackward ? at * size : Math.Min(candidates.Count, (at + 1) * size) - 1;
                    passed = candidates.Ranks(end, end + 1)[0].Key;
                }
            }
        }

        /// <summary>The candidates of a stretch that pass the filter, in the order of the index's scores.</summary>
        private IReadOnlyList<SearchHit> Stretch(int start)
        {
            if (stretches.TryGetValue(start, out var stretch))
                return stretch;
            stretch = candidates.Ranks(start, start + StretchSize);
            if (areRowsOpen)
            {
                var passing = Passing(stretch).ToHashSet();
                stretch = [.. stretch.Where(passing.Contains)];
                if (!areTextsOpen)
                    known.UnionWith(stretch.Select(hit => hit.Key));
            }
            stretches.Add(start, stretch);
            return stretch;
        }

        /// <summary>A block, ranked exactly.</summary>
        private List<Text> Ordered(IEnumerable<SearchHit> block)
        {
            var hits = block.ToList();
            Load(hits);
            if (areTextsOpen)
                known.UnionWith(hits.Where(hit => IsHit(texts[hit.Key])).Select(hit => hit.Key));
            var ordered = hits.ConvertAll(hit => texts[hit.Key]);
            ordered.Sort(static (one, other) => other.Score.CompareTo(one.Score));
            var equals = new List<long>();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i].Score == ordered[i - 1].Score)
                    equals.AddRange([ordered[i - 1].Key, ordered[i].Key]);
            }
            if (equals.Count == 0)
                return ordered;
            // Plan: each of them by primary key.
            var places = new Dictionary<long, (long? DateMs, string Tie)>();
            session.Each(
                """
                SELECT search_article.number, article.date_ms, article.tie FROM json_each($1) AS hit
                CROSS JOIN search_article ON search_article.number = hit.value CROSS JOIN article ON article.id = search_article.article_id
                """,
                new(JsonSerializer.Serialize(equals.Distinct())),
                row => places.Add(row.Integer(0), (row.IntegerOrNull(1), row.Text(2)))
            );
            return
            [
                .. ordered
                    .OrderByDescending(text => text.Score)
                    .ThenByDescending(text => places.GetValueOrDefault(text.Key).DateMs ?? long.MinValue)
                    .ThenBy(text => places.GetValueOrDefault(text.Key).Tie, StringComparer.Ordinal),
            ];
        }

        /// <summary>The hits of a page, as they are shown.</summary>
        private List<SearchHitRow> Hits(IReadOnlyList<(int Rank, Text Text)> page, bool isFinished)
        {
            var parameters = new SqlParameters(JsonSerializer.Serialize(page.Select(hit => hit.Text.Key)));
            var passages = new Dictionary<long, IReadOnlyList<PassageRow>>(page.Count);
            var rows = new Dictionary<long, ArticleRow>(page.Count);
            // Plan: each hit, its body and what lists show of it by primary key, limit at most; a column that is not looked at is not read.
            session.Each(
                $"""
                SELECT search_article.number, search_article.article_id, {(isFinished ? ArticleList.InList : "NULL")}, article.title, article.lead, article_body.blocks
                FROM json_each($1) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                CROSS JOIN article ON article.id = search_article.article_id LEFT JOIN article_body ON article_body.article_id = article.id{(isFinished ? ArticleList.FinishedJoin : "")}
                """,
                parameters,
                row =>
                {
                    var key = row.Integer(0);
                    passages.Add(key, Passages(texts[key], row));
                    if (!row.IsNull(2))
                        rows.Add(key, new() { Id = row.Text(1), InList = session.Keep(row.Span(2)) });
                }
            );
            if (page.Any(hit => !rows.ContainsKey(hit.Text.Key)))
            {
                // Plan: each hit by primary key, limit at most.
                rows = session
                    .Query<NumberedRow>(
                        $"""
                        SELECT search_article.number, {ArticleList.Columns} FROM json_each($1) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                        CROSS JOIN article ON article.id = search_article.article_id
                        """,
                        parameters
                    )
                    .ToDictionary(row => row.Number, ArticleRow (row) => row);
            }
            return [.. page.Select(hit => new SearchHitRow(rows[hit.Text.Key], hit.Text.Score, hit.Rank, passages[hit.Text.Key]))];
        }

        /// <summary>What to show of a hit, from those of its texts that have any syllable of the query.</summary>
        private List<PassageRow> Passages(Text article, SqlRow row)
        {
            var fields = new List<MetField>();
            var own = met.Of(article.Met);
            // Title and lead come first.
            var first = 0;
            for (; first < own.Length && own[first].Place < 0; first++)
                Add(own[first].Place == TextPlace.Title ? SearchPart.Title : SearchPart.Lead, null, row.Text(own[first].Place == TextPlace.Title ? 3 : 4).AsMemory());
            if (first < own.Length)
                blocks.Read(row.Span(5), own[first..], (part, written) => Add(part, blocks.Block, session.Keep(written)));
            var passages = new List<PassageRow>();
            foreach (var passage in SearchPassages.Of(matcher, fields))
                passages.Add(new(passage.Field.Part, passage.Field.Block, passage.Field.Text, passage.Start, passage.Length, passage.Ranges));
            return passages;

            void Add(SearchPart part, string? block, ReadOnlyMemory<char> written)
            {
                var text = met.Of(article.Met)[fields.Count];
                fields.Add(new(part, block, written, text.Neighbours, met.In(text)));
            }
        }

        /// <summary>The rank that a page begins at, or, backward, ends before.</summary>
        private int Start(ListWindow window) =>
            window.Position switch
            {
                null => Math.Min(window.Offset, candidates.Count),
                { Values: [long rank, string id], Backward: var backward } => (int)Math.Clamp(RankOf(id) is { } now ? (backward ? now : now + 1) : rank, 0, candidates.Count),
                { Backward: var backward } => backward ? candidates.Count : 0,
            };

        /// <summary>Whether there are hits on the side that the reading came from.</summary>
        private bool HasOther(int from, ListWindow window) => candidates.Count > 0 && (window.IsBackward ? from < candidates.Count || !IsDecided : from > 0);

        /// <summary>Where a candidate is now; null: it is none any longer.</summary>
        private int? RankOf(string id)
        {
            if (Numbers([id]).Keys.FirstOrDefault(-1) is >= 0 and var key && candidates.Find(key) is { } own)
            {
                var place = candidates.Before(own);
                var start = place / StretchSize * StretchSize;
                var stretch = Stretch(start);
                var at = stretch.ToList().IndexOf(own);
                if (at < 0)
                    return place;
                var block = at / BlockSize * BlockSize;
                return start + block + Ordered(stretch.Skip(block).Take(BlockSize)).FindIndex(text => text.Key == key);
            }
            return null;
        }

        /// <summary>The next rows in an order, from a place on.</summary>
        private IReadOnlyList<NumberedRow> Next(ArticleOrder order, KeysetPosition position, int take, int offset)
        {
            var parameters = new SqlParameters();
            var isByDay = order.Keys[0].Property == ArticleSortProperty.Date && candidates.Count > SearchBudget.Rows;
            if (!areRowsOpen && (isByDay || candidates.Count <= SearchBudget.Sorted))
            {
                var keys = isByDay ? OnDaysFrom(order, position, take + offset) : [.. candidates.All.ToArray().Select(hit => hit.Key)];
                var (hits, most, skipped) = (parameters.Add(JsonSerializer.Serialize(keys)), parameters.Add(take), parameters.Add(offset));
                var values = string.Join(", ", order.Terms.Select((term, i) => string.Create(CultureInfo.InvariantCulture, $"{term.Expression} AS order{i}")));
                var terms = order.Terms.Select((term, i) => new OrderTerm(string.Create(CultureInfo.InvariantCulture, $"order{i}"), term.Descending)).ToList();
                // Plan: each of the keys by primary key, sorted without what a list shows; that is looked up for those taken.
                return session.Query<NumberedRow>(
                    $"""
                    SELECT place.number, {ArticleList.Columns} FROM (
                        SELECT search_article.number, search_article.article_id, {values} FROM json_each({hits}) AS hit
                        CROSS JOIN search_article ON search_article.number = hit.value CROSS JOIN article ON article.id = search_article.article_id
                        WHERE {Keyset.On(order.Terms, position, KeysetSide.Beyond, parameters)}
                        ORDER BY {Keyset.OrderBy(terms, position.Backward)} LIMIT {most} OFFSET {skipped}) AS place
                    CROSS JOIN article ON article.id = place.article_id ORDER BY {Keyset.OrderBy(terms, position.Backward)}
                    """,
                    parameters
                );
            }
            session.DefineFunction("is_hit", candidates.Contains);
            var path = ArticlePath.InOrder(search.Filter, order);
            var branches = path.Walk(order, position, KeysetSide.Beyond, needsArticle: true, parameters)
                .Select(branch => new ArticleBranch(
                    $"{branch.Source} CROSS JOIN search_article ON search_article.article_id = article.id",
                    $"{branch.Condition} AND is_hit(search_article.number)"
                ))
                .ToList();
            if (branches.Count == 0)
                return [];
            // Plan: the indexes of the order are walked until there are enough: hits are so many that there soon are.
            var (sql, _) = ArticleList.Merge(path, branches, $"search_article.number, {ArticleList.Columns}", order, new(take - 1, position, offset), parameters);
            return session.Query<NumberedRow>(sql, parameters);
        }

        /// <summary>The candidates of as many days from a place on as hold so many: those of the place's own day may lie before it.</summary>
        private List<long> OnDaysFrom(ArticleOrder order, KeysetPosition position, int take)
        {
            var isDescending = order.Keys[0].Descending;
            var counts = new int[ushort.MaxValue + 2];
            foreach (ref readonly var hit in candidates.All)
                counts[Place(hit.Day)]++;
            var own = position.Values is [long date, ..] ? Place(date == ArticleSortProperty.Last(isDescending) ? SearchDay.None : SearchDay.Of(date)) : -1;
            var step = position.Backward ? -1 : 1;
            var end = own < 0 ? (position.Backward ? counts.Length - 1 : 0) : own + step;
            for (var held = 0; end >= 0 && end < counts.Length; end += step)
            {
                if ((held += counts[end]) >= take)
                    break;
            }
            var (from, to) = own < 0 ? (position.Backward ? counts.Length - 1 : 0, end) : (own, end);
            var (first, last) = (Math.Min(from, to), Math.Max(from, to));
            var keys = new List<long>();
            foreach (ref readonly var hit in candidates.All)
            {
                if (Place(hit.Day) is var place && place >= first && place <= last)
                    keys.Add(hit.Key);
            }
            return keys;

            // Undated last, in either direction.
            int Place(ushort day) => day == SearchDay.None ? ushort.MaxValue + 1 : isDescending ? ushort.MaxValue - day : day;
        }

        /// <summary>The numbers of articles, each with its id.</summary>
        private Dictionary<long, string> Numbers(IEnumerable<string> ids) =>
            // Plan: one search by unique index an id.
            session
                .Query<NumberRow>(
                    "SELECT number, article_id FROM json_each(@ids) AS id CROSS JOIN search_article ON article_id = id.value",
                    new { ids = JsonSerializer.Serialize(ids.Distinct()) }
                )
                .ToDictionary(row => row.Number, row => row.ArticleId);

        private string Numbered(long key) =>
            // Plan: one search by primary key.
            session.First<string>("SELECT article_id FROM search_article WHERE number = @key", new { key })!;

        /// <summary>Whole days are told by the index too.</summary>
        private static ArticleFilter Rest(ArticleFilter filter, bool knowsLabels)
        {
            var rest = knowsLabels ? SearchLabels.Rest(filter) : filter with { Kinds = [] };
            return SearchDay.Begins(filter.Date.FromMs) && SearchDay.Begins(filter.Date.ToMs) ? rest with { Date = TimeSpanFilter.Always, Undated = UndatedArticles.Included } : rest;
        }

        /// <summary>Whether the day of a hit is one that the filter lets through, some of its instants at least: the index knows the day.</summary>
        private bool IsNearDate(SearchHit hit)
        {
            var (date, undated) = (search.Filter.Date, search.Filter.Undated);
            return hit.Day == SearchDay.None
                ? undated != UndatedArticles.Excluded
                : undated != UndatedArticles.Only
                    && (date.FromMs is null || hit.Day >= SearchDay.Of(date.FromMs))
                    && (date.ToMs is null || (SearchDay.Begins(date.ToMs) ? hit.Day < SearchDay.Of(date.ToMs) : hit.Day <= SearchDay.Of(date.ToMs)));
        }

        /// <summary>The articles that pass the filter, where they are few: then the hits are among them. Null: they are many.</summary>
        private HashSet<long>? Filtering(ArticleFilter filter)
        {
            var path = ArticlePath.ToFew(filter);
            var counting = new SqlParameters();
            var most = counting.Add(SearchBudget.Rows + 1);
            var counted = Walk("1", "", needsArticle: false, counting);
            if (counted.Length == 0)
                return [];
            var parameters = new SqlParameters();
            // Plan: the index of a list that is filtered so, as many entries as are compared and one more at most; where they are few, each article's number by the index on it.
            return session.First<long>($"SELECT count(*) FROM ({counted} LIMIT {most})", counting) > SearchBudget.Rows
                ? null
                : [.. session.Query<long>(Walk("number", "CROSS JOIN search_article ON search_article.article_id = article.id", needsArticle: true, parameters), parameters)];

            string Walk(string column, string join, bool needsArticle, SqlParameters into) =>
                string.Join(
                    " UNION ALL ",
                    path.Walk(ArticleOrder.Default, KeysetPosition.Start, KeysetSide.Beyond, needsArticle, into).Select(branch => $"SELECT {column} FROM {branch.Source} {join} WHERE {branch.Condition}")
                );
        }

        /// <summary>Those of some candidates that the filter lets through.</summary>
        private IEnumerable<SearchHit> Passing(IReadOnlyList<SearchHit> hits)
        {
            var parameters = new SqlParameters();
            var where = others.Where(parameters);
            var keys = parameters.Add(JsonSerializer.Serialize(hits.Select(hit => hit.Key)));
            // Plan: each hit by primary key, at most as many as are compared.
            var passed = session
                .Query<long>(
                    $"""
                    SELECT search_article.number FROM json_each({keys}) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                    CROSS JOIN article ON article.id = search_article.article_id WHERE {where}
                    """,
                    parameters
                )
                .ToHashSet();
            return hits.Where(hit => passed.Contains(hit.Key));
        }

        private bool IsHit(Text text) => !text.IsExcluded && text.Units >= unitsNeeded;

        /// <summary>Compares hits with the query, those not done yet.</summary>
        private void Load(IReadOnlyCollection<SearchHit> hits)
        {
            var missing = hits.Select(hit => hit.Key).Where(key => !texts.ContainsKey(key)).ToList();
            if (missing.Count == 0)
                return;
            compared += missing.Count;
            if (syllables is not null)
            {
                // Plan: each hit by primary key.
                session.Each(
                    "SELECT text.number, text.syllables FROM json_each($1) AS hit CROSS JOIN search_text AS text ON text.number = hit.value",
                    new(JsonSerializer.Serialize(missing)),
                    row =>
                    {
                        session.Cancellation.ThrowIfCancellationRequested();
                        var first = met.Count;
                        Add(row.Integer(0), syllables.Compare(row.Span(1), met), first);
                    }
                );
                missing.RemoveAll(texts.ContainsKey);
            }
            if (missing.Count > 0)
                LoadTexts(missing);
        }

        /// <summary>The same from the texts themselves: where their syllables are not stored yet, or say too little.</summary>
        private void LoadTexts(IReadOnlyCollection<long> keys)
        {
            // Plan: each hit and its body by primary key.
            var rows = session.Query<TextRow>(
                $"""
                SELECT search_article.number, article.title, article.lead, {(readsBodies ? "CAST(article_body.blocks AS BLOB)" : "NULL")} AS blocks
                FROM json_each(@keys) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                CROSS JOIN article ON article.id = search_article.article_id {(readsBodies ? "LEFT JOIN article_body ON article_body.article_id = article.id" : "")}
                """,
                new { keys = JsonSerializer.Serialize(keys) }
            );
            foreach (var row in rows)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                var first = met.Count;
                matcher.Begin();
                AddText(SearchPart.Title, row.Title, TextPlace.Title);
                AddText(SearchPart.Lead, row.Lead, TextPlace.Lead);
                if (row.Blocks is not null)
                {
                    var block = 0;
                    blocks.Read(row.Blocks, (part, text) => AddText(part, text, block++));
                }
                Add(row.Number, matcher.End(), first);
            }

            void AddText(SearchPart part, ReadOnlySpan<char> text, int place)
            {
                if (matcher.Add(part, text))
                    met.Add(place, matcher.Neighbours, matcher.Met);
            }
        }

        /// <summary>Adds an article; what it has of the query are the texts from the first on that was added with it.</summary>
        private void Add(long key, ArticleMatch match, int firstMet) =>
            texts.Add(key, new(key, Math.Round(match.Score * Recency(found.DayOf(key)), 4), match.Units, match.IsExcluded, firstMet..met.Count));

        /// <summary>Against the newest article there is, not against the clock: the answer is the same until content changes.</summary>
        private double Recency(ushort day) =>
            !search.PrefersRecent || day == SearchDay.None ? 1 : 1 + (RecentShare * Math.Pow(2, -(newestDay - day) / RecentHalfLife));
    }

    /// <summary>A text that was compared with the query.</summary>
    /// <param name="Key">The article's number.</param>
    /// <param name="Score">How well it fits.</param>
    /// <param name="Units">How many of the query's units it has.</param>
    /// <param name="IsExcluded">Whether it has what must not be there.</param>
    /// <param name="Met">Those of its texts that have any syllable of the query, in <see cref="MetTexts"/>: only they are read for what to show.</param>
    private sealed record Text(long Key, double Score, int Units, bool IsExcluded, Range Met);

    private sealed class TextRow
    {
        public long Number { get; init; }
        public string Title { get; init; } = "";
        public string? Lead { get; init; }

        /// <summary>JSON: <see cref="BlockRow"/>s in UTF-8, or null for a teaser.</summary>
        public byte[]? Blocks { get; init; }
    }

    private sealed class NumberRow
    {
        public long Number { get; init; }
        public string ArticleId { get; init; } = "";
    }

    private sealed class NumberedRow : ArticleRow
    {
        public long Number { get; init; }
    }
}
