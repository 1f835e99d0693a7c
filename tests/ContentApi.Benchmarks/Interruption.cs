using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ContentApi.Benchmarks;

/// <summary>A signal stops a measurement, not this process: the programs under load end with the blocks that own them.</summary>
internal static class Interruption
{
    /// <summary>Does something, and tells it of a signal.</summary>
    /// <exception cref="OperationCanceledException">A signal came.</exception>
    public static void Allow(Action<CancellationToken> measure)
    {
        using var cancellation = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancellation.Cancel();
        }
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            measure(cancellation.Token);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is BenchmarkException or SocketException)
        {
            // Ctrl+C reaches the children too, so a closed connection may be noticed before the signal.
            throw new OperationCanceledException("Stopped by a signal.", exception, cancellation.Token);
        }
    }
}
