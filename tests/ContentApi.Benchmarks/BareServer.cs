using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Benchmarks;

/// <summary>
/// What Kestrel itself can do: one terminal middleware that sends a captured status, headers and body, with no routing, logging or
/// host filtering. Where there are several answers it finds them in a dictionary by the raw target. Kestrel adds Date itself.
/// </summary>
internal static class BareServer
{
    /// <summary>Serves until it is ended.</summary>
    /// <param name="args">The address to listen on, and the file with the exchanges.</param>
    public static int Run(string[] args)
    {
        if (args.Length != 2 || !File.Exists(args[1]))
            throw new BenchmarkException("bare takes an address such as http://127.0.0.1:5081 and a file with exchanges; load starts it.");
        var answers = Exchange.Read(args[1]).ToDictionary(answer => answer.Key, answer => new Answer(answer.Value));
        // One answer is sent without looking for it.
        var only = answers.Count == 1 ? answers.Values.First() : null;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(args[0]);
        using var app = builder.Build();
        app.Run(context =>
        {
            var answer = only ?? answers[context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget];
            var response = context.Response;
            response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
                response.Headers[name] = value;
            response.ContentLength = answer.Length;
            // Kestrel flushes when the request ends, so head and body leave together.
            response.BodyWriter.Write(answer.Body.Span);
            return Task.CompletedTask;
        });
        app.Run();
        return 0;
    }

    /// <summary>A captured answer, as a response is set from it.</summary>
    private sealed class Answer(CapturedResponse captured)
    {
        public int Status { get; } = captured.Status;
        public long? Length { get; } = captured.Header("Content-Length") is null ? null : captured.Body.Length;
        public ReadOnlyMemory<byte> Body { get; } = captured.Body;

        public KeyValuePair<string, StringValues>[] Headers { get; } =
            [
                .. captured
                    .Headers.Where(header => header.Key is not ("Date" or "Content-Length" or "Connection"))
                    .Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value))),
            ];
    }
}
