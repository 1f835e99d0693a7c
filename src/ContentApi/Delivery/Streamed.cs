using Microsoft.Extensions.Primitives;

namespace ContentApi.Delivery;

/// <summary>
/// An answer that is made while it is sent, because it is too large to be held: without length and validator, and never kept. When it breaks off, so does the connection, and the client
/// sees that its end is missing.
/// </summary>
/// <param name="MediaType">The Content-Type, charset included.</param>
/// <param name="Write">Writes the bytes, not compressed.</param>
public sealed record Streamed(string MediaType, Func<Stream, CancellationToken, Task> Write) : IResult
{
    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>Sends it: compressed where the client can take that, headers only for HEAD.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var coding = ContentCoding.Negotiate(httpContext.Request.Headers.AcceptEncoding);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType;
        response.Headers.CacheControl = CachePolicy.None;
        response.Headers.Vary = "Accept-Encoding";
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (coding.Name is not null)
            response.Headers.ContentEncoding = coding.Name;
        if (Methods.IsHead(httpContext))
            return;
        if (coding.Name is null)
        {
            await Write(response.Body, httpContext.RequestAborted);
            return;
        }
        await using var encoded = coding.Over(response.Body);
        await Write(encoded, httpContext.RequestAborted);
    }
}
