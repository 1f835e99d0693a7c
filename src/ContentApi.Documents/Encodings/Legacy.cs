using System.Globalization;

namespace ContentApi.Documents.Encodings;

/// <summary>
/// The encodings that Vietnamese was written in before Unicode. None can be told by its bytes alone, so each reading is judged by its
/// words: how many of those with a marked letter are syllables of Vietnamese.
/// </summary>
internal static class Legacy
{
    /// <summary>Fewer words prove nothing: two or three of a wrong reading may happen to be syllables.</summary>
    private const int LeastSyllables = 4;

    /// <summary>Names and foreign words leave a right reading above nine in ten, a wrong one below four.</summary>
    private const double LeastShare = 0.65;

    /// <summary>Of the best reading's syllables the next best may make at most this share, or no one can say which was meant.</summary>
    private const double RivalShare = 0.6;

    /// <summary>Bytes enough to judge by; a page of megabytes is not read three times.</summary>
    private const int Sample = 64 * 1024;

    /// <summary>The text with the warning that it is a guess, a refusal when it is VNI, or null when no reading is Vietnamese.</summary>
    public static PageText? Read(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var windows = Score.Of(Windows1258.Read(sample));
        var tcvn3 = Score.Of(Tcvn3.Read(sample));
        var vni = Score.Of(Vni.Read(sample));
        if (Wins(vni, windows, tcvn3))
            return new PageText.Refused(
                $"The file is in VNI ({Percent(vni.Share)} of its marked words are Vietnamese when read so), which is not read; "
                + "convert the page to UTF-8.", null);
        if (Wins(windows, tcvn3, vni))
            return Guess(Windows1258.Read(bytes), Windows1258.Name, "Windows-1258", windows);
        return Wins(tcvn3, windows, vni) ? Guess(Tcvn3.Read(bytes), Tcvn3.Name, "TCVN3 (ABC)", tcvn3) : null;
    }

    private static bool Wins(Score score, Score rival, Score other)
        => score.Syllables >= LeastSyllables && score.Share >= LeastShare
            && Math.Max(rival.Syllables, other.Syllables) <= score.Syllables * RivalShare;

    private static PageText.Decoded Guess(string text, string name, string spoken, Score score)
        => new(text, name)
        {
            Warning = new PageWarning(PageWarningCode.GuessedEncoding,
                $"The file is not Unicode; it was read as {spoken} with a confidence of "
                + score.Share.ToString("0.00", CultureInfo.InvariantCulture)
                + ", the share of its marked words that are Vietnamese syllables.", [], null, null),
        };

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>How Vietnamese a reading is.</summary>
    /// <param name="Syllables">Words with a marked letter that are syllables.</param>
    /// <param name="Words">Words with a character outside ASCII.</param>
    private readonly record struct Score(int Syllables, int Words)
    {
        // Not among them are « » © ®: they are letters in TCVN3, and a reading that finds them inside words is a wrong one.
        private static readonly char[] Signs = ['“', '”', '‘', '’', '…', '–', '—', '•', '\u00A0', '\u00AD', '\u200B', '\uFEFF'];

        public double Share => Words == 0 ? 0 : (double)Syllables / Words;

        public static Score Of(string text)
        {
            var (syllables, words, start) = (0, 0, -1);
            var marked = false;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && (char.IsAsciiLetter(text[i]) || (text[i] > 0x7F && Array.IndexOf(Signs, text[i]) < 0)))
                {
                    start = start < 0 ? i : start;
                    marked |= text[i] > 0x7F;
                    continue;
                }
                if (marked)
                {
                    words++;
                    if (Text.Syllables.IsMarked(text[start..i]))
                        syllables++;
                }
                (start, marked) = (-1, false);
            }
            return new Score(syllables, words);
        }
    }
}
