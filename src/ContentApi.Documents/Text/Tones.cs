using System.Buffers;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The two ways of placing a tone mark in Vietnamese, made one.</summary>
public static class Tones
{
    private const string Old = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";
    private const string New = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";

    /// <summary>The letters that such a pair begins with, in either way.</summary>
    private static readonly SearchValues<char> FirstOld = FirstOf(Old);
    private static readonly SearchValues<char> FirstNew = FirstOf(New);

    /// <summary>
    /// A lower-case text with "hòa", "khỏe", "thúy" written as "hoà", "khoẻ", "thuý": only at the end of a syllable, where the two customs
    /// differ ("hoàn" is one way only). Everything else, Unicode form included, stays.
    /// </summary>
    public static string Normalize(string lowered) => Replace(lowered, Old, New, FirstOld);

    /// <summary>The forms that a lower-case syllable in NFC may have: itself, or both places of its tone mark, the one of <see cref="Normalize"/> last.</summary>
    internal static IReadOnlyList<string> Forms(string lowered)
    {
        var (one, other) = (Replace(lowered, New, Old, FirstNew), Normalize(lowered));
        return one == other ? [lowered] : [one, other];
    }

    private static SearchValues<char> FirstOf(string pairs) => SearchValues.Create([.. pairs.Where((_, index) => index % 2 == 0).Distinct()]);

    private static string Replace(string lowered, string from, string to, SearchValues<char> first)
    {
        StringBuilder? changed = null;
        for (var i = 0; lowered.AsSpan(i).IndexOfAny(first) is >= 0 and var next; i++)
        {
            i += next;
            if (i + 1 == lowered.Length || (i + 2 < lowered.Length && char.IsLetter(lowered[i + 2])))
                continue;
            for (var pair = 0; pair < from.Length; pair += 2)
            {
                if (lowered[i] != from[pair] || lowered[i + 1] != from[pair + 1])
                    continue;
                changed ??= new StringBuilder(lowered);
                changed[i] = to[pair];
                changed[i + 1] = to[pair + 1];
                break;
            }
        }
        return changed?.ToString() ?? lowered;
    }

    /// <summary>
    /// The number of a tone in the order of dictionaries (huyền 1, hỏi 2, ngã 3, sắc 4, nặng 5) by its combining mark; 0 for any other
    /// character.
    /// </summary>
    internal static int NumberOf(char mark) => mark switch
    {
        '\u0300' => 1,
        '\u0309' => 2,
        '\u0303' => 3,
        '\u0301' => 4,
        '\u0323' => 5,
        _ => 0,
    };
}
