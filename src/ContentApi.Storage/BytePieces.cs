using System.Buffers;

namespace ContentApi.Storage;

/// <summary>
/// Copies of bytes that an answer is made of, in a few arrays of the pool: a page of finished articles is as large as its answer, and in arrays of its own it was a fourth of what a
/// list allocates. They go back with <see cref="Dispose"/>.
/// </summary>
internal sealed class BytePieces : IDisposable
{
    private const int BlockSize = 32 * 1024;

    private readonly List<byte[]> blocks = [];
    private Memory<byte> free;

    /// <summary>A copy of a piece, good until they go back.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > free.Length)
        {
            var block = ArrayPool<byte>.Shared.Rent(Math.Max(BlockSize, piece.Length));
            blocks.Add(block);
            free = block;
        }
        var own = free[..piece.Length];
        piece.CopyTo(own.Span);
        free = free[piece.Length..];
        return own;
    }

    public void Dispose()
    {
        foreach (var block in blocks)
            ArrayPool<byte>.Shared.Return(block);
        blocks.Clear();
        free = default;
    }
}
