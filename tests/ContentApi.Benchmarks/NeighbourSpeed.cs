using System.Diagnostics;
using ContentApi.Derive;
using ContentApi.Storage;

namespace ContentApi.Benchmarks;

/// <summary>What computing the neighbours of every article costs, alone, over a database that an import made; nothing is stored.</summary>
internal static class NeighbourSpeed
{
    private const string Usage = "The option is --database FILE, which must be there.";

    public static int Run(string[] args)
    {
        if (args is not ["--database", var path] || !File.Exists(path))
            throw new BenchmarkException(Usage);
        LoadReport.PrintMachine();
        using var writer = new ContentDatabase(path).Write(TimeProvider.System.GetUtcNow());
        var articles = writer.Neighbours.CountArticles();
        Measure("all anew", articles, () => NeighbourRows.Rebuild(writer));
        Measure("lists", articles, () => NeighbourRows.Recompute(writer));
        return 0;
    }

    private static void Measure(string what, int articles, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        LoadReport.Print(
            $"{what,-9} {articles} articles  {clock.Elapsed.TotalSeconds:0.0} s wall, {seconds:0.0} s of processors, {1000 * seconds / articles:0.00} ms an article, at most {process.PeakWorkingSet64 / 1e6:0} MB resident"
        );
    }
}
