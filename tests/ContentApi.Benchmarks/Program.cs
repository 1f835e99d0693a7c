using System.Net.Sockets;
using ContentApi.Benchmarks;
using ContentApi.Benchmarks.Micro;

// Everything runs on the main thread, without await: it is the thread whose processor is chosen, and which children inherit it from.
Verb[] verbs =
[
    new("load", "requests/s of the program, kept and made answers, beside a bare middleware sending the same bytes", LoadBenchmark.Run),
    new("growth", "milliseconds of answers that are made, and how they grow with the number of articles", GrowthBenchmark.Run),
    new("start", "milliseconds to the first answer of the published program beside an empty host", StartBenchmark.Run),
    new("memory", "anonymous memory of the published program under load", MemoryBenchmark.Run),
    new("import", "pages/s and memory of an import beside the bare inserts of its rows", ImportBenchmark.Run),
    new("search", "milliseconds of searches among many made articles, and the size of the index", SearchSpeed.Run),
    new("neighbours", "seconds of processors that the neighbours of all articles of a database take", NeighbourSpeed.Run),
    new("micro", "time and allocations of the parts: parser, folding, reads, answers kept and made (BenchmarkDotNet)", MicroBenchmarks.Run),
    new("quality", "how good search, related articles, sections and duplicates are over labelled pages", Quality.Run),
    new("bare", "(started by load) answers every request with one captured response", BareServer.Run),
];

if (args.Length == 0 || verbs.FirstOrDefault(verb => verb.Name == args[0]) is not { } chosen)
{
    Console.Error.WriteLine(args.Length == 0 ? "Name a verb:" : $"{args[0]} is no verb; there are:");
    foreach (var verb in verbs)
        Console.Error.WriteLine($"  {verb.Name,-10} {verb.Purpose}");
    return 1;
}
try
{
    return chosen.Run(args[1..]);
}
catch (Exception exception) when (exception is BenchmarkException or SocketException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

internal sealed record Verb(string Name, string Purpose, Func<string[], int> Run);
