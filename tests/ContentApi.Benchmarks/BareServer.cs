using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Benchmarks;

/// <summary>
/// What Kestrel itself can do: one terminal middleware that sends a captured status, headers and body, with no routing, logging or
/// host filtering. Kestrel adds Date itself.
/// </summary>
internal static class BareServer
{
    /// <summary>Serves until it is ended.</summary>
    /// <param name="args">The address to listen on, and the file with the captured response.</param>
    public static int Run(string[] args)
    {
        if (args.Length != 2 || !File.Exists(args[1]))
            throw new BenchmarkException("bare takes an address such as http://127.0.0.1:5081 and a file with a response; load starts it.");
        var captured = CapturedResponse.Parse(File.ReadAllBytes(args[1]));
        var headers = captured
            .Headers.Where(header => header.Key is not ("Date" or "Content-Length" or "Connection"))
            .Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value)))
            .ToArray();
        var body = captured.Body;
        long? length = captured.Header("Content-Length") is null ? null : body.Length;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(args[0]);
        using var app = builder.Build();
        app.Run(context =>
        {
            var response = context.Response;
            response.StatusCode = captured.Status;
            foreach (var (name, value) in headers)
                response.Headers[name] = value;
            response.ContentLength = length;
            // Kestrel flushes when the request ends, so head and body leave together.
            response.BodyWriter.Write(body.Span);
            return Task.CompletedTask;
        });
        app.Run();
        return 0;
    }
}
