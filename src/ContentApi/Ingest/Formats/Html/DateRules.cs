using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>When it was published and changed: what the page states, its times, an element named for a date, a line that is one.</summary>
internal static partial class DateRules
{
    private const int LongestLine = 140;

    /// <summary>A line that says more is no date.</summary>
    private const int LongestAbove = 150;

    /// <summary>A label before a date is shorter.</summary>
    private const int LongestLabel = 60;

    private const int MostTimes = 20;

    /// <summary>Elements around the headline, and those above it in each, that are looked at.</summary>
    private const int MostLevels = 3;

    private const int MostAbove = 3;
    private const int MostLooked = 100;

    private static readonly string[] DateWords = ["date", "time", "datetime", "publish", "published", "posted", "pubdate"];

    private static readonly string[] PublishedNames = ["article:published_time", "og:article:published_time", "datePublished", "pubdate", "dc.date.issued", "dc.date"];

    private static readonly string[] ModifiedNames = ["article:modified_time", "og:updated_time", "dateModified", "lastmod"];

    /// <summary>Words before a time that is not the article's: the day that the text is about, as our own pages print it.</summary>
    private static readonly string[] EventWords = ["sự kiện", "suy ra", "event", "inferred"];

    private static readonly string[] Signs = [" - ", " – ", " | ", " • ", " · ", " / ", "|", "•"];

    private static readonly string[] ChangeWords = ["cập nhật", "updated"];

    /// <summary>Whether the element is named for a date.</summary>
    public static bool IsNamedDate(MarkupElement element) => element.Name != "meta" && element.HasClass(DateWords);

    public static void Stated(ArticleDraft page)
    {
        var stated = Stated(page, page.Data.Published, PublishedNames);
        page.PublishedAt = page.Note("publishedAt", Swapped(page, stated) ?? stated);
        page.ModifiedAt = page.Note("modifiedAt", Stated(page, page.Data.Modified, ModifiedNames)) ?? page.Note("modifiedAt", Changed(page));
        if (page.PublishedAt is null)
            page.PublishedAt = page.Note("publishedAt", Microdata(page));
        if (page.PublishedAt is null)
            Times(page);
        if (page.PublishedAt is null)
            NamedElement(page);
    }

    // "<abbr itemprop=datePublished title=2015-03-22T19:48:00+07:00>19:48</abbr>": what an element states for machines, by microdata or as hAtom has it, in a footer too.
    private static Finding<PageDate>? Microdata(ArticleDraft page) =>
        page.Root.All().Where(each => (each["itemprop"] is "datePublished" || (each.Name == "abbr" && each.HasClass("published"))) && each.Name is not ("meta" or "time") && !page.IsListed(each) && !PageNoise.IsHidden(each)).Take(MostTimes)
            .Select(each => (each["datetime"] ?? each["content"] ?? each["title"]) is { } stated && StatedText.Time(stated) is { } date ? new Finding<PageDate>(date, "microdata", 1, stated, each.Line) : null)
            .FirstOrDefault(found => found is not null);

    /// <summary>Between headline and text, whatever the element is called: a line that is a date.</summary>
    public static void AboveText(ArticleDraft page)
    {
        var place = page.Place!.Element;
        if (page.PublishedAt is not null || page.Heading is null || place.Contains(page.Heading))
            return;
        foreach (var element in page.Root.All().SkipWhile(each => each != page.Heading).Skip(1).TakeWhile(each => each != place).Take(MostLooked))
        {
            if (element.Text(LongestAbove) is { Length: > 0 and < LongestAbove } text && Stamp(text) is not null && page.IsShown(element))
            {
                MarginRules.IsHeadLine(page, text, element.Line);
                return;
            }
        }
    }

    /// <summary>
    /// Where no date stands below the headline: the one right above it, in what holds headline and date and is not the whole page. One without a time of day that stands further off
    /// may be the day of the visit, which sites print in their headers.
    /// </summary>
    public static void AboveHeadline(ArticleDraft page)
    {
        if (page.PublishedAt is not null || page.Heading is null)
            return;
        var at = page.Heading;
        for (var level = 0; level < MostLevels && at.Parent is { } parent; level++, at = parent)
        {
            // Cells of one row are columns of the page, rows of one cell what stands above it.
            if (at.Name is "td" or "th" && parent.Children.Count() > 1 || at.Name is "body" or "header" || parent.Name == "html")
                return;
            foreach (var sibling in parent.Children.TakeWhile(child => child != at).Reverse().Take(MostAbove))
            {
                // A menu between: what stands above it is the site's.
                if (sibling.Text(LongestAbove * 2).Length > LongestAbove || sibling.Name is "nav" or "header")
                    return;
                foreach (var element in sibling.All())
                {
                    if (element.Text(LongestLine) is not { Length: > 0 and < LongestLine } text || Stamp(text) is not { } times || (times.Published ?? times.Modified) is not { } date)
                        continue;
                    // A text is changed behind its publication: what is later is the day of the visit.
                    if (page.IsListed(element) || PageNoise.IsHidden(element) || page.ModifiedAt is { } change && (times.Modified is not null || IsChange(text) || date.Day > change.Day) || (date.Instant is null && parent.Name == "body"))
                        return;
                    MarginRules.IsHeadLine(page, text, element.Line);
                    return;
                }
            }
        }
    }

