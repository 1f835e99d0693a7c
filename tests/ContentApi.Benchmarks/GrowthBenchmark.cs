using static System.FormattableString;

namespace ContentApi.Benchmarks;

/// <summary>
/// How the cost of an answer that is made grows with the collection: a program of each size runs, they are asked for the same kind in turn, one request at a time, and only
/// how one compares with the first, round by round, means anything.
/// </summary>
internal static class GrowthBenchmark
{
    /// <summary>Rounds that are not counted: code is compiled while it runs, and files are read for the first time.</summary>
    private const int WarmRounds = 3;

    public static int Run(string[] args)
    {
        var options = new Options("growth", args);
        var sizes = options.Numbers("--sizes", [1000, 10_000, 100_000, 1_000_000], Collections.MostArticles, Collections.FewestArticles);
        var duration = TimeSpan.FromSeconds(options.Number("--seconds", 2, most: 60));
        var rounds = options.Number("--rounds", 5, most: 100);
        using var collections = new Collections(options.Folder("--corpus"), options.NewFolder("--keep"));
        options.RequireNoOthers();
        var databases = sizes.Select(size => (Size: size, Path: collections.Of(size))).ToList();

        Interruption.Allow(cancellation =>
        {
            var processors = Processors.Choose();
            LoadReport.PrintMachine();
            LoadReport.Print(
                $"one request at a time, nothing kept; rounds of {duration.TotalSeconds:0} s, {rounds} counted, the sizes in turn; median of the requests, processor of the program a request; growth over {sizes[0]} articles: median (least-greatest) of the rounds"
            );
            var programs = new List<(int Size, ChildProcess Program, Targets Targets)>();
            try
            {
                foreach (var (size, path) in databases)
                {
                    var program = Servers.Program(Servers.Built, path, seeds: null, keeps: false, processors, cancellation);
                    programs.Add((size, program, new Targets(path, program)));
                }
                foreach (
                    var (kind, choose) in new (string, Func<Targets, IReadOnlyList<string>>)[]
                    {
                        ("list", _ => ["/v1/articles"]),
                        ("cursor pages", targets => targets.CursorPages),
                        ("lists", targets => targets.Lists),
                        ("articles", targets => targets.Articles),
                        ("related", targets => targets.Related),
                        ("rare words", targets => targets.RareWords),
                        ("common words", targets => targets.CommonWords),
                        ("phrases", targets => targets.Phrases),
                    }
                )
                {
                    var asked = programs.ConvertAll(each =>
                        new Sized(each.Size, each.Program, new LoadGenerator([.. choose(each.Targets).Select(target => Exchange.Capture(each.Program, target))], connections: 1))
                    );
                    Compare(kind, asked, rounds, duration, cancellation);
                }
            }
            finally
            {
                programs.ForEach(each => each.Program.Dispose());
            }
        });
        return 0;
    }

    private static void Compare(string kind, List<Sized> asked, int rounds, TimeSpan duration, CancellationToken cancellation)
    {
        for (var round = -WarmRounds; round < rounds; round++)
        {
            foreach (var each in asked)
            {
                var shown = each.Generator.Run(each.Program, duration, cancellation);
                if (round < 0)
                    continue;
                each.Milliseconds.Add(LoadReport.Median(shown.LatencyMs));
                each.Microseconds.Add(shown.ServerBusy / shown.RequestsPerSecond * 1e6);
            }
        }
        foreach (var each in asked)
        {
            var growth = each == asked[0] ? "" : Invariant($"  wall × {Growth(each.Milliseconds, asked[0].Milliseconds)}  processor × {Growth(each.Microseconds, asked[0].Microseconds)}");
            LoadReport.Print(Invariant($"{kind,-14}{each.Size,9} articles{LoadReport.Median(each.Milliseconds),9:0.00} ms{LoadReport.Median(each.Microseconds),9:0} µs{growth}"));
        }
    }

    private static string Growth(List<double> figures, List<double> first)
    {
        var ratios = figures.Zip(first, (one, other) => one / other).ToArray();
        return Invariant($"{LoadReport.Median(ratios):0.00} ({ratios.Min():0.00}-{ratios.Max():0.00})");
    }

    /// <summary>A program of one size, and what its rounds showed.</summary>
    private sealed record Sized(int Size, ChildProcess Program, LoadGenerator Generator)
    {
        public List<double> Milliseconds { get; } = [];
        public List<double> Microseconds { get; } = [];
    }
}
