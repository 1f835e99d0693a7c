using System.Runtime.InteropServices;
using static System.FormattableString;

namespace ContentApi.Benchmarks;

/// <summary>Rounds to a line of figures.</summary>
internal static class LoadReport
{
    public static void PrintConditions(LoadOptions options, bool isPinned)
    {
        PrintMachine();
        Print(
            (options.Articles is { } articles ? $"{articles} articles of {(options.Corpus is null ? "invented words" : "headlines and paragraphs of the corpus")}; " : "the corpus as it is; ")
                + $"{options.Connections} keep-alive connections; rounds of {options.Seconds} s; program and bare in turn, "
                + $"{options.Rounds} counted rounds each; "
                + (isPinned ? "servers on one processor, load generator on another" : "processors not pinned")
        );
        Print(Line("target", "bytes", "program req/s", "bare req/s", "ratio", "p50/p99 ms", "bare ms", "busy", "warm"));
    }

    public static void PrintMachine() =>
        Print(
            Invariant($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC; ")
                + $"{RuntimeInformation.OSDescription}; {Environment.ProcessorCount} processors; "
                + $"{RuntimeInformation.FrameworkDescription}; load average {LoadAverage()}"
        );

    /// <summary>One line; bytes are those of an answer, its head included: the mean of many.</summary>
    public static void PrintTarget(string name, IReadOnlyList<Exchange> exchanges, IReadOnlyList<LoadRound> program, IReadOnlyList<LoadRound> bare, string warm)
    {
        var ratios = program.Zip(bare, (one, other) => one.RequestsPerSecond / other.RequestsPerSecond).ToArray();
        var ratio = Invariant($"{Median(ratios):0.000} ({ratios.Min():0.000}-{ratios.Max():0.000})");
        var busy = Invariant($"{Busy(program):0%}/{Busy(bare):0%}");
        Print(Line(name, Invariant($"{exchanges.Average(exchange => exchange.Expected.Raw.Length):0}"), Rate(program), Rate(bare), ratio, Latency(program), Latency(bare), busy, warm));
    }

    private static string Line(
        string target,
        string bytes,
        string program,
        string bare,
        string ratio,
        string latency,
        string bareLatency,
        string busy,
        string warm
    ) => $"{target,-19}{bytes,6}{program,24}{bare,24}{ratio,21}{latency,16}{bareLatency,13}{busy,11}  {warm}";

    public static void Print(string line) => Console.WriteLine(line);

    private static string Rate(IReadOnlyList<LoadRound> rounds)
    {
        var rates = rounds.Select(round => round.RequestsPerSecond).ToArray();
        return Invariant($"{Median(rates):N0} ({rates.Min():N0}-{rates.Max():N0})");
    }

    private static string Latency(IReadOnlyList<LoadRound> rounds)
    {
        var sorted = rounds.SelectMany(round => round.LatencyMs).Order().ToArray();
        return Invariant($"{Percentile(sorted, 50):0.00}/{Percentile(sorted, 99):0.00}");
    }

    private static double Busy(IReadOnlyList<LoadRound> rounds) => Median([.. rounds.Select(round => round.ServerBusy)]);

    public static double Median(IReadOnlyList<double> values) => Percentile([.. values.Order()], 50);

    /// <summary>Between the two nearest ranks in proportion, so that the median of two is their mean.</summary>
    private static double Percentile(double[] sorted, double percent)
    {
        if (sorted.Length == 0)
            throw new BenchmarkException("No request was answered in any round, so there is nothing to report.");
        var place = percent / 100 * (sorted.Length - 1);
        var below = sorted[(int)place];
        return below + ((sorted[(int)Math.Ceiling(place)] - below) * (place - (int)place));
    }

    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
