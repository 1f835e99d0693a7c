namespace ContentApi.Documents.Similarity;

/// <summary>
/// A vector laid out to be multiplied with many. A term stands in one of two places, told by its low bits or by its high ones (cuckoo hashing, Pagh and Rodler
/// 2004), as the bits that the place does not tell and its weight. So looking one up is two reads and no branch: whether a term is there is what no processor
/// foresees.
/// </summary>
internal sealed class TermProduct
{
    private const int WeightBits = 15;
    private const int WeightMask = (1 << WeightBits) - 1;
    private const int LeastBits = 8;

    /// <summary>In so many steps a term finds a place, but once in some thousand vectors.</summary>
    private const int MostSteps = 32;

    private int[] byLow = [];
    private int[] byHigh = [];
    private int bits;

    /// <summary>Lays out a vector in place of the one before.</summary>
    public void Set(TermVector vector)
    {
        // Half full at most; with all bits every term has a place of its own.
        for (bits = LeastBits; bits < Terms.Bits && 1 << bits < 2 * vector.Terms.Length;)
            bits++;
        while (!TryLayOut(vector))
            bits++;
    }

    /// <summary>The product with another vector.</summary>
    public int With(ReadOnlySpan<int> terms, ReadOnlySpan<ushort> weights)
    {
        var (bits, shift) = (this.bits, Terms.Bits - this.bits);
        var (lowMask, restMask) = ((1 << bits) - 1, (1 << shift) - 1);
        var (byLow, byHigh) = (this.byLow, this.byHigh);
        weights = weights[..terms.Length];
        var sum = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            var term = terms[i];
            var one = byLow[term & lowMask];
            var other = byHigh[term >> shift];
            one &= WeightMask & MaskOfZero((one >> WeightBits) ^ (term >> bits));
            other &= WeightMask & MaskOfZero((other >> WeightBits) ^ (term & restMask));
            sum += (one + other) * weights[i];
        }
        return sum;
    }

    /// <summary>All bits for 0, else none; of numbers from 0 on.</summary>
    private static int MaskOfZero(int value) => (value - 1) >> 31;

    private bool TryLayOut(TermVector vector)
    {
        var size = 1 << bits;
        if (size > byLow.Length)
            (byLow, byHigh) = (new int[size], new int[size]);
        byLow.AsSpan(0, size).Clear();
        byHigh.AsSpan(0, size).Clear();
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            if (!TryPut(vector.Terms[i], vector.Weights[i]))
                return false;
        }
        return true;
    }

    /// <summary>Puts a term by its low bits; what stood there goes by its high bits, what stood there by its low ones, and so on.</summary>
    private bool TryPut(int term, int weight)
    {
        var shift = Terms.Bits - bits;
        for (var step = 0; step < MostSteps; step++)
        {
            ref var low = ref byLow[term & ((1 << bits) - 1)];
            (low, var before) = (((term >> bits) << WeightBits) | weight, low);
            if (before == 0)
                return true;
            (term, weight) = (((before >> WeightBits) << bits) | (term & ((1 << bits) - 1)), before & WeightMask);

            ref var high = ref byHigh[term >> shift];
            (high, before) = (((term & ((1 << shift) - 1)) << WeightBits) | weight, high);
            if (before == 0)
                return true;
            (term, weight) = (((term >> shift) << shift) | (before >> WeightBits), before & WeightMask);
        }
        return false;
    }
}
