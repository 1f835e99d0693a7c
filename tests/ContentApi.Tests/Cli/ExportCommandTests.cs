using ContentApi.Cli;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Cli;

[Collection(nameof(CommandLineTests))]
public sealed class ExportCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Export_gives_0_and_says_what_it_wrote_and_the_copy_is_imported()
    {
        Assert.Equal(0, (await Run("import", Repository.Seeds, "--database", folder.Database)).Code);
        var (code, output, error) = await Run("export", "--database", folder.Database, "--output", folder.At("copy"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"{folder.At("copy/articles.ndjson")}: 1 articles and 6 teasers, 0 of them withdrawn\n", output.ReplaceLineEndings("\n"));
        Assert.Equal(1, (await Run("export", "--database", folder.Database, "--output", folder.At("copy"))).Code);
        Assert.Equal(0, (await Run("export", "--database", folder.Database, "--output", folder.At("copy"), "--force")).Code);
        Assert.Equal(0, (await Run("import", folder.At("copy"), "--database", folder.At("second.db"))).Code);
    }

    [Fact]
    public async Task Export_of_pages_says_how_many_are_lines()
    {
        await Run("import", Repository.Seeds, "--database", folder.Database);
        var (code, output, _) = await Run("export", "--format", "pages", "--database", folder.Database, "--output", folder.At("copy"));
        Assert.Equal(0, code);
        Assert.EndsWith("1 articles and 6 teasers, 0 of them withdrawn; 1 pages, 0 lines in articles.ndjson\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_without_a_database_is_1_and_makes_none()
    {
        var (code, _, error) = await Run("export", "--database", folder.Database, "--output", folder.At("copy"));
        Assert.Equal(1, code);
        Assert.Contains("--database", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Database));
    }

    [Fact]
    public async Task An_unknown_format_is_1() => Assert.Equal(1, (await Run("export", "--format", "csv", "--database", folder.Database)).Code);

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var told = new StringWriter();
        using var said = new StringWriter();
        Console.SetOut(told);
        Console.SetError(said);
        try
        {
            return (await CommandLine.RunAsync(args), told.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
