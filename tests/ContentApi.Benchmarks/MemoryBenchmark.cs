using System.Collections.Concurrent;
using static System.FormattableString;

namespace ContentApi.Benchmarks;

/// <summary>The anonymous memory of the published program, which is what it does not share with files, while everything is asked of it in turn.</summary>
internal static class MemoryBenchmark
{
    private const int Connections = 32;

    public static int Run(string[] args)
    {
        if (!OperatingSystem.IsLinux())
            throw new BenchmarkException("Anonymous memory is read from /proc, which only Linux has.");
        var options = new Options("memory", args);
        var sizes = options.Numbers("--sizes", [10_000, 100_000], Collections.MostArticles, Collections.FewestArticles);
        var seconds = options.Number("--seconds", 30, most: 3600);
        using var collections = new Collections(options.Folder("--corpus"), options.NewFolder("--keep"));
        options.RequireNoOthers();
        var databases = sizes.Select(size => (Size: size, Path: collections.Of(size))).ToList();

        var folder = Directory.CreateTempSubdirectory("contentapi-memory-").FullName;
        try
        {
            Interruption.Allow(cancellation =>
            {
                var program = Servers.Publish("src/ContentApi/ContentApi.csproj", folder);
                LoadReport.PrintMachine();
                LoadReport.Print($"anonymous memory (RssAnon) in MB of the published program, {seconds} s of {Connections} connections that ask for everything in turn");
                LoadReport.Print($"{"articles",10}{"at rest",10}{"median",10}{"at most",10}{"resident",10}{"requests/s",12}");
                foreach (var (size, database) in databases)
                    Measure(program, database, size, TimeSpan.FromSeconds(seconds), cancellation);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(string assembly, string database, int size, TimeSpan duration, CancellationToken cancellation)
    {
        using var program = Servers.Program(assembly, database, seeds: null, keeps: true, Processors.Choose(), cancellation);
        var atRest = program.AnonymousBytes;
        var targets = new Targets(database, program);
        IReadOnlyList<string>[] kinds = [targets.Articles, targets.Lists, targets.Related, targets.RareWords, targets.CommonWords, targets.Phrases, ["/v1/latest.rss", "/v1/sections"]];
        // In turn, and those of a short kind again and again: they are the answers that are kept.
        var exchanges = new List<Exchange>();
        for (var place = 0; place < kinds.Max(kind => kind.Count); place++)
            exchanges.AddRange(kinds.Select(kind => Exchange.Capture(program, kind[place % kind.Count], headers: "Accept-Encoding: br\r\n")));
        var generator = new LoadGenerator(exchanges, Connections);
        var samples = new ConcurrentQueue<double>();
        LoadRound round;
        using (new Timer(_ => samples.Enqueue(program.AnonymousBytes), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100)))
            round = generator.Run(program, duration, cancellation);
        LoadReport.Print(
            Invariant(
                $"{size,10}{atRest / 1e6,10:0.0}{LoadReport.Median([.. samples]) / 1e6,10:0.0}{samples.Max() / 1e6,10:0.0}{program.PeakResidentBytes / 1e6,10:0.0}{round.RequestsPerSecond,12:0}"
            )
        );
    }
}
