using System.Text;

namespace ContentApi.Documents.Text;

/// <summary>
/// The characters that Vietnamese and its neighbours are written with, each with its forms, worked out once from what the framework says
/// of it alone. A text of nothing else is folded and lowered character by character, many times faster than by ICU; a text with any other
/// character goes the long way.
/// </summary>
internal static class Letters
{
    /// <summary>The characters from here on are unknown: scripts whose characters depend on their neighbours, arrows, emoji, …</summary>
    internal const int End = 0x20D0;

    private static readonly Letter[] Known = [.. Enumerable.Range(0, End).Select(code => Describe((char)code))];

    /// <summary>What is known of a character; <see cref="Letter.IsKnown"/> tells whether anything is.</summary>
    public static Letter Of(char character) => character < End ? Known[character] : default;

    /// <summary>
    /// Whether all characters are known. Such a text is in NFC, since none of them is a combining mark or composes with another, and each
    /// of its forms is that of its characters.
    /// </summary>
    public static bool AreKnown(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!Of(character).IsKnown)
                return false;
        }
        return true;
    }

    /// <summary>Whether the character is a letter or a digit of any script.</summary>
    public static bool IsLetterOrDigit(char character)
        => Of(character) is { IsKnown: true } letter ? letter.IsLetterOrDigit : char.IsLetterOrDigit(character);

    /// <summary>Whether the character is a letter of any script.</summary>
    public static bool IsLetter(char character)
        => Of(character) is { IsKnown: true } letter ? letter.IsLetter : char.IsLetter(character);

    private static Letter Describe(char character)
    {
        var isInRange = character is < '\u0250' or (>= '\u1E00' and < '\u1F00') or >= '\u2000';
        if (!isInRange || !character.ToString().IsNormalized())
            return default;
        var (folded, untoned, tone) = (Folding.FoldAny(character.ToString()), "", 0);
        foreach (var part in character.ToString().Normalize(NormalizationForm.FormD))
        {
            if (Tones.NumberOf(part) is > 0 and var number)
                tone = number;
            else
                untoned += part;
        }
        untoned = untoned.Normalize();
        var lowered = untoned.ToLowerInvariant();
        if (folded.Length != 1 || untoned.Length != 1)
            return default;
        var traits = LetterTraits.Known
            | (char.IsLetterOrDigit(character) ? LetterTraits.LetterOrDigit : 0)
            | (char.IsLetter(character) ? LetterTraits.Letter : 0)
            | (string.Equals(lowered, untoned, StringComparison.Ordinal) ? 0 : LetterTraits.Capital)
            | (char.IsWhiteSpace(character) || char.IsControl(character) || WhiteSpace.IsDropped(character) ? 0 : LetterTraits.Visible);
        return new Letter(char.ToLowerInvariant(character), folded[0], lowered[0], (byte)tone, traits);
    }
}

/// <summary>What a character is, and its forms.</summary>
/// <param name="Lower">In lower case.</param>
/// <param name="Folded">As <see cref="Folding.Fold"/> gives it.</param>
/// <param name="Untoned">In lower case and without its tone mark; every other mark stays.</param>
/// <param name="Tone">The number of its tone, see <see cref="Tones.NumberOf"/>; 0 for none.</param>
/// <param name="Traits">What it is.</param>
internal readonly record struct Letter(char Lower, char Folded, char Untoned, byte Tone, LetterTraits Traits)
{
    public bool IsKnown => (Traits & LetterTraits.Known) != 0;

    public bool IsLetter => (Traits & LetterTraits.Letter) != 0;

    public bool IsLetterOrDigit => (Traits & LetterTraits.LetterOrDigit) != 0;

    /// <summary>Whether it has a lower case that it is not in.</summary>
    public bool IsCapital => (Traits & LetterTraits.Capital) != 0;

    /// <summary>Whether it is neither white space nor control nor of no width.</summary>
    public bool IsVisible => (Traits & LetterTraits.Visible) != 0;
}

[Flags]
internal enum LetterTraits : byte
{
    None = 0,
    Known = 1,
    Letter = 2,
    LetterOrDigit = 4,
    Visible = 8,
    Capital = 16,
}
