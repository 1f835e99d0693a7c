namespace ContentApi.Documents.Text;

/// <summary>
/// What no Vietnamese syllable is written as, whatever it means: the tone mark on the wrong vowel ("đựơc"), "ươ" without its second horn
/// ("ngưòi"), "ngh" before a back vowel ("nghành"). Which word was meant where the letters make a syllable ("điểu" for "điều") only a
/// dictionary knows: that is none of these.
/// </summary>
internal static class Spelling
{
    /// <summary>
    /// Whether the letter at a place cannot stand before the next as it does. Asked of every letter of a text: it looks at the neighbours
    /// only. What it says of one word in many <see cref="Mended"/> has to confirm.
    /// </summary>
    public static bool IsSuspect(string text, int at)
    {
        var letter = Letters.Of(text[at]);
        if ((letter.Tone == 0 && letter.Lower != 'ư') || at + 1 >= text.Length)
            return false;
        var next = Base(text[at + 1]);
        return Base(text[at]) switch
        {
            'ư' => next == 'o' || (next == 'ơ' && letter.Tone > 0),
            'u' when next is 'ô' or 'â' => true,
            'u' when at > 0 && Base(text[at - 1]) == 'q' => Letters.IsLetter(text[at + 1]),
            'u' => next == 'y' && at + 2 < text.Length && Letters.IsLetter(text[at + 2]),
            'i' => next == 'ê' || (at > 0 && Base(text[at - 1]) == 'g' && IsVowel(next)),
            'y' => next == 'ê',
            'o' when next == 'ă' => true,
            'o' => next is 'a' or 'e' && at + 2 < text.Length && Letters.IsLetter(text[at + 2]),
            _ => false,
        };
    }

    /// <summary>Whether the word begins as none does: "ngh" before a, o, u and their kind.</summary>
    public static bool IsSuspect(ReadOnlySpan<char> word)
        => word.Length > 4 && word[0] is 'n' or 'N' && word[1] == 'g' && word[2] == 'h' && Base(word[3]) is not ('e' or 'ê' or 'i');

    /// <summary>
    /// The one syllable that the word is written for, or null: it is written right, or it is no misspelt syllable. A word that has a capital
    /// inside, a sign or a digit is a name, an abbreviation or a brand.
    /// </summary>
    public static string? Mended(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsLetter(word[i]) || (i > 0 && !char.IsLower(word[i])))
                return null;
        }
        // A word without marks may be of any language: "Buckingham".
        if (System.Text.Ascii.IsValid(word) || Syllables.Split(word) is not ({ } bare, var tone))
            return null;
        var letters = bare.Replace("ưo", "ươ", StringComparison.Ordinal);
        if (IsSuspect(letters.AsSpan()))
            letters = "ng" + letters[3..];
        if (Syllables.Onset(letters, tone) is not (>= 0 and var onset))
            return null;
        var mended = tone == '\0' ? letters : WithTone(letters, onset, tone, word);
        return mended == Folding.Lower(word) ? null : char.IsUpper(word[0]) ? char.ToUpperInvariant(mended[0]) + mended[1..] : mended;
    }

    // The vowel that bears the tone: the one with a mark of its own, of "ươ" the second; else the last before a final consonant, the middle
    // one of three, the first of two. "oa", "oe" and "uy" at the end are written in both ways, and stay as they are.
    private static string WithTone(string letters, int onset, char tone, string written)
    {
        var end = onset;
        var marked = -1;
        for (; end < letters.Length && IsVowel(letters[end]); end++)
        {
            if (letters[end] is 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư')
                marked = end;
        }
        var vowels = end - onset;
        var at = marked >= 0 ? marked
            : end < letters.Length ? end - 1
            : vowels == 3 ? onset + 1
            : onset;
        if (marked < 0 && end == letters.Length && letters[onset..] is "oa" or "oe" or "uy" && Letters.Of(written[^1]).Tone > 0)
            at = end - 1;
        return (letters[..(at + 1)] + tone + letters[(at + 1)..]).Normalize();
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'ă' or 'â' or 'e' or 'ê' or 'i' or 'o' or 'ô' or 'ơ' or 'u' or 'ư' or 'y';

    // In lower case and without its tone.
    private static char Base(char character) => Letters.Of(character).Untoned;
}
