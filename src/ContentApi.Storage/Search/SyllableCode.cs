using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>
/// An article's syllables as bytes. First how many texts there are, and of each its part, how many syllables it has, and, where these differ, how many are
/// neighbours; then a byte a syllable, its class, which all that fold to the same share; then a byte a syllable, its number in the class, or
/// <see cref="Beyond"/>; then the numbers from there on, in order. So a syllable is found, in whatever marks, by looking for one byte in some nine hundred,
/// which takes a processor some thirty instructions.
/// </summary>
internal static class SyllableCode
{
    /// <summary>Numbers from here on stand behind, less this: one in a hundred syllables.</summary>
    public const byte Beyond = 255;

    private const int PartBits = 3;
    private const int HasOthers = 1 << PartBits;

    /// <summary>The class of a folded syllable.</summary>
    public static byte ClassOf(ulong term) => (byte)term;

    /// <summary>Writes an article.</summary>
    /// <param name="article">What it says.</param>
    /// <param name="numbers">The numbers of its forms.</param>
    /// <param name="into">Takes the bytes.</param>
    public static void Write(ArticleSyllables article, ReadOnlySpan<int> numbers, ByteWriter into)
    {
        into.AddNumber((ulong)article.Texts.Count);
        foreach (var text in article.Texts)
        {
            var hasOthers = text.Neighbours < text.Syllables;
            into.AddNumber(((ulong)text.Syllables << (PartBits + 1)) | (hasOthers ? (uint)HasOthers : 0) | (uint)text.Part);
            if (hasOthers)
                into.AddNumber((ulong)text.Neighbours);
        }
        var forms = article.Forms;
        foreach (var form in article.Sequence)
            into.Add(ClassOf(forms[form].Term));
        foreach (var form in article.Sequence)
            into.Add((byte)Math.Min(numbers[form], Beyond));
        foreach (var form in article.Sequence)
        {
            if (numbers[form] >= Beyond)
                into.AddNumber((ulong)(numbers[form] - Beyond));
        }
    }

    /// <summary>Reads the texts; gives where the classes begin, and how many they are.</summary>
    public static (int Start, int Syllables) ReadTexts(ReadOnlySpan<byte> bytes, List<SyllableField> into)
    {
        into.Clear();
        var (at, all) = (0, 0);
        for (var left = ByteReader.Number(bytes, ref at); left > 0; left--)
        {
            var head = (int)ByteReader.Number(bytes, ref at);
            var syllables = head >> (PartBits + 1);
            var neighbours = (head & HasOthers) != 0 ? (int)ByteReader.Number(bytes, ref at) : syllables;
            into.Add(new((SearchPart)(head & (HasOthers - 1)), syllables, neighbours));
            all += syllables;
        }
        return (at, all);
    }

    /// <summary>A number that stands behind: of the syllable at a place.</summary>
    /// <param name="numbers">The bytes of all syllables.</param>
    /// <param name="behind">What follows them.</param>
    /// <param name="place">Which, counted from 0.</param>
    public static int NumberBehind(ReadOnlySpan<byte> numbers, ReadOnlySpan<byte> behind, int place)
    {
        var at = 0;
        for (var before = numbers[..place].Count(Beyond); before > 0; before--)
            ByteReader.Number(behind, ref at);
        return Beyond + (int)ByteReader.Number(behind, ref at);
    }
}
