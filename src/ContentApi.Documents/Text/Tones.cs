using System.Buffers;
using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The two ways of placing a tone mark in Vietnamese, made one.</summary>
public static class Tones
{
    private const string Old = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";
    private const string New = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";

    /// <summary>The letters that bear the mark in the old way.</summary>
    private static readonly SearchValues<char> First = SearchValues.Create([.. Old.Where((_, index) => index % 2 == 0).Distinct()]);

    /// <summary>
    /// A lower-case text with "hòa", "khỏe", "thúy" written as "hoà", "khoẻ", "thuý": only at the end of a syllable, where the two customs
    /// differ ("hoàn" is one way only). Everything else, Unicode form included, stays.
    /// </summary>
    public static string Normalize(string lowered)
    {
        StringBuilder? changed = null;
        for (var i = 0; lowered.AsSpan(i).IndexOfAny(First) is >= 0 and var next; i++)
        {
            i += next;
            if (i + 1 == lowered.Length || (i + 2 < lowered.Length && char.IsLetter(lowered[i + 2])))
                continue;
            for (var pair = 0; pair < Old.Length; pair += 2)
            {
                if (lowered[i] != Old[pair] || lowered[i + 1] != Old[pair + 1])
                    continue;
                changed ??= new StringBuilder(lowered);
                changed[i] = New[pair];
                changed[i + 1] = New[pair + 1];
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
