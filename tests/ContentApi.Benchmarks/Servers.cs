using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ContentApi.Benchmarks;

/// <summary>Starts the programs that are measured.</summary>
internal static class Servers
{
    private static readonly TimeSpan ProgramLimit = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BareLimit = TimeSpan.FromSeconds(60);

    /// <summary>The real program as it was built with this one.</summary>
    public static string Built => Path.Combine(AppContext.BaseDirectory, "ContentApi.dll");

    /// <summary>Publishes a program as the Dockerfile does: compiled ahead for this machine, without the runtime.</summary>
    /// <param name="project">Its project file, under the clone.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The published program.</returns>
    /// <exception cref="BenchmarkException">It cannot be published.</exception>
    public static string Publish(string project, string folder)
    {
        var target = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var path = Path.Combine(Repository.Folder, project);
        Dotnet("restore", path, "--locked-mode");
        Dotnet("publish", path, "-c", "Release", "-r", target, "--no-restore", "--no-self-contained", "-o", folder);
        return Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(project), ".dll"));
    }

    private static void Dotnet(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BenchmarkException($"dotnet {string.Join(' ', arguments)} failed: {said}");
    }

    /// <summary>The real program, ready to answer.</summary>
    /// <param name="assembly">As it was built or published.</param>
    /// <param name="database">Its file.</param>
    /// <param name="seeds">The folder that it imports first, or null.</param>
    /// <param name="keeps">Whether it keeps answers, as it does by default; else each request is a miss.</param>
    /// <param name="processors">Where it runs.</param>
    /// <param name="cancellation">Stops waiting for it.</param>
    public static ChildProcess Program(string assembly, string database, string? seeds, bool keeps, Processors processors, CancellationToken cancellation) =>
        Ready(() => StartProgram(assembly, database, seeds, keeps), "/health/ready", 200, ProgramLimit, processors, cancellation);

    /// <summary>The same, just started.</summary>
    public static ChildProcess StartProgram(string assembly, string database, string? seeds = null, bool keeps = true)
    {
        string[] settings = ["--database", database, $"--ContentApi:Seeds={seeds}", .. keeps ? (string[])[] : ["--ContentApi:KeptMegabytes=0"]];
        return ChildProcess.Start("program", assembly, Path.GetDirectoryName(database)!, address => ["--urls", address, .. settings]);
    }

    /// <summary>A bare program that answers with what was captured.</summary>
    public static ChildProcess Bare(IReadOnlyList<Exchange> exchanges, string folder, Processors processors, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "exchanges");
        Exchange.Write(file, exchanges);
        var assembly = Path.Combine(AppContext.BaseDirectory, "ContentApi.Benchmarks.dll");
        return Ready(
            () => ChildProcess.Start("bare program", assembly, folder, address => ["bare", address, file]),
            exchanges[0].Target,
            exchanges[0].Expected.Status,
            BareLimit,
            processors,
            cancellation
        );
    }

    private static ChildProcess Ready(Func<ChildProcess> start, string target, int status, TimeSpan limit, Processors processors, CancellationToken cancellation)
    {
        var child = processors.OfServer(start);
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
