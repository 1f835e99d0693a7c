using System.Globalization;

namespace ContentApi.Benchmarks;

/// <summary>What the verb load is told.</summary>
/// <param name="Corpus">The folder of pages, a full path; null for the repository's seeds.</param>
/// <param name="Seconds">How long a round lasts.</param>
/// <param name="Rounds">How many rounds of each program are counted for a target.</param>
/// <param name="Connections">How many connections are kept open, each with one request under way.</param>
internal sealed record LoadOptions(string? Corpus, int Seconds, int Rounds, int Connections)
{
    private const string Usage = "The options are --corpus DIR, --seconds N, --rounds N and --connections N.";

    /// <summary>Reads them.</summary>
    /// <exception cref="BenchmarkException">One is unknown, lacks its value or is out of bounds.</exception>
    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions(Corpus: null, Seconds: 3, Rounds: 5, Connections: 32);
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i];
            var value = i + 1 < args.Length ? args[i + 1] : null;
            options = name switch
            {
                "--corpus" => options with { Corpus = Folder(name, value) },
                "--seconds" => options with { Seconds = Number(name, value, 60) },
                "--rounds" => options with { Rounds = Number(name, value, 100) },
                "--connections" => options with { Connections = Number(name, value, 1000) },
                _ => throw new BenchmarkException($"{name} is no option of load. {Usage}"),
            };
        }
        return options;
    }

    private static int Number(string name, string? value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new BenchmarkException($"{name} takes a number from 1 to {most}; it was {value ?? "left out"}.");

    private static string Folder(string name, string? value) =>
        Directory.Exists(value)
            ? Path.GetFullPath(value)
            : throw new BenchmarkException($"{name} takes a folder of pages that exists; it was {value ?? "left out"}.");
}
