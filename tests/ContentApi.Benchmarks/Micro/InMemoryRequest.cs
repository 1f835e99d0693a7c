using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Benchmarks.Micro;

/// <summary>A GET without a connection, whose answer is counted and forgotten. Asking again allocates nothing.</summary>
internal sealed class InMemoryRequest
{
    private readonly RequestDelegate program;
    private readonly DefaultHttpContext context;
    private readonly DiscardedBody body = new();

    /// <param name="program">What answers it.</param>
    /// <param name="services">The program's.</param>
    /// <param name="target">Path and query.</param>
    public InMemoryRequest(RequestDelegate program, IServiceProvider services, string target)
    {
        this.program = program;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(
            new HttpRequestFeature
            {
                Method = "GET",
                Protocol = "HTTP/1.1",
                Scheme = "http",
                Path = question < 0 ? target : target[..question],
                QueryString = question < 0 ? "" : target[question..],
                RawTarget = target,
                Headers = new HeaderDictionary { ["Host"] = "localhost" },
            }
        );
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(body);
        context = new(features) { ServiceScopeFactory = services.GetRequiredService<IServiceScopeFactory>() };
    }

    /// <summary>Has it answered.</summary>
    /// <returns>The bytes of the body.</returns>
    public long Answer()
    {
        context.Response.Headers.Clear();
        body.Clear();
        program(context).GetAwaiter().GetResult();
        return context.Response.StatusCode == 200 ? body.Length : throw new BenchmarkException($"{context.Request.Path} was answered with {context.Response.StatusCode}.");
    }

    /// <summary>One buffer for whatever is written: requests come one after the other.</summary>
    private sealed class DiscardedBody : PipeWriter, IHttpResponseBodyFeature
    {
        private static byte[] buffer = new byte[1 << 16];

        public long Length { get; private set; }

        public PipeWriter Writer => this;

        Stream IHttpResponseBodyFeature.Stream => throw new NotSupportedException("The program writes to the writer.");

        public void Clear() => Length = 0;

        public override void Advance(int bytes) => Length += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (sizeHint > buffer.Length)
                buffer = new byte[sizeHint];
            return buffer;
        }

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(new FlushResult(isCanceled: false, isCompleted: false));

        public override void CancelPendingFlush() { }

        public override void Complete(Exception? exception = null) { }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering() { }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("The program sends no files.");
    }
}
