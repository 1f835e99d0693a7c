namespace ContentApi.Benchmarks;

/// <summary>Starts the programs that are measured, as this build has them.</summary>
internal static class Servers
{
    private static readonly TimeSpan ProgramLimit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BareLimit = TimeSpan.FromSeconds(60);

    /// <summary>The real program, ready to answer.</summary>
    /// <param name="database">Its file.</param>
    /// <param name="seeds">The folder that it imports first, or null.</param>
    /// <param name="keeps">Whether it keeps answers, as it does by default; else each request is a miss.</param>
    /// <param name="processors">Where it runs.</param>
    /// <param name="cancellation">Stops waiting for it.</param>
    public static ChildProcess Program(string database, string? seeds, bool keeps, Processors processors, CancellationToken cancellation)
    {
        string[] settings = ["--database", database, $"--ContentApi:Seeds={seeds}", .. keeps ? (string[])[] : ["--ContentApi:KeptMegabytes=0"]];
        return Ready("program", "ContentApi.dll", Path.GetDirectoryName(database)!, address => ["--urls", address, .. settings], "/health/ready", 200, ProgramLimit, processors, cancellation);
    }

    /// <summary>A bare program that answers with what was captured.</summary>
    public static ChildProcess Bare(IReadOnlyList<Exchange> exchanges, string folder, Processors processors, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "exchanges");
        Exchange.Write(file, exchanges);
        return Ready("bare program", "ContentApi.Benchmarks.dll", folder, address => ["bare", address, file], exchanges[0].Target, exchanges[0].Expected.Status, BareLimit, processors, cancellation);
    }

    private static ChildProcess Ready(string name, string assembly, string folder, Func<string, string[]> arguments, string target, int status, TimeSpan limit, Processors processors, CancellationToken cancellation)
    {
        var child = processors.OfServer(() => ChildProcess.Start(name, Path.Combine(AppContext.BaseDirectory, assembly), folder, arguments));
        try
        {
            child.WaitUntilReady(Exchange.Get(child.Port, target), status, limit, cancellation);
        }
        catch
        {
            child.Dispose();
            throw;
        }
        return child;
    }
}
