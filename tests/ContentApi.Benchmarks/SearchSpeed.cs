using System.Diagnostics;
using System.Globalization;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using Microsoft.Data.Sqlite;

namespace ContentApi.Benchmarks;

/// <summary>
/// How long searches take in a large collection of invented articles, stored through the program's own writer: rare and common words, phrases, filters, orders,
/// completions.
/// </summary>
internal static class SearchSpeed
{
    private const string Usage = "The options are --articles N (100000), --corpus DIR (pages whose paragraphs the articles have; else invented words) and --database FILE (kept, else a temporary one).";

    /// <summary>How many articles a transaction has.</summary>
    private const int Batch = 100_000;

    /// <summary>How often each search is run.</summary>
    private const int Rounds = 25;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static int Run(string[] args)
    {
        var (articles, corpus, kept) = Options(args);
        SearchTexts texts = corpus is null ? new InventedTexts() : new SampledTexts(corpus);
        var folder = Directory.CreateTempSubdirectory("contentapi-search-").FullName;
        try
        {
            var database = new ContentDatabase(kept ?? Path.Combine(folder, "content.db"));
            if (!File.Exists(database.Path))
                Fill(database, articles, texts);
            Measure(database, texts);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Fill(ContentDatabase database, int articles, SearchTexts texts)
    {
        database.Migrate();
        var clock = Stopwatch.StartNew();
        var text = 0L;
        for (var first = 0; first < articles; first += Batch)
        {
            using var writer = database.Write(DateTimeOffset.UnixEpoch);
            writer.PutTaxonomy([.. Enumerable.Range(0, 12).Select(number => new SectionContent(Section(number), Section(number), null, number))]);
            foreach (
                var content in Enumerable
                    .Range(first, Math.Min(Batch, articles - first))
                    .AsParallel()
                    .AsOrdered()
                    .WithMergeOptions(ParallelMergeOptions.AutoBuffered)
                    .Select(number => Article(number, texts).Digested())
            )
            {
                writer.PutArticle(content);
                text += SearchText(content);
            }
            writer.Commit();
            LoadReport.Print($"{Math.Min(first + Batch, articles)} articles stored in {clock.Elapsed.TotalSeconds:0} s");
        }
        LoadReport.Print($"index {IndexBytes(database) / 1e6:0} MB of pages, {(double)IndexBytes(database) / text:0.00} of {text / 1e6:0} MB of text (goal: 0.5)");
    }

    private static void Measure(ContentDatabase database, SearchTexts texts)
    {
        using var session = database.Read();
        var (common, rare) = (texts.Syllable(0), Rare(3));
        var third = string.Join(' ', texts.Title(77_777).Split(' ').Take(3));
        Case[] searches =
        [
            new("a rare word", "s12345"),
            new("a word in one of 400", rare),
            new("two words in one of 400", $"{rare} {Rare(3, 1)}"),
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
            new("common, of a section", common) { Filter = new() { Sections = [Section(3)] } },
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

    private static string Section(int number) => string.Create(CultureInfo.InvariantCulture, $"muc-{number}");

    private static string Rare(int topic, int word = 0) => string.Create(CultureInfo.InvariantCulture, $"nha{topic}x{word}");

    /// <summary>One word in it is of its topic alone, one its own.</summary>
    private static ArticleContent Article(int number, SearchTexts texts)
    {
        var id = ContentApi.Ingest.Identity.Id(number.ToString(CultureInfo.InvariantCulture));
        var title = texts.Title(number);
        var topic = number % 400;
        var blocks = texts
            .Paragraphs(number)
            .Append(string.Create(CultureInfo.InvariantCulture, $"{Rare(topic)} {Rare(topic, 1)} s{number}."))
            .Select((paragraph, at) => new BlockRow(string.Create(CultureInfo.InvariantCulture, $"p{at + 1}"), "paragraph") { Text = paragraph })
            .ToList();
        var dateMs = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)).AddMinutes(number * 7919L % 10_000_000).ToUnixTimeMilliseconds();
        return new ArticleContent
        {
            Id = id,
            Slug = Slug.From(title),
            GivenSlug = null,
            IdentityKey = id,
            TitleIdentity = id,
            Kind = "article",
            Title = title,
            TitleKey = Documents.Text.SortKey.From(title),
            Lead = texts.Lead(number),
            SectionSlug = Section(topic % 12),
            SectionBasis = "stated",
            SectionName = null,
            Authors = [],
            Tags = [],
            PublishedMs = dateMs,
            PublishedPrecision = "instant",
            ModifiedMs = null,
            ModifiedPrecision = null,
            DateMs = dateMs,
            DatePrecision = "instant",
            DateBasis = "published",
            Tie = id,
            Language = "vi",
            WordCount = 720,
            LeadFigure = null,
            Blocks = blocks,
            Document = id,
            Publisher = null,
            Credit = null,
            Encoding = "utf-8",
            Sha256 = id,
            OverrideWithdrawal = null,
            Warnings = [],
            Lists = [],
            Fields = [],
            Discarded = [],
        };
    }

    private static long SearchText(ArticleContent content) =>
        System.Text.Encoding.UTF8.GetByteCount(content.Title + content.Lead) + content.Blocks!.Sum(block => (long)System.Text.Encoding.UTF8.GetByteCount(block.Text!));

    /// <summary>The pages of the index's tables, by the bytes in them: a row of search_page is a page of the file.</summary>
    private static long IndexBytes(ContentDatabase database)
    {
        using var connection = new SqliteConnection($"Data Source={database.Path};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT 4096 * count(*) FROM search_page) + (SELECT total(4096 * ((length(postings) + 4200) / 4096)) FROM search_list)
                + (SELECT total(length(days) + length(removed)) FROM search_segment) + (SELECT total(length(syllable) + 8) FROM search_syllable)
                + (SELECT 60 * count(*) FROM search_article)
            """;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static (int Articles, string? Corpus, string? Database) Options(string[] args)
    {
        var (articles, corpus, database) = (100_000, (string?)null, (string?)null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--articles" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1000 and <= 10_000_000)
                articles = number;
            else if (args[i] == "--corpus" && Directory.Exists(value))
                corpus = value;
            else if (args[i] == "--database" && value.Length > 0)
                database = value;
            else
                throw new BenchmarkException($"{args[i]} {value} is no option of search. {Usage}");
        }
        return (articles, corpus, database);
    }
}
