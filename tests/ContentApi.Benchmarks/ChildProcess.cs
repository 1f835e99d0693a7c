using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ContentApi.Benchmarks;

/// <summary>A program under load: started on a free loopback port, ended with this object.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int KeptLines = 20;
    private readonly string name;
    private readonly Process process;
    private readonly Queue<string> output = [];

    private ChildProcess(string name, int port, Process process)
    {
        this.name = name;
        Port = port;
        this.process = process;
    }

    public int Port { get; }

    /// <summary>What it has used of processors up to now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it has in use and shares with no file, on Linux.</summary>
    public long AnonymousBytes =>
        long.Parse(
            File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture
        ) * 1024;

    /// <summary>The most memory that it had in use, files among it.</summary>
    public long PeakResidentBytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a .NET program; it inherits the processor of the calling thread.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="assembly">The program, a full path.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="arguments">Its arguments, from its address.</param>
    public static ChildProcess Start(string name, string assembly, string folder, Func<string, string[]> arguments)
    {
        var port = FreePort();
        // The runtime that runs this one; under dotnet run that is the program's own launcher, and dotnet is found on the path.
        var runtime = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        var start = new ProcessStartInfo(runtime)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments($"http://127.0.0.1:{port}"))
            start.ArgumentList.Add(argument);
        // The figures are those of the defaults, not of whatever is set for a server on this machine.
        foreach (var variable in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(variable);

        var child = new ChildProcess(name, port, new Process { StartInfo = start });
        child.process.OutputDataReceived += child.Keep;
        child.process.ErrorDataReceived += child.Keep;
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until a request is answered with a status.</summary>
    /// <exception cref="BenchmarkException">It has ended, or does not answer in time.</exception>
    public void WaitUntilReady(byte[] request, int status, TimeSpan limit, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < limit)
        {
            cancellation.ThrowIfCancellationRequested();
            if (process.HasExited)
                throw new BenchmarkException($"The {name} ended with exit code {process.ExitCode}: {LastOutput()}");
            try
            {
                if (CapturedResponse.Fetch(Port, request).Status == status)
                    return;
            }
            catch (SocketException)
            {
                // Not listening yet.
            }
            Thread.Sleep(1);
        }
        throw new BenchmarkException($"The {name} did not answer within {limit.TotalSeconds:0} seconds: {LastOutput()}");
    }

    /// <summary>Ends it at once: nothing that it wrote is wanted.</summary>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }
        catch (InvalidOperationException)
        {
            // It never started, or is gone.
        }
        process.Dispose();
    }

    private static bool IsSetting(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("ContentApi__", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("DOTNET_Tiered", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("DOTNET_gc", StringComparison.OrdinalIgnoreCase)
        || variable.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (output)
        {
            output.Enqueue(line.Data);
            if (output.Count > KeptLines)
                output.Dequeue();
        }
    }

    private string LastOutput()
    {
        lock (output)
            return output.Count == 0 ? "it printed nothing." : string.Join(Environment.NewLine, output);
    }
}
