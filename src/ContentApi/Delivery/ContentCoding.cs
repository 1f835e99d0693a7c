using System.Buffers;
using System.IO.Compression;
using System.Numerics;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Delivery;

/// <summary>A way to compress an answer.</summary>
/// <param name="Name">In Accept-Encoding and Content-Encoding; null for none.</param>
/// <param name="Suffix">What tells its entity tag from the others: another representation needs another strong validator (RFC 9110, 8.8.3.3).</param>
public sealed record ContentCoding(string? Name, string Suffix)
{
    public static readonly ContentCoding Identity = new(null, "");
    public static readonly ContentCoding Brotli = new("br", "-br");
    public static readonly ContentCoding Gzip = new("gzip", "-gz");

    /// <summary>
    /// Of 11. Measured on an article, the latest and a feed of the seed: 9 to 11 % more bytes than 11 makes, in a fiftieth of the time or less (137 to 182 µs); 4 makes
    /// 16 to 17 % more, 9 takes more than 30 times as long. The same always: a strong validator stands for the same bytes, whether the answer is kept or not.
    /// </summary>
    private const int BrotliQuality = 5;

    /// <summary>The least and the greatest window that the format has (RFC 7932, 9.1), as powers of two.</summary>
    private const int LeastBrotliWindow = 10;
    private const int GreatestBrotliWindow = 24;

    private static readonly HeaderReadings<ContentCoding> Negotiations = new(Read);

    /// <summary>The suffixes that a conditional request may carry.</summary>
    internal static IReadOnlyList<string> Suffixes { get; } = [Brotli.Suffix, Gzip.Suffix];

    /// <summary>The best coding that the client takes: the higher q, and of equals br before gzip; none without the header (RFC 9110, 12.5.3).</summary>
    public static ContentCoding Negotiate(StringValues acceptEncoding) => acceptEncoding.Count == 0 ? Identity : Negotiations.Of(acceptEncoding);

    private static ContentCoding Read(StringValues acceptEncoding)
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

    /// <summary>A stream that writes in this coding, which is not none, to another, and leaves that open.</summary>
    public Stream Over(Stream output) =>
        Name == "br" ? new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>
    /// The least window in which all of a body is in sight, the last 16 bytes of a window being out of reach: more finds nothing more, and the encoder would take twice as much memory as
    /// the window is large, 8 MiB of the usual one, from which the C library keeps what it once gave to each thread.
    /// </summary>
    private static int BrotliWindow(int length) => Math.Clamp(BitOperations.Log2((uint)length + 15) + 1, LeastBrotliWindow, GreatestBrotliWindow);

    /// <summary>The bytes in this coding.</summary>
    public ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> body)
    {
        if (Name is null)
            return body;
        if (Name == "br")
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
            if (!BrotliEncoder.TryCompress(body.Span, buffer, out var written, BrotliQuality, BrotliWindow(body.Length)))
                throw new InvalidOperationException("A buffer of the greatest length that Brotli needs was too short.");
            var compressed = buffer.AsSpan(0, written).ToArray();
            ArrayPool<byte>.Shared.Return(buffer);
            return compressed;
        }
        using var encoded = new MemoryStream(body.Length / 2);
        using (var stream = new GZipStream(encoded, CompressionLevel.Optimal, true))
            stream.Write(body.Span);
        return encoded.ToArray();
    }
}
