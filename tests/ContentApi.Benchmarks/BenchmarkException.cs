namespace ContentApi.Benchmarks;

/// <summary>A figure cannot be measured, or an option cannot be used; the message says why in one sentence.</summary>
internal sealed class BenchmarkException : Exception
{
    public BenchmarkException(string message)
        : base(message) { }

    public BenchmarkException(string message, Exception innerException)
        : base(message, innerException) { }

    public BenchmarkException() { }
}
