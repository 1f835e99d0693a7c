using System.Numerics;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// Short fingerprints of a set of shingles that near-duplicates have in common, so that they are found without comparing every text with every
/// other. Two sets agree in one minimum with the probability of their Jaccard similarity J, in a band of four with J⁴, and share at least one of
/// sixteen bands with 1 − (1 − J⁴)¹⁶. At J = 0.8 that misses 0.5904¹⁶ = 0.0002 of the pairs, at 0.9 one in ten million; at J = 0.3 it takes in one
/// pair in eight, and at 0.02, as unrelated articles have, one in 400,000. Who shares a band is a candidate and no more: compare the shingles.
/// Source: Broder, "On the resemblance and containment of documents" (1997), cut into bands as in Leskovec, Rajaraman and Ullman,
/// "Mining of Massive Datasets", chapter 3.
/// </summary>
public static class MinHash
{
    /// <summary>How many bands a set has.</summary>
    public const int BandCount = 16;

    /// <summary>How many minima a band is made of.</summary>
    private const int RowCount = 4;

    // Multiply-add modulo 2⁶⁴, on shingles that are mixed already. Bands are stored: these functions never change.
    private static readonly (ulong[] Factors, ulong[] Addends) Functions = MakeFunctions();

    /// <summary>The least value of each of 64 hash functions over the set, the same in every run; all 2⁶⁴ − 1 for the empty set.</summary>
    public static IReadOnlyList<ulong> Signature(Shingles shingles)
    {
        ArgumentNullException.ThrowIfNull(shingles);
        var (factors, addends) = Functions;
        var minima = new ulong[factors.Length];
        // As many functions at once as the processor has lanes, over all shingles: 64 is a multiple of any such number.
        for (var i = 0; i < minima.Length; i += Vector<ulong>.Count)
        {
            var factor = new Vector<ulong>(factors, i);
            var addend = new Vector<ulong>(addends, i);
            var minimum = new Vector<ulong>(ulong.MaxValue);
            foreach (var hash in shingles.Hashes)
                minimum = Vector.Min(minimum, (factor * hash) + addend);
            minimum.CopyTo(minima, i);
        }
        return minima;
    }

    /// <summary>
    /// The bands of a set in their order: numbers of 48 bits, which an engine stores in six bytes; that two different bands fall on one number
    /// costs a comparison and happens once in 10¹⁴ pairs. None for the empty set.
    /// </summary>
    public static IReadOnlyList<long> Bands(Shingles shingles)
    {
        ArgumentNullException.ThrowIfNull(shingles);
        if (shingles.Count == 0)
            return [];
        var signature = Signature(shingles);
        var bands = new long[BandCount];
        for (var band = 0; band < BandCount; band++)
        {
            // The number of the band goes in too, so that equal minima in different bands are different bands.
            var hash = (ulong)band;
            for (var row = 0; row < RowCount; row++)
                hash = Mix(hash ^ signature[(band * RowCount) + row]);
            bands[band] = (long)(hash >> 16);
        }
        return bands;
    }

    private static (ulong[], ulong[]) MakeFunctions()
    {
        var (factors, addends) = (new ulong[BandCount * RowCount], new ulong[BandCount * RowCount]);
        var state = 0UL;
        for (var i = 0; i < factors.Length; i++)
            // An odd factor, or the product would forget bits.
            (factors[i], addends[i]) = (Next() | 1, Next());
        return (factors, addends);

        ulong Next() => Mix(state = unchecked(state + 0x9e3779b97f4a7c15UL));
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit of the input moves every bit of the output.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
            value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
            return value ^ (value >> 31);
        }
    }
}
