using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Delivery;

/// <summary>A finished answer: a status, headers and bytes. Everything that HTTP adds to it is added here, in one place.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The Content-Type, charset included; null where there is no body.</param>
/// <param name="Body">The bytes, not yet compressed.</param>
/// <param name="CacheControl">How long a client or cache may keep it.</param>
public sealed record Rendered(int Status, string? MediaType, ReadOnlyMemory<byte> Body, string CacheControl) : IResult
{
    /// <summary>Nothing below this many bytes is worth compressing: it fits one packet as it is.</summary>
    private const int SmallestCompressed = 1024;

    /// <summary>When the content last changed, or null where that is not known.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>Whether the answer goes by Accept, which then stands in Vary.</summary>
    public bool VariesByAccept { get; init; }

    /// <summary>Whether a conditional request may be answered with 304: true for what can be kept, false for problems and health.</summary>
    private bool HasValidator => Status == StatusCodes.Status200OK && CacheControl != CachePolicy.None;

    /// <summary>Sends it: 304 where the client holds the same bytes, compressed where it can take that, headers only for HEAD.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        var response = httpContext.Response;
        var coding = Body.Length < SmallestCompressed ? ContentCoding.Identity : ContentCoding.Negotiate(request.Headers.AcceptEncoding);
        response.StatusCode = Status;
        response.Headers.CacheControl = CacheControl;
        // Identity too: another client may get it compressed. Without a body there is nothing to compress.
        if (MediaType is not null)
            response.Headers.Vary = VariesByAccept ? "Accept, Accept-Encoding" : "Accept-Encoding";
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (HasValidator)
        {
            var hash = Hash(Body.Span);
            response.Headers.ETag = $"\"{hash}{coding.Suffix}\"";
            if (LastModified is { } lastModified)
                response.Headers.LastModified = lastModified.ToString("R");
            if (Conditions.AreFresh(request.Headers, hash, LastModified))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        var body = coding.Encode(Body);
        if (MediaType is not null)
            response.ContentType = MediaType;
        response.ContentLength = body.Length;
        if (coding.Name is not null)
            response.Headers.ContentEncoding = coding.Name;
        if (!Methods.IsHead(httpContext))
            await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }

    /// <summary>The entity tag without quotes and suffix: base64url of the SHA-256 of the uncompressed bytes, so it outlives imports and releases.</summary>
    private static string Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return System.Buffers.Text.Base64Url.EncodeToString(hash);
    }
}

/// <summary>What Cache-Control says.</summary>
public static class CachePolicy
{
    private const string Stale = ", stale-while-revalidate=300, stale-if-error=86400";

    public const string List = "public, max-age=30" + Stale;
    public const string Article = "public, max-age=60" + Stale;
    public const string Document = "public, max-age=3600" + Stale;

    /// <summary>An answer that was not there may soon be.</summary>
    public const string Absent = "public, max-age=60";

    /// <summary>Neither kept nor given a validator.</summary>
    public const string None = "no-store";
}
