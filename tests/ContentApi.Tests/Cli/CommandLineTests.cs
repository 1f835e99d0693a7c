using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Cli;

/// <summary>The console and the environment belong to the whole process, so nothing runs beside these.</summary>
[CollectionDefinition(nameof(CommandLineTests), DisableParallelization = true)]
public sealed class CommandLineAlone;

[Collection(nameof(CommandLineTests))]
public sealed class CommandLineTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Import_gives_0_when_all_pages_are_taken_and_2_when_some_are_refused()
    {
        folder.Put("a.txt", Page);
        Assert.Equal(0, (await Run("import", folder.Pages, "--database", folder.Database)).Code);
        folder.Put("b.txt", "");
        var (code, error) = await Run("import", folder.Pages, "--database", folder.Database);
        Assert.Equal(2, code);
        Assert.Contains("b.txt", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_gives_1_when_nothing_can_be_done()
    {
        Assert.Equal(1, (await Run("import", folder.At("khong-co"), "--database", folder.Database)).Code);
        Assert.Equal(1, (await Run("import", folder.Pages, "--database", folder.Database)).Code);
    }

    [Fact]
    public async Task Serve_gives_1_for_missing_seeds_and_an_empty_database() =>
        await FailsInOneSentence(
            folder.At("khong-co"),
            "--urls",
            "http://127.0.0.1:0",
            "--database",
            folder.Database,
            $"--ContentApi:Seeds={folder.At("khong-co")}"
        );

    [Fact]
    public async Task Serve_gives_1_for_a_broken_taxonomy()
    {
        folder.Put("a.txt", Page);
        folder.Put("sections.json", "{ \"sections\": [ { \"slug\": ");
        await FailsInOneSentence(
            "sections.json",
            "--urls",
            "http://127.0.0.1:0",
            "--database",
            folder.Database,
            $"--ContentApi:Seeds={folder.Pages}"
        );
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone_with_1()
    {
        await File.WriteAllTextAsync(folder.Database, new string('x', 5000), TestContext.Current.CancellationToken);
        await FailsInOneSentence(folder.Database, "import", folder.Pages, "--database", folder.Database);
        Assert.Equal(5000, new FileInfo(folder.Database).Length);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone_with_1()
    {
        using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (a); PRAGMA application_id = 0x43417069; PRAGMA user_version = 9999";
            command.ExecuteNonQuery();
        }
        await FailsInOneSentence("newer", "import", folder.Pages, "--database", folder.Database);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_as_it_was()
    {
        using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (a); PRAGMA user_version = 1";
            command.ExecuteNonQuery();
        }
        var before = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        await FailsInOneSentence("another program", "import", folder.Pages, "--database", folder.Database);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_stores_nothing()
    {
        folder.Put("a.txt", Page);
        var (code, output, _) = await CommandLineRun.Of("import", folder.Pages, "--dry-run", "--json", "--database", folder.Database);
        Assert.Equal(0, code);
        var report = JsonNode.Parse(output);
        Assert.Equal((true, 1L, 0L), ((bool)report!["dryRun"]!, report.Number("created"), report.Number("contentVersion")));
        var change = Assert.Single(report["changes"]!.AsArray());
        Assert.Equal(("created", "article", "a.txt"), (change.Text("outcome"), change.Text("kind"), change.Text("document")));
        Assert.Contains("0 articles", (await CommandLineRun.Of("check", "--database", folder.Database)).Output, StringComparison.Ordinal);
        // What was not stored is new the next time too.
        Assert.Equal(1L, JsonNode.Parse((await CommandLineRun.Of("import", folder.Pages, "--json", "--database", folder.Database)).Output).Number("created"));
    }

    [Fact]
    public async Task The_report_names_every_file_that_gave_nothing_and_why()
    {
        folder.Put("a.txt", Page);
        folder.Put("b.txt", Page);
        folder.Put("c.txt", "");
        folder.Put("anh.jpg", [0xFF, 0xD8]);
        var (code, output, _) = await CommandLineRun.Of("import", folder.Pages, "--json", "--database", folder.Database);
        Assert.Equal(2, code);
        var report = JsonNode.Parse(output)!;
        var duplicate = Assert.Single(report["duplicates"]!.AsArray());
        Assert.Equal(("b.txt", "a.txt"), (duplicate.Text("file"), duplicate.Text("of")));
        Assert.Equal("anh.jpg", Assert.Single(report["skipped"]!.AsArray()).Text("file"));
        var refused = Assert.Single(report["refused"]!.AsArray());
        Assert.Equal("c.txt", refused.Text("file"));
        Assert.Contains("empty", refused.Text("reason"), StringComparison.Ordinal);
        var (_, printed, error) = await CommandLineRun.Of("import", folder.Pages, "--database", folder.Database);
        Assert.Contains("3 files, 0 created, 0 updated, 2 unchanged, 0 duplicates, 1 skipped, 1 refused", printed, StringComparison.Ordinal);
        Assert.Contains("Refused c.txt", error, StringComparison.Ordinal);
        Assert.Contains("Skipped anh.jpg", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_shows_lines_fields_and_warnings_and_stores_nothing()
    {
        folder.Put("a.txt", Page);
        folder.Put("overrides.json", """{ "a.txt": { "section": "xa-hoi" } }""");
        var path = Path.Combine(folder.Pages, "a.txt");
        var (code, output, _) = await CommandLineRun.Of("inspect", path, "--json", "--database", folder.Database);
        Assert.Equal(0, code);
        var inspected = JsonNode.Parse(output)!;
        Assert.Equal("Nông dân trúng mùa lúa thu đông", inspected.Text("article", "title"));
        Assert.Equal("xa-hoi", inspected.Text("article", "section", "slug"));
        var line = inspected["lines"]!.AsArray().Single(line => line.Text("role") == "title");
        Assert.Equal("title-first-line", line.Text("rule"));
        var field = inspected["fields"]!.AsArray().Single(field => field.Text("path") == "publishedAt");
        Assert.Equal("2018-08-02", field.Text("value"));
        Assert.Equal(1, (double)field!["confidence"]!);
        Assert.False(File.Exists(folder.Database));
        var printed = (await CommandLineRun.Of("inspect", path)).Output;
        Assert.Contains("title-first-line", printed, StringComparison.Ordinal);
        Assert.Contains("publishedAt  \"2018-08-02\"", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_tells_why_a_page_is_refused()
    {
        folder.Put("a.txt", "");
        var (code, output, _) = await CommandLineRun.Of("inspect", Path.Combine(folder.Pages, "a.txt"));
        Assert.Equal(2, code);
        Assert.Contains("Refused: The file is empty", output, StringComparison.Ordinal);
        await FailsInOneSentence("folder", "inspect", folder.Pages);
        await FailsInOneSentence("khong-co", "inspect", folder.At("khong-co.txt"));
    }

    [Fact]
    public async Task A_line_or_file_of_a_copy_that_was_refused_is_told_until_it_is_mended()
    {
        folder.Put("a.txt", Page);
        await Run("import", folder.Pages, "--database", folder.Database);
        await Run("export", "--output", folder.At("copy"), "--database", folder.Database);
        var copy = Path.Combine(folder.At("copy"), "articles.ndjson");
        var whole = await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken);
        var other = folder.At("other.db");
        foreach (var broken in (string[])[whole + "{ \"id\":\n", "no copy at all\n"])
        {
            await File.WriteAllTextAsync(copy, broken, TestContext.Current.CancellationToken);
            foreach (var _ in (int[])[1, 2])
            {
                var (code, error) = await Run("import", folder.At("copy"), "--database", other);
                Assert.Equal(2, code);
                Assert.Contains("Refused articles.ndjson", error, StringComparison.Ordinal);
            }
            var refused = JsonNode.Parse((await CommandLineRun.Of("check", "--json", "--database", other)).Output)!["refused"]!.AsArray();
            Assert.StartsWith("articles.ndjson", Assert.Single(refused).Text("file"), StringComparison.Ordinal);
        }
        await File.WriteAllTextAsync(copy, whole, TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), await Run("import", folder.At("copy"), "--database", other));
        var check = JsonNode.Parse((await CommandLineRun.Of("check", "--json", "--database", other)).Output)!;
        Assert.Empty(check["refused"]!.AsArray());
        // Touched and not changed, it is no new content.
        File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(copy).AddMinutes(1));
        Assert.Equal(0, (await Run("import", folder.At("copy"), "--database", other)).Code);
        Assert.Equal(check.Number("contentVersion"), JsonNode.Parse((await CommandLineRun.Of("check", "--json", "--database", other)).Output).Number("contentVersion"));
    }

    [Fact]
    public async Task Withdraw_restore_and_check_need_a_database_that_is_there()
    {
        foreach (var verb in (string[][])[["withdraw", "x"], ["restore", "x"], ["check"]])
            await FailsInOneSentence(folder.Database, [.. verb, "--database", folder.Database]);
        Assert.False(File.Exists(folder.Database));
    }

    [Fact]
    public async Task Withdraw_and_restore_are_told_and_counted()
    {
        folder.Put("a.txt", Page);
        await Run("import", folder.Pages, "--database", folder.Database);
        const string slug = "nong-dan-trung-mua-lua-thu-dong";
        Assert.StartsWith("Withdrawn ", (await CommandLineRun.Of("withdraw", slug, "--reason", "Sai.", "--database", folder.Database)).Output, StringComparison.Ordinal);
        Assert.Equal(1L, JsonNode.Parse((await CommandLineRun.Of("check", "--json", "--database", folder.Database)).Output).Number("withdrawn"));
        Assert.StartsWith("Restored ", (await CommandLineRun.Of("restore", slug, "--database", folder.Database)).Output, StringComparison.Ordinal);
        await FailsInOneSentence("khong-co", "withdraw", "khong-co", "--database", folder.Database);
    }

    [Fact]
    public async Task Check_finds_a_row_that_is_missing()
    {
        folder.Put("a.txt", Page);
        await Run("import", folder.Pages, "--database", folder.Database);
        Assert.Equal((0, ""), await Run("check", "--database", folder.Database));
        using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM article_body";
            command.ExecuteNonQuery();
        }
        var (code, output, error) = await CommandLineRun.Of("check", "--database", folder.Database);
        Assert.Equal(1, code);
        Assert.Contains("not sound", output, StringComparison.Ordinal);
        Assert.Contains("not whole", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_1() => Assert.Equal(1, (await Run("imprt", folder.Pages)).Code);

    private static string Page { get; } = new PageDump("Nông dân trúng mùa lúa thu đông") { Date = "02/08/2018" }.ToString();

    private static async Task FailsInOneSentence(string mentions, params string[] args)
    {
        var (code, error) = await Run(args);
        Assert.Equal(1, code);
        Assert.Contains(mentions, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> Run(params string[] args)
    {
        var (code, _, error) = await CommandLineRun.Of(args);
        return (code, error);
    }
}
