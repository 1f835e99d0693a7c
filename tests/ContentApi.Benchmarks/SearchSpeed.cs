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
/// completions. The words are those of <see cref="InventedPages"/>; the commonest stands in nearly every article.
/// </summary>
internal static class SearchSpeed
{
    private const string Usage = "The options are --articles N (100000) and --database FILE (kept, else a temporary one).";

    /// <summary>How many articles a transaction has.</summary>
    private const int Batch = 100_000;

    /// <summary>How often each search is run.</summary>
    private const int Rounds = 25;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static int Run(string[] args)
    {
        var (articles, kept) = Options(args);
        var folder = Directory.CreateTempSubdirectory("contentapi-search-").FullName;
        try
        {
            var database = new ContentDatabase(kept ?? Path.Combine(folder, "content.db"));
            if (!File.Exists(database.Path))
                Fill(database, articles);
            Measure(database);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Fill(ContentDatabase database, int articles)
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
                    .Select(number => Article(number).Digested())
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

    private static void Measure(ContentDatabase database)
    {
        using var session = database.Read();
        (string What, string Text, ArticleFilter Filter, ArticleOrder? Order)[] searches =
        [
            ("a rare word", "s12345", new(), null),
            ("a word in one of 400", Rare(3), new(), null),
            ("two words in one of 400", $"{Rare(3)} {Rare(3, 1)}", new(), null),
            ("a common word", Common(0), new(), null),
            ("two common words", $"{Common(0)} {Common(1)}", new(), null),
            ("five common words", string.Join(' ', Enumerable.Range(0, 5).Select(Common)), new(), null),
            ("a common phrase", $"\"{Common(0)} {Common(1)}\"", new(), null),
            ("a common phrase of three", $"\"{Common(0)} {Common(1)} {Common(2)}\"", new(), null),
            ("common but not rare", $"{Common(0)} -{Rare(3)}", new(), null),
            ("a prefix", "th*", new(), null),
            ("common or rare", $"{Common(0)} OR {Rare(3)}", new(), null),
            ("a headline", Title(77_777), new(), null),
            ("sixty words", string.Join(' ', Enumerable.Range(0, 60).Select(number => InventedPages.Syllable(number * 11))), new(), null),
            ("common, of a section", Common(0), new() { Sections = [Section(3)] }, null),
            ("common, of a year", Common(0), new() { Date = new(1_483_203_600_000, 1_514_739_600_000), Undated = UndatedArticles.Excluded }, null),
            ("common, of a day", Common(0), new() { Date = new(1_483_203_600_000, 1_483_290_000_000), Undated = UndatedArticles.Excluded }, null),
            ("common, of one document", Common(0), new() { Documents = [ContentApi.Ingest.Identity.Id("77")] }, null),
            ("common, newest first", Common(0), new(), ArticleOrder.Default),
            ("in one of 400, newest first", Rare(3), new(), ArticleOrder.Default),
        ];
        // The code is compiled as it is used: what is measured is the last form of it.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
        {
            foreach (var (_, text, filter, order) in searches)
                Search(text, filter, order);
        }
        foreach (var (what, text, filter, order) in searches)
        {
            var found = Time(what, () => Search(text, filter, order));
            LoadReport.Print($"{"",34}{found.Summary.Total}{(found.IsExact ? "" : " or more")} found{(found.IsRelaxed ? ", relaxed" : "")}");
        }
        Time("completions", () => Completions.Read(session, Folding.Fold(Common(1)), 10));

        ArticleSearchResult Search(string text, ArticleFilter filter, ArticleOrder? order) =>
            ArticleSearch.Read(session, new() { Query = SearchQuery.Parse(text, out _)!, Filter = filter with { Kinds = ["article"] }, Order = order, Window = new(20) });
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

    private static string Common(int place) => InventedPages.Syllable(place);

    private static string Rare(int topic, int word = 0) => string.Create(CultureInfo.InvariantCulture, $"nha{topic}x{word}");

    private static string Title(int number) => InventedPages.Text(new Random(number ^ 0x2a2a2a), number, 9);

    /// <summary>Some 4 KB; one word in it is of its topic alone, one its own.</summary>
    private static ArticleContent Article(int number)
    {
        var random = new Random(number);
        var id = ContentApi.Ingest.Identity.Id(number.ToString(CultureInfo.InvariantCulture));
        var title = Title(number);
        var topic = number % 400;
        var blocks = Enumerable
            .Range(1, 8)
            .Select(paragraph => new BlockRow(string.Create(CultureInfo.InvariantCulture, $"p{paragraph}"), "paragraph") { Text = InventedPages.Text(random, number, 85) + "." })
            .Append(new BlockRow("p9", "paragraph") { Text = string.Create(CultureInfo.InvariantCulture, $"{Rare(topic)} {Rare(topic, 1)} s{number}.") })
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
            Lead = InventedPages.Text(random, number, 35) + ".",
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

    private static (int Articles, string? Database) Options(string[] args)
    {
        var (articles, database) = (100_000, (string?)null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--articles" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1000 and <= 10_000_000)
                articles = number;
            else if (args[i] == "--database" && value.Length > 0)
                database = value;
            else
                throw new BenchmarkException($"{args[i]} {value} is no option of search. {Usage}");
        }
        return (articles, database);
    }
}
