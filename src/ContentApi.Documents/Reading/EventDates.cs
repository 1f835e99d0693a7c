using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>
/// The day that a text tells of ("Chiều 1/8, …"), where its year is certain. Never a guess: what could be two years is none.
/// </summary>
internal static partial class EventDates
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>
    /// News is written within days of what it tells of; further apart, a stated date of publication says nothing of the year.
    /// </summary>
    private const int NewsDays = 31;

    /// <summary>The items of one list were printed on one day and tell of the days before it.</summary>
    private const int SiblingDays = 7;

    /// <summary>A report on some months of a year, or on all, is given in the last of them or in the two that follow.</summary>
    private const int ReportMonths = 2;

    private const int MonthsOfYear = 12;

    /// <summary>A lunar new year falls between the last third of January and that of February; what is got ready for it, within these months before its year begins.</summary>
    private const int NewYearMonths = 2;

    private const int LongestOpening = 160;

    private const int LongestClause = 300;

    /// <summary>No page lists more; a hostile one must not cost its square.</summary>
    private const int MostSiblings = 50;

    /// <summary>The event of the article: from its lead, the year from lead, title or text; lists of other articles have no say.</summary>
    public static EventDate? OfArticle(string title, string? lead, IReadOnlyList<int> leadLines,
        IReadOnlyList<(string Text, IReadOnlyList<int> Lines)> body,
        PageDate? published)
    {
        if (lead is null || Mention(lead) is not { } mention)
            return null;
        if (mention.Year is not null)
            return Stated(mention, leadLines);
        if (published is not null)
            return Near(mention, published.Day, leadLines);
        var elsewhere = body.SelectMany(part => Years(part.Text).Select(year => (year, part.Lines))).ToList();
        return FromYears(mention, title, lead, leadLines, elsewhere, body);
    }

    /// <summary>
    /// The events of the items of one list, in their order, null where there is none: from an item's own words; where they leave the year
    /// open, from the items whose own words settle it.
    /// </summary>
    public static IReadOnlyList<EventDate?> OfTeasers(IReadOnlyList<(string Title, string? Summary, IReadOnlyList<int> Lines)> teasers)
    {
        var mentions = teasers.Select(teaser => teaser.Summary is null ? null : Mention(teaser.Summary)).ToList();
        var own = teasers.Select((teaser, index) => mentions[index] switch
        {
            null => null,
            { Year: not null } stated => Stated(stated, teaser.Lines),
            var mention => FromYears(mention, teaser.Title, teaser.Summary!, teaser.Lines, [], []),
        }).ToList();
        var siblings = own.OfType<EventDate>().Take(MostSiblings).ToList();
        return own.Select((date, index) => date
            ?? (mentions[index] is { Year: null } mention ? FromSiblings(mention, teasers[index].Summary!, teasers[index].Lines, siblings) : null))
            .ToList();
    }

    // Two siblings that are within a week of the day and agree, or one of the very day.
    private static EventDate? FromSiblings(DayMention mention, string summary, IReadOnlyList<int> lines, IReadOnlyList<EventDate> siblings)
    {
        var near = new List<(DateOnly Day, EventDate Sibling)>();
        foreach (var sibling in siblings)
        {
            for (var year = sibling.Day.Year - 1; year <= sibling.Day.Year + 1; year++)
            {
                if (Calendar.Day(year, mention.Month, mention.Day) is { } day
                    && Math.Abs(day.DayNumber - sibling.Day.DayNumber) <= SiblingDays)
                    near.Add((day, sibling));
            }
        }
        var days = near.Select(each => each.Day).Distinct().ToList();
        if (days.Count != 1 || (near.Count < 2 && near[0].Sibling.Day != days[0])
            || Years(summary).Any(year => year.Value > days[0].Year && !year.Foreign))
            return null;
        return new EventDate(
            days[0],
            EventDateBasis.Sibling,
            $"“{mention.Text}” in its summary; other items of the same list tell of days around {Form(near[0].Sibling.Day)}.",
            [.. lines.Concat(near.SelectMany(each => each.Sibling.Lines)).Distinct().Order()]);
    }

    private static EventDate? Stated(DayMention mention, IReadOnlyList<int> lines)
        => Calendar.Day(mention.Year!.Value, mention.Month, mention.Day) is { } day
            ? new EventDate(day, EventDateBasis.Text, $"“{mention.Text}” names day, month and year.", lines)
            : null;

    private static EventDate? Near(DayMention mention, DateOnly published, IReadOnlyList<int> lines)
    {
        for (var year = published.Year - 1; year <= published.Year + 1; year++)
        {
            if (Calendar.Day(year, mention.Month, mention.Day) is { } day && Math.Abs(day.DayNumber - published.DayNumber) <= NewsDays)
                return new EventDate(day, EventDateBasis.Text,
                    $"“{mention.Text}” within a month of the stated publication on {Form(published)}.", lines);
        }
        return null;
    }

    private static EventDate? FromYears(DayMention mention, string title, string text, IReadOnlyList<int> lines,
        IReadOnlyList<(YearMention Year, IReadOnlyList<int> Lines)> elsewhere, IReadOnlyList<(string Text, IReadOnlyList<int> Lines)> body)
    {
        if (AfterPast(mention, lines, body) is { } later)
            return later;
        var sentence = Sentence(text, mention.Start);
        if (AfterMonths(mention, lines, [.. Periods(sentence, lines), .. SummedYears(sentence, lines)]) is { } reported)
            return reported;
        if ((AtNewYear(mention, sentence, lines, elsewhere) ?? BeforeNewYear(mention, sentence, title, lines, elsewhere)) is { } festive)
            return festive;
        var own = Years(sentence).Where(year => !year.Foreign).ToList();
        // What the text knows to be the year of something else, the title cannot make its own.
        var foreign = Years(text).Where(year => year.Foreign).Select(year => year.Value).ToHashSet();
        var named = Years(title).Where(year => !year.Foreign && !foreign.Contains(year.Value)).ToList();
        var candidates = own.Concat(named).Select(year => year.Value).Distinct().ToList();
        // "trong 11 tháng năm 2018" anywhere, where sentence and headline name no year and the text no newer one.
        if (candidates.Count == 0)
            return AfterMonths(mention, lines, [.. body.SelectMany(part => Periods(part.Text, part.Lines))]) is { } looked
                && !elsewhere.Any(each => !each.Year.Foreign && each.Year.Value > looked.Day.Year) ? looked : null;
        var newest = candidates.Max();
        // A newer year anywhere else in the article: it was written later than this sentence seems to say.
        if (elsewhere.Any(each => !each.Year.Foreign && each.Year.Value > newest))
            return null;
        var support = elsewhere.Where(each => !each.Year.Foreign && each.Year.Value == newest).ToList();
        var period = ClosedPeriod(body, newest);
        if (candidates.Count > 1)
        {
            // Two years in one sentence: the newer counts only where the text looks back on months of that very year that end
            // before the day.
            if (period is null || support.Count == 0)
                return null;
        }
        if (period is { } closed && (closed.Months >= mention.Month || newest - candidates.Min() > 1))
            return null;
        // Around New Year a text speaks of the year before ("tổng kết năm …") or the year to come ("đón năm …"): then its own stays open.
        if (mention.Month is 1 or 11 or 12)
            return null;
        if (Calendar.Day(newest, mention.Month, mention.Day) is not { } day)
            return null;
        var evidence = own.Exists(year => year.Value == newest) ? "its own text" : "its own title";
        var looksBack = period is { } back ? $", and the text looks back on the first {back.Months} months of {newest}" : "";
        var because = $"“{mention.Text}” with {newest} in {evidence}{looksBack}.";
        var evidenceLines = lines.Concat(period is { } found ? found.Lines : support.Take(1).SelectMany(each => each.Lines)).Distinct()
            .Order();
        return new EventDate(day, EventDateBasis.Text, because, [.. evidenceLines]);
    }

    // "Tính đến ngày 31/12/2022, …", "Trước đó, ngày 28/12/2022, …": the text looks back on a day with its year, and the event lies within a month
    // after it. Two that disagree settle nothing.
    private static EventDate? AfterPast(DayMention mention, IReadOnlyList<int> mentionLines, IReadOnlyList<(string Text, IReadOnlyList<int> Lines)> body)
    {
        var found = new List<(DateOnly Day, string Past, IReadOnlyList<int> Lines)>();
        foreach (var (text, lines) in body)
        {
            if (!Year().IsMatch(text))
                continue;
            var lowered = Folding.Lower(text);
            foreach (Match match in PastDay().Matches(lowered))
            {
                if (Calendar.Day(Number(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"])) is not { } past)
                    continue;
                for (var year = past.Year; year <= past.Year + 1; year++)
                {
                    if (Calendar.Day(year, mention.Month, mention.Day) is { } day && day.DayNumber - past.DayNumber is >= 0 and <= NewsDays)
                        found.Add((day, Form(past), lines));
                }
            }
        }
        return found.Count > 0 && found.TrueForAll(each => each.Day == found[0].Day)
            ? new EventDate(found[0].Day, EventDateBasis.Text, $"“{mention.Text}” within a month after {found[0].Past}, on which its own text looks back.",
                [.. mentionLines.Concat(found[0].Lines).Distinct().Order()])
            : null;
    }

    // "Sáng 12/10, … sơ kết 9 tháng đầu năm 2017", "Sáng 4/1, … tổng kết năm 2021": the day lies in the last of the months that the text looks back on, or in the
    // two that follow. Two that disagree settle nothing.
    private static EventDate? AfterMonths(DayMention mention, IReadOnlyList<int> lines, List<ReportedPeriod> periods)
    {
        var days = periods.ConvertAll(period => Reported(mention, period));
        return days.Count > 0 && days[0] is { } day && days.TrueForAll(other => other == day)
            ? new EventDate(day, EventDateBasis.Text, $"“{mention.Text}” in a text that looks back on “{periods[0].Text}”.", [.. lines.Concat(periods[0].Lines).Distinct().Order()])
            : null;
    }

    // The day, when it lies in the last month of a period or in one of the two behind it.
    private static DateOnly? Reported(DayMention mention, ReportedPeriod period)
    {
        for (var year = period.Year; year <= period.Year + 1; year++)
        {
            if (((year - period.Year) * MonthsOfYear) + mention.Month - period.Months is >= 0 and <= ReportMonths)
                return Calendar.Day(year, mention.Month, mention.Day);
        }
        return null;
    }

    // "9 tháng đầu năm 2017", "11 tháng năm 2018"; not what something is compared with.
    private static IEnumerable<ReportedPeriod> Periods(string text, IReadOnlyList<int> lines)
    {
        if (!(text.Contains(" tháng đầu năm", StringComparison.Ordinal) || text.Contains(" tháng năm ", StringComparison.Ordinal)))
            yield break;
        var lowered = Folding.Lower(text);
        foreach (Match match in PastPeriod().Matches(lowered))
        {
            if (match.Groups["y"].Success && Number(match.Groups["n"]) is > 0 and < MonthsOfYear and var months
                && !Lexicon.ComparingCues.Any(cue => Clause(lowered.AsSpan(0, match.Index)).Contains(cue, StringComparison.Ordinal)))
                yield return new ReportedPeriod(Number(match.Groups["y"]), months, match.Value, lines);
        }
    }

    // "tổng kết công tác năm 2021": a whole year is summed up at its end; no law, plan or span of years that bears a year.
    private static IEnumerable<ReportedPeriod> SummedYears(string sentence, IReadOnlyList<int> lines)
    {
        if (!sentence.Contains("ổng kết ", StringComparison.Ordinal))
            yield break;
        var lowered = Folding.Lower(sentence);
        foreach (Match match in SummedYear().Matches(lowered))
        {
            var what = match.Groups["what"].Value;
            if (!Lexicon.ForeignYearCues.Any(cue => !Lexicon.Activities.Contains(cue) && what.Contains($" {cue} ", StringComparison.Ordinal)))
                yield return new ReportedPeriod(Number(match.Groups["y"]), MonthsOfYear, match.Value, lines);
        }
    }

    // "Đêm 31/12, … đếm ngược chào năm mới 2020": the last day of the year before, or the first of that year.
    private static EventDate? AtNewYear(DayMention mention, string sentence, IReadOnlyList<int> lines, IReadOnlyList<(YearMention Year, IReadOnlyList<int> Lines)> elsewhere)
    {
        if ((mention.Day, mention.Month) is not ((31, MonthsOfYear) or (1, 1)))
            return null;
        var welcomed = WelcomedYear().Matches(Folding.Lower(sentence)).Select(match => (Year: Number(match.Groups["y"]), match.Value)).DistinctBy(match => match.Year).ToList();
        if (welcomed.Count != 1)
            return null;
        var year = mention.Month == 1 ? welcomed[0].Year : welcomed[0].Year - 1;
        return !elsewhere.Any(each => !each.Year.Foreign && each.Year.Value > welcomed[0].Year) && Calendar.Day(year, mention.Month, mention.Day) is { } day
            ? new EventDate(day, EventDateBasis.Text, $"“{mention.Text}” with “{welcomed[0].Value}” in its own sentence.", lines)
            : null;
    }

    // "Sáng 29/12, … kịp nở đúng Tết Kỷ Hợi": the day lies shortly before that new year or in its first two months.
    private static EventDate? BeforeNewYear(DayMention mention, string sentence, string title, IReadOnlyList<int> lines,
        IReadOnlyList<(YearMention Year, IReadOnlyList<int> Lines)> elsewhere)
    {
        var named = LunarYears.Of(sentence).DistinctBy(each => each.Year).ToList();
        if (named.Count != 1)
            return null;
        var (year, name) = named[0];
        // Another year beside the name: the text speaks of a new year long past.
        if (Years(sentence).Concat(Years(title)).Any(other => other.Value != year && other.Value != year - 1))
            return null;
        if (mention.Month > MonthsOfYear - NewYearMonths)
            year--;
        else if (mention.Month > NewYearMonths)
            return null;
        return !elsewhere.Any(each => !each.Year.Foreign && each.Year.Value > year) && Calendar.Day(year, mention.Month, mention.Day) is { } day
            ? new EventDate(day, EventDateBasis.Text, $"“{mention.Text}” with “{name}” in its own sentence.", lines)
            : null;
    }

    private static (int Months, IReadOnlyList<int> Lines)? ClosedPeriod(IReadOnlyList<(string Text, IReadOnlyList<int> Lines)> body,
        int year)
    {
        foreach (var (text, lines) in body)
        {
            foreach (Match match in PastPeriod().Matches(Folding.Lower(text)))
            {
                var months = Number(match.Groups["n"]);
                if (match.Groups["y"].Success && Number(match.Groups["y"]) == year && months is > 0 and < 12)
                    return (months, lines);
            }
        }
        return null;
    }

    // The first day and month of the opening, when it stands where a report says when something took place.
    private static DayMention? Mention(string text)
    {
        var opening = text.Length > LongestOpening ? text[..LongestOpening] : text;
        if (!opening.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        var lowered = Folding.Lower(opening);
        for (var match = DayAndMonth().Match(lowered); match.Success; match = match.NextMatch())
        {
            var (start, end) = WordsBefore(lowered, match.Index);
            var lead = lowered[start..end];
            var before = lowered.AsSpan(0, start).TrimEnd();
            var opens = before.IsEmpty || before[^1] is ',' or '.' or '-' or '–' or '(' or ':' or ';';
            var known = Lexicon.EventOpenings.Any(word => lead == word
                || (lead.EndsWith(word, StringComparison.Ordinal) && lead.Length > word.Length && lead[^(word.Length + 1)] == ' '
                    && (opens ? IsPart(lead[..^(word.Length + 1)]) : IsTimeOfDay(lead[..^(word.Length + 1)]))));
            if (!known || (!opens && lead is "ngày" or "vào"))
                continue;
            var (day, month) = (Number(match.Groups["d"]), Number(match.Groups["m"]));
            // 2000 has 29 February: whether the day exists in its own year is asked when the year is known.
            if (Calendar.Day(2000, month, day) is null)
                continue;
            var year = match.Groups["y"].Success ? Number(match.Groups["y"]) : (int?)null;
            return new DayMention(opening[start..(match.Index + match.Length)].Trim(), start, day, month, year);
        }
        return null;
    }

    // The one or two words right before a position, a bracket aside: where they start and end, both the position when there is none.
    private static (int Start, int End) WordsBefore(string text, int position)
    {
        var end = position;
        if (end > 0 && text[end - 1] == '(')
            end--;
        if (end > 0 && text[end - 1] == ' ')
            end--;
        var start = WordStart(text, end);
        if (start == end)
            return (position, position);
        var second = start > 0 && text[start - 1] == ' ' ? WordStart(text, start - 1) : start;
        return (second < start - 1 ? second : start, end);
    }

    private static int WordStart(string text, int end)
    {
        while (end > 0 && char.IsLetter(text[end - 1]))
            end--;
        return end;
    }

    // The sentence that holds the position: "TP. Vinh" ends none, since an abbreviation stands before the blank.
    private static string Sentence(string text, int position)
    {
        var (start, end) = (0, text.Length);
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…') || text[i + 1] != ' ' || !char.IsUpper(text[i + 2]))
                continue;
            var word = text[(text.LastIndexOf(' ', i) + 1)..(i + 1)];
            if (Lexicon.Abbreviations.Contains(Lexicon.Key(word)) || (word.Length == 2 && char.IsUpper(word[0])))
                continue;
            if (i >= position)
            {
                end = i + 1;
                break;
            }
            start = i + 2;
        }
        return text[start..end];
    }

    private static bool IsPart(string word) => IsTimeOfDay(word) || word is "vào" or "trong" or "hôm";

    private static bool IsTimeOfDay(string word) => word is "sáng" or "trưa" or "chiều" or "tối" or "đêm";

    // A year is foreign where it looks back or ahead, or belongs to a law, a person or a span of years.
    private static List<YearMention> Years(string text)
    {
        if (!Year().IsMatch(text))
            return [];
        var years = new List<YearMention>();
        var lowered = Folding.Lower(text);
        foreach (var match in Year().EnumerateMatches(lowered))
        {
            var before = lowered.AsSpan(0, match.Index);
            var after = lowered.AsSpan(match.Index + match.Length);
            // "2016 - 2020" is a span, "5/2018" another date, "“… 1968”" a name, "(năm 1945)" an aside.
            var left = before.TrimEnd();
            var right = after.TrimStart();
            var joined = (!left.IsEmpty && left[^1] is '-' or '–' or '/' or '(') || (!right.IsEmpty && right[0] is '-' or '–' or '/' or '%')
                || (!before.IsEmpty && before[^1] is '.' or ',') || IsAside(before);
            var value = int.Parse(lowered.AsSpan(match.Index, match.Length), CultureInfo.InvariantCulture);
            var named = before.TrimEnd().EndsWith("năm") || after.IsEmpty
                || after[0] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '"' or '”';
            if (named || joined)
                years.Add(new YearMention(value, joined || HasCue(before)));
        }
        return years;
    }

    private static bool IsAside(ReadOnlySpan<char> before)
        => before.Count('“') > before.Count('”') || before.Count('(') > before.Count(')') || before.Count('"') % 2 == 1
            || before.Count('\'') % 2 == 1;

    // What stands between the last sign and the end; of a text without signs, its end.
    private static string Clause(ReadOnlySpan<char> before)
    {
        before = before[Math.Max(0, before.Length - LongestClause)..];
        return before[(before.LastIndexOfAny(",;.:(") + 1)..].ToString();
    }

    private static bool HasCue(ReadOnlySpan<char> before)
    {
        var words = Clause(before).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var whole = " " + string.Join(' ', words) + " ";
        if (Lexicon.SummingCues.Any(cue => whole.Contains(" " + cue + " ", StringComparison.Ordinal)))
            return true;
        var near = " " + string.Join(' ', words.TakeLast(Lexicon.CueReach + 1)) + " ";
        return Lexicon.ForeignYearCues.Any(cue => near.Contains(" " + cue + " ", StringComparison.Ordinal));
    }

    private static string Form(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?<d>[0-9]{1,2}) ?([/-]| tháng ) ?(?<m>[0-9]{1,2})\b(( ?[/-] ?|,? năm )(?<y>[0-9]{4})\b)?", Options)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"\b(19|20)[0-9]{2}\b", Options)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?<n>[0-9]{1,2}) tháng (đầu )?năm( (?<y>(19|20)[0-9]{2})\b)?", Options)]
    private static partial Regex PastPeriod();

    [GeneratedRegex(@"\btổng kết(?<what>[^,;.:()]{0,60}? )năm (?<y>(19|20)[0-9]{2})\b(?! ?[-–/])", Options)]
    private static partial Regex SummedYear();

    [GeneratedRegex(@"\b(đón|chào|mừng) năm (mới )?(dương lịch )?(?<y>(19|20)[0-9]{2})\b", Options)]
    private static partial Regex WelcomedYear();

    // What is reckoned up to a day, or was before, lies behind; "đến ngày" alone may be a plan.
    [GeneratedRegex(@"\b((tính|thống kê|tổng hợp) (đến|tới)( hết)?( ngày)?|trước đó, (vào |hôm )?ngày) (?<d>[0-9]{1,2}) ?[/-] ?(?<m>[0-9]{1,2}) ?[/-] ?(?<y>[0-9]{4})\b", Options)]
    private static partial Regex PastDay();

    private sealed record DayMention(string Text, int Start, int Day, int Month, int? Year);

    private sealed record YearMention(int Value, bool Foreign);

    // The first months of a year, or all of them, on which a text looks back.
    private sealed record ReportedPeriod(int Year, int Months, string Text, IReadOnlyList<int> Lines);
}
