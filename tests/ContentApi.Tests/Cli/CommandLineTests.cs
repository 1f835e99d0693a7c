using ContentApi.Cli;
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
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        Console.SetOut(TextWriter.Null);
        Console.SetError(said);
        try
        {
            return (await CommandLine.RunAsync(args), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
