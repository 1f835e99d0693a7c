using System.Globalization;
using ContentApi.Ingest;
using ContentApi.Storage;
using Microsoft.Data.Sqlite;

namespace ContentApi.Benchmarks;

/// <summary>How good what is found and derived is, over a folder of pages that people labelled.</summary>
internal static class Quality
{
    private const string Usage =
        "The options are --pages DIR, --truth FILE (more than once), --part search|related|sections|duplicates (more than once; else all), --sections FILE (else SectionsOfLabels.json), --database FILE (kept, else a temporary one).";

    private static readonly Dictionary<string, Action<LabelledPages>> Parts = new(StringComparer.Ordinal)
    {
        ["search"] = SearchQuality.Measure,
        ["related"] = RelatedQuality.Measure,
        ["sections"] = SectionQuality.Measure,
        ["duplicates"] = DuplicateQuality.Measure,
    };

    public static int Run(string[] args)
    {
        var options = Options(args);
        var folder = Directory.CreateTempSubdirectory("contentapi-quality-").FullName;
        try
        {
            var database = new ContentDatabase(options.Database ?? Path.Combine(folder, "content.db"));
            if (!File.Exists(database.Path))
            {
                database.Migrate();
                LoadReport.Print($"imported {Import(database, options.Pages).Created} articles and teasers");
            }
            var pages = LabelledPages.Read(database, options.Pages, options.Truths, options.Sections, folder);
            LoadReport.Print($"{pages.Labels.Count} labelled articles among {pages.Ids.Count}");
            foreach (var part in options.Parts.Count == 0 ? Parts.Keys : options.Parts.AsEnumerable())
                Parts[part](pages);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    /// <summary>Imports a folder of pages with the sections of the project.</summary>
    public static ImportReport Import(ContentDatabase database, string pages) =>
        new Import(database, Path.Combine("seeds", "sections.json"), TimeProvider.System).Run(pages);

    private static QualityOptions Options(string[] args)
    {
        var options = new QualityOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--pages" && Directory.Exists(value))
                options = options with { Pages = value };
            else if (args[i] == "--truth" && File.Exists(value))
                options.Truths.Add(value);
            else if (args[i] == "--part" && Parts.ContainsKey(value))
                options.Parts.Add(value);
            else if (args[i] == "--sections" && File.Exists(value))
                options = options with { Sections = value };
            else if (args[i] == "--database" && value.Length > 0)
                options = options with { Database = value };
            else
                throw new BenchmarkException(string.Create(CultureInfo.InvariantCulture, $"{args[i]} {value} is no option of quality. {Usage}"));
        }
        return options.Pages.Length > 0 && options.Truths.Count > 0 ? options : throw new BenchmarkException(Usage);
    }

    private sealed record QualityOptions
    {
        public string Pages { get; init; } = "";
        public List<string> Truths { get; } = [];
        public List<string> Parts { get; } = [];
        public string Sections { get; init; } = Path.Combine("tests", "ContentApi.Benchmarks", "SectionsOfLabels.json");
        public string? Database { get; init; }
    }
}
