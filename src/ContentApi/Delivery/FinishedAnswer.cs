using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Delivery;

/// <summary>An answer with everything that HTTP adds to it: validators, what it varies by, its compressed forms. It may be sent many times, by many requests at once.</summary>
internal sealed class FinishedAnswer
{
    /// <summary>Nothing below this many bytes is worth compressing: it fits one packet as it is.</summary>
    private const int SmallestCompressed = 1024;

    /// <summary>About what an answer takes besides its bytes.</summary>
    private const int Overhead = 1024;

    private readonly int status;
    private readonly string? mediaType;
    private readonly string cacheControl;
    private readonly string? vary;
    private readonly string? lastModifiedText;
    private readonly DateTimeOffset? lastModified;
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly string? hash;
    private readonly CodedBody identity;
    private readonly Lazy<CodedBody>? brotli;
    private readonly Lazy<CodedBody>? gzip;

    public FinishedAnswer(Rendered rendered)
    {
        status = rendered.Status;
        mediaType = rendered.MediaType;
        cacheControl = rendered.CacheControl;
        // Identity too: another client may get it compressed. Without a body there is nothing to compress.
        vary = rendered switch
        {
            { MediaType: null } => null,
            { VariesByAccept: true } => "Accept, Accept-Encoding",
            _ => "Accept-Encoding",
        };
        headers = [.. rendered.Headers];
        if (rendered.HasValidator)
        {
            hash = Hash(rendered.Body.Span);
            lastModified = rendered.LastModified;
            lastModifiedText = lastModified?.ToString("R");
        }
        identity = new(rendered.Body, ContentCoding.Identity, hash);
        if (rendered.Body.Length < SmallestCompressed)
            return;
        brotli = new(() => new(ContentCoding.Brotli.Encode(identity.Bytes), ContentCoding.Brotli, hash));
        gzip = new(() => new(ContentCoding.Gzip.Encode(identity.Bytes), ContentCoding.Gzip, hash));
    }

    /// <summary>What it takes of memory, in bytes; grows when it is first sent in a coding.</summary>
    public int SizeBytes => Overhead + identity.Bytes.Length + Made(brotli) + Made(gzip);

    /// <summary>Sends it: 304 where the client holds the same bytes, compressed where it can take that, headers only for HEAD.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isHead">Whether it asked for the headers only.</param>
    public Task SendAsync(HttpContext context, bool isHead)
    {
        var request = context.Request;
        var response = context.Response;
        var body = In(ContentCoding.Negotiate(request.Headers.AcceptEncoding));
        var sent = response.Headers;
        StandardHeaders.Set(sent);
        sent.CacheControl = cacheControl;
        sent.Vary = vary;
        foreach (var (name, value) in headers)
            sent[name] = value;
        if (hash is not null)
        {
            sent.ETag = body.EntityTag;
            sent.LastModified = lastModifiedText;
            if (Conditions.AreFresh(request.Headers, hash, lastModified))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        response.StatusCode = status;
        sent.ContentType = mediaType;
        sent.ContentEncoding = body.Coding.Name;
        sent.ContentLength = body.Bytes.Length;
        if (isHead)
            return Task.CompletedTask;
        // Not Write, which comes before the head and so is copied once more behind it. They leave together all the same.
        return response.BodyWriter.WriteAsync(body.Bytes).AsTask();
    }

    private CodedBody In(ContentCoding coding) =>
        (
            ReferenceEquals(coding, ContentCoding.Brotli) ? brotli
            : ReferenceEquals(coding, ContentCoding.Gzip) ? gzip
            : null
        )?.Value ?? identity;

    private static int Made(Lazy<CodedBody>? body) => body is { IsValueCreated: true } ? body.Value.Bytes.Length : 0;

    /// <summary>The entity tag without quotes and suffix: base64url of the SHA-256 of the uncompressed bytes, so it outlives imports and releases.</summary>
    private static string Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return System.Buffers.Text.Base64Url.EncodeToString(hash);
    }

    /// <summary>The bytes in one coding, and the validator that stands for them.</summary>
    private sealed class CodedBody(ReadOnlyMemory<byte> bytes, ContentCoding coding, string? hash)
    {
        public ReadOnlyMemory<byte> Bytes { get; } = bytes;

        public ContentCoding Coding { get; } = coding;

        public string? EntityTag { get; } = hash is null ? null : $"\"{hash}{coding.Suffix}\"";
    }
}
