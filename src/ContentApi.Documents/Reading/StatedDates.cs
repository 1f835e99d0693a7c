using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>A line that is a date and nothing else, a name beside it aside.</summary>
/// <param name="Published">The time without a mark of change, or null.</param>
/// <param name="Modified">The time behind "Cập nhật", or null.</param>
/// <param name="Rest">What stands beside it, "Lê Mai" in "Lê Mai - 21:51, 16/04/2022"; empty when nothing does.</param>
/// <param name="NamesWeekday">Whether it names the day of the week, as the headers of sites do for their visitors.</param>
internal sealed record StatedDate(PageDate? Published, PageDate? Modified, string Rest, bool NamesWeekday)
{
    /// <summary>The section behind the last bar, "Dinh dưỡng" in "17-07-2023 06:45 | Dinh dưỡng"; or null.</summary>
    public string? Section { get; init; }
}

/// <summary>Reads lines such as "01/08/2018 16:45 (GMT+7)" and "Thứ hai, ngày 17 tháng 6 năm 2024 | 20:44".</summary>
internal static partial class StatedDates
{
    private const int LongestLine = 140;

    private const int LongestSection = 30;

    private const int LongestOutlet = 6;

    private const int LongestTime = 20;

    private const int LongestShort = 60;

    /// <summary>"5/6/19 7:05"</summary>
    private const int LeastDigits = 7;

    private const int LongestOpening = 4;

    private const int LongestSign = 8;

    /// <summary>"1:30 trưa" is said of the hours after noon, "11:30 trưa" of the one before.</summary>
    private const int LatestNoon = 4;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // Vietnam has kept UTC+7 without summer time since 1975; an older page would be wrong by an hour at most.
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private static readonly SearchValues<char> ClockSigns = SearchValues.Create(":hHgG");

    private static readonly char[] Separators = ['-', '–', '|'];

    private static readonly string[] Months = Lexicon.Months.Split('|');

    private static readonly string[] VietnameseMonths = Lexicon.VietnameseMonths.Split('|');

    private static readonly Regex[] Days = [Iso(), Numeric(), Spelled(), Named(), MonthFirst(), English()];

