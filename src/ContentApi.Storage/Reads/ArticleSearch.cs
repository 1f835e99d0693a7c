using System.Text.Json;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage.Search;
using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>A search.</summary>
public sealed record ArticleSearchQuery
{
    public required SearchQuery Query { get; init; }
    public MarkMatching Marks { get; init; }

    /// <summary>Where the words are to stand; empty: anywhere.</summary>
    public IReadOnlyCollection<SearchPart> Parts { get; init; } = [];
    public required ArticleFilter Filter { get; init; }

    /// <summary>In which order; null: by score.</summary>
    public ArticleOrder? Order { get; init; }

    /// <summary>Whether of articles that are much alike the newer ranks higher.</summary>
    public bool PrefersRecent { get; init; } = true;

    /// <summary>
    /// Which of the hits. A place in the order of scores is how many hits come before the one of the place, and its id: it may have moved since.
    /// </summary>
    public required ListWindow Window { get; init; }

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
    public PassageRow? Title => Passages.FirstOrDefault(passage => passage.Part == "title");
    public PassageRow? Lead => Passages.FirstOrDefault(passage => passage.Part == "lead");

    /// <summary>In the order of the body.</summary>
    public IEnumerable<PassageRow> Body => Passages.Where(passage => passage.Block is not null);

    /// <summary>Its place in the order of the search.</summary>
    public IReadOnlyList<object> PlaceIn(ArticleOrder? order) => order?.ValuesAt(Article) ?? [Rank, Article.Id];
}

/// <summary>A stretch of a text of an article; see <see cref="SearchPassage"/>.</summary>
public sealed record PassageRow(string Part, string? Block, string Text, int Start, int Length, IReadOnlyList<(int Start, int Length)> Ranges);

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

    /// <summary>How many words of a very long query did not count.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The matching articles that facets count, by number: all, or the best.</summary>
    public required IReadOnlyList<long> Keys { get; init; }
}

/// <summary>
/// Searches in two bounded phases: the index gives the articles and a rough score, the texts of the best fifty the exact one. docs/search.md has the
/// rules and the reasons.
/// </summary>
public static class ArticleSearch
{
    /// <summary>With fewer hits half of the words are enough.</summary>
    private const int FewHits = 10;

    /// <summary>How many articles are ranked exactly at a time: the hits are ranked in blocks of so many, by the index from block to block.</summary>
    private const int BlockSize = 50;

    /// <summary>How many hits are compared with a filter: some ten milliseconds.</summary>
    private const int Filtered = 5_000;

    /// <summary>How many hits are decided by their texts: some ten milliseconds.</summary>
    private const int Decided = 300;

    /// <summary>How much more a new article counts than a very old one.</summary>
    private const double RecentShare = 0.05;

    /// <summary>After how many days half of that is left.</summary>
    private const double RecentHalfLife = 365;

    /// <summary>Answers a search.</summary>
    public static ArticleSearchResult Read(ReadSession session, ArticleSearchQuery search)
    {
        var collections = session.Catalogs.Of(session);
        var kinds = search.Filter.Kinds.Count == 0 ? collections : [.. search.Filter.Kinds.Select(kind => collections[SearchIndex.CollectionOf(kind)])];
        var unscored = new SearchMatcher(search.Query, search.Marks, search.Parts);
        var found = new SearchHits(session, search.Query, kinds, SearchLabels.Of(search.Filter), !unscored.IsNeededToDecide);
        var matcher = new SearchMatcher(found.Query, search.Marks, search.Parts, new SearchStatistics(found.Articles, found.Frequency, found.PrefixFrequency));
        var run = new Run(session, search, matcher, found, kinds.Max(collection => collection.NewestDay));
        var units = found.Query.Units.Count;
        // By all articles, whatever the filter: else narrowing an answer would widen it.
        var isRelaxed = units > 1 && run.AreFew(units);
        var hits = run.Screen(isRelaxed ? (units + 1) / 2 : units);
        return new()
        {
            Page = search.Order is null ? run.ByScore(hits) : run.InOrder(hits, search.Order),
            Summary = Summarize(session, search.Filter, hits.Found.Count),
            IsExact = hits.IsAll,
            IsRelaxed = isRelaxed,
            LeftOut = search.Query.Units.Count - units,
            Keys = [.. hits.Found.Take(Filtered).Select(hit => hit.Key)],
        };
    }

    private static ListSummary Summarize(ReadSession session, ArticleFilter filter, long total)
    {
        var parameters = new DynamicParameters(new { total });
        return ListSummary.Read(session, new("@total") { Unknown = GroupNames.Unknown(filter.Names, parameters) }, parameters);
    }

