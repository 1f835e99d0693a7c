using System.Text.Json;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using Microsoft.Data.Sqlite;

namespace ContentApi.Benchmarks;

/// <summary>Imported pages and what people say of them.</summary>
/// <param name="Database">The content, which no part may change.</param>
/// <param name="Folder">The folder of the pages.</param>
/// <param name="Ids">The articles by the name of their file.</param>
/// <param name="Labels">What is said of those of them that are labelled, by file.</param>
/// <param name="Sections">The sections that a label of a truth file may mean, the first of them the nearest.</param>
/// <param name="Scratch">A folder that goes afterwards.</param>
internal sealed record LabelledPages(
    ContentDatabase Database,
    string Folder,
    IReadOnlyDictionary<string, string> Ids,
    IReadOnlyList<PageLabel> Labels,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Sections,
    string Scratch
)
{
    public static LabelledPages Read(ContentDatabase database, string folder, IEnumerable<string> truths, string sections, string scratch)
    {
        using var session = database.Read();
        var ids = Documents(session);
        using var mapping = JsonDocument.Parse(File.ReadAllText(sections));
        return new(
            database,
            folder,
            ids,
            [.. truths.SelectMany(PageLabel.Read).Where(label => ids.ContainsKey(label.File)).OrderBy(label => label.File, StringComparer.Ordinal)],
            mapping.RootElement.EnumerateObject().ToDictionary(label => label.Name, IReadOnlyList<string> (label) => [.. label.Value.EnumerateArray().Select(slug => slug.GetString()!)]),
            scratch
        );
    }

    /// <summary>The path of a labelled page.</summary>
    public string Page(PageLabel label) => Directory.EnumerateFiles(Folder, label.File, SearchOption.AllDirectories).First();

    /// <summary>A copy of the content that a part may change, and an empty folder for pages.</summary>
    public (ContentDatabase Database, string Folder) Copy(string name)
    {
        var copy = new ContentDatabase(Path.Combine(Scratch, $"{name}.db"));
        using (var from = new SqliteConnection($"Data Source={Database.Path}"))
        using (var to = new SqliteConnection($"Data Source={copy.Path}"))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        return (copy, Directory.CreateDirectory(Path.Combine(Scratch, name)).FullName);
    }

    /// <summary>The articles by the name of their file.</summary>
    public static Dictionary<string, string> Documents(ReadSession session)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var after = ""; ArticleExport.Block(session, ["article"], after, 1000) is { Count: > 0 } block; after = block[^1].Id)
        {
            foreach (var source in ArticleParts.Sources(session, block.Select(row => row.Id)))
                documents.TryAdd(Path.GetFileName(source.Document), source.ArticleId);
        }
        return documents;
    }
}

/// <summary>What a truth file says of a page.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Cluster">Which story it tells; null: nobody said.</param>
/// <param name="Story">The name that a person gave to the story, or null.</param>
/// <param name="Section">The section that the labelling site put it in, by that site's name, or null.</param>
internal sealed record PageLabel(string File, string Title, string? Cluster, string? Story, string? Section)
{
    /// <summary>The labels of a truth file: one object a line with <c>file</c>, or one object of objects by file.</summary>
    public static IEnumerable<PageLabel> Read(string path)
    {
        if (path.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            foreach (var line in System.IO.File.ReadLines(path))
            {
                using var label = JsonDocument.Parse(line);
                yield return From(label.RootElement.GetProperty("file").GetString()!, label.RootElement);
            }
            yield break;
        }
        using var labels = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        foreach (var label in labels.RootElement.EnumerateObject())
            yield return From(label.Name, label.Value);
    }

    private static PageLabel From(string file, JsonElement label) =>
        new(file, label.GetProperty("title").GetString()!, Text(label, "cluster"), Text(label, "name"), Text(label, "section"));

    private static string? Text(JsonElement label, string name) => label.TryGetProperty(name, out var value) ? value.GetString() : null;
}