    private static readonly SearchValues<string> Counted = SearchValues.Create(
        ["lượt", "lần", "đã đọc", "đã xem", "bình chọn", "view", "trả lời", "bình luận", "comment", "phút đọc", "min read", "minute read"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What the line states, or null when it is no line of a date.</summary>
    public static StatedDate? Read(string text)
    {
        if (text.Length is 0 or > LongestLine)
            return null;
        if (!HasYear(text))
            return WithShortYear(text) is { } full && Read(full) is var dated && (dated?.Published?.Instant ?? dated?.Modified?.Instant) is not null ? dated : null;
        if (text.AsSpan().ContainsAny(Counted))
            text = Counter().Replace(text, " ");
        if (Lexicon.DateOpenings.Of(Lexicon.Key(text)) is { } opening)
            text = text[opening.Length..].TrimStart(' ', ':');
        // "16/06/2025 | 08:12 Theo dõi Báo Phú Hòa trên"
        if (text.IndexOf(" Theo dõi ", StringComparison.Ordinal) is > 0 and var follow)
            text = text[..follow];
        text = WithSectionApart(WithoutPlace(WithoutSign(text)));
        if (WithSectionBehindBar(text) is { } placed)
            return placed;
        // "Kinh tế - Thứ Ba, 16/03/2021": the section may stand first.
        var cut = text.IndexOfAny(Separators);
        if (cut > 0 && Lexicon.SectionLabels.Contains(Lexicon.Key(text[..cut].Trim())) && Read(text[(cut + 1)..].Trim()) is { } behind)
            return behind.Rest.Length > 0 ? behind : behind with { Rest = text[..cut].Trim() };
        var lowered = Folding.Lower(text);
        var mark = Lexicon.ModifiedMarks.Select(word => lowered.IndexOf(word, StringComparison.Ordinal)).Where(at => at >= 0)
            .DefaultIfEmpty(-1).Min();
        var (head, tail) = mark < 0 ? (text, "") : (text[..mark], text[mark..]);
        var published = Part(head, out var headRest);
        var modified = Part(tail, out var tailRest);
        if ((published is null && modified is null) || (published is null && headRest.Length > 0 && tailRest.Length > 0))
            return null;
        var rest = (headRest + " " + tailRest).Trim();
        if (rest.Length > 0 && Lexicon.NoiseParts.MakeUp(Lexicon.Key(rest), 1))
            rest = "";
        // "A- A A+": the sizes of letters, and no initials.
        if (rest.Split(' ').All(word => word.Length <= 1))
            rest = "";
        // "Ban Thời sự" wrote it: nobody by name.
        if (published?.Instant is not null && Words.Count(rest) <= LongestOutlet && LineForm.Names(rest).Count == 0 && Lexicon.Institutions.Of(Lexicon.Key(rest)) is not null)
            rest = "";
        // "Văn hóa - Giải trí" is one section.
        if (rest.Length > 0 && LineForm.Names(rest).Count == 0 && !(published?.Instant is not null && IsCredited(rest)))
        {
            rest = rest.Replace(" & ", " - ", StringComparison.Ordinal);
            if (!Lexicon.SectionLabels.Contains(Lexicon.Key(rest)))
                return null;
        }
        return new StatedDate(published, modified, rest, NamesWeekday(lowered));
    }

    // "Lê Mai, Theo Phụ nữ mới": who wrote it and for whom.
    private static bool IsCredited(string rest)
        => rest.IndexOf(" Theo ", StringComparison.Ordinal) is > 0 and var at && char.IsUpper(rest[at + " Theo ".Length])
            && Words.Count(rest[at..]) <= LongestOutlet && BylineRules.Parse(rest).Names.Count > 0;

    // "17-07-2023 06:45 | Dinh dưỡng", "Lê Mai | 17-07-2023 06:45 | Dinh dưỡng": a few words that are no name, behind a line of date and time.
    private static StatedDate? WithSectionBehindBar(string text)
    {
        var bar = text.LastIndexOf('|');
        if (bar <= 0 || text[(bar + 1)..].Trim() is not { Length: > 0 } section || !char.IsUpper(section[0]) || Words.Count(section) > LongestOutlet
            || section.AsSpan().ContainsAnyInRange('0', '9') || LineForm.Names(section).Count > 0 || BylineRules.RoleLength(section) > 0
            || Lexicon.NoiseParts.MakeUp(Lexicon.Key(section), 1) || Lexicon.CreditPrefixes.Of(Lexicon.Key(section)) is not null)
            return null;
        return Read(text[..bar].Trim()) is { Published.Instant: not null } date ? date with { Section = section } : null;
    }

    /// <summary>Whether the line, in the form of <see cref="Lexicon.Key"/>, is a time of the day and its zone, and nothing else.</summary>
    public static bool IsTime(string key)
        => key.Length <= LongestTime && Clock().Match(key) is { Success: true, Index: 0 } clock
            && Zone().Replace(key[clock.Length..], "").Trim().Length == 0;

    /// <summary>Whether the line opens with a time of a day and that day, in either order, whatever stands behind them.</summary>
    public static bool OpensWithTime(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(words.Length, LongestOpening); count > 1; count--)
        {
            if (Read(string.Join(' ', words[..count])) is { Published.Instant: not null, Rest.Length: 0 })
                return true;
        }
        return false;
    }

    /// <summary>What may be left of a line that only counts, once its counts are taken out.</summary>
    private static readonly SearchValues<char> Uncounted = SearchValues.Create(" |-–()•·,.:/0123456789");

    /// <summary>Whether the line, in the form of <see cref="Lexicon.Key"/>, tells how many read or liked it, and nothing else.</summary>
    public static bool IsCounter(string key)
        => key.Length <= LongestLine && key.AsSpan().ContainsAny(Counted) && Counter().Replace(key, " ") is var rest && !rest.AsSpan().ContainsAnyExcept(Uncounted)
            && !HasYear(rest);

    // "05/06/19 07:30": a year of two digits, which only a time beside it tells from other numbers.
    private static string? WithShortYear(string text)
        => text.Length <= LongestShort && HasDigits(text, LeastDigits) && text.AsSpan().ContainsAny(ClockSigns) && ShortYear().Match(text) is { Success: true } match
            ? text.Insert(match.Groups["y"].Index, match.Groups["y"].ValueSpan[0] >= '8' ? "19" : "20") : null;

    private static bool HasDigits(string text, int least)
    {
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && --least == 0)
                return true;
        }
        return false;
    }

    // Every form of a day has a year of four digits; few lines have one.
    private static bool HasYear(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            if (digits == 4)
                return true;
        }
        return false;
    }

    // "Phú Hòa, ngày 5/6/2019", "Hà Nội, 5/6/2019": where it was written, before it when.
    private static string WithoutPlace(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0 || text.AsSpan(0, comma).ContainsAnyInRange('0', '9'))
            return text;
        var place = Lexicon.Key(text[..comma]);
        return Lexicon.Places.Contains(place) || (text.AsSpan(comma).StartsWith(", ngày ") && place.IndexOfAny(Separators) < 0 && !NamesWeekday(place))
            ? text[(comma + 1)..].TrimStart()
            : text;
    }

    // "Sức khỏeThứ Năm, 17/05/2018": the blank between section and weekday was lost.
    private static string WithSectionApart(string text)
    {
        for (var i = 1; i < Math.Min(text.Length, LongestSection); i++)
        {
            if (char.IsUpper(text[i]) && char.IsLower(text[i - 1]) && Lexicon.SectionLabels.Contains(Lexicon.Key(text[..i])))
                return $"{text[..i]} - {text[i..]}";
        }
        return text;
    }

    // "(PHO) - Thứ Sáu, 05/04/2024": the sign of the paper.
    private static string WithoutSign(string text)
        => text[0] == '(' && text.IndexOf(')', StringComparison.Ordinal) is > 1 and <= LongestSign and var close
            && text[1..close].All(char.IsUpper)
                ? text[(close + 1)..].TrimStart(' ', '-', '–', '.') : text;

    private static bool NamesWeekday(string lowered)
        => Weekday().IsMatch(lowered) || Lexicon.Weekdays.Any(day => lowered.Contains(day, StringComparison.Ordinal));

    private static string WithoutRole(string rest) => rest[BylineRules.RoleLength(rest)..].Trim();

    private static PageDate? Part(string text, out string rest)
    {
        rest = "";
        if (text.Length == 0)
            return null;
        var left = Folding.Lower(text).ToCharArray();
        Blank(left, Weekday());
        var day = Day(left);
        TimeSpan? time = null;
        var zone = Vietnam;
        var american = "";
        if (day is not null)
        {
            var zoned = new string(left);
            if (Clock().Match(zoned) is { Success: true } clock)
            {
                time = Time(clock);
                if (time is null)
                    return null;
                american = AmericanZone(text, clock.Index + clock.Length, out var end);
                Array.Fill(left, ' ', clock.Index, end - clock.Index);
                var behind = new string(left);
                if (Zone().Match(behind, clock.Index) is { Success: true } match)
                    zone = Offset(match, Vietnam);
                else if (clock.Groups["half"].Value == "z")
                    zone = TimeSpan.Zero;
            }
            Blank(left, Zone());
        }
        rest = Rest(text, left);
        if (day is not { } stated)
            return null;
        if (time is not { } at)
            return new PageDate(stated, null);
        var local = stated.ToDateTime(TimeOnly.MinValue) + at;
        if (american.Length > 0)
        {
            // A time in a zone that may be two is none of Vietnam's: the day is all that is known.
            if (AmericanTime.Offset(american, local) is not { } offset)
                return new PageDate(stated, null);
            zone = offset;
        }
        return new PageDate(stated, new DateTimeOffset(local, zone).ToUniversalTime());
    }

    // "PT" behind the clock of "9:15 PT", in lower case, and where it ends; empty where none stands.
    private static string AmericanZone(string text, int clockEnd, out int end)
    {
        var start = clockEnd + text.AsSpan(clockEnd).IndexOfAnyExcept(' ', '(');
        end = Math.Max(start, clockEnd);
        while (end < text.Length && char.IsAsciiLetterUpper(text[end]))
            end++;
        var word = start < clockEnd ? "" : text[start..end].ToLowerInvariant();
        if (AmericanTime.IsZone(word) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            return word;
        end = clockEnd;
        return "";
    }

    private static DateOnly? Day(char[] left)
    {
        var text = new string(left);
        foreach (var form in Days)
        {
            var match = form.Match(text);
            if (!match.Success)
                continue;
            var month = match.Groups["mn"].Success
                ? Array.FindIndex(Months, name => name.StartsWith(match.Groups["mn"].Value[..3], StringComparison.Ordinal)) + 1
                : match.Groups["vm"].Success ? Array.IndexOf(VietnameseMonths, match.Groups["vm"].Value) + 1
                : Number(match.Groups["m"]);
            if (Calendar.Day(Number(match.Groups["y"]), month, Number(match.Groups["d"])) is not { } day)
                return null;
            Array.Fill(left, ' ', match.Index, match.Length);
            return day;
        }
        return null;
    }

    private static TimeSpan? Time(Match clock)
    {
        var (hour, minute) = (Number(clock.Groups["h"]), Number(clock.Groups["min"]));
        if (clock.Groups["half"].Value is "pm" or "p.m" or "ch" or "chiều" or "tối" && hour < 12)
            hour += 12;
        else if (clock.Groups["half"].Value is "trưa" && hour < LatestNoon)
            hour += 12;
        else if (clock.Groups["half"].Value is "am" or "a.m" or "sa" && hour == 12)
            hour = 0;
        var second = clock.Groups["s"].Success ? Number(clock.Groups["s"]) : 0;
        return hour < 24 && minute < 60 && second < 60 ? new TimeSpan(hour, minute, second) : null;
    }

    private static TimeSpan Offset(Match zone, TimeSpan unknown)
    {
        if (!zone.Groups["sign"].Success)
            return TimeSpan.Zero;
        var offset = new TimeSpan(Number(zone.Groups["zh"]), zone.Groups["zm"].Success ? Number(zone.Groups["zm"]) : 0, 0);
        if (offset > TimeSpan.FromHours(14))
            return unknown;
        return zone.Groups["sign"].Value == "-" ? -offset : offset;
    }

    // What is left beside date, time and the words that go with them.
    private static string Rest(string text, char[] left)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= left.Length; i++)
        {
            var inside = i < left.Length && (char.IsLetterOrDigit(left[i]) || (start >= 0 && left[i] is '.' or '\'' or ':'));
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                var word = new string(left, start, i - start);
                // Beside the date itself, a name may hold any word ("Nam", "Năm"); only lower-case ones go with the date.
                if (!Lexicon.DateWords.Contains(word.TrimEnd('.', ':'))
                    || (char.IsUpper(text[start]) && (words.Count > 0 || OpensName(text, word, i))))
                    words.Add(text[start..i]);
                start = -1;
            }
            if (i < left.Length && words.Count > 0 && words[^1] != "&" && left[i] is '/' or '&' or ',' or '(' or '-' or '–' or '|')
                words.Add("&");
        }
        if (words.Count > 0 && words[^1] == "&")
            words.RemoveAt(words.Count - 1);
        // "Tác giả: Lê Mai" while its colon is there.
        return WithoutRole(string.Join(' ', words)).Replace(":", "", StringComparison.Ordinal);
    }

    // "Hà Linh", "Ba Duy": before another word of a name the syllable of a date is one as well; "Hà Nội", "Thứ Ba, Lê Mai" have none behind them.
    private static bool OpensName(string text, string word, int end)
    {
        if (!Lexicon.NameOpenings.Contains(word) || end + 1 >= text.Length || text[end] != ' ' || !char.IsUpper(text[end + 1]))
            return false;
        var next = end + 1;
        while (next < text.Length && char.IsLetter(text[next]))
            next++;
        return !Lexicon.DateWords.Contains(Folding.Lower(text[(end + 1)..next]));
    }

    private static void Blank(char[] left, Regex form)
    {
        foreach (var match in form.EnumerateMatches(new string(left)))
            Array.Fill(left, ' ', match.Index, match.Length);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // They backtrack, over lines of bounded length.
    [GeneratedRegex("\\b(thứ|t) ?[2-7]\\b|\\bthứ (hai|ba|tư|năm|sáu|bảy|bẩy)\\b|\\bchủ nhật\\b", Options)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?<y>[0-9]{4})(-(?<m>[0-9]{1,2})-|/(?<m>[0-9]{1,2})/)(?<d>[0-9]{2})t?", Options)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?<d>[0-9]{1,2}) ?[/.-] ?(?<m>[0-9]{1,2}) ?[/.-] ?(?<y>[0-9]{4})\b", Options)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![0-9/.:-])[0-9]{1,2}(?<sign>[/-])[0-9]{1,2}\k<sign>(?<y>[0-9]{2})(?![0-9/.:-])", Options)]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"\b(?<d>[0-9]{1,2}) (tháng|thg) (?<m>[0-9]{1,2}),? (năm )?(?<y>[0-9]{4})\b", Options)]
    private static partial Regex Spelled();

    [GeneratedRegex($@"\b(?<d>[0-9]{{1,2}}) tháng (?<vm>{Lexicon.VietnameseMonths}),? (năm )?(?<y>[0-9]{{4}})\b", Options)]
    private static partial Regex Named();

    // "Tháng Ba 15, 2018", as WordPress prints it.
    [GeneratedRegex($@"\btháng ((?<vm>{Lexicon.VietnameseMonths})|(?<m>[0-9]{{1,2}})) (?<d>[0-9]{{1,2}}),? (năm )?(?<y>[0-9]{{4}})\b", Options)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        $@"\b(?<mn>{Lexicon.Months})\.?,? (?<d>[0-9]{{1,2}})(st|nd|rd|th)?,? (?<y>[0-9]{{4}})\b"
            + $@"|\b(?<d>[0-9]{{1,2}})(st|nd|rd|th)? (?<mn>{Lexicon.Months})\.?,? (?<y>[0-9]{{4}})\b"
            + $@"|\b(?<mn>{Lexicon.Months})\.?,? (?<d>[0-9]{{1,2}})/(?<y>[0-9]{{4}})\b",
        Options)]
    private static partial Regex English();

    // "Lượt xem: 120", "0 Trả lời": of how many readers, not of the day.
    [GeneratedRegex(
        @"\b((số )?(lượt|lần) (xem|đọc)|đã (đọc|xem)|bình chọn|views?) ?:? ?[0-9.,]+|\b[0-9.,]+ (lượt (xem|đọc)|bình chọn|views?|trả lời|bình luận|comments?|phút đọc|min(ute)? read)\b",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Counter();

    [GeneratedRegex(
        @"(?<h>[0-9]{1,2}) ?(:|h|g|giờ) ?(?<min>[0-9]{1,2})(:(?<s>[0-9]{2})(\.[0-9]+)?)?( phút)? ?(?<half>am|pm|a\.m|p\.m|sa|ch|z|sáng|trưa|chiều|tối)?\b", Options)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\(?(gmt|utc)? ?(?<sign>[+-]) ?(?<zh>[0-9]{1,2}):?(?<zm>[0-9]{2})?\)?|\b(gmt|utc)\b", Options)]
    private static partial Regex Zone();
}

/// <summary>Days that exist.</summary>
internal static class Calendar
{
    /// <summary>The day, or null when there is no such day or no newspaper of it could be here.</summary>
    public static DateOnly? Day(int year, int month, int day)
        => year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
