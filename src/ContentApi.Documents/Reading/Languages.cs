using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>Vietnamese or English.</summary>
internal static class Languages
{
    private const double EnglishShare = 0.12;

    private const double MarkedShare = 0.04;

    /// <summary>
    /// <c>en</c> when few letters bear marks and many words are those that only English needs; else <c>vi</c>, Vietnamese without
    /// marks included.
    /// </summary>
    public static (string Language, double Confidence) Of(params IReadOnlyList<string> texts)
    {
        var (letters, marked) = (0, 0);
        foreach (var text in texts)
        {
            foreach (var character in text)
            {
                if (!Letters.IsLetter(character))
                    continue;
                letters++;
                if (character > 0x7F)
                    marked++;
            }
        }
        if (letters == 0 || marked > letters * MarkedShare)
            return ("vi", letters == 0 ? 0.5 : 1);
        var syllables = texts.SelectMany(Words.Syllables).ToList();
        var english = syllables.Count(Lexicon.EnglishWords.Contains);
        return english > syllables.Count * EnglishShare ? ("en", 1) : ("vi", 0.6);
    }
}
