using System.Runtime.CompilerServices;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// An article as a direction in the space of terms, of length 1 but for rounding. Weights are whole numbers, so a product is the same in
/// either direction and in any order of summing.
/// </summary>
public sealed class TermVector
{
    /// <summary>What a weight of 1 is. The product of two vectors then still fits an <see cref="int"/>.</summary>
    private const int One = 1 << 14;

    // With 24, or with a threshold of 0.02 of the score (NearPairs), labelled stories lose neighbours: recall among five 0.970 to 0.989. With 48 and 0.01 it is
    // 0.992, what comparing everything gives, at some forty articles compared in full for each of 5,300.
    private const int HeaviestKnown = 48;
    private const int HeaviestNew = 16;

    internal TermVector(int[] terms, ushort[] weights) => (Terms, Weights) = (terms, weights);

    /// <summary>In ascending order.</summary>
    internal int[] Terms { get; }

    /// <summary>The weights of <see cref="Terms"/>, each above 0.</summary>
    internal ushort[] Weights { get; }

    /// <summary>
    /// The vector of a text, (1 + ln tf) × rarity, and of that the heaviest terms that are neither too common nor all new: those that
    /// articles worth comparing share. Both depend on text and epoch only.
    /// </summary>
    /// <param name="syllables">What numbered the text.</param>
    /// <param name="text">A text of <see cref="WrittenSyllables.Number"/>.</param>
    /// <param name="epoch">How common terms are.</param>
    public static (TermVector Vector, TermVector Heaviest) Of(WrittenSyllables syllables, ReadOnlySpan<byte> text, TermEpoch epoch)
    {
        var found = Similarity.Terms.Of(syllables, new NumberedText(text));
        var raw = new double[found.Count];
        var frequency = new int[found.Count];
        var squares = 0.0;
        for (var i = 0; i < raw.Length; i++)
        {
            frequency[i] = epoch.Frequency(found[i].Term);
            raw[i] = (1 + Math.Log(found[i].Count)) * epoch.Rarity(frequency[i], found[i].Share);
            squares += raw[i] * raw[i];
        }
        var length = Math.Sqrt(squares);
        var terms = new List<int>(raw.Length);
        var weights = new List<ushort>(raw.Length);
        var known = new List<long>(raw.Length);
        var unknown = new List<long>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var weight = raw[i] > 0 ? (ushort)Math.Round(raw[i] / length * One) : (ushort)0;
            if (weight == 0)
                continue;
            terms.Add(found[i].Term);
            weights.Add(weight);
            // A term of one article alone meets no other yet, but a new story brings its names along: some of those have a place of their own.
            if (frequency[i] == 1)
                unknown.Add(Heavy(found[i].Term, weight));
            else if (epoch.IsCandidate(frequency[i]))
                known.Add(Heavy(found[i].Term, weight));
        }
        known.Sort();
        unknown.Sort();
        int[] heaviest = [.. known.Take(HeaviestKnown).Concat(unknown.Take(HeaviestNew)).Select(heavy => (int)heavy).Order()];
        return (new TermVector([.. terms], [.. weights]), new TermVector(heaviest, [.. heaviest.Select(term => weights[terms.BinarySearch(term)])]));

        // In order of these numbers the heaviest comes first, of equals the least term.
        static long Heavy(int term, ushort weight) => ((long)(ushort.MaxValue - weight) << 32) | (uint)term;
    }

    /// <summary>The vector of <see cref="ToBytes"/>.</summary>
    public static TermVector From(ReadOnlySpan<byte> bytes)
    {
        var count = Count(bytes);
        var vector = new TermVector(new int[count], new ushort[count]);
        Read(bytes, vector.Terms, vector.Weights);
        return vector;
    }

    /// <summary>How many terms the vector of <see cref="ToBytes"/> has.</summary>
    internal static int Count(ReadOnlySpan<byte> bytes) => new StoredTerms(bytes).Count;

    /// <summary>Reads the terms and weights of <see cref="ToBytes"/>, as many as <see cref="Count"/> says.</summary>
    internal static void Read(ReadOnlySpan<byte> bytes, Span<int> terms, Span<ushort> weights)
    {
        var stored = new StoredTerms(bytes);
        for (var i = 0; i < terms.Length; i++)
        {
            stored.MoveNext();
            terms[i] = stored.Term;
            weights[i] = stored.Weight;
        }
    }

    /// <summary>The vector in the form in which it is stored: the distance from term to term and the weight, some four bytes a term.</summary>
    public byte[] ToBytes()
    {
        var bytes = new Varints(5 * Terms.Length);
        bytes.Write(Terms.Length);
        for (var i = 0; i < Terms.Length; i++)
        {
            bytes.Write(Terms[i] - (i == 0 ? 0 : Terms[i - 1] + 1));
            bytes.Write(Weights[i]);
        }
        return bytes.ToArray();
    }

    /// <summary>A product of two vectors as a score: 0 to 10,000, in ten-thousandths, all that a score can say.</summary>
    internal static int Score(int product) => (int)Math.Min(10_000, (((long)product * 10_000) + (One * One / 2)) / (One * One));

    /// <summary>The product of two vectors, 0 to <see cref="One"/> squared.</summary>
    internal static int Product(double share) => (int)(share * One * One);
}

/// <summary>The terms of <see cref="TermVector.ToBytes"/> one by one, in ascending order.</summary>
internal ref struct StoredTerms
{
    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    public StoredTerms(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        Count = Varints.Read(bytes, ref at);
        Term = -1;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    public int Term { get; private set; }

    public ushort Weight { get; private set; }

    /// <summary>To the next, of which there must be one.</summary>
    public void MoveNext()
    {
        Term += Varints.Read(bytes, ref at) + 1;
        Weight = (ushort)Varints.Read(bytes, ref at);
    }
}

/// <summary>The terms of a vector, each found in a step or two.</summary>
internal sealed class TermLookup
{
    private int[] terms = [];
    private int[] places = [];
    private int mask;

    /// <summary>Lays out a vector in place of the one before.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="kept">Which of them may be found; where it is empty all of them.</param>
    public void Set(ReadOnlySpan<int> terms, ReadOnlySpan<bool> kept = default)
    {
        var size = 64;
        while (size < 4 * terms.Length)
            size *= 2;
        if (size > this.terms.Length)
            (this.terms, places) = (new int[size], new int[size]);
        mask = size - 1;
        this.terms.AsSpan(0, size).Fill(-1);
        for (var i = 0; i < terms.Length; i++)
        {
            if (!kept.IsEmpty && !kept[i])
                continue;
            var slot = terms[i] & mask;
            while (this.terms[slot] >= 0)
                slot = (slot + 1) & mask;
            (this.terms[slot], places[slot]) = (terms[i], i);
        }
    }

    /// <summary>The place of a term in the vector, or -1.</summary>
    // Of most terms that are asked for the first slot is empty: that is told where it is asked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int term)
    {
        var slot = term & mask;
        var there = terms[slot];
        return there < 0 ? -1 : there == term ? places[slot] : FindBehind(slot, term);
    }

    private int FindBehind(int slot, int term)
    {
        while (terms[slot] != term)
        {
            if (terms[slot] < 0)
                return -1;
            slot = (slot + 1) & mask;
        }
        return places[slot];
    }
}
