using ContentApi.Documents.Reading;

namespace ContentApi.Documents;

/// <summary>What a line says that stands alone: the words and forms of the page dump reader, for every format. Lines are white-space folded.</summary>
public static class LineMeaning
{
    /// <summary>The form that lines are compared in: lower case, one position of the tone mark.</summary>
    public static string Key(string text) => Lexicon.Key(text);

    /// <summary>The times that a line states which is a date and nothing else, a name beside it aside; else null. Without a zone it is Vietnam's.</summary>
    public static StatedTimes? Times(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (StatedDates.Read(text) is not { } date)
            return null;
        var (names, agency) = date.Rest.Length == 0 ? ([], null) : BylineRules.Parse(date.Rest);
        return new StatedTimes(date.Published, date.Modified, names) { Agency = agency, Section = date.Section ?? (Lexicon.SectionLabels.Contains(Key(date.Rest)) ? date.Rest : null) };
    }

    /// <summary>The names of a byline in printed order, remarks such as "(t/h)" aside, none when it is no byline; and the agency it credits, or null.</summary>
    public static (IReadOnlyList<string> Names, string? Agency) Byline(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BylineRules.Parse(text);
    }

    /// <summary>The name of a line that signs a text with an office behind it ("Lê Mai (ấp 4, xã Phú Hòa)", "ThS. Lê Mai - Viện Làng nghề"), or null.</summary>
    public static string? Signature(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BylineRules.Signature(text);
    }

    /// <summary>The mark of a line that is an item of a list ("- Cây giống;"), or null.</summary>
    public static char? BulletOf(string text) => text is [('-' or '–' or '•' or '*' or '+') and var mark, ' ', _, ..] ? mark : null;

    /// <summary>The number of a line that is an item of a list ("1. Đào hố", "2) Đặt cây"), and the length of it with its sign; or null.</summary>
    public static (int Value, int Length)? NumberOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && digits + 1 < text.Length && text[digits] is '.' or ')' or '/' && text[digits + 1] == ' ' ? (int.Parse(text.AsSpan(0, digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture), digits + 1) : null;
    }

    /// <summary>Whether the line begins with what names an author ("Bài, ảnh:", "Tác giả:").</summary>
    public static bool NamesAuthor(string text) => BylineRules.RoleLength(text) > 0;

    /// <summary>Whether the line credits an agency and says nothing else ("Theo TTXVN").</summary>
    public static bool IsAgency(string text) => BylineRules.IsAgency(new DraftLine([1], text, afterBlank: false));

    /// <summary>The credit of a line that names an agency and says nothing else ("Theo TTXVN", "Nguồn Báo Phú Hòa: https://…", the address aside), or null.</summary>
    public static string? Credit(string text)
    {
        var line = new DraftLine([1], text, afterBlank: false);
        return BylineRules.IsAgency(line) || BylineRules.IsAddressed(line) ? BylineRules.WithoutAddress(line.Bare).Trim('(', ')') : null;
    }

    /// <summary>Whether the line opens as who asks does in an interview ("PV: …").</summary>
    public static bool Asks(string text) => Lexicon.InterviewerPrefixes.Of(Key(text)) is not null;

    /// <summary>A caption without its photographer, and the photographer; each null when it is not there.</summary>
    public static (string? Caption, string? Credit) Caption(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FigureRules.SplitCredit(text);
    }

    /// <summary>Which list of other articles the whole line heads, or null.</summary>
    public static OtherArticles? ListHeading(string text)
    {
        var key = Key(text);
        var bare = key.TrimEnd(':', ' ', '.');
        if (Lexicon.RelatedHeadings.Contains(key) || Lexicon.RelatedHeadings.Contains(bare) || bare == "xem thêm" || Lexicon.InlineHeadings.Of(key)?.Length == key.Length)
            return OtherArticles.Related;
        return Lexicon.LatestHeadings.Contains(bare) ? OtherArticles.Latest : null;
    }

