namespace ContentApi.Benchmarks;

/// <summary>What the verb load is told.</summary>
/// <param name="Articles">How many articles are made; null: the pages of the corpus are imported as they are.</param>
/// <param name="Corpus">The folder of pages, a full path; null for invented words.</param>
/// <param name="Keep">Where the made collection stays, a full path; null: nowhere.</param>
/// <param name="Seconds">How long a round lasts.</param>
/// <param name="Rounds">How many rounds of each program are counted for a target.</param>
/// <param name="Connections">How many connections are kept open, each with one request under way.</param>
internal sealed record LoadOptions(int? Articles, string? Corpus, string? Keep, int Seconds, int Rounds, int Connections)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="BenchmarkException">One is unknown, lacks its value or is out of bounds.</exception>
    public static LoadOptions Parse(string[] args)
    {
        var options = new Options("load", args);
        var articles = options.Number("--articles", 10_000, Collections.MostArticles, Collections.FewestArticles);
        var corpus = options.Folder("--corpus");
        var read = new LoadOptions(
            corpus is null || options.Has("--articles") ? articles : null,
            corpus,
            options.NewFolder("--keep"),
            options.Number("--seconds", 3, most: 60),
            options.Number("--rounds", 5, most: 100),
            options.Number("--connections", 32, most: 1000)
        );
        options.RequireNoOthers();
        return read;
    }
}
