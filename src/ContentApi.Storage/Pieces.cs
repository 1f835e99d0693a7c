using System.Buffers;

namespace ContentApi.Storage;

/// <summary>
/// Copies of what an answer is made of, in a few arrays of the pool: a page of finished articles is as large as its answer, and the texts of a page of hits are several times that; in
/// arrays of their own they were half of what was allocated. They go back with <see cref="Dispose"/>.
/// </summary>
internal sealed class Pieces<T> : IDisposable
{
    private const int BlockSize = 32 * 1024;

    private readonly List<T[]> blocks = [];
    private Memory<T> free;

    /// <summary>A copy of a piece, good until they go back.</summary>
    public ReadOnlyMemory<T> Add(ReadOnlySpan<T> piece)
    {
        if (piece.Length > free.Length)
        {
            var block = ArrayPool<T>.Shared.Rent(Math.Max(BlockSize, piece.Length));
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
            ArrayPool<T>.Shared.Return(block);
        blocks.Clear();
        free = default;
    }
}