    /// <summary>The hits that are left of those that the index gave.</summary>
    /// <param name="Found">In no order.</param>
    /// <param name="IsAll">Whether all were looked at.</param>
    /// <param name="Units">How many units each has at least.</param>
    private sealed record Screened(List<SearchHit> Found, bool IsAll, int Units);

    private sealed class Run(ReadSession session, ArticleSearchQuery search, SearchMatcher matcher, SearchHits found, ushort newestDay)
    {
        /// <summary>What the index cannot tell of the filter.</summary>
        private readonly ArticleFilter others = Rest(search.Filter);
        private readonly Dictionary<long, Text> texts = [];
        private readonly BlockTexts blocks = new();

        /// <summary>Whether fewer than ten articles have so many units.</summary>
        public bool AreFew(int units)
        {
            var hits = found.WithAtLeast(units, isFiltered: false);
            if (!IsDecidedByTexts)
                return hits.Count < FewHits;
            var decided = 0;
            foreach (var chunk in Best(hits, Decided).Chunk(2 * FewHits))
            {
                if ((decided += Decide(chunk, units).Count()) >= FewHits)
                    return false;
            }
            return hits.Count <= Decided;
        }

        private bool IsDecidedByTexts => !found.IsComplete || matcher.IsNeededToDecide;

        /// <summary>The hits that have so many units and pass the filter, as far as the budget goes.</summary>
        public Screened Screen(int units)
        {
            var hits = found.WithAtLeast(units, isFiltered: true);
            var isAll = true;
            if (search.Filter.Date != TimeSpanFilter.Always || search.Filter.Undated != UndatedArticles.Included)
                hits = hits.FindAll(IsNearDate);
            if (!others.IsEmpty)
            {
                if (hits.Count > Filtered && Filtering() is { } few)
                    hits = hits.FindAll(hit => few.Contains(hit.Key));
                isAll = hits.Count <= Filtered;
                hits = Filter(isAll ? hits : Best(hits, Filtered));
            }
            if (IsDecidedByTexts)
            {
                isAll &= hits.Count <= Decided;
                hits = [.. (isAll ? hits : Best(hits, Decided)).Chunk(BlockSize).SelectMany(chunk => Decide(chunk, units))];
            }
            return new(hits, isAll, units);
        }

        /// <summary>A page by score.</summary>
        public KeysetPage<SearchHitRow> ByScore(Screened hits)
        {
            var window = search.Window;
            var start = Start(hits, window);
            var (from, to) = window.IsBackward ? (Math.Max(0, start - window.Limit), start) : (start, start + window.Limit);
            to = Math.Min(to, hits.Found.Count);
            if (from >= to)
                return new([], Precedes: from > 0 && hits.Found.Count > 0, Follows: window.IsBackward && hits.Found.Count > 0);
            var ranked = Ranked(hits, from, to);
            var rows = Rows(ranked.Select(text => text.Key));
            return new(
                [.. ranked.Select((text, at) => Hit(rows[text.Key], text, from + at))],
                Precedes: from > 0,
                Follows: to < hits.Found.Count
            );
        }

        /// <summary>A page in another order.</summary>
        public KeysetPage<SearchHitRow> InOrder(Screened hits, ArticleOrder order)
        {
            var window = search.Window;
            var position = window.Position ?? KeysetPosition.Start;
            var parameters = new DynamicParameters();
            var columns = $"search_article.number, {ArticleList.Columns}";
            string sql;
            if (hits.IsAll && hits.Found.Count <= Filtered)
            {
                parameters.Add("@keys", JsonSerializer.Serialize(hits.Found.Select(hit => hit.Key)));
                parameters.Add("@take", window.Limit + 1);
                parameters.Add("@offset", window.Offset);
                // Plan: each hit by primary key, sorted: at most Filtered.
                sql = $"""
                    SELECT {columns} FROM json_each(@keys) AS hit
                    CROSS JOIN search_article ON search_article.number = hit.value CROSS JOIN article ON article.id = search_article.article_id
                    WHERE {search.Filter.Where(parameters)} AND {Keyset.On(order.Terms, position, KeysetSide.Beyond, parameters)}
                    ORDER BY {Keyset.OrderBy(order.Terms, window.IsBackward)} LIMIT @take OFFSET @offset
                    """;
            }
            else
            {
                var keys = found.WithAtLeast(hits.Units, isFiltered: true).Select(hit => hit.Key).ToHashSet();
                session.DefineFunction("is_hit", keys.Contains);
                var path = ArticlePath.InOrder(search.Filter, order);
                var branches = path.Walk(order, position, KeysetSide.Beyond, needsArticle: true, parameters)
                    .Select(branch => new ArticleBranch(
                        $"{branch.Source} CROSS JOIN search_article ON search_article.article_id = article.id",
                        $"{branch.Condition} AND is_hit(search_article.number)"
                    ))
                    .ToList();
                if (branches.Count == 0)
                    return new([], Precedes: window.Offset > 0 || position.Values.Count > 0, Follows: false);
                // Plan: the indexes of the order are walked until the page is full: hits are so many that it soon is.
                (sql, _) = ArticleList.Merge(path, branches, columns, order, window, parameters);
            }
            var rows = session.Query<NumberedRow>(sql, parameters);
            // On the side that was come from there is at least the row of the place, but for the ends of the list.
            var page = Keyset.Page(rows, window, window.Offset > 0 ? hits.Found.Count > 0 : position.Values.Count > 0);
            Load(page.Rows.Select(row => row.Number));
            return new(
                [.. page.Rows.Select(row => Hit(row, texts[row.Number], -1))],
                page.Precedes,
                page.Follows
            );
        }

