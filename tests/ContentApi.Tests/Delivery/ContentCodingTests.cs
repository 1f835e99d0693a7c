using System.IO.Compression;
using ContentApi.Delivery;

namespace ContentApi.Tests.Delivery;

/// <summary>What is compressed is what was given, whatever its size makes of the window that the encoder sees.</summary>
public sealed class ContentCodingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1008)]
    [InlineData(1009)]
    [InlineData(65_520)]
    [InlineData(65_521)]
    [InlineData(70_000)]
    [InlineData(5_000_000)]
    public void Brotli_gives_back_every_size(int size)
    {
        var body = new byte[size];
        new Random(size).NextBytes(body);
        // Half of it repeats the other half, so that the encoder looks back as far as it can.
        body.AsSpan(0, size / 2).CopyTo(body.AsSpan(size - (size / 2)));
        var decoded = new byte[size + 1];
        var encoded = ContentCoding.Brotli.Encode(body);
        Assert.True(BrotliDecoder.TryDecompress(encoded.Span, decoded, out var length));
        Assert.Equal(body, decoded[..length]);
        // What repeats is found wherever it stands.
        if (size > 1000)
            Assert.InRange(encoded.Length, 0, size * 3 / 4);
    }
}
