using System.Runtime.InteropServices;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// The set of a text's shingles: each three folded syllables in a row, as 64-bit hashes that are the same in every run. Two wordings of
/// one story share many, two stories on one topic few.
/// </summary>
public sealed class Shingles
{
    private const int Length = 3;

    private readonly ulong[] hashes;

    private Shingles(ulong[] hashes) => this.hashes = hashes;

    /// <summary>How many different shingles there are: 0 for a text without a syllable.</summary>
    public int Count => hashes.Length;

    /// <summary>The shingles themselves, each once, in ascending order.</summary>
    internal ReadOnlySpan<ulong> Hashes => hashes;

    /// <summary>The shingles of a text; a text of one or two syllables is one shingle.</summary>
    public static Shingles Of(string text)
    {
        var folded = Folding.Fold(text);
        var syllables = Words.SyllablesOf(folded);
        if (syllables.Count == 0)
            return new Shingles([]);
        var hashes = new ulong[Math.Max(1, syllables.Count - Length + 1)];
        for (var start = 0; start < hashes.Length; start++)
            hashes[start] = Hash(folded, CollectionsMarshal.AsSpan(syllables).Slice(start, Math.Min(Length, syllables.Count)));
        Array.Sort(hashes);
        var count = 0;
        foreach (var hash in hashes)
        {
            if (count == 0 || hashes[count - 1] != hash)
                hashes[count++] = hash;
        }
        return new Shingles(hashes[..count]);
    }

    /// <summary>
    /// The shingles that both have, as a share of those that either has: 0 to 1, symmetric, 1 for a text and itself. Two texts without a
    /// syllable are equal: 1.
    /// </summary>
    public static double Jaccard(Shingles a, Shingles b)
    {
        if (a.Count == 0 && b.Count == 0)
            return 1;
        var shared = 0;
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            var order = a.hashes[i].CompareTo(b.hashes[j]);
            if (order == 0)
                shared++;
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }
        return (double)shared / (a.Count + b.Count - shared);
    }

    // FNV-1a with a final mixing; string.GetHashCode differs from run to run.
    private static ulong Hash(string folded, ReadOnlySpan<(int Start, int End)> syllables)
    {
        var hash = 14695981039346656037UL;
        foreach (var (start, end) in syllables)
        {
            foreach (var character in folded.AsSpan(start, end - start))
                hash = (hash ^ character) * 1099511628211UL;
            hash = (hash ^ ' ') * 1099511628211UL;
        }
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
