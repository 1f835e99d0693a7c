using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>What a Vietnamese syllable may look like: an onset, a rime, one tone.</summary>
public static class Syllables
{
    private static readonly HashSet<string> Onsets = new(StringComparer.Ordinal)
    {
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t",
        "th", "tr",
        "v", "x",
    };

    private static readonly HashSet<string> Rimes = new(
        Rime("a", "", "c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "t", "u", "y")
            .Concat(Rime("ă", "c", "m", "n", "ng", "p", "t"))
            .Concat(Rime("â", "c", "m", "n", "ng", "p", "t", "u", "y"))
            .Concat(Rime("e", "", "c", "m", "n", "ng", "o", "p", "t"))
            .Concat(Rime("ê", "", "ch", "m", "n", "nh", "p", "t", "u"))
            .Concat(Rime("i", "", "a", "ch", "m", "n", "nh", "p", "t", "u"))
            .Concat(Rime("o", "", "c", "i", "m", "n", "ng", "p", "t"))
            .Concat(Rime("ô", "", "c", "i", "m", "n", "ng", "p", "t"))
            .Concat(Rime("ơ", "", "i", "m", "n", "p", "t"))
            .Concat(Rime("u", "", "a", "c", "i", "m", "n", "ng", "p", "t"))
            .Concat(Rime("ư", "", "a", "c", "i", "n", "ng", "t", "u"))
            .Concat(Rime("y", "", "nh", "t"))
            .Concat(Rime("iê", "c", "m", "n", "ng", "p", "t", "u"))
            .Concat(Rime("yê", "m", "n", "ng", "t", "u"))
            .Concat(Rime("uô", "c", "i", "m", "n", "ng", "p", "t"))
            .Concat(Rime("ươ", "c", "i", "m", "n", "ng", "p", "t", "u"))
            .Concat(Rime("oa", "", "c", "ch", "i", "n", "ng", "nh", "o", "t", "y"))
            .Concat(Rime("oă", "c", "m", "n", "ng", "t"))
            .Concat(Rime("oe", "", "n", "o", "t"))
            .Concat(Rime("uâ", "n", "ng", "t", "y"))
            .Concat(Rime("uê", "", "ch", "nh"))
            .Concat(Rime("uơ", ""))
            .Concat(Rime("uy", "", "ch", "n", "nh", "p", "t", "u", "a"))
            .Concat(Rime("uyê", "n", "t")),
        StringComparer.Ordinal);

    /// <summary>The longest syllable, "nghiêng", has seven letters.</summary>
    private const int LongestSyllable = 7;

    /// <summary>
    /// The two syllables that stand together in a word without a blank ("gìnhiều" gives "gì" and "nhiều"), or null. Both bear a tone
    /// mark: a syllable
    /// has at most one, so such a word cannot be one syllable, and a foreign name never has two. Where the word can be cut in two
    /// places, no one can
    /// know which was meant, and <paramref name="cuts"/> holds both.
    /// </summary>
    public static bool AreGlued(string word, out IReadOnlyList<string> cuts)
    {
        cuts = [];
        if (word.Length is < 4 or > 2 * LongestSyllable || !MayBeGlued(word))
            return false;
        var found = new List<string>(1);
        for (var cut = 2; cut <= word.Length - 2; cut++)
        {
            if (IsToned(word[..cut]) && IsToned(word[cut..]))
                found.Add($"{word[..cut]} {word[cut..]}");
        }
        cuts = found;
        return found.Count > 0;
    }

    /// <summary>Whether the word is one syllable of Vietnamese that bears a tone mark.</summary>
    public static bool IsToned(string word) => Split(word) is ({ } bare, not '\0' and var tone) && IsSyllable(bare, tone);

    /// <summary>Whether the word is one syllable of Vietnamese with a letter that only Vietnamese marks: a tone, "đ", "ư", "ô", …</summary>
    public static bool IsMarked(string word)
        => !System.Text.Ascii.IsValid(word) && Split(word) is ({ } bare, var tone) && IsSyllable(bare, tone);

    // The word without its tone, and the tone; no word when it has two, or one on a consonant.
    internal static (string? Bare, char Tone) Split(string word)
    {
        if (word.Length is 0 or > LongestSyllable)
            return (null, '\0');
        var bare = new StringBuilder(word.Length);
        var tone = '\0';
        foreach (var character in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (character is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                // One tone, and on a vowel: "ñ" is no Vietnamese letter.
                var vowel = bare.Length > 0 && bare[^1] is ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or > '\x7F');
                if (tone != '\0' || !vowel)
                    return (null, '\0');
                tone = character;
            }
            else
                bare.Append(character);
        }
        return (bare.ToString().Normalize(NormalizationForm.FormC), tone);
    }

    private static bool IsSyllable(string bare, char tone) => Onset(bare, tone) >= 0;

    /// <summary>How many letters of a syllable without its tone stand before its rime; -1 when it is none.</summary>
    internal static int Onset(string bare, char tone)
    {
        for (var length = Math.Min(3, bare.Length - 1); length >= 0; length--)
        {
            var (onset, rime) = (bare[..length], bare[length..]);
            if (!Onsets.Contains(onset) || !(Rimes.Contains(rime) || (onset == "qu" && rime is "ơ" or "ôc" or "y")))
                continue;
            // "iê" without an onset is written "yê".
            if (onset.Length == 0 && rime.StartsWith("iê", StringComparison.Ordinal))
                continue;
            // c, g and ng are written k, gh and ngh before e, ê, i and y, and only there.
            var front = rime[0] is 'e' or 'ê' or 'i' or 'y';
            if (onset is "k" or "gh" or "ngh" ? !front : onset is "c" or "ng" && front)
                continue;
            if (onset == "g" && rime[0] is 'e' or 'ê' or 'y')
                continue;
            // A stopped syllable bears the sharp or the heavy tone only.
            var stopped = rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);
            if (!stopped || tone is '\u0301' or '\u0323')
                return length;
        }
        return -1;
    }

    private static bool MayBeGlued(string word)
    {
        var toned = 0;
        for (var i = 0; i < word.Length; i++)
        {
            // A capital inside means a name, an abbreviation or a brand; a sign or a digit means a compound.
            if (!char.IsLetter(word[i]) || (i > 0 && !char.IsLower(word[i])))
                return false;
            if (Letters.Of(word[i]).Tone > 0)
                toned++;
        }
        return toned >= 2;
    }

    private static IEnumerable<string> Rime(string nucleus, params string[] codas) => codas.Select(coda => nucleus + coda);
}
