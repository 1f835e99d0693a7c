using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The section that a page states: in its data, in its metadata, in a breadcrumb.</summary>
internal static class SectionRules
{
    private const int Longest = 100;
    private const int LongestTrail = 500;
    private const int MostLinks = 20;
    private const int MostLooked = 100;

    /// <summary>Elements between the headline and the section above or below it.</summary>
    private const int MostBetween = 12;

    private static readonly string[] SectionWords = ["category", "cate", "cat", "categories", "chuyenmuc", "section", "kicker", "path"];

    public static void Stated(ArticleDraft page) =>
        page.Section = page.Note("section", page.Data.Says(page.Data.Sections.Select(StatedText.Clean).FirstOrDefault(name => name is { Length: <= Longest }))
            ?? page.Head.Stated("article:section").FirstOrDefault(stated => stated.Value.Length <= Longest)
            ?? BreadcrumbInData(page)
            ?? NamedBreadcrumb(page)
            ?? BreadcrumbFromHome(page)
            ?? NamedSection(page));

    /// <summary>Whether a line above the text states the section behind its word; where none is known yet, it tells it.</summary>
    public static bool HeadLine(ArticleDraft page, string text, int line)
    {
        if (!LineMeaning.Key(text).StartsWith("chuyên mục:", StringComparison.Ordinal) && !text.StartsWith("Section:", StringComparison.Ordinal))
            return false;
        page.Section ??= text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        page.Origin("section", "stated-section", 1, text, line);
        return true;
    }

    private static bool IsLevel(ArticleDraft page, string name) =>
        !LineMeaning.IsHome(name) && name.Length <= Longest && LineMeaning.Key(name) != LineMeaning.Key(page.Title!) && !page.IsPublisher(name);

    private static Finding<string>? BreadcrumbInData(ArticleDraft page) =>
        page.Data.Breadcrumb.Count > 1 ? page.Data.Says(page.Data.Breadcrumb.FirstOrDefault(name => IsLevel(page, name)), string.Join(" › ", page.Data.Breadcrumb)) : null;

    private static Finding<string>? NamedBreadcrumb(ArticleDraft page)
    {
        var trail = page.Root.All().FirstOrDefault(each => each.HasClass("breadcrumb", "breadcrumbs", "crumb", "crumbs") || string.Equals(each["aria-label"], "breadcrumb", StringComparison.OrdinalIgnoreCase));
        var links = trail?.All().Where(each => each.Name == "a").Take(MostLinks).Select(each => (Link: each, Text: each.Text(Longest * 2))).ToList() ?? [];
        // The link to "/" is home whatever it is called.
        var first = links.Find(each => each.Text.Length > 0 && each.Link["href"] is not "/" && IsLevel(page, each.Text));
        return first.Link is null ? null : new(first.Text, "breadcrumb", 0.9, string.Join(" › ", links.Select(each => each.Text)), first.Link.Line);
    }

    // Right above or below the headline, in an element that is named for a section: a link or two of a few words.
    private static Finding<string>? NamedSection(ArticleDraft page)
    {
        if (page.Heading is not { } heading)
            return null;
        var named = page.Root.All().SkipWhile(each => each.Order < heading.Order - MostBetween).TakeWhile(each => each.Order < heading.Order + MostBetween)
            .Where(each => each.HasClass(SectionWords) && each.Text(Longest).Length is > 0 and <= Longest && each.Ancestors().Take(MostBetween).All(above => above.Name is not ("nav" or "ul" or "aside" or "footer") || above.HasClass(SectionWords)))
            .Select(each => each.All().Where(below => below.Name == "a").Take(MostLinks).ToList()).FirstOrDefault(links => links.Count is 1 or 2);
        return named is [var link, ..] && link.Text(Longest * 2) is { Length: > 0 } name && IsLevel(page, name) && page.Heading != link ? new(name, "breadcrumb", 0.9, name, link.Line) : null;
    }

    // "Trang chủ > Xã hội" above the headline, whatever its class.
    private static Finding<string>? BreadcrumbFromHome(ArticleDraft page)
    {
        foreach (var home in page.Root.All().TakeWhile(each => each != page.Heading).Where(each => each.Name == "a" && LineMeaning.IsHome(each.Text(Longest))).Take(MostLooked))
        {
            if (home.Parent is { } path && path.Text(LongestTrail) is { Length: < LongestTrail } printed && LineMeaning.Section(printed) is { } first && IsLevel(page, first))
                return new(first, "breadcrumb", 0.9, printed, path.Line);
        }
        return null;
    }
}
