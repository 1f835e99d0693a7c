using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery;

/// <summary>A way to compress an answer.</summary>
/// <param name="Name">In Accept-Encoding and Content-Encoding; null for none.</param>
/// <param name="Suffix">What tells its entity tag from the others: another representation needs another strong validator (RFC 9110, 8.8.3.3).</param>
public sealed record ContentCoding(string? Name, string Suffix)
{
    public static readonly ContentCoding Identity = new(null, "");
    private static readonly ContentCoding Brotli = new("br", "-br");
    private static readonly ContentCoding Gzip = new("gzip", "-gz");

    /// <summary>The suffixes that a conditional request may carry.</summary>
    internal static IReadOnlyList<string> Suffixes { get; } = [Brotli.Suffix, Gzip.Suffix];

    /// <summary>The best coding that the client takes: the higher q, and of equals br before gzip; none without the header (RFC 9110, 12.5.3).</summary>
    public static ContentCoding Negotiate(StringValues acceptEncoding)
    {
        if (StringValues.IsNullOrEmpty(acceptEncoding) || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
            return Identity;
        var brotli = Quality("br");
        // The older name is the same coding (RFC 9110, 8.4.1.3).
        var gzip = Quality("gzip", "x-gzip");
        // Identity is the fallback; only a client that names it with a higher q than the codings prefers it to them.
        if (Named("identity") is { } identity && (identity.Quality ?? 1) > Math.Max(brotli, gzip))
            return Identity;
        return brotli > 0 && brotli >= gzip ? Brotli
            : gzip > 0 ? Gzip
            : Identity;

        double Quality(params ReadOnlySpan<string> names) => (Named(names) ?? Named("*")) is { } value ? value.Quality ?? 1 : 0;

        StringWithQualityHeaderValue? Named(params ReadOnlySpan<string> names)
        {
            foreach (var value in accepted)
            {
                foreach (var name in names)
                {
                    if (value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                        return value;
                }
            }
            return null;
        }
    }

    /// <summary>The bytes in this coding.</summary>
    public ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> body)
    {
        if (Name is null)
            return body;
        using var encoded = new MemoryStream(body.Length / 2);
        using (Stream stream = Name == "br" ? new BrotliStream(encoded, CompressionLevel.Fastest, true) : new GZipStream(encoded, CompressionLevel.Fastest, true))
            stream.Write(body.Span);
        return encoded.GetBuffer().AsMemory(0, (int)encoded.Length);
    }
}
