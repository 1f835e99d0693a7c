using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using Microsoft.Data.Sqlite;

namespace ContentApi.Benchmarks;

/// <summary>
/// How well search finds what is known to be there: an article by its title, by five syllables of it, and the articles of a story by the name that a person gave
/// to it.
/// </summary>
internal static partial class SearchQuality
{
    private const string Usage = "The options are --pages DIR, --truth FILE (more than once), --database FILE (kept, else a temporary one).";
    private const int Shown = 10;

    public static int Run(string[] args)
    {
        var (pages, truths, kept) = Options(args);
        var folder = Directory.CreateTempSubdirectory("contentapi-quality-").FullName;
        try
        {
            var database = new ContentDatabase(kept ?? Path.Combine(folder, "content.db"));
            if (!File.Exists(database.Path))
            {
                database.Migrate();
                var report = new Import(database, Path.Combine("seeds", "sections.json"), TimeProvider.System).Run(pages);
                LoadReport.Print($"imported {report.Created} articles and teasers");
            }
            Measure(database, truths);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(ContentDatabase database, IReadOnlyList<string> truths)
    {
        using var session = database.Read();
        var ids = Documents(session);
        var labels = truths.SelectMany(Read).Where(label => ids.ContainsKey(label.File)).OrderBy(label => label.File, StringComparer.Ordinal).ToList();
        LoadReport.Print($"{labels.Count} labelled articles among {ids.Count}");
        var random = new Random(7);
        Known("full title", label => label.Title);
        Known("full title, unmarked", label => Folding.Fold(label.Title));
        Known("five syllables, unmarked", label => Folding.Fold(Five(label.Title, random)));
        var stories = labels.Where(label => label.Story is not null).GroupBy(label => label.Story!).ToList();
        Story("story name", name => name);
        Story("story name, unmarked", Folding.Fold);

        void Known(string what, Func<Label, string> query)
        {
            var ranks = labels.Select(label => Search(session, query(label)).IndexOf(ids[label.File]) + 1).ToList();
            LoadReport.Print(
                $"{what,-26} n {ranks.Count,5}  MRR@10 {ranks.Average(rank => rank > 0 ? 1.0 / rank : 0):0.0000}  hit@1 {ranks.Average(rank => rank == 1 ? 1.0 : 0):0.0000}  hit@10 {ranks.Average(rank => rank > 0 ? 1.0 : 0):0.0000}"
            );
        }

        void Story(string what, Func<string, string> query)
        {
            if (stories.Count == 0)
                return;
            var recalls = stories.Select(story =>
            {
                var own = story.Select(label => ids[label.File]).ToHashSet();
                return (double)Search(session, query(story.Key)).Count(own.Contains) / own.Count;
            });
            LoadReport.Print($"{what,-26} n {stories.Count,5}  recall@10 {recalls.Average():0.0000}");
        }
    }

    /// <summary>The articles by the name of their file.</summary>
    private static Dictionary<string, string> Documents(ReadSession session)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var after = ""; ArticleExport.Block(session, ["article"], after, 1000) is { Count: > 0 } block; after = block[^1].Id)
        {
            foreach (var source in ArticleParts.Sources(session, block.Select(row => row.Id)))
                documents.TryAdd(Path.GetFileName(source.Document), source.ArticleId);
        }
        return documents;
    }

    private static List<string> Search(ReadSession session, string text) =>
        SearchQuery.Parse(text, out _) is { } query
            ?
            [
                .. ArticleSearch
                    .Read(session, new() { Query = query, Filter = new() { Kinds = ["article"] }, Window = new(Shown) })
                    .Page.Rows.Select(row => row.Article.Id),
            ]
            : [];

    private static string Five(string title, Random random)
    {
        var words = Word().Matches(title).Select(match => match.Value).ToList();
        return string.Join(' ', words.Skip(random.Next(Math.Max(1, words.Count - 4))).Take(5));
    }

    /// <summary>A truth file: one object a line with file and title, or one object of objects by file, with the name of the story too.</summary>
    private static IEnumerable<Label> Read(string path)
    {
        if (path.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            foreach (var line in File.ReadLines(path))
            {
                using var label = JsonDocument.Parse(line);
                yield return new(label.RootElement.GetProperty("file").GetString()!, label.RootElement.GetProperty("title").GetString()!, null);
            }
            yield break;
        }
        using var labels = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var label in labels.RootElement.EnumerateObject())
            yield return new(label.Name, label.Value.GetProperty("title").GetString()!, label.Value.GetProperty("name").GetString());
    }

    private static (string Pages, IReadOnlyList<string> Truths, string? Database) Options(string[] args)
    {
        var (pages, truths, database) = ("", new List<string>(), (string?)null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--pages" && Directory.Exists(value))
                pages = value;
            else if (args[i] == "--truth" && File.Exists(value))
                truths.Add(value);
            else if (args[i] == "--database" && value.Length > 0)
                database = value;
            else
                throw new BenchmarkException(string.Create(CultureInfo.InvariantCulture, $"{args[i]} {value} is no option of quality. {Usage}"));
        }
        return pages.Length > 0 && truths.Count > 0 ? (pages, truths, database) : throw new BenchmarkException(Usage);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    private sealed record Label(string File, string Title, string? Story);
}
