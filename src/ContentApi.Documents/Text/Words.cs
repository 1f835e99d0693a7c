namespace ContentApi.Documents.Text;

/// <summary>Words as Vietnamese writes them: syllables.</summary>
public static class Words
{
    /// <summary>White-space separated tokens with a letter or a digit.</summary>
    public static int Count(string text)
    {
        var count = 0;
        var counted = false;
        foreach (var character in text)
        {
            if (character == ' ')
                counted = false;
            else if (!counted && Letters.IsLetterOrDigit(character))
            {
                counted = true;
                count++;
            }
        }
        return count;
    }

    /// <summary>The folded syllables of a text in order: runs of letters and digits.</summary>
    public static IReadOnlyList<string> Syllables(string text)
    {
        var folded = Folding.Fold(text);
        return SyllablesOf(folded).ConvertAll(syllable => folded[syllable.Start..syllable.End]);
    }

    /// <summary>Where the syllables of a folded text begin and end, in order.</summary>
    internal static List<(int Start, int End)> SyllablesOf(string folded)
    {
        var syllables = new List<(int, int)>(folded.Length / 4);
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && Letters.IsLetterOrDigit(folded[i]);
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                syllables.Add((start, i));
                start = -1;
            }
        }
        return syllables;
    }
}
