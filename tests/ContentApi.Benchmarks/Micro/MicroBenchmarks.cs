using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ContentApi.Benchmarks.Micro;

/// <summary>The parts of the program one by one, with what they allocate, by BenchmarkDotNet.</summary>
internal static class MicroBenchmarks
{
    /// <param name="args">BenchmarkDotNet's own, such as <c>--filter</c>; none: all are run.</param>
    public static int Run(string[] args)
    {
        // In this process, so that all share one collection, and nothing is built again.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)).AddDiagnoser(MemoryDiagnoser.Default);
        using (MicroCollection.Shared)
            BenchmarkSwitcher.FromTypes([typeof(TextBenchmarks), typeof(ReadBenchmarks), typeof(AnswerBenchmarks)]).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return 0;
    }
}
