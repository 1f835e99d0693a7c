using System.Buffers;

namespace ContentApi.Documents.Reading;

/// <summary>What the form of a line tells, whatever its words.</summary>
internal static class LineForm
{
    /// <summary>Headlines of Vietnamese papers rarely pass 25 syllables; twice that is no headline.</summary>
    public const int LongestHeadline = 45;

    /// <summary>A headline may end with a full stop; a sentence of this many syllables before any other text is a lead.</summary>
    public const int ShortestProse = 12;

    /// <summary>Headlines that end with a question or exclamation mark are no shorter than others.</summary>
    public const int LongestQuestion = 30;

    /// <summary>A headline that ends with a full stop is no longer than others; a lead mostly is.</summary>
    public const int LongestClosedHeadline = 25;

    /// <summary>Such a headline is at most this much of the page's usual paragraph.</summary>
    public const double HeadlineShare = 0.7;

    public const int LongestName = 40;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly char[] Closing = ['"', '”', '’', '\'', '»', ')', ']', ' '];

    public static bool EndsSentence(string text)
    {
        var trimmed = text.AsSpan().TrimEnd(Closing);
        return !trimmed.IsEmpty && trimmed[^1] is '.' or '!' or '?' or '…';
    }

    /// <summary>Ends with a question or exclamation mark, closing quotes and brackets aside.</summary>
    public static bool Asks(string text)
    {
        var trimmed = text.AsSpan().TrimEnd(Closing);
        return !trimmed.IsEmpty && trimmed[^1] is '!' or '?';
    }

    /// <summary>Ends with a sign that no heading has; a question mark may stand behind one.</summary>
    public static bool HasClosingSign(string text)
        => text.Length > 0 && (text[^1] is ':' or ';' or ',' || (EndsSentence(text) && text[^1] != '?'));

    /// <summary>Begins as a heading does: with a capital, a digit or a quotation.</summary>
    public static bool BeginsHeading(string text)
        => text.Length > 0 && (char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] is '"' or '“' or '‘' or '\'');

    /// <summary>"1. ", "2.1. ", "IV. ", "a) ": a heading that counts.</summary>
    public static bool IsNumberedHeading(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        if (end is < 2 or > 6 || text[end - 1] is not ('.' or ')'))
            return false;
        var mark = text.AsSpan(0, end - 1);
        return mark.IndexOfAnyExcept(Digits) < 0 || mark.IndexOfAnyExcept('I', 'V', 'X') < 0
            || (mark.Length == 1 && char.IsLetter(mark[0]));
    }

    /// <summary>A person's name or initials: up to five words, each with a capital, no digit, no sentence.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is 0 or > LongestName)
            return false;
        var key = Lexicon.Key(text);
        if (Lexicon.SectionLabels.Contains(key) || Lexicon.NoiseLines.Contains(key) || Lexicon.Kickers.Contains(key))
            return false;
        if (Lexicon.StaffBylines.Contains(key))
            return true;
        if (Lexicon.StaffOpenings.Of(key) is { } staff)
            return IsPlaceOrName(text[staff.Length..]);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 5)
            return false;
        foreach (var word in words)
        {
            if (!char.IsUpper(word[0]))
                return false;
            for (var i = 1; i < word.Length; i++)
            {
                if (!char.IsLetter(word[i]) && word[i] is not ('.' or '\'' or '’'))
                    return false;
            }
        }
        // "T.Đ." and "Lê Đ." end with a full stop, "Hết." does as well.
        return !text.EndsWith('.') || (words.Length > 1 && words[^1].Length == 2) || text.Count(character => character == '.') > 1;
    }

    // "miền Trung", "tại Lào", "Lê Mai" behind "PV".
    private static bool IsPlaceOrName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 6 && char.IsUpper(words[^1][0])
            && words.All(word => word.All(letter => char.IsLetter(letter) || letter == '.')
                && (char.IsUpper(word[0]) || Lexicon.StaffPlaces.Contains(Lexicon.Key(word))));
    }

    /// <summary>"Ông Lê Văn Tư", "Lê Văn Tư", either with an office behind a comma; never a sentence.</summary>
    public static bool IsPerson(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? text : text[..comma]).Trim();
        if (EndsSentence(text) || text.Length > 2 * LongestName)
            return false;
        var prefix = Lexicon.PersonWords.Of(Lexicon.Key(name));
        var bare = prefix is null ? name : name[prefix.Length..].Trim();
        // One word alone may be anything; behind "ông" it is a name.
        return IsName(bare) && (prefix is not null || bare.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>"ThS. Lê Mai", "Luật sư Lê Mai": a name of two words or more behind a degree or a profession.</summary>
    public static bool IsProfessional(string text)
        => Lexicon.Professions.Of(Lexicon.Key(text)) is { } prefix && text[prefix.Length..].TrimStart(' ', '.') is var name
            && name.Contains(' ', StringComparison.Ordinal) && IsName(name);

    /// <summary>"Lê Mai" of "Phóng viên Lê Mai"; other names, and "PV Hà Nội", as they are.</summary>
    public static string WithoutStaffWord(string text)
        => Lexicon.StaffOpenings.Of(Lexicon.Key(text)) is { } staff && text[staff.Length..].TrimStart(' ', ':', '.') is var name
            && name.Contains(' ', StringComparison.Ordinal) && !Lexicon.Places.Contains(Lexicon.Key(name))
            && name.Split(' ').All(word => char.IsUpper(word[0])) ? name : text;

    /// <summary>Each word has a capital, or the whole line is in capitals: how mastheads are set, and headlines seldom.</summary>
    public static bool IsSetAsName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 8
            && words.All(word => char.IsUpper(word[0]) || char.IsDigit(word[0]) || !char.IsLetterOrDigit(word[0]))
            && words.Any(word => char.IsLetter(word[0]));
    }

    /// <summary>The names in a byline, in order; none when one part is no name.</summary>
    public static IReadOnlyList<string> Names(string text)
    {
        string[] parts = [text];
        foreach (var separator in (string[])[" - ", " – ", " — ", "–", "/", ",", ";", "&", " và ", " and ", "+", " | "])
            parts = [.. parts.SelectMany(part => part.Split(separator,
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return parts.Length is >= 1 and <= 6 && parts.All(IsName) ? parts : [];
    }
}
