using System.Diagnostics;
using static System.FormattableString;

namespace ContentApi.Benchmarks;

/// <summary>
/// How long the published program takes from nothing to its first answer, beside an empty ASP.NET host published alike. They take turns; only the ratios of the
/// medians mean anything.
/// </summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static int Run(string[] args)
    {
        var options = new Options("start", args);
        var articles = options.Number("--articles", 100_000, Collections.MostArticles, Collections.FewestArticles);
        var starts = options.Number("--starts", 15, most: 1000);
        using var collections = new Collections(options.Folder("--corpus"), options.NewFolder("--keep"));
        options.RequireNoOthers();
        var database = collections.Of(articles);

        var folder = Directory.CreateTempSubdirectory("contentapi-start-").FullName;
        try
        {
            Interruption.Allow(cancellation => Measure(database, articles, starts, folder, cancellation));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(string database, int articles, int starts, string folder, CancellationToken cancellation)
    {
        var empty = Servers.Publish("tests/ContentApi.EmptyHost/ContentApi.EmptyHost.csproj", Path.Combine(folder, "empty"));
        var program = Servers.Publish("src/ContentApi/ContentApi.csproj", Path.Combine(folder, "program"));
        LoadReport.PrintMachine();
        LoadReport.Print($"from the start of the process to the whole first answer; published for this machine; {starts} starts each, in turn; {articles} articles");
        Start[] compared =
        [
            new("empty host", "/", null, () => ChildProcess.Start("empty host", empty, folder, address => ["--urls", address])),
            new("first /health/ready", "/health/ready", 2.0, () => Servers.StartProgram(program, database)),
            new("first list", "/v1/articles", 2.5, () => Servers.StartProgram(program, database)),
        ];
        // One start more: the first reads files that the machine has not in memory.
        for (var round = 0; round <= starts; round++)
        {
            foreach (var start in compared)
            {
                var milliseconds = start.Time(cancellation);
                if (round > 0)
                    start.Milliseconds.Add(milliseconds);
            }
        }
        foreach (var start in compared)
        {
            var ratio = start.Goal is { } goal ? Invariant($"  {start.Median / compared[0].Median:0.00} of the empty host's (goal: {goal:0.0})") : "";
            LoadReport.Print(Invariant($"{start.Name,-20} {start.Median,6:0} ms ({start.Milliseconds.Min():0}-{start.Milliseconds.Max():0}){ratio}"));
        }
    }

    private sealed record Start(string Name, string Target, double? Goal, Func<ChildProcess> Begin)
    {
        public List<double> Milliseconds { get; } = [];

        public double Median => LoadReport.Median(Milliseconds);

        public double Time(CancellationToken cancellation)
        {
            var clock = Stopwatch.StartNew();
            using var process = Begin();
            process.WaitUntilReady(Exchange.Get(process.Port, Target), 200, Limit, cancellation);
            return clock.Elapsed.TotalMilliseconds;
        }
    }
}
