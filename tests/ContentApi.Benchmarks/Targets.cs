using System.Globalization;
using System.Text.Json;
using Dapper;

namespace ContentApi.Benchmarks;

/// <summary>
/// Paths of a collection, chosen at random and each another: what is asked for that nobody asked for before. The same collection gives the same paths.
/// </summary>
internal sealed class Targets
{
    /// <summary>How many of a kind at most: more than stay in a processor's cache, and few enough to hold all their answers.</summary>
    private const int Most = 2000;

    private const int CommonWordCount = 20;

    private const int PageSize = 20;

    /// <summary>As far as the parameter page reaches.</summary>
    private const int DeepestItem = 10_000;

    private readonly ChildProcess program;
    private readonly List<ChosenArticle> articles;
    private readonly IReadOnlyList<string> rareWords;
    private readonly IReadOnlyList<string> commonWords;
    private readonly IReadOnlyList<string> sections;
    private readonly int count;
    private IReadOnlyList<string>? cursors;

    /// <param name="database">The file.</param>
    /// <param name="program">The program that serves it.</param>
    public Targets(string database, ChildProcess program)
    {
        this.program = program;
        using var connection = Collections.Open(database);
        count = connection.ExecuteScalar<int>("SELECT count(*) FROM article WHERE kind = 'article' AND withdrawn_ms IS NULL");
        if (count == 0)
            throw new BenchmarkException("There is no article, so there is nothing to ask for.");
        // Ids are hashes, so their order is none of the content's; the plus has them read in it, some thousand of however many.
        articles = connection.Query<ChosenArticle>("SELECT slug, title, date_ms AS DateMs FROM article WHERE +kind = 'article' AND withdrawn_ms IS NULL ORDER BY id LIMIT @Most", new { Most }).AsList();
        // So few articles have them that all are read, and so many that a page is full.
        var rare = connection.Query<string>("SELECT syllable FROM search_syllable WHERE frequency BETWEEN 20 AND 100 ORDER BY syllable").ToArray();
        new Random(5).Shuffle(rare);
        rareWords = rare;
        commonWords = connection.Query<string>("SELECT syllable FROM search_syllable ORDER BY frequency DESC, syllable LIMIT @CommonWordCount", new { CommonWordCount }).AsList();
        sections = connection.Query<string>("SELECT slug FROM section WHERE article_count > 0 ORDER BY slug").AsList();
    }

    /// <summary>Articles by slug.</summary>
    public IReadOnlyList<string> Articles => [.. articles.Select(article => $"/v1/articles/{article.Slug}")];

    /// <summary>What is related to them.</summary>
    public IReadOnlyList<string> Related => [.. Articles.Select(article => $"{article}/related")];

    /// <summary>Pages of twenty by cursors from the beginning of the list to its end.</summary>
    public IReadOnlyList<string> CursorPages => [.. Chosen(Cursors()).Select(cursor => $"/v1/articles?cursor={cursor}")];

    /// <summary>Lists of twenty in equal parts: by cursor, by page, from a day on, of a section until a day.</summary>
    public IReadOnlyList<string> Lists
    {
        get
        {
            var random = new Random(3);
            return
            [
                .. Enumerable
                    .Range(0, Most)
                    .Select(number => (number % 4) switch
                    {
                        0 => $"/v1/articles?cursor={Any(random, Cursors())}",
                        1 => $"/v1/articles?page={random.Next(1, (Math.Min(count, DeepestItem) / PageSize) + 1)}",
                        2 => $"/v1/articles?from={AnyDay(random)}&sort=date",
                        _ => $"/v1/articles?section={Any(random, sections)}&to={AnyDay(random)}",
                    })
                    .Distinct(),
            ];
        }
    }

    /// <summary>Searches by one word that 20 to 100 articles have.</summary>
    public IReadOnlyList<string> RareWords => [.. Chosen(rareWords).Select(Search)];

    /// <summary>Searches by one of the commonest words.</summary>
    public IReadOnlyList<string> CommonWords => [.. commonWords.Select(Search)];

    /// <summary>Searches by two words of a headline, side by side.</summary>
    public IReadOnlyList<string> Phrases =>
        [
            .. articles
                .Select((article, number) => (Words: article.Title.Split(' '), Number: number))
                .Where(title => title.Words.Length > 2)
                .Select(title => (title.Words, First: title.Number % (title.Words.Length - 1)))
                .Select(title => Search($"\"{title.Words[title.First]} {title.Words[title.First + 1]}\""))
                .Distinct(),
        ];

    private static IEnumerable<string> Chosen(IReadOnlyList<string> all) =>
        Some(all).Count <= Most
            ? all
            : Enumerable.Range(0, Most).Select(place => all[(int)((long)place * all.Count / Most)]);

    private static string Search(string query) => $"/v1/search?q={Uri.EscapeDataString(query)}";

    private static string Any(Random random, IReadOnlyList<string> of) => Some(of)[random.Next(of.Count)];

    private static IReadOnlyList<string> Some(IReadOnlyList<string> all) =>
        all.Count > 0 ? all : throw new BenchmarkException("The collection is too small to be asked for something else each time: name a larger one.");

    private string AnyDay(Random random) =>
        DateTimeOffset.FromUnixTimeMilliseconds(articles[random.Next(articles.Count)].DateMs ?? 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The list walked from its beginning to its end, as a client does, in the longest steps.</summary>
    private IReadOnlyList<string> Cursors()
    {
        if (cursors is not null)
            return cursors;
        var found = new List<string>();
        for (string? cursor = null; ; found.Add(cursor))
        {
            var target = "/v1/articles?limit=100&fields=id&count=none" + (cursor is null ? "" : $"&cursor={cursor}");
            using var json = JsonDocument.Parse(Exchange.Capture(program, target).Expected.Body);
            cursor = json.RootElement.GetProperty("page").GetProperty("nextCursor").GetString();
            if (cursor is null)
                return cursors = found;
        }
    }

    /// <summary>What a path is made of.</summary>
    private sealed class ChosenArticle
    {
        public string Slug { get; init; } = "";
        public string Title { get; init; } = "";
        public long? DateMs { get; init; }
    }
}
