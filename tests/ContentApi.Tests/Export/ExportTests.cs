using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Export;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Export;

/// <summary>The lines of an export.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_line_is_the_article_as_it_is_published_and_a_record()
    {
        using var program = new ContentApiFactory(folder, Repository.Seeds);
        var api = program.Api;
        var articles = (await api.Json("/v1/latest?limit=100")).Items().Each("id");
        Export(program.Database);
        var lines = Lines();
        Assert.Equal("""{"contentApi":"export","version":1}""", lines[0].ToJsonString());
        Assert.Equal(articles.Order(StringComparer.Ordinal), lines[1..].Select(line => line.Text("id")));
        foreach (var line in lines[1..])
        {
            var record = line["record"]!;
            var published = await api.Json($"/v1/articles/{line.Text("id")}");
            published.AsObject().Remove("links");
            line.AsObject().Remove("record");
            JsonReading.AssertSame(published.ToJsonString(), line);
            var provenance = await api.Json($"/v1/articles/{line.Text("id")}/provenance");
            JsonReading.AssertSame(provenance["fields"]!.ToJsonString(), record["fields"]);
            JsonReading.AssertSame(provenance["discarded"]!.ToJsonString(), record["discarded"]);
            Assert.Equal(provenance["documents"].Each("document"), record["appearances"].Each("document"));
        }
    }

    [Fact]
    public void An_export_is_a_few_statements_a_block()
    {
        for (var i = 0; i < ArticleBlocks.BlockSize + 1; i++)
            folder.Put($"{i}.txt", new Hosting.PageDump($"Chuyện làng thứ {i}").ToString());
        using var session = Imported().Read();
        var blocks = ArticleBlocks.Read(session).ToList();
        Assert.Equal([ArticleBlocks.BlockSize, 1], blocks.Select(block => block.Count));
        Assert.Equal(13, session.Statements);
        Assert.Equal(blocks.SelectMany(block => block).Select(each => each.Article.Id).Order(StringComparer.Ordinal), blocks.SelectMany(block => block).Select(each => each.Article.Id));
    }

    [Fact]
    public void A_withdrawn_article_is_exported_as_such()
    {
        folder.Put("a.txt", new Hosting.PageDump("Nông dân trúng mùa lúa thu đông").ToString());
        var database = Imported();
        string id;
        using (var session = database.Read())
            id = Assert.Single(ArticleBlocks.All(session)).Article.Id;
        using (var writer = database.Write(new FixedClock().GetUtcNow()))
        {
            writer.Withdraw(id, "Nhầm bài.", "command");
            writer.Commit();
        }
        Assert.Equal(new ExportReport(1, 0, 1, 0, 1), Export(database));
        JsonReading.AssertSame("""{"reason":"Nhầm bài.","at":"2026-11-22T08:00:00.000Z"}""", Lines()[1]["record"]!["withdrawal"]);
    }

    [Fact]
    public void A_file_that_is_there_is_written_over_only_by_force_and_nothing_else_is_left_behind()
    {
        folder.Put("a.txt", new Hosting.PageDump("Nông dân trúng mùa lúa thu đông").ToString());
        var database = Imported();
        Export(database);
        var before = File.ReadAllText(folder.At("export/articles.ndjson"));
        Assert.Contains("--force", Assert.Throws<ExportException>(() => Export(database)).Message, StringComparison.Ordinal);
        Assert.Contains("--force", Assert.Throws<ExportException>(() => new ExportFolder(database, folder.At("export"), false).WritePages()).Message, StringComparison.Ordinal);
        new ExportFolder(database, folder.At("export"), isForced: true).WriteLines();
        Assert.Equal(before, File.ReadAllText(folder.At("export/articles.ndjson")));
        Assert.Single(Directory.GetFileSystemEntries(folder.At("export")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_in_one_sentence()
    {
        File.WriteAllText(folder.At("export"), "");
        Assert.Contains("--output", Assert.Throws<ExportException>(() => Export(Imported())).Message, StringComparison.Ordinal);
    }

    /// <summary>The page of docs/export-format.md gives the lines that stand there.</summary>
    [Fact]
    public void The_example_of_the_documentation_is_what_its_page_gives()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "export-format.md")).ReplaceLineEndings("\n");
        folder.Put("cau-moi.txt", Fenced("```text\n"));
        Export(Imported());
        Assert.Equal(Fenced("```json\n"), File.ReadAllText(folder.At("export/articles.ndjson")));

        string Fenced(string opening)
        {
            var start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
            return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
        }
    }

    [Fact]
    public void The_documentation_names_every_property_of_the_record()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "export-format.md"));
        Assert.All(
            ContentJson.Options.GetTypeInfo(typeof(ExportRecord)).Properties.Select(property => property.Name),
            name => Assert.Contains($"| `{name}` |", text, StringComparison.Ordinal)
        );
    }

    private ContentDatabase Imported()
    {
        var database = new ContentDatabase(folder.Database);
        database.Migrate();
        if (Directory.EnumerateFiles(folder.Pages).Any())
            new Import(database, Repository.Sections, new FixedClock()).Run(folder.Pages);
        return database;
    }

    private ExportReport Export(ContentDatabase database) => new ExportFolder(database, folder.At("export"), isForced: false).WriteLines();

    private JsonNode[] Lines() => [.. File.ReadAllLines(folder.At("export/articles.ndjson")).Select(line => JsonNode.Parse(line)!)];
}
