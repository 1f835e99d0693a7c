using System.Diagnostics;
using System.Globalization;
using ContentApi.Derive;
using ContentApi.Documents.Text;
using ContentApi.Storage;
using Microsoft.Data.Sqlite;

namespace ContentApi.Benchmarks;

/// <summary>
/// Databases of made articles, each made when it is first asked for, through the program's own writer: what an import reads and compares is left out, what it stores is
/// not. Only the neighbours are not computed: an article's are the next of its topic.
/// </summary>
internal sealed class Collections : IDisposable
{
    /// <summary>Less is too small to have rare words.</summary>
    public const int FewestArticles = 1000;

    public const int MostArticles = 10_000_000;

    private const int Topics = 400;
    private const int Sections = 12;
    private const int Authors = 60;
    private const int Neighbours = 10;

    /// <summary>How many articles, wherever in the collection, have a word in common that no other has.</summary>
    private const int SharedBy = 50;

    /// <summary>How many articles a transaction has.</summary>
    private const int Batch = 50_000;

    private readonly string folder;
    private readonly bool isKept;
    private readonly string source;
    private readonly Lazy<MadeTexts> texts;

    /// <param name="corpus">The folder of pages whose headlines and paragraphs the articles have; null: invented words.</param>
    /// <param name="keep">The folder where the databases stay, and where those of an earlier run are; null: a temporary one.</param>
    public Collections(string? corpus, string? keep)
    {
        isKept = keep is not null;
        folder = keep is null ? Directory.CreateTempSubdirectory("contentapi-collections-").FullName : Directory.CreateDirectory(keep).FullName;
        source = corpus is null ? "invented" : new DirectoryInfo(corpus).Name;
        texts = new(() => MadeTexts.Of(corpus));
    }

    /// <summary>What the articles say.</summary>
    public MadeTexts Texts => texts.Value;

    /// <summary>A word that one article of <see cref="Topics"/> has, and no other.</summary>
    public static string TopicWord(int topic, int word = 0) => string.Create(CultureInfo.InvariantCulture, $"nha{topic}x{word}");

    /// <summary>The word that an article and 49 others have, and no other.</summary>
    public static string SharedWord(int number) => string.Create(CultureInfo.InvariantCulture, $"chung{number / SharedBy}");

    public static string Section(int number) => string.Create(CultureInfo.InvariantCulture, $"muc-{number}");

    /// <summary>The file with so many articles.</summary>
    public string Of(int articles)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{source}-{articles}.db"));
        if (File.Exists(path))
            return path;
        // One that was not finished is not taken for one that was.
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        using (var database = new ContentDatabase(unfinished))
            Fill(database, articles);
        File.Move(unfinished, path);
        return path;
    }

    /// <summary>Opens a database to look into it beside the program.</summary>
    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (!isKept)
            Directory.Delete(folder, recursive: true);
    }

    private void Fill(ContentDatabase database, int articles)
    {
        database.Migrate();
        var clock = Stopwatch.StartNew();
        for (var first = 0; first < articles; first += Batch)
        {
            var last = Math.Min(first + Batch, articles);
            using var writer = database.Write(DateTimeOffset.UnixEpoch);
            writer.PutTaxonomy([.. Enumerable.Range(0, Sections).Select(number => new SectionContent(Section(number), $"Mục {number}", null, number))]);
            writer.Expect(last - first);
            var made = Enumerable.Range(first, last - first).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.AutoBuffered);
            foreach (var content in made.Select(number => Article(number).Digested()))
                writer.PutArticle(content);
            writer.ExpectNoMore();
            for (var number = first; number < last; number++)
                writer.Neighbours.PutList(Id(number), Near(number, articles));
            writer.RefreshGroups();
            JsonRows.Update(writer);
            writer.Commit();
            LoadReport.Print($"{last} articles stored in {clock.Elapsed.TotalSeconds:0} s; {new FileInfo(database.Path).Length / 1e6:0} MB");
        }
    }

    private static string Id(int number) => ContentApi.Ingest.Identity.Id(number.ToString(CultureInfo.InvariantCulture));

    private static IReadOnlyList<NeighbourRow> Near(int number, int articles) =>
        [
            .. Enumerable
                .Range(1, Neighbours)
                .Select(step => (int)((number + ((long)step * Topics)) % articles))
                .Where(other => other != number)
                .Distinct()
                .Select((other, place) => new NeighbourRow(Id(other), 0.9 - (0.05 * place), [TopicWord(number % Topics), TopicWord(number % Topics, 1)])),
        ];

    /// <summary>Its last paragraph holds two words of its topic, one that <see cref="SharedBy"/> articles share, and one of its own.</summary>
    private ArticleContent Article(int number)
    {
        var id = Id(number);
        var title = Texts.Title(number);
        var topic = number % Topics;
        var blocks = Texts
            .Paragraphs(number)
            .Append(string.Create(CultureInfo.InvariantCulture, $"{TopicWord(topic)} {TopicWord(topic, 1)} {SharedWord(number)} s{number}."))
            .Select((paragraph, at) => new BlockRow(string.Create(CultureInfo.InvariantCulture, $"p{at + 1}"), "paragraph") { Text = paragraph })
            .ToList();
        var dateMs = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)).AddMinutes(number * 7919L % 10_000_000).ToUnixTimeMilliseconds();
        var author = (number / Topics) % Authors;
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
            Lead = Texts.Lead(number),
            SectionSlug = Section(topic % Sections),
            SectionBasis = "stated",
            SectionName = null,
            Authors = [new(string.Create(CultureInfo.InvariantCulture, $"tac-gia-{author}"), $"Tác Giả {author}")],
            Tags = [new(string.Create(CultureInfo.InvariantCulture, $"chu-de-{topic}"), $"Chủ đề {topic}", "stated")],
            PublishedMs = dateMs,
            PublishedPrecision = "instant",
            ModifiedMs = null,
            ModifiedPrecision = null,
            DateMs = dateMs,
            DatePrecision = "instant",
            DateBasis = "published",
            Tie = id,
            Language = "vi",
            WordCount = 1000,
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
}
