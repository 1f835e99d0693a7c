using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ContentApi.Documents.Text.Search;

/// <summary>A syllable of a text, as search knows it.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Term">The number of its folded form; see <see cref="SearchTerm"/>.</param>
/// <param name="IsAside">
/// A second reading of what other tokens read already (the glued word as a whole): it is found, and is nobody's neighbour.
/// </param>
public readonly record struct SearchToken(int Start, int Length, ulong Term, bool IsAside = false)
{
    /// <summary>The first unit behind it.</summary>
    public int End => Start + Length;
}

/// <summary>
/// Terms are folded syllables and pairs of adjacent ones, known by a hash of 40 bits: of ten million terms one in a hundred thousand
/// shares its number with another. What is shown was compared by its text.
/// </summary>
public static class SearchTerm
{
    /// <summary>How many bits a term has.</summary>
    public const int Bits = 40;

    internal const ulong Seed = 14695981039346656037UL;

    // FNV-1a with a final mixing; string.GetHashCode differs from run to run, and these numbers are stored.
    internal static ulong Add(ulong hash, char folded) => unchecked((hash ^ folded) * 1099511628211UL);

    internal static ulong End(ulong hash) => Mix(hash) >> (64 - Bits);

    /// <summary>The term of something that an article has and does not say: its section, a tag, an author.</summary>
    public static ulong Label(string kind, string slug) => SearchTokens.Term($"{kind}:{slug}");

    /// <summary>The term that two adjacent syllables are.</summary>
    public static ulong Pair(ulong first, ulong second) => Mix(unchecked((first * 0x9e3779b97f4a7c15UL) + second + 1)) >> (64 - Bits);

    private static ulong Mix(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL);
        return hash ^ (hash >> 33);
    }
}

/// <summary>Cuts texts into syllables: runs of letters and digits, folded as <see cref="Folding"/> folds, in one pass and without a copy.</summary>
public static class SearchTokens
{
    private const char Nothing = '\0';

    /// <summary>A mark on its own: part of the syllable, and nothing of its folded form.</summary>
    private const char Mark = '\uffff';

    private const ushort Toned = 0x8000;
    private const ushort Unknown = 0xffff;

    /// <summary>
    /// The folded form of each character that <see cref="Letters"/> knows, with <see cref="Toned"/> where it bears a tone: one look for a character, for this is done with each of the
    /// texts of a search and an import. Folded forms are below that bit.
    /// </summary>
    private static readonly ushort[] Codes =
    [
        .. Enumerable
            .Range(0, Letters.End)
            .Select(code => Letters.Of((char)code))
            .Select(letter => !letter.IsKnown ? Unknown : !letter.IsLetterOrDigit ? Nothing : (ushort)(letter.Folded | (letter.Tone > 0 ? Toned : 0))),
    ];

    /// <summary>Appends the syllables of a text in NFC: in order, so that neighbours are neighbours, and behind them the second readings.</summary>
    /// <param name="text">The text.</param>
    /// <param name="into">Where they go.</param>
    /// <param name="most">It ends when there are so many, or one more, and second readings are left out then: for those who know how far they need them.</param>
    public static void Read(ReadOnlySpan<char> text, List<SearchToken> into, int most = int.MaxValue)
    {
        List<SearchToken>? aside = null;
        var i = 0;
        while (i < text.Length && into.Count < most)
        {
            var folded = FoldAt(text, i, out var width, out var isToned);
            if (folded is Nothing or Mark)
            {
                i += width;
                continue;
            }
            var start = i;
            var toned = 0;
            var hash = SearchTerm.Seed;
            do
            {
                if (folded != Mark)
                    hash = SearchTerm.Add(hash, folded);
                if (width == 2)
                    hash = SearchTerm.Add(hash, text[i + 1]);
                if (isToned)
                    toned++;
                i += width;
                folded = i < text.Length ? FoldAt(text, i, out width, out isToned) : Nothing;
            } while (folded != Nothing);
            // A syllable bears one tone: two that stand together are read as two, beside the word as it is printed.
            if (toned >= 2 && Syllables.AreGlued(text[start..i].ToString(), out var cuts))
                ReadGlued(cuts, new(start, i - start, SearchTerm.End(hash), IsAside: true), into, aside ??= []);
            else
                into.Add(new(start, i - start, SearchTerm.End(hash)));
        }
        if (aside is not null && into.Count < most)
            into.AddRange(aside);
    }

    /// <summary>The folded form of a syllable.</summary>
    public static string Fold(ReadOnlySpan<char> syllable)
    {
        var folded = new StringBuilder(syllable.Length);
        for (var i = 0; i < syllable.Length; i++)
        {
            var character = FoldAt(syllable, i, out var width, out _);
            if (character != Mark)
                folded.Append(character);
            if (width == 2)
                folded.Append(syllable[++i]);
        }
        return folded.ToString();
    }

    /// <summary>Whether the folded form of a syllable begins with a folded text.</summary>
    public static bool BeginsWith(ReadOnlySpan<char> syllable, ReadOnlySpan<char> folded)
    {
        var met = 0;
        for (var i = 0; i < syllable.Length && met < folded.Length; i++)
        {
            var character = char.IsSurrogate(syllable[i]) ? syllable[i] : FoldAt(syllable, i, out _, out _);
            if (character != Mark && character != folded[met++])
                return false;
        }
        return met == folded.Length;
    }

    /// <summary>The term of a folded syllable.</summary>
    public static ulong Term(ReadOnlySpan<char> folded)
    {
        var hash = SearchTerm.Seed;
        foreach (var character in folded)
            hash = SearchTerm.Add(hash, character);
        return SearchTerm.End(hash);
    }

    private static void ReadGlued(IReadOnlyList<string> cuts, SearchToken whole, List<SearchToken> into, List<SearchToken> aside)
    {
        for (var i = 0; i < cuts.Count; i++)
        {
            var cut = cuts[i].IndexOf(' ', StringComparison.Ordinal);
            // Where it can be cut in two places, the first gives the neighbours and the second is found as well.
            var list = i == 0 ? into : aside;
            list.Add(new(whole.Start, cut, Term(Fold(cuts[i].AsSpan(0, cut))), IsAside: i > 0));
            list.Add(new(whole.Start + cut, whole.Length - cut, Term(Fold(cuts[i].AsSpan(cut + 1))), IsAside: i > 0));
        }
        aside.Add(whole);
    }

    /// <summary>The folded form of the letter or digit at a place, <see cref="Nothing"/> where there is none; and whether it bears a tone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static char FoldAt(ReadOnlySpan<char> text, int at, out int width, out bool isToned)
    {
        var code = text[at] < Codes.Length ? Codes[text[at]] : Unknown;
        if (code == Unknown)
            return FoldUnknownAt(text, at, out width, out isToned);
        (width, isToned) = (1, (code & Toned) != 0);
        return (char)(code & ~Toned);
    }

    private static char FoldUnknownAt(ReadOnlySpan<char> text, int at, out int width, out bool isToned)
    {
        var character = text[at];
        (width, isToned) = (1, false);
        if (!char.IsSurrogate(character))
            return FoldOf(character);
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out width) != System.Buffers.OperationStatus.Done)
            return Nothing;
        return Rune.IsLetterOrDigit(rune) ? character : Nothing;
    }

    /// <summary>Of a character that <see cref="Letters"/> does not know.</summary>
    private static char FoldOf(char character)
    {
        return char.IsLetterOrDigit(character) ? Folding.Fold(character.ToString()) is [var folded] ? folded : character
            : CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? Mark
            : Nothing;
    }
}