    /// <summary>
    /// Which list of other articles the line may head when headlines follow: it opens and goes on with words of such headings ("Đọc nhiều trong tuần qua"); else null. Those of documents are none.
    /// </summary>
    public static OtherArticles? ListPhrase(string text)
    {
        var key = Key(text);
        return ListHeading(text) ?? (!ListRules.IsListPhrase(key) || key.Contains("văn bản", StringComparison.Ordinal) ? null : Lexicon.LatestWords.Any(word => key.Contains(word, StringComparison.Ordinal)) ? OtherArticles.Latest : OtherArticles.Related);
    }

    /// <summary>Whether the text is the name of a section that many sites have.</summary>
    public static bool IsSection(string text) => Lexicon.SectionLabels.Contains(Key(text));

    /// <summary>Whether the whole line is known noise: buttons, footers, contacts.</summary>
    public static bool IsNoise(string text)
    {
        var bare = text.TrimStart('*', '•', ' ');
        var key = Key(bare);
        return NoiseRules.IsKnown(key) || (key.Length < 200 && NoiseRules.OpensNoise(bare, key));
    }

    /// <summary>Whether the line names a paper or a site, and is no headline.</summary>
    public static bool NamesPaper(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HeaderRules.NamesPaper(text);
    }

    /// <summary>Whether the whole line heads comments of readers ("Bình luận (2)", "2 bình luận").</summary>
    public static bool HeadsComments(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NoiseRules.HeadsComments(Key(text));
    }

    /// <summary>Whether the whole line is what stands at a reader's comment: its age, a time of day, buttons to reply; a name may stand before the times.</summary>
    public static bool MarksComment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NoiseRules.MarksComment(Key(text)) || Times(text) is { Published.Instant: not null };
    }

    /// <summary>Whether the whole line names a reader ("Lê Mai (Phú Hòa)", "lemai_85", "Bạn đọc Phú Hòa").</summary>
    public static bool NamesReader(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NoiseRules.IsReader(new DraftLine([1], text, afterBlank: false));
    }

    /// <summary>The tags of a line that states them ("Từ khóa: a, b"), or null.</summary>
    public static IReadOnlyList<string>? Tags(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Lexicon.TagPrefixes.Of(Key(text)) is { } prefix
            ? text[prefix.Length..].Split([',', ';', '#', '|', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    /// <summary>A quotation and who said it behind its last sign ("“…” (Ông Tư)"); null when the line is none.</summary>
    public static (string Quote, string Name)? Quotation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BodyRules.Attributed(text);
    }

    /// <summary>The section that a breadcrumb states, the first level behind home ("Trang chủ › Kinh tế › Giao thông"); null when the line is none.</summary>
    public static string? Section(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NoiseRules.Levels(text) is [var home, { Length: > 0 } first, ..] && IsHome(home) ? first : null;
    }

    /// <summary>Whether the text names the first level of a breadcrumb, which is no section.</summary>
    public static bool IsHome(string text) => Lexicon.Home.Contains(Key(text));

    /// <summary>Whether the line ends as a sentence does, closing quotes and brackets aside.</summary>
    public static bool EndsSentence(string text) => LineForm.EndsSentence(text);

    /// <summary>Whether the line may head a part of the article: short, without a closing sign, begun as headings are, and no turn of an interview.</summary>
    public static bool MayBeHeading(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Documents.Text.Words.Count(text) is > 0 and <= 22 && Lexicon.InterviewerPrefixes.Of(Key(text)) is null && !LineForm.HasClosingSign(text) && LineForm.BeginsHeading(text);
    }
}

/// <summary>The times that a line states.</summary>
/// <param name="Published">The time without a mark of change, or null.</param>
/// <param name="Modified">The time behind "Cập nhật", or null.</param>
/// <param name="Names">The names beside them; empty when there are none.</param>
public sealed record StatedTimes(PageDate? Published, PageDate? Modified, IReadOnlyList<string> Names)
{
    /// <summary>The agency that the line credits beside them ("Lê Mai | Theo TTXVN | 05/03/2018 10:15"), or null.</summary>
    public string? Agency { get; init; }

    /// <summary>The section beside them, one that many sites have or any behind the last bar, or null.</summary>
    public string? Section { get; init; }
}

/// <summary>A page's two kinds of lists of other articles.</summary>
public enum OtherArticles
{
    /// <summary>See <see cref="PageDocument.Related"/>.</summary>
    Related,

    /// <summary>See <see cref="PageDocument.Latest"/>.</summary>
    Latest,
}
