using System.Collections.Frozen;
using System.Runtime.InteropServices;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// Terms are folded syllables and pairs of adjacent ones, known by a hash of 22 bits. So a collection of any size has at most four million
/// terms and needs no dictionary of them, and a term that is new has its number already. Of a million terms that stand in few articles each
/// shares its number with one or so more: that adds a few to its frequency, and some 0.001 to one score in a hundred.
/// </summary>
internal static class Terms
{
    public const int Bits = 22;

    public const int Space = 1 << Bits;

    private static readonly FrozenDictionary<ulong, double> ListedPairs = GeneralFrequency.Pairs.ToFrozenDictionary(
        entry => Pair(Hash(entry.Key.Split('_')[0]), Hash(entry.Key.Split('_')[1])),
        entry => entry.Value);

    // FNV-1a with a final mixing; string.GetHashCode differs from run to run, and these numbers are stored.
    public static ulong Hash(string syllable)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in syllable)
            hash = (hash ^ character) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Pair(ulong first, ulong second) => Mix(unchecked((first * 0x9e3779b97f4a7c15UL) + second));

    public static int Number(ulong hash) => (int)(hash >> (64 - Bits));

    /// <summary>Whether a pair is listed as common in news at large: it may count, but it explains nothing.</summary>
    public static bool IsCommonPair(ulong pair) => ListedPairs.ContainsKey(pair);

    /// <summary>
    /// The different terms of a text in ascending order, with how often each counts (3 in the title, 2 in the lead, 1 in the body) and the
    /// share of the articles of general news that have it.
    /// </summary>
    public static List<(int Term, int Count, double Share)> Of(WrittenSyllables syllables, NumberedText text)
    {
        var met = new Dictionary<int, (int Count, double Share)>(text.Numbers.Length);
        var before = 0UL;
        var isJoined = false;
        for (var i = 0; i < text.Numbers.Length; i++)
        {
            var number = text.Numbers[i];
            if (number == SyllableTable.Break)
            {
                isJoined = false;
                continue;
            }
            // A pair counts by the place of its first syllable.
            var form = syllables.Form(number);
            if (isJoined)
            {
                var pair = Pair(before, form.Folded);
                Meet(Number(pair), text.Weight(i - 1), ListedPairs.GetValueOrDefault(pair, GeneralFrequency.OtherPair));
            }
            Meet(Number(form.Folded), text.Weight(i), form.Share ?? GeneralFrequency.OtherSyllable);
            (before, isJoined) = (form.Folded, true);
        }
        // Bare numbers are sorted many times faster than what belongs to them.
        int[] ascending = [.. met.Keys];
        Array.Sort(ascending);
        var terms = new List<(int Term, int Count, double Share)>(ascending.Length);
        foreach (var term in ascending)
        {
            var (count, share) = met[term];
            terms.Add((term, count, share));
        }
        return terms;

        void Meet(int term, int weight, double share)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(met, term, out _);
            // Of terms that share a number the commoner has the say, whatever their order.
            entry = (entry.Count + weight, Math.Max(entry.Share, share));
        }
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}

/// <summary>A text as the numbers of its syllables: title, then lead, then body.</summary>
internal sealed class NumberedText
{
    private const int TitleWeight = 3;
    private const int LeadWeight = 2;
    private const int BodyWeight = 1;

    private readonly int titleEnd;
    private readonly int leadEnd;

    public NumberedText(ReadOnlySpan<byte> stored)
    {
        var at = 0;
        titleEnd = Varints.Read(stored, ref at);
        leadEnd = titleEnd + Varints.Read(stored, ref at);
        Numbers = new int[Varints.Count(stored, at)];
        for (var i = 0; i < Numbers.Length; i++)
            Numbers[i] = Next(stored, ref at);
    }

    /// <summary>Where the first number of a stored text stands.</summary>
    public static int Begin(ReadOnlySpan<byte> stored)
    {
        var at = 0;
        Varints.Read(stored, ref at);
        Varints.Read(stored, ref at);
        return at;
    }

    /// <summary>The number at a place of a stored text; the place moves behind it.</summary>
    public static int Next(ReadOnlySpan<byte> stored, ref int at) => Varints.Read(stored, ref at) + SyllableTable.Break;

    /// <summary>Numbers of <see cref="WrittenSyllables"/>, and <see cref="SyllableTable.Break"/>.</summary>
    public int[] Numbers { get; }

    public int Weight(int place) => place < titleEnd ? TitleWeight : place < leadEnd ? LeadWeight : BodyWeight;
}
