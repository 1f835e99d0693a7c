using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

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
    private static readonly TimeSpan ImportLimit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BareLimit = TimeSpan.FromSeconds(60);

    public static int Run(string[] args)
    {
        var options = LoadOptions.Parse(args);
        using var cancellation = new CancellationTokenSource();
        // The children end with the blocks that own them, so a signal only asks the loops to stop.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancellation.Cancel();
        }
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

        var folder = Directory.CreateTempSubdirectory("contentapi-load-").FullName;
        try
        {
            Measure(options, folder, cancellation.Token);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is BenchmarkException or SocketException)
        {
            // Ctrl+C reaches the children too, so a closed connection may be noticed before the signal.
            throw new OperationCanceledException("Stopped by a signal.", exception, cancellation.Token);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Measure(LoadOptions options, string folder, CancellationToken cancellation)
    {
        var processors = Processors.Choose();
        LoadReport.PrintConditions(options, processors.IsPinned);
        using (var keeping = processors.OfServer(() => StartProgram(options, folder)))
        {
            keeping.WaitUntilReady(Request(keeping.Port, "/health/ready"), ImportLimit, isBare: false, cancellation);
            foreach (var target in Targets(keeping.Port))
                MeasureTarget(target, keeping, options, processors, folder, cancellation);
        }
        // Nothing is kept here, so each request is a miss.
        using var making = processors.OfServer(() => StartProgram(options, folder, "--ContentApi:KeptMegabytes=0"));
        making.WaitUntilReady(Request(making.Port, "/health/ready"), ImportLimit, isBare: false, cancellation);
        foreach (var target in Targets(making.Port).Where(target => target.Status == 200))
            MeasureTarget(target with { Name = target.Name + ", made" }, making, options, processors, folder, cancellation);
    }

    private static void MeasureTarget(
        LoadTarget target,
        ChildProcess program,
        LoadOptions options,
        Processors processors,
        string folder,
        CancellationToken cancellation
    )
    {
        var captured = CapturedResponse.Fetch(program.Port, target.Request);
        if (captured.Status != target.Status)
            throw new BenchmarkException($"The program answered {target.Name} with {captured.Status}, not {target.Status}.");
        using var bare = processors.OfServer(() => StartBare(captured, folder));
        bare.WaitUntilReady(target.Request, BareLimit, isBare: true, cancellation);
        RequireSame(target, captured, CapturedResponse.Fetch(bare.Port, target.Request));

        var generator = new LoadGenerator(target.Request, captured, options.Connections);
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
            target.Name,
            captured.Raw.Length,
            [.. rounds.Select(round => round.Program)],
            [.. rounds.Select(round => round.Bare)],
            FormattableString.Invariant($"{warm} rounds{(change < Settled ? "" : $", still {change:0%} apart")}")
        );
    }

    private static ChildProcess StartProgram(LoadOptions options, string folder, params string[] settings)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "ContentApi.dll");
        var seeds = options.Corpus ?? RepositorySeeds();
        return ChildProcess.Start(
            "program",
            assembly,
            folder,
            address => ["--urls", address, "--database", Path.Combine(folder, "content.db"), $"--ContentApi:Seeds={seeds}", .. settings]
        );
    }

    private static ChildProcess StartBare(CapturedResponse captured, string folder)
    {
        var file = Path.Combine(folder, "response");
        File.WriteAllBytes(file, captured.Raw);
        var assembly = Path.Combine(AppContext.BaseDirectory, "ContentApi.Benchmarks.dll");
        return ChildProcess.Start("bare program", assembly, folder, address => ["bare", address, file]);
    }

    internal static string RepositorySeeds()
    {
        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (Directory.Exists(Path.Combine(parent.FullName, "seeds")))
                return Path.Combine(parent.FullName, "seeds");
        }
        throw new BenchmarkException("There is no seeds folder above the benchmark; name a folder of pages with --corpus DIR.");
    }

    private static LoadTarget[] Targets(int port)
    {
        var list = CapturedResponse.Fetch(port, Request(port, "/v1/articles?limit=1"));
        using var json = JsonDocument.Parse(list.Body);
        var items = json.RootElement.GetProperty("items");
        if (items.GetArrayLength() == 0)
            throw new BenchmarkException("The corpus gave no article, so there is nothing to ask for.");
        var article = $"/v1/articles/{items[0].GetProperty("slug").GetString()}";
        var tag = CapturedResponse.Fetch(port, Request(port, article)).Header("ETag");
        return
        [
            new("article", 200, Request(port, article)),
            new("list", 200, Request(port, "/v1/articles")),
            new("latest", 200, Request(port, "/v1/latest")),
            new("latest.rss", 200, Request(port, "/v1/latest.rss")),
            new("search", 200, Request(port, "/v1/search?q=khuyen%20cong")),
            new("304", 304, Request(port, article, $"If-None-Match: {tag}\r\n")),
        ];
    }

    /// <summary>Both programs get these very bytes: also the host is the program's, which may show in an answer.</summary>
    private static byte[] Request(int port, string target, string headers = "") =>
        Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n");

    private static void RequireSame(LoadTarget target, CapturedResponse program, CapturedResponse bare)
    {
        static IEnumerable<KeyValuePair<string, string>> Compared(CapturedResponse response) =>
            response.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);
        var isSame =
            program.Status == bare.Status
            && program.Body.Span.SequenceEqual(bare.Body.Span)
            && Compared(program).SequenceEqual(Compared(bare));
        if (!isSame)
            throw new BenchmarkException($"The bare program sends something else for {target.Name}, so the two cannot be compared.");
    }

    private static double Change(LoadRound before, LoadRound now) =>
        Math.Abs(now.RequestsPerSecond - before.RequestsPerSecond) / before.RequestsPerSecond;

    private sealed record LoadTarget(string Name, int Status, byte[] Request);
}
