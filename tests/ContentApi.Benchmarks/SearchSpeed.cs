using System.Diagnostics;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using Dapper;

namespace ContentApi.Benchmarks;

/// <summary>
/// How long searches take in a large collection of invented articles, stored through the program's own writer: rare and common words, phrases, filters, orders,
/// completions.
/// </summary>
internal static class SearchSpeed
{
    /// <summary>How often each search is run.</summary>
    private const int Rounds = 25;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static int Run(string[] args)
    {
        var options = new Options("search", args);
        var articles = options.Number("--articles", 100_000, Collections.MostArticles, Collections.FewestArticles);
        using var collections = new Collections(options.Folder("--corpus"), options.NewFolder("--keep"));
        options.RequireNoOthers();
        using var database = new ContentDatabase(collections.Of(articles));
        var (index, syllables, text) = Sizes(database);
        LoadReport.Print($"index {index / 1e6:0} MB of pages, {index / text:0.00} of {text / 1e6:0} MB of text (goal: 0.5); what is compared {syllables / 1e6:0} MB");
        Measure(database, collections.Texts);
        return 0;
    }

    private static void Measure(ContentDatabase database, MadeTexts texts)
    {
        using var session = database.Read();
        var (common, rare) = (texts.Syllable(0), Collections.TopicWord(3));
        var third = string.Join(' ', texts.Title(77_777).Split(' ').Take(3));
        Case[] searches =
        [
            new("a rare word", "s12345"),
            new("a word in one of 400", rare),
            new("two words in one of 400", $"{rare} {Collections.TopicWord(3, 1)}"),
            new("a common word", common),
            new("two common words", $"{common} {texts.Syllable(1)}"),
            new("a common word and a year", $"{common} 2018"),
            new("five common words", string.Join(' ', Enumerable.Range(0, 5).Select(texts.Syllable))),
            new("a common phrase", $"\"{common} {texts.Syllable(1)}\""),
            new("a common phrase of three", $"\"{common} {texts.Syllable(1)} {texts.Syllable(2)}\""),
            new("three words of a headline", $"\"{third}\""),
            new("common but not rare", $"{common} -{rare}"),
            new("rare but not common", $"{rare} -{common}"),
            new("a prefix", "th*"),
            new("a prefix beside a word", $"{rare} th*"),
            new("common or rare", $"{common} OR {rare}"),
            new("a headline", texts.Title(77_777)),
            new("another headline", texts.Title(33_333)),
            new("sixty words", string.Join(' ', Enumerable.Range(0, 60).Select(number => texts.Syllable(number * 11)))),
            new("common, in the title", common) { Parts = [SearchPart.Title] },
            new("common, with its marks", common) { Marks = MarkMatching.Exact },
            new("common, hits 5,000 to 5,020", common) { Window = new(20, Offset: 5_000) },
            new("common, deep by cursor", common) { Window = new(20, new KeysetPosition([300_000L, ""], Backward: false)) },
            new("common, of a section", common) { Filter = new() { Sections = [Collections.Section(3)] } },
            new("common, of a year", common) { Filter = new() { Date = new(1_483_203_600_000, 1_514_739_600_000), Undated = UndatedArticles.Excluded } },
            new("common, of a day", common) { Filter = new() { Date = new(1_483_203_600_000, 1_483_290_000_000), Undated = UndatedArticles.Excluded } },
            new("common, until an hour", common) { Filter = new() { Date = new(null, 1_483_210_000_000), Undated = UndatedArticles.Included } },
            new("common, of one document", common) { Filter = new() { Documents = [ContentApi.Ingest.Identity.Id("77")] } },
            new("common, newest first", common) { Order = ArticleOrder.Default },
            new("common, by title", common) { Order = new([(ArticleSortProperty.Title, false)]) },
            new("in one of 400, newest first", rare) { Order = ArticleOrder.Default },
            new("in one of 400, by title", rare) { Order = new([(ArticleSortProperty.Title, false)]) },
            new("common, with facets", common) { HasFacets = true },
        ];
        // The code is compiled as it is used: what is measured is the last form of it.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
        {
            foreach (var search in searches)
                Search(search);
        }
        foreach (var search in searches)
        {
            var found = Time(search.What, () => Search(search));
            LoadReport.Print($"{"",34}{found.Summary.Total}{(found.IsExact ? "" : " or more")} found{(found.IsRelaxed ? ", relaxed" : "")}");
        }
        foreach (var typed in (string[])[Folding.Fold(common), Folding.Fold(common) + " c", "th", Folding.Fold(third)])
            Time($"completions of {typed}", () => Completions.Read(session, typed, 10));

        ArticleSearchResult Search(Case search)
        {
            var found = ArticleSearch.Read(
                session,
                new()
                {
                    Query = SearchQuery.Parse(search.Text, out _)!,
                    Marks = search.Marks,
                    Parts = search.Parts,
                    Filter = search.Filter with { Kinds = ["article"] },
                    Order = search.Order,
                    HasFacets = search.HasFacets,
                    Window = search.Window,
                }
            );
            if (search.HasFacets)
                ArticleFacets.Read(session, ArticleFacets.Names, found.Keys);
            return found;
        }
    }

    /// <summary>A search that is timed.</summary>
    private sealed record Case(string What, string Text)
    {
        public MarkMatching Marks { get; init; }
        public IReadOnlyList<SearchPart> Parts { get; init; } = [];
        public ArticleFilter Filter { get; init; } = new();
        public ArticleOrder? Order { get; init; }
        public ListWindow Window { get; init; } = new(20);
        public bool HasFacets { get; init; }
    }

    private static T Time<T>(string what, Func<T> search)
    {
        var times = new List<double>();
        var result = default(T);
        var processor = Environment.CpuUsage.UserTime;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.GetTimestamp();
            result = search();
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        var used = (Environment.CpuUsage.UserTime - processor).TotalMilliseconds / Rounds;
        times.Sort();
        LoadReport.Print($"{what,-32}  median {times[Rounds / 2],7:0.0} ms  least {times[0],7:0.0} ms  processor {used,7:0.0} ms");
        return result!;
    }

    /// <summary>
    /// The bytes of the index, which are the pages of its tables by the bytes in them (a row of search_page is a page of the file), of the syllables beside it, and of the text in it.
    /// </summary>
    private static (double Index, double Syllables, double Text) Sizes(ContentDatabase database)
    {
        using var connection = Collections.Open(database.Path);
        return (
            connection.ExecuteScalar<double>(
                """
                SELECT (SELECT 4096 * count(*) FROM search_page) + (SELECT total(4096 * ((length(postings) + 4200) / 4096)) FROM search_list)
                    + (SELECT total(length(days) + length(removed)) FROM search_segment) + (SELECT total(length(syllable) + 8) FROM search_syllable)
                    + (SELECT 60 * count(*) FROM search_article)
                """
            ),
            connection.ExecuteScalar<double>("SELECT (SELECT total(length(syllables) + 20) FROM search_text) + (SELECT total(2 * octet_length(form) + 30) FROM search_form)"),
            connection.ExecuteScalar<double>(
                """
                SELECT (SELECT total(octet_length(title) + octet_length(lead)) FROM article)
                    + (SELECT total(octet_length(block.value ->> 'text')) FROM article_body CROSS JOIN json_each(blocks) AS block)
                """
            )
        );
    }
}
