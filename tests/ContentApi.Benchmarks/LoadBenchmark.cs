namespace ContentApi.Benchmarks;

/// <summary>
/// The program beside a bare middleware that sends the same bytes: only their ratio means anything, and only within one run. The two
/// take turns, so that what else the machine does falls on both.
/// </summary>
internal static class LoadBenchmark
{
    private const int FewestWarmRounds = 3;
    private const int MostWarmRounds = 12;
    private const double Settled = 0.05;

    public static int Run(string[] args)
    {
        var options = LoadOptions.Parse(args);
        using var collections = new Collections(options.Corpus, options.Keep);
        var made = options.Articles is { } articles ? collections.Of(articles) : null;
        var folder = Directory.CreateTempSubdirectory("contentapi-load-").FullName;
        try
        {
            Interruption.Allow(cancellation => Measure(options, made, folder, cancellation));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(LoadOptions options, string? made, string folder, CancellationToken cancellation)
    {
        var database = made ?? Path.Combine(folder, "content.db");
        var seeds = made is null ? options.Corpus : null;
        var processors = Processors.Choose();
        using (var keeping = Servers.Program(Servers.Built, database, seeds, keeps: true, processors, cancellation))
        {
            var targets = new Targets(database, keeping);
            LoadReport.PrintConditions(options, processors.IsPinned);
            var article = Exchange.Capture(keeping, targets.Articles[0]);
            foreach (
                var (name, exchange) in new[]
                {
                    ("article", article),
                    ("list", Exchange.Capture(keeping, "/v1/articles")),
                    ("latest", Exchange.Capture(keeping, "/v1/latest")),
                    ("latest.rss", Exchange.Capture(keeping, "/v1/latest.rss")),
                    ("search", Exchange.Capture(keeping, targets.CommonWords[0])),
                    ("304", Exchange.Capture(keeping, article.Target, 304, $"If-None-Match: {article.Expected.Header("ETag")}\r\n")),
                }
            )
                MeasureTargets(name, [exchange], keeping);
        }
        // Nothing is kept here and each request is for another target, so each is a miss.
        using (var making = Servers.Program(Servers.Built, database, seeds, keeps: false, processors, cancellation))
        {
            var targets = new Targets(database, making);
            foreach (
                var (name, asked) in new[]
                {
                    ("articles", targets.Articles),
                    ("lists", targets.Lists),
                    ("related", targets.Related),
                    ("rare words", targets.RareWords),
                    ("common words", targets.CommonWords),
                }
            )
                MeasureTargets($"{name}, made", [.. asked.Select(target => Exchange.Capture(making, target))], making);
        }

        void MeasureTargets(string name, IReadOnlyList<Exchange> exchanges, ChildProcess program)
        {
            using var bare = Servers.Bare(exchanges, folder, processors, cancellation);
            foreach (var exchange in exchanges)
                RequireSame(exchange, CapturedResponse.Fetch(bare.Port, exchange.Request));
            Compare(name, exchanges, program, bare, options, cancellation);
        }
    }

    private static void Compare(string name, IReadOnlyList<Exchange> exchanges, ChildProcess program, ChildProcess bare, LoadOptions options, CancellationToken cancellation)
    {
        var generator = new LoadGenerator(exchanges, options.Connections);
        var duration = TimeSpan.FromSeconds(options.Seconds);
        (LoadRound Program, LoadRound Bare) Round() =>
            (generator.Run(program, duration, cancellation), generator.Run(bare, duration, cancellation));

        var warm = 1;
        var before = Round();
        double change;
        do
        {
            var now = Round();
            change = Math.Max(Change(before.Program, now.Program), Change(before.Bare, now.Bare));
            before = now;
            warm++;
        } while (warm < FewestWarmRounds || (change >= Settled && warm < MostWarmRounds));

        var rounds = Enumerable.Range(0, options.Rounds).Select(_ => Round()).ToList();
        LoadReport.PrintTarget(
            name,
            exchanges,
            [.. rounds.Select(round => round.Program)],
            [.. rounds.Select(round => round.Bare)],
            FormattableString.Invariant($"{warm} rounds{(change < Settled ? "" : $", still {change:0%} apart")}")
        );
    }

    private static void RequireSame(Exchange exchange, CapturedResponse bare)
    {
        static IEnumerable<KeyValuePair<string, string>> Compared(CapturedResponse response) =>
            response.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);
        var program = exchange.Expected;
        var isSame =
            program.Status == bare.Status
            && program.Body.Span.SequenceEqual(bare.Body.Span)
            && Compared(program).SequenceEqual(Compared(bare));
        if (!isSame)
            throw new BenchmarkException($"The bare program sends something else for {exchange.Target}, so the two cannot be compared.");
    }

    private static double Change(LoadRound before, LoadRound now) =>
        Math.Abs(now.RequestsPerSecond - before.RequestsPerSecond) / before.RequestsPerSecond;
}
