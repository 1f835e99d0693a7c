using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>The two ways of placing a tone mark in Vietnamese, made one.</summary>
public static class Tones
{
    private const string Old = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";
    private const string New = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";

    /// <summary>
    /// A lower-case text with "hòa", "khỏe", "thúy" written as "hoà", "khoẻ", "thuý": only at the end of a syllable, where the two customs
    /// differ ("hoàn" is one way only). Everything else, Unicode form included, stays.
    /// </summary>
    public static string Normalize(string lowered)
    {
        StringBuilder? changed = null;
        for (var i = 0; i + 1 < lowered.Length; i++)
        {
            if (lowered[i + 1] is not ('a' or 'e' or 'y') || (i + 2 < lowered.Length && char.IsLetter(lowered[i + 2])))
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
}