        private SearchHitRow Hit(ArticleRow row, Text text, long rank) =>
            new(
                row,
                text.Score,
                rank,
                [
                    .. SearchPassages
                        .Of(matcher, text.Row.Fields())
                        .Select(passage => new PassageRow(
                            passage.Field.Part.ToString().ToLowerInvariant(),
                            passage.Field.Block,
                            passage.Field.Text,
                            passage.Start,
                            passage.Length,
                            passage.Ranges
                        )),
                ]
            );

        /// <summary>The rank that a page begins at, or, backward, ends before.</summary>
        private int Start(Screened hits, ListWindow window) =>
            window.Position switch
            {
                null => Math.Min(window.Offset, hits.Found.Count),
                { Values: [long rank, string id], Backward: var backward } => (int)Math.Clamp(RankOf(hits, id) is { } now ? (backward ? now : now + 1) : rank, 0, hits.Found.Count),
                { Backward: var backward } => backward ? hits.Found.Count : 0,
            };

        /// <summary>Where a hit is now; null: it is none any longer.</summary>
        private int? RankOf(Screened hits, string id)
        {
            // Plan: one search by unique index.
            var key = session.First<long?>("SELECT number FROM search_article WHERE article_id = @id", new { id });
            var own = hits.Found.FindIndex(hit => hit.Key == key);
            if (own < 0)
                return null;
            var before = hits.Found.Count(hit => hit.CompareTo(hits.Found[own]) < 0);
            var block = before / BlockSize * BlockSize;
            return block + Ranked(hits, block, Math.Min(block + BlockSize, hits.Found.Count)).FindIndex(text => text.Key == key);
        }

        /// <summary>The hits of these ranks.</summary>
        private List<Text> Ranked(Screened hits, int from, int to)
        {
            var (first, end) = (from / BlockSize * BlockSize, (to + BlockSize - 1) / BlockSize * BlockSize);
            var best = Best(hits.Found, end);
            var ranked = new List<Text>();
            for (var block = first; block < Math.Min(end, best.Count); block += BlockSize)
            {
                var keys = best.Skip(block).Take(BlockSize).Select(hit => hit.Key).ToList();
                Load(keys);
                ranked.AddRange(
                    keys.Select(key => texts[key])
                        .OrderByDescending(text => text.Score)
                        .ThenByDescending(text => text.Row.DateMs ?? long.MinValue)
                        .ThenBy(text => text.Row.Tie, StringComparer.Ordinal)
                );
            }
            return ranked[(from - first)..(to - first)];
        }

        /// <summary>The best, in order; gone through once.</summary>
        private static List<SearchHit> Best(List<SearchHit> hits, int count)
        {
            var best = new List<SearchHit>(Math.Min(hits.Count, 2 * count));
            var least = default(SearchHit?);
            foreach (var hit in hits)
            {
                if (least is { } last && hit.CompareTo(last) >= 0)
                    continue;
                best.Add(hit);
                if (best.Count < 2 * count)
                    continue;
                best.Sort();
                best.RemoveRange(count, best.Count - count);
                least = best[^1];
            }
            best.Sort();
            if (best.Count > count)
                best.RemoveRange(count, best.Count - count);
            return best;
        }

