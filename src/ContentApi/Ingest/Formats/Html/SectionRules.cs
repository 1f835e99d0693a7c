using ContentApi.Documents;
using ContentApi.Documents.Text;

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

    /// <summary>Elements around the headline above which a section may stand.</summary>
    private const int MostLevels = 3;

    private const int MostAbove = 2;
    private const int MostMenu = 200;

    /// <summary>A path to an article has no more levels.</summary>
    private const int MostTrail = 5;

    /// <summary>The name of a section has no more words.</summary>
    private const int LongestName = 5;

    private static readonly char[] PathSigns = ['>', '›', '»', '/', '→', '❯'];

    private static readonly HashSet<string> Labels = ["chuyên mục", "danh mục", "thể loại", "xuất bản trong", "đăng trong", "thuộc chuyên mục", "posted in", "published in", "filed under", "category"];

    private static readonly string[] SectionWords = ["category", "cate", "cat", "categories", "chuyenmuc", "section", "kicker", "path"];

    public static void Stated(ArticleDraft page) =>
        page.Section = page.Note("section", page.Data.Says(page.Data.Sections.Select(StatedText.Clean).FirstOrDefault(name => name is { Length: <= Longest }))
            ?? page.Head.Stated("article:section").FirstOrDefault(stated => stated.Value.Length <= Longest)
            ?? BreadcrumbInData(page)
            ?? NamedBreadcrumb(page)
            ?? BreadcrumbFromHome(page)
            ?? NamedSection(page)
            ?? TrailAbove(page)
            ?? Labelled(page));

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
        !LineMeaning.IsHome(name) && name.Length <= Longest && LineMeaning.Key(name) != LineMeaning.Key(page.Title!) && !page.IsPublisher(name) && LineMeaning.Key(name) != LineMeaning.Key(page.Head["og:site_name"] ?? "");

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

    // Right above the headline, whatever the class: "Tin tức > Kinh tế", links with the signs of a path between them, or one link alone, "Kinh tế" to "/kinh-te".
    private static Finding<string>? TrailAbove(ArticleDraft page)
    {
        if (page.Heading is not { } heading)
            return null;
        foreach (var at in heading.Ancestors().Prepend(heading).Take(MostLevels).TakeWhile(each => each.Name is not ("body" or "main" or "td")))
        {
            foreach (var above in at.Parent?.Children.TakeWhile(each => each != at).Where(each => each.Name is not ("script" or "style" or "br" or "hr")).TakeLast(MostAbove).Reverse() ?? [])
            {
                if (above.Text(LongestTrail) is not { Length: > 0 and < LongestTrail } printed || above.Name is "nav" or "header" && at != heading)
                    continue;
                var links = above.All().Where(each => each.Name == "a" && each.Text(Longest * 2).Length > 0).Take(MostLinks).ToList();
                if (links.Count == 0 || !IsLevel(page, links[0].Text(Longest * 2)))
                    continue;
                var name = links[0].Text(Longest * 2);
                var rest = links.Aggregate(printed, (left, link) => left.Replace(link.Text(Longest * 2), "", StringComparison.Ordinal));
                if (links.Count == 1 ? rest.Length == 0 && (IsNamedByAddress(links[0], name) || IsInMenu(page, links[0], name)) : links.Count <= MostTrail && rest.Count(PathSigns.Contains) >= links.Count - 1 && rest.All(sign => PathSigns.Contains(sign) || sign == ' '))
                    return new(name, "breadcrumb", 0.8, printed, links[0].Line);
            }
        }
        return null;
    }

    // The menu of the site leads there too, by the same name.
    private static bool IsInMenu(ArticleDraft page, MarkupElement link, string name) =>
        Words.Count(name) <= LongestName && page.Root.All().TakeWhile(each => each != link).Where(each => each.Name == "a").Take(MostMenu).Any(each => each["href"] == link["href"] && each.Text(Longest * 2) == name);

    // "Kinh tế" leads to "/kinh-te": the front page of a section, which an article's address only begins with.
    private static bool IsNamedByAddress(MarkupElement link, string name)
    {
        if (Words.Count(name) > LongestName || (link["href"] ?? "").Split('#', '?')[0] is not { Length: > 1 } address)
            return false;
        if (LineMeaning.IsSection(name))
            return true;
        // "/su-kien/han-man" is what an article is about, not where it is filed.
        var path = (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.AbsolutePath : address).Trim('/');
        return !path.Contains('/', StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(path) == Slug.From(name);
    }

    // "Xuất bản trong Nông nghiệp": a link right behind the words for it, below the headline.
    private static Finding<string>? Labelled(ArticleDraft page)
    {
        foreach (var label in page.Root.Texts().Where(text => text.Parent!.Order > (page.Heading?.Order ?? 0) && text.Text.Length < Longest).Where(text => Labels.Contains(LineMeaning.Key(WhiteSpace.Collapse(text.Text)).TrimEnd(':', ' '))).Take(MostLooked))
        {
            var link = label.Parent!.Parent?.All().SkipWhile(each => each != label.Parent).Where(each => each.Name == "a").FirstOrDefault(each => each.Line >= label.Line && each.Text(Longest).Length > 0);
            if (link is not null && link.Text(Longest * 2) is var name && name.Length <= Longest && IsLevel(page, name) && page.IsShown(link))
                return new(name, "stated-section", 0.9, label.Text.Trim() + " " + name, link.Line);
        }
        return null;
    }

    // "Trang chủ > Xã hội" above the headline, whatever its class.
    private static Finding<string>? BreadcrumbFromHome(ArticleDraft page)
    {
        foreach (var home in page.Root.All().TakeWhile(each => each != page.Heading).Where(each => each.Name == "a" && LineMeaning.IsHome(each.Text(Longest))).Take(MostLooked))
        {
            if (home.Parent is { } path && path.Text(LongestTrail) is { Length: < LongestTrail } printed && LineMeaning.Section(printed) is { } first && IsLevel(page, first))
                return new(first, "breadcrumb", 0.9, printed, path.Line);
            // Its levels are the items of a list, beside the headline, where no menu of the site stands.
            if (home.Parent is { Name: "li", Parent: { Parent: { Name: not ("body" or "header" or "nav") } box } list } && page.Heading is { } heading && heading.Ancestors().Take(MostLevels).Contains(box)
                && list.All().Where(each => each.Name == "a").Take(MostTrail).ToList() is { Count: > 1 and < MostTrail } levels && levels[0] == home && levels[1].Text(Longest * 2) is var second && IsLevel(page, second))
                return new(second, "breadcrumb", 0.8, list.Text(LongestTrail), levels[1].Line);
        }
        return null;
    }
}
