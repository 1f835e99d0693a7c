using System.Diagnostics;
using System.Numerics;

namespace ContentApi.Benchmarks;

/// <summary>
/// Gives the programs under load one processor and the load generator another, so that neither takes time from the other. On Linux the
/// affinity of a process is that of its main thread, which children started from it inherit whole.
/// </summary>
internal sealed class Processors
{
    private readonly nint server;
    private readonly nint generator;

    private Processors(nint server, nint generator)
    {
        this.server = server;
        this.generator = generator;
    }

    /// <summary>Whether processors are chosen: on Linux with two or more.</summary>
    public bool IsPinned => server != 0;

    public static Processors Choose()
    {
        if (!OperatingSystem.IsLinux())
            return new Processors(0, 0);
        using var self = Process.GetCurrentProcess();
        var allowed = (ulong)self.ProcessorAffinity;
        var first = allowed & (~allowed + 1);
        var others = allowed & ~first;
        return BitOperations.PopCount(allowed) < 2 ? new Processors(0, 0) : new Processors((nint)first, (nint)(others & (~others + 1)));
    }

    /// <summary>Starts a child on the servers' processor.</summary>
    public ChildProcess OfServer(Func<ChildProcess> start)
    {
        Pin(server);
        try
        {
            return start();
        }
        finally
        {
            Pin(generator);
        }
    }

    private static void Pin(nint processor)
    {
        if (processor == 0 || !OperatingSystem.IsLinux())
            return;
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = processor;
    }
}