        /// <summary>Whole days are told by the index too.</summary>
        private static ArticleFilter Rest(ArticleFilter filter)
        {
            var rest = SearchLabels.Rest(filter);
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

        /// <summary>The articles that pass the filter but for dates, where they are few: then the hits are among them. Null: they are many.</summary>
        private HashSet<long>? Filtering()
        {
            // Days are looked at before, and no index leads from a span of time to its articles.
            var filter = others with { Date = TimeSpanFilter.Always, Undated = UndatedArticles.Included };
            if (filter.IsEmpty)
                return null;
            // The index on updatedAt begins with the kind; for all others another would be taken for it.
            if (filter.Updated != TimeSpanFilter.Always)
                filter = filter with { Kinds = search.Filter.Kinds };
            var parameters = new DynamicParameters(new { most = Filtered + 1 });
            // Plan: an index of what is filtered by, Filtered entries and one more at most, each article's number by the index on it.
            var keys = session.Query<long>(
                $"SELECT number FROM article CROSS JOIN search_article ON search_article.article_id = article.id WHERE {filter.Where(parameters)} LIMIT @most",
                parameters
            );
            return keys.Count > Filtered ? null : [.. keys];
        }

        private List<SearchHit> Filter(List<SearchHit> hits)
        {
            var parameters = new DynamicParameters();
            var where = others.Where(parameters);
            parameters.Add("@keys", JsonSerializer.Serialize(hits.Select(hit => hit.Key)));
            // Plan: each hit by primary key, at most Filtered.
            var passed = session
                .Query<long>(
                    $"""
                    SELECT search_article.number FROM json_each(@keys) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                    CROSS JOIN article ON article.id = search_article.article_id WHERE {where}
                    """,
                    parameters
                )
                .ToHashSet();
            return hits.FindAll(hit => passed.Contains(hit.Key));
        }

        private IEnumerable<SearchHit> Decide(SearchHit[] hits, int units)
        {
            Load(hits.Select(hit => hit.Key));
            return hits.Where(hit => texts[hit.Key] is { IsExcluded: false } text && text.Units >= units);
        }

        /// <summary>Reads the texts of hits and compares them with the query, those not done yet.</summary>
        private void Load(IEnumerable<long> keys)
        {
            var missing = keys.Where(key => !texts.ContainsKey(key)).ToList();
            if (missing.Count == 0)
                return;
            // Plan: each hit and its body by primary key.
            var rows = session.Query<TextRow>(
                """
                SELECT search_article.number, article.title, article.lead, article.date_ms, article.tie, CAST(article_body.blocks AS BLOB) AS blocks
                FROM json_each(@keys) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                CROSS JOIN article ON article.id = search_article.article_id LEFT JOIN article_body ON article_body.article_id = article.id
                """,
                new { keys = JsonSerializer.Serialize(missing) }
            );
            foreach (var row in rows)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                matcher.Begin();
                matcher.Add(SearchPart.Title, row.Title);
                matcher.Add(SearchPart.Lead, row.Lead);
                if (row.Blocks is not null)
                    blocks.Read(row.Blocks, matcher.Add);
                var match = matcher.End();
                var score = Math.Round(match.Score * Recency(row.DateMs), 4);
                texts.Add(row.Number, new(row.Number, score, match.Units, match.IsExcluded, row));
            }
        }

        /// <summary>Against the newest article there is, not against the clock: the answer is the same until content changes.</summary>
        private double Recency(long? dateMs)
        {
            var day = SearchDay.Of(dateMs);
            return !search.PrefersRecent || day == SearchDay.None ? 1 : 1 + (RecentShare * Math.Pow(2, -(newestDay - day) / RecentHalfLife));
        }

        private Dictionary<long, ArticleRow> Rows(IEnumerable<long> keys) =>
            // Plan: each hit by primary key, limit at most.
            session
                .Query<NumberedRow>(
                    $"""
                    SELECT search_article.number, {ArticleList.Columns} FROM json_each(@keys) AS hit CROSS JOIN search_article ON search_article.number = hit.value
                    CROSS JOIN article ON article.id = search_article.article_id
                    """,
                    new { keys = JsonSerializer.Serialize(keys) }
                )
                .ToDictionary(row => row.Number, ArticleRow (row) => row);
    }

    private sealed record Text(long Key, double Score, int Units, bool IsExcluded, TextRow Row);

    private sealed class TextRow
    {
        public long Number { get; init; }
        public string Title { get; init; } = "";
        public string? Lead { get; init; }
        public long? DateMs { get; init; }
        public string Tie { get; init; } = "";

        /// <summary>JSON: <see cref="BlockRow"/>s in UTF-8, or null for a teaser.</summary>
        public byte[]? Blocks { get; init; }

        public IReadOnlyList<SearchField> Fields() =>
            [.. SearchFields.Of(Title, Lead, Blocks is null ? null : JsonColumn.Read<IReadOnlyList<BlockRow>>(System.Text.Encoding.UTF8.GetString(Blocks)))];
    }

    private sealed class NumberedRow : ArticleRow
    {
        public long Number { get; init; }
    }
}
