namespace ContentApi.Storage;

/// <summary>Pieces of bytes that are kept together, in a few larger arrays: an array for each would be cleared before it is filled.</summary>
internal sealed class BytePieces
{
    private const int BlockSize = 16 * 1024;

    private Memory<byte> free;

    /// <summary>A copy of a piece.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > free.Length)
            free = GC.AllocateUninitializedArray<byte>(Math.Max(BlockSize, piece.Length));
        var own = free[..piece.Length];
        piece.CopyTo(own.Span);
        free = free[piece.Length..];
        return own;
    }
}
