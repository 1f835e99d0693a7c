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

    private static readonly string[] ChangeWords = ["cập nhật", "updated"];

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
            if (element.Text(LongestAbove) is { Length: > 0 and < LongestAbove } text && LineMeaning.Times(text) is not null && page.IsShown(element))
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
        if (page.PublishedAt is not null || page.ModifiedAt is not null || page.Heading is null)
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
                    if (element.Text(LongestLine) is not { Length: > 0 and < LongestLine } text || LineMeaning.Times(text) is not { } times || (times.Published ?? times.Modified) is not { } date)
                        continue;
                    if (page.IsListed(element) || PageNoise.IsHidden(element) || (date.Instant is null && parent.Name == "body"))
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
        if (LineMeaning.Times(AfterLabel(text)) is not { } times)
            return false;
        if (text.Contains("Sự kiện", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Event", StringComparison.Ordinal) || text.Contains("suy ra", StringComparison.Ordinal))
            return true;
        var isChange = LineMeaning.Key(text).StartsWith("cập nhật", StringComparison.Ordinal) || text.StartsWith("Updated", StringComparison.Ordinal);
        var (date, change) = isChange ? (null, times.Published ?? times.Modified) : (times.Published, times.Modified);
        page.PublishedAt ??= OnLine("publishedAt", date);
        page.ModifiedAt ??= OnLine("modifiedAt", change);
        if (page.Authors.Count == 0 && times.Names.Count > 0)
            BylineRules.Add(page, times.Names, text, line);
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
            if (element.Text(LongestAbove) is { Length: > 0 and < LongestAbove } text && LineMeaning.Times(AfterLabel(text))?.Published is { } shown && (shown.Day == swapped || shown.Day == day))
                return shown.Day == swapped ? new(shown, "date-line", 0.9, text, element.Line) : null;
        }
        return null;
    }

    // "Lần cập nhật cuối (Thứ hai, 24 Tháng 10 2011 14:02)", wherever it stands below the headline.
    private static Finding<PageDate>? Changed(ArticleDraft page)
    {
        foreach (var text in page.Root.Texts().Where(text => text.Parent!.Order > (page.Heading?.Order ?? 0) && text.Text.Length < LongestAbove))
        {
            if (LastChange().Match(WhiteSpace.Collapse(text.Text)) is { Success: true } match && LineMeaning.Times(match.Groups["date"].Value) is { } times && (times.Modified ?? times.Published) is { } date && page.IsShown(text.Parent!))
            {
                page.Skip(text.Parent!);
                return new(date, "date-line", 0.9, match.Value, text.Line);
            }
        }
        return null;
    }

    [GeneratedRegex(@"^\(?(lần cập nhật (cuối|gần nhất)|cập nhật (lần )?(cuối|gần nhất|mới nhất)|ngày cập nhật|sửa (đổi )?lần cuối|last (updated|modified)( on| at)?)\s*[:(]?\s*(?<date>[^()]*[0-9][^()]*?)\s*\)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LastChange();

    private static void Times(ArticleDraft page)
    {
        foreach (var time in Below(page, each => each.Name == "time"))
        {
            var (text, before) = (time["datetime"] ?? time.Text(200), LineMeaning.Key(Before(time)));
            if (StatedText.Time(text) is not { } date || Array.Exists(EventWords, word => before.Contains(word, StringComparison.Ordinal)))
                continue;
            var isChange = time["itemprop"] is "dateModified" || time.HasClass("updated", "modified") && !time.HasClass("published") || Array.Exists(ChangeWords, word => before.Contains(word, StringComparison.Ordinal));
            if (isChange)
                page.ModifiedAt ??= Shown(page, "modifiedAt", date, time, "html-time");
            else
            {
                page.PublishedAt = Shown(page, "publishedAt", date, time, "html-time");
                return;
            }
        }
    }

    // Beside the headline, or anywhere below it: the date of a header is the day of the visit.
    private static void NamedElement(ArticleDraft page)
    {
        foreach (var element in Below(page, each => each.HasClass(DateWords) && each.Name != "meta"))
        {
            if (element.Text(200) is not { Length: <= LongestLine } text || LineMeaning.Times(text) is not { } times)
                continue;
            if (times.Published is { } date)
                page.PublishedAt = Shown(page, "publishedAt", date, element, "date-line");
            if (times.Modified is { } change)
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

    // "Xuất bản: 01/08/2018, 16:45 (giờ Việt Nam)": a label of a few words, before digits.
    private static string AfterLabel(string text)
    {
        var at = text.IndexOf(": ", StringComparison.Ordinal);
        return at is > 0 and < LongestLabel && !text.AsSpan(0, at).ContainsAnyInRange('0', '9') ? text[(at + 2)..] : text;
    }
}
