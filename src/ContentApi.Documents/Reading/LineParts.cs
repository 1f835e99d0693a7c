using System.Buffers;
using System.Collections.Frozen;

namespace ContentApi.Documents.Reading;

/// <summary>Phrases that a whole line may be made of, with blanks or signs between: "Chia sẻ Facebook Zalo", "Thời sự | Kinh tế".</summary>
/// <param name="lists">The phrases, in the form of <see cref="Lexicon.Key"/>.</param>
internal sealed class LineParts(params IEnumerable<IEnumerable<string>> lists)
{
    private const int MostWords = 24;

    private const int LongestPhrase = 6;

    private static readonly char[] Separators = [' ', '|', '/', '•', '·', ',', ':', '›', '»', '>', '-'];

    private static readonly SearchValues<char> Separating = SearchValues.Create(Separators);

    private readonly FrozenSet<string> phrases = lists.SelectMany(list => list).ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> openings = lists.SelectMany(list => list)
        .Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Whether the line is made of nothing else, and of <paramref name="least"/> of them at least; counters behind one aside, and
    /// <paramref name="strangers"/> words at most.
    /// </summary>
    public bool MakeUp(string key, int least, int strangers = 0)
    {
        // Of nearly all lines the first word opens no phrase.
        var rest = key.AsSpan();
        var start = rest.IndexOfAnyExcept(Separating);
        if (start < 0)
            return false;
        rest = rest[start..];
        var end = rest.IndexOfAny(Separating);
        if (!openings.Contains(end < 0 ? rest : rest[..end]))
            return false;
        var words = key.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
            return false;
        var entries = 0;
        for (var i = 0; i < words.Length; entries++)
        {
            var taken = Math.Min(LongestPhrase, words.Length - i);
            while (taken > 0 && !phrases.Contains(string.Join(' ', words, i, taken)))
                taken--;
            // A counter behind a button: "Thích 12", "Bình luận (3)".
            if (taken == 0 && entries > 0 && words[i].Trim('(', ')').All(char.IsAsciiDigit))
            {
                taken = 1;
                entries--;
            }
            if (taken == 0)
            {
                if (strangers-- == 0)
                    return false;
                taken = 1;
                entries--;
            }
            i += taken;
        }
        return entries >= least;
    }
}