    /// <summary>Whether a line above the text is a date, its label and the names beside it aside; where none is known yet, it tells them.</summary>
    public static bool HeadLine(ArticleDraft page, string text, int line)
    {
        if (Stamp(text) is not { } times)
            return false;
        if (text.Contains("Sự kiện", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Event", StringComparison.Ordinal) || text.Contains("suy ra", StringComparison.Ordinal))
            return true;
        var isChange = IsChange(text);
        var (date, change) = isChange ? (null, times.Published ?? times.Modified) : (times.Published, times.Modified);
        page.PublishedAt ??= OnLine("publishedAt", date);
        page.ModifiedAt ??= OnLine("modifiedAt", change);
        if (page.Authors.Count == 0 && times.Names.Count > 0)
            BylineRules.Add(page, times.Names, text, line);
        if (page.Credit is null && times.Agency is { } agency)
            page.Credit = page.Note<string>("source.credit", new(agency, "date-line", 0.9, text, line));
        if (page.Section is null && times.Section is { } section)
            page.Section = page.Note<string>("section", new(section, "date-line", 0.9, text, line));
        return true;

        PageDate? OnLine(string path, PageDate? found) => found is null ? null : page.Note<PageDate>(path, new(found, "date-line", 0.9, text, line));
    }

    private static Finding<PageDate>? Stated(ArticleDraft page, string? inData, string[] names) =>
        StatedText.Time(inData) is { } date
            ? page.Data.Says(date, inData)
            : page.Head.Stated(names).Select(stated => StatedText.Time(stated.Value) is { } time ? new Finding<PageDate>(time, stated.Rule, stated.Confidence, stated.Evidence, stated.Line) : null)
                .FirstOrDefault(found => found is not null);

    // Metadata that take the day for the month where the page shows the date beside its headline.
    private static Finding<PageDate>? Swapped(ArticleDraft page, Finding<PageDate>? stated)
    {
        if (page.Heading is not { } heading || stated?.Value.Day is not { Day: <= 12 } day || day.Day == day.Month)
            return null;
        var swapped = new DateOnly(day.Year, day.Day, day.Month);
        foreach (var element in page.Root.All().SkipWhile(each => each.Order < heading.Order - MostLooked).TakeWhile(each => each.Order < heading.Order + MostLooked))
        {
            if (element.Text(LongestAbove) is { Length: > 0 and < LongestAbove } text && Stamp(text)?.Published is { } shown && (shown.Day == swapped || shown.Day == day))
                return shown.Day == swapped ? new(shown, "date-line", 0.9, text, element.Line) : null;
        }
        return null;
    }

    // "Lần cập nhật cuối (Thứ hai, 24 Tháng 10 2011 14:02)", wherever it stands below the headline.
    private static Finding<PageDate>? Changed(ArticleDraft page)
    {
        foreach (var text in page.Root.Texts().Where(text => text.Parent!.Order > (page.Heading?.Order ?? 0) && text.Text.Length < LongestAbove))
        {
            if (LastChange().Match(WhiteSpace.Collapse(text.Text)) is { Success: true } match && Stamp(match.Groups["date"].Value) is { } times && (times.Modified ?? times.Published) is { } date && (page.IsShown(text.Parent!) || IsBelowText(page, text.Parent!)))
            {
                page.Skip(text.Parent!);
                return new(date, "date-line", 0.9, match.Value, text.Line);
            }
        }
        return null;
    }

    // In the footer of what holds the headline, which is not the page.
    private static bool IsBelowText(ArticleDraft page, MarkupElement element) =>
        page.Heading is { } heading && !page.IsListed(element) && element.Ancestors().Prepend(element).FirstOrDefault(each => PageNoise.Reason(each) is not null) is { Parent: { Name: not "body" } around } footer
        && (footer.Name == "footer" || footer.HasClass("footer")) && around.Contains(heading) && !around.Ancestors().Any(each => PageNoise.Reason(each) is not null);

    [GeneratedRegex(@"^\(?(lần cập nhật (cuối|gần nhất)|cập nhật (lần )?(cuối|gần nhất|mới nhất)|ngày cập nhật|sửa (đổi )?lần cuối|last (updated|modified)( on| at)?)( vào)?( lúc| ngày)?\s*[:(]?\s*(?<date>[^()]*[0-9][^()]*?)\s*\)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LastChange();

    private static void Times(ArticleDraft page)
    {
        MarkupElement? published = null;
        foreach (var time in Below(page, each => each.Name == "time"))
        {
            var (text, before) = (time["datetime"] ?? time.Text(200), LineMeaning.Key(Before(time)));
            if (StatedText.Time(text) is not { } date || Array.Exists(EventWords, word => before.Contains(word, StringComparison.Ordinal)))
                continue;
            var isChange = time["itemprop"] is "dateModified" || time.HasClass("updated", "modified") && !time.HasClass("published") && !IsOnlyTime(time) || Array.Exists(ChangeWords, word => before.Contains(word, StringComparison.Ordinal));
            if (isChange)
                page.ModifiedAt ??= Shown(page, "modifiedAt", date, time, "html-time");
            else if (page.PublishedAt is null)
            {
                page.PublishedAt = Shown(page, "publishedAt", date, time, "html-time");
                // What it was changed at stands beside it.
                published = time;
            }
            if (published is not null && (published.Parent != time.Parent || page.ModifiedAt is not null))
                return;
        }
    }

    // "entry-date updated" is the time of a text that was never changed; beside "published" it is the change.
    private static bool IsOnlyTime(MarkupElement time) =>
        time.HasClass("entry") && time.HasClass("date") && time.Parent!.Children.Count(each => each.Name == "time") == 1;

    // Beside the headline, or anywhere below it: the date of a header is the day of the visit.
    private static void NamedElement(ArticleDraft page)
    {
        foreach (var element in Below(page, IsNamedDate))
        {
            if (element.Text(200) is not { Length: <= LongestLine } text || Stamp(text) is not { } times)
                continue;
            var isChange = IsChange(text);
            if (!isChange && times.Published is { } date)
                page.PublishedAt = Shown(page, "publishedAt", date, element, "date-line");
            if ((times.Modified ?? (isChange ? times.Published : null)) is { } change)
                page.ModifiedAt ??= Shown(page, "modifiedAt", change, element, "date-line");
            page.Skip(element);
            return;
        }
    }

    private static IEnumerable<MarkupElement> Below(ArticleDraft page, Func<MarkupElement, bool> isOne) =>
        page.Root.All().Where(each => each.Order > (page.Heading?.Order ?? 0) && isOne(each) && page.IsShown(each)).Take(MostTimes);

    private static PageDate? Shown(ArticleDraft page, string path, PageDate date, MarkupElement element, string rule) =>
        page.Note<PageDate>(path, new(date, rule, 0.9, element["datetime"] ?? element.Text(LongestLine), element.Line));

    // The words before an element on its line: "Cập nhật: ".
    private static string Before(MarkupElement element) => element.Parent is null ? "" : string.Concat(element.Parent.Nodes.TakeWhile(node => node != element).OfType<MarkupText>().Select(text => text.Text.Length > 100 ? "" : text.Text));

    // "(Cập nhật: 12/03/2014 08:15)", "Ngày cập nhật 12/03/2014": before any number.
    private static bool IsChange(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') is > 0 and var digit && LineMeaning.Key(text[..digit]) is var label && Array.Exists(ChangeWords, word => label.Contains(word, StringComparison.Ordinal));

    /// <summary>The times of a line that is a date, a label before it, brackets around it and the account that filed it aside; else null.</summary>
    public static StatedTimes? Stamp(string text)
    {
        if (text.Length > LongestAbove)
            return null;
        var line = text is ['(', .. var inside, ')'] && !inside.Contains('(', StringComparison.Ordinal) ? inside.Trim() : text;
        return LineMeaning.Times(AfterLabel(line)) ?? LineMeaning.Times(line) ?? (Filed().Match(line) is { Success: true } filed && LineMeaning.Times(filed.Groups["date"].Value) is { } times
            ? times with { Names = times.Names.Count > 0 ? times.Names : BylineRules.Persons(filed.Groups["who"].Value) } : WithoutAccount(line));
    }

    // "Đăng bởi Lê Mai lúc 08:15 12/03/2019", "Được đăng bởi: admin vào ngày 12/03/2019"
    [GeneratedRegex(@"^(được )?(đăng|viết|post(ed)?|người đăng|bởi|by)( tin| bài)?( bởi| by)?\s*:?\s*(?<who>[^0-9]{0,60}?)[\s,|•·-]*\s(vào lúc|vào ngày|lúc|vào|ngày|on|at)\s*:?\s*(?<date>.*[0-9].*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Filed();

    // "admin - 12/03/2019 08:15", "12/03/2019 | Bởi Admin | 0 bình luận": the account of the system is nobody's name.
    private static StatedTimes? WithoutAccount(string line)
    {
        var parts = line.Split(Signs, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var kept = Array.FindAll(parts, part => !BylineRules.IsAccount(part) && !LineMeaning.IsNoise(part));
        return kept.Length == 0 || kept.Length == parts.Length ? null : LineMeaning.Times(string.Join(" - ", kept));
    }

    // "Xuất bản: 01/08/2018, 16:45 (giờ Việt Nam)": a label of a few words, before digits.
    private static string AfterLabel(string text)
    {
        var at = text.IndexOf(": ", StringComparison.Ordinal);
        return at is > 0 and < LongestLabel && !text.AsSpan(0, at).ContainsAnyInRange('0', '9') ? text[(at + 2)..] : text;
    }
}
