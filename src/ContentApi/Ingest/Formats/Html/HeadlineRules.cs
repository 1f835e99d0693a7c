using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The headline: which element shows it, and what it says without the name of the site.</summary>
internal static class HeadlineRules
{
    private const int Longest = 500;
    private const int MostHeadings = 20;
    private const int MostNamed = 10;
    private const int MostLooked = 500;
    private const int MostBlocks = 60;
    private const int MostLevels = 8;
    private const int FewestWords = 3;
    private const int LongestSection = 4;

    /// <summary>Below a headline stands a text: a paragraph no shorter, that ends a sentence.</summary>
    private const int ShortestProse = 80;

    /// <summary>A headline that is cut in the metadata is no shorter.</summary>
    private const int ShortestCut = 30;

    /// <summary>A headline for readers and another for search engines share this much of their words.</summary>
    private const double SharedWords = 0.3;

    private static readonly string[] TitleWords = ["title", "headline", "tieude", "contentheading"];

    private static readonly string[] SiteWords = ["site", "logo", "brand", "header", "page", "box", "block", "related", "sub"];

    private static readonly string[] Separators = [" - ", " | ", " – ", " — ", " :: ", " » ", " · "];

    /// <summary>The element that shows the headline, or null.</summary>
    public static MarkupElement? Heading(MarkupElement root, PageHead head)
    {
        var headings = root.All().Where(each => each.Name == "h1" && !PageNoise.IsHidden(each) && each.Text(Longest * 2) is { Length: > 0 and <= Longest }).Take(MostHeadings).ToList();
        string[] titles = [LineMeaning.Key(head["og:title"] ?? ""), LineMeaning.Key(head.TitleText ?? "")];
        if (headings.Find(each => IsInTitle(each, titles)) is { } stated)
            return stated;
        // A few words that the menu or the breadcrumb leads to are a section; several of one class that differ head boxes.
        var menu = root.All().Where(each => each.Name == "a").Take(MostLooked).Where(IsOfMenu).Select(each => LineMeaning.Key(each.Text(Longest))).ToHashSet(StringComparer.Ordinal);
        var boxes = headings.Where(each => each["class"] is not null).GroupBy(each => each["class"]).Where(alike => alike.DistinctBy(each => LineMeaning.Key(each.Text())).Count() > 1).SelectMany(alike => alike).ToHashSet();
        headings.RemoveAll(each => boxes.Contains(each) || (Words.Count(each.Text()) <= LongestSection && menu.Contains(LineMeaning.Key(each.Text()))));
        return headings.Find(CallsItselfTitle)
            ?? LowerInTitle(root, titles)
            ?? headings.Find(each => !NamesSite(each))
            ?? OnlyNamed(root)
            ?? UnmarkedInTitle(root, titles)
            ?? AboveDate(root)
            ?? headings.FirstOrDefault();
    }

    private static bool IsOfMenu(MarkupElement link) => link.Ancestors().Any(above => above.Name is "nav" or "menu" || above.HasClass("nav", "menu", "breadcrumb", "breadcrumbs"));

    // Portals keep h1 for site and section: a lower heading right above a line that is a date.
    private static MarkupElement? AboveDate(MarkupElement root) =>
        root.All().Where(each => each.Name is "h2" or "h3" or "h4" && each.Parent is not null && Words.Count(each.Text(Longest)) > 3).Take(MostHeadings).FirstOrDefault(each => PageNoise.Reason(each) is null
            && each.Parent!.Children.SkipWhile(child => child != each).Skip(1).FirstOrDefault() is { } below && below.Text(Longest) is { Length: > 0 and < Longest } text && LineMeaning.Times(text) is not null
            && !each.Ancestors().Any(above => PageNoise.Reason(above) is not null));

    /// <summary>Settles the headline: what the page states, else what it shows. None stays null.</summary>
    public static void Title(ArticleDraft page)
    {
        var shown = page.Heading?.Text();
        page.Title = page.Note("title", Sources(page, shown).Select(source => source is null ? null : Headline(page, source, shown)).FirstOrDefault(found => found is not null));
        if (page.Heading is not null && page.Title is not null && LineMeaning.Key(page.Heading.Text()) == LineMeaning.Key(page.Title))
            page.Skip(page.Heading);
    }

    private static IEnumerable<Finding<string>?> Sources(ArticleDraft page, string? shown)
    {
        // Where metadata have another headline, it is for search engines and social networks: readers see that of the page.
        var stated = new[] { page.Data.Says(page.Data.Headline), page.Head.Stated("og:title").FirstOrDefault() };
        var heading = shown is null ? null : new Finding<string>(shown, "html-heading", 1, shown, page.Heading!.Line);
        if (heading is not null && IsTheHeadline(page, shown!, stated))
        {
            var key = LineMeaning.Key(shown!);
            foreach (var source in stated.Where(source => source is not null && LineMeaning.Key(WithoutSite(page, source.Value, shown)) is var title && (title == key || title.EndsWith(" " + key, StringComparison.Ordinal) || key.EndsWith(" " + title, StringComparison.Ordinal))
                && !(IsInCapitals(source.Value) && !IsInCapitals(shown!))))
                yield return source;
            yield return heading;
        }
        foreach (var source in stated)
            yield return source;
        yield return heading;
        if (page.Heading is null && (page.Head.TitleText is null || NamesPaper(page, page.Head.TitleText)))
            yield return FirstLine(page);
        yield return page.Head.TitleText is { } title ? new(title, "html-title", 0.7, title, page.Head.Title!.Line) : null;
    }

    // What calls itself the headline, stands in the article, or shares words with what the page states: not the name or the motto of the site.
    private static bool IsTheHeadline(ArticleDraft page, string shown, Finding<string>?[] stated)
    {
        if (page.IsSite(shown) || LineMeaning.NamesPaper(shown) || LeadsHome(page.Heading!))
            return false;
        if (CallsItselfTitle(page.Heading!) || page.Heading!.Ancestors().Any(above => above.Name == "article"))
            return Words.Count(shown) >= FewestWords;
        var words = Words.Syllables(shown).Distinct(StringComparer.Ordinal).ToList();
        return Array.Exists(stated, source => source is { Value.Length: <= Longest } && Words.Syllables(source.Value).ToHashSet(StringComparer.Ordinal) is var others && words.Count(others.Contains) >= SharedWords * words.Count);
    }

    private static bool IsInCapitals(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    private static bool IsInTitle(MarkupElement heading, string[] titles) =>
        Words.Count(heading.Text()) > 3 && !NamesSite(heading) && Array.Exists(titles, title => title.Contains(LineMeaning.Key(heading.Text()), StringComparison.Ordinal));

    private static bool CallsItselfTitle(MarkupElement heading) => heading["itemprop"] is "headline" || (heading.HasClass("title", "headline") && !NamesSite(heading));

    private static bool NamesSite(MarkupElement heading) => heading.HasClass("site", "logo", "brand") || LeadsHome(heading);

    // A page that keeps h1 for its own name: the heading that its title begins or ends with.
    private static MarkupElement? LowerInTitle(MarkupElement root, string[] titles) =>
        root.All().Where(each => each.Name is "h2" or "h3").Take(MostHeadings).FirstOrDefault(each => each.Text(Longest * 2) is { Length: > 0 } text && Words.Count(text) > 2
            && IsAnEndOf(text, titles));

    // A name or logo that is the link to the front page.
    private static bool LeadsHome(MarkupElement heading) => heading.All().Concat(heading.Ancestors().Take(1)).Any(each => each.Name == "a" && each["href"] is { } address && (address is "/" || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.PathAndQuery is "/")));

    // On older pages the one element that is called the title, whatever it is: a cell, a block.
    private static MarkupElement? OnlyNamed(MarkupElement root)
    {
        var named = root.All().Where(each => each.Name is "td" or "div" or "p" or "span" or "font" or "h2" or "h3" && each.HasClass(TitleWords) && !each.HasClass(SiteWords) && each.Text(Longest * 2) is { Length: > 0 and <= Longest } text
            && Words.Count(text) > 3 && LineMeaning.ListHeading(text) is null && PageNoise.Reason(each) is null && !each.Ancestors().Any(above => PageNoise.Reason(above) is not null)).Take(MostNamed).ToList();
        // Boxes beside the text have titles as well.
        if (named.Count > 1)
            named.RemoveAll(each => each.Parent is not { } around || around.Text(Longest * 2).Length < Longest);
        // Headings inside a text may be named as its headline is: the first of one parent is that.
        return named.Count == 1 || (named.Count > 1 && named.TrueForAll(each => each.Parent == named[0].Parent)) ? named[0] : null;
    }

    // No heading and no class: an element of its own whose text the title of the page begins or ends with.
    private static MarkupElement? UnmarkedInTitle(MarkupElement root, string[] titles) =>
        root.All().Where(each => each.Name is "p" or "div" or "td" or "center" or "b" or "strong" or "font" or "big" or "span" or "h4" or "h5" or "h6").Take(MostLooked).FirstOrDefault(each => each.Text(Longest * 2) is { Length: > 0 and <= Longest } text
            && Words.Count(text) > 3 && IsAnEndOf(text, titles) && PageNoise.Reason(each) is null && !each.Ancestors().Any(above => above.Name == "a" || PageNoise.Reason(above) is not null));

    private static bool IsAnEndOf(string text, string[] titles) =>
        LineMeaning.Key(text) is var key && Array.Exists(titles, title => title.EndsWith(key, StringComparison.Ordinal) || title.StartsWith(key, StringComparison.Ordinal));

    // Neither heading nor title: what page dumps take for the headline, above a text.
    private static Finding<string>? FirstLine(ArticleDraft page)
    {
        // Beside the text before anywhere on the page: boxes of the weather and polls stand in other columns.
        var place = ArticlePlace.Find(page.Root, page.Skipped).Element;
        return place.Ancestors().Prepend(place).TakeWhile(each => each.Name != "body").Take(MostLevels).Append(page.Root).Select(around => FirstLine(page, around)).FirstOrDefault(found => found is not null);
    }

    private static Finding<string>? FirstLine(ArticleDraft page, MarkupElement around)
    {
        var blocks = new BlockReader(page.Skipped, page.From, new Discards()).Read(around).Where(block => !block.IsLink).Take(MostBlocks).ToList();
        if (around != page.Root)
            blocks = [.. blocks.TakeWhile(block => !IsProse(block)), .. blocks.Where(IsProse).Take(1)];
        var (block, line) = PlainLines.Read(null, blocks).FirstOrDefault(each => each.Line.Role == LineRole.Title);
        if (block is null || line.Text.Length > Longest || Words.Count(line.Text) < FewestWords || !blocks.SkipWhile(each => each != block).Skip(1).Any(IsProse))
            return null;
        page.Heading = block.Start.Ancestors().Prepend(block.Start).TakeWhile(each => each.Name is not ("body" or "html")).LastOrDefault(each => each.Text(Longest * 2) == line.Text);
        return new(line.Text, "first-line", 0.6, line.Text, block.Block.Lines[0]);
    }

    // "Bao Phu Hoa" in the title, "Báo Phú Hòa" on the page.
    private static bool NamesPaper(ArticleDraft page, string title) => LineMeaning.NamesPaper(title)
        || (Folding.Fold(title) is var folded && page.Root.All().Where(each => each.Name is "td" or "div" or "p" or "span" or "font" or "b" or "a").Take(MostLooked).Select(each => each.Text(title.Length * 2)).Any(text => text.Length <= title.Length * 2 && Folding.Fold(text) == folded && LineMeaning.NamesPaper(text)));

    private static bool IsProse(ReadBlock block) => block.Text.Length >= ShortestProse && LineMeaning.EndsSentence(block.Text);

    // The headline that a source states, or null when it states that of the site.
    private static Finding<string>? Headline(ArticleDraft page, Finding<string> source, string? shown)
    {
        if (source.Value.Length is 0 or > Longest)
            return null;
        var isBrowsers = source.Rule == "html-title";
        var title = WithoutSite(page, source.Value, shown);
        if (title.Length == 0 || (shown is not null && IsOfSite(page, source.Value, shown)) || (isBrowsers && page.Publisher is not null && page.IsPublisher(title)))
            return null;
        // Some systems cut the headline in their metadata; the page shows the whole.
        var cut = title.TrimEnd('…', '.', ' ');
        if (shown is not null && cut.Length >= ShortestCut && shown.Length > title.Length && LineMeaning.Key(shown).StartsWith(LineMeaning.Key(cut), StringComparison.Ordinal))
            return new(shown, "html-heading", 1, shown, page.Heading!.Line);
        // The site's name may stand in front.
        return isBrowsers && shown is not null && LineMeaning.Key(title).EndsWith(LineMeaning.Key(shown), StringComparison.Ordinal) ? source with { Value = shown } : source with { Value = title };
    }

    // "Vườn nhà - Tiếng nói của nhà nông" where the page shows another headline: what the site says of itself on every page.
    private static bool IsOfSite(ArticleDraft page, string title, string shown)
    {
        var (key, headline) = (LineMeaning.Key(title), LineMeaning.Key(shown));
        return !key.Contains(headline, StringComparison.Ordinal) && Array.Exists([page.Publisher, page.Head["og:site_name"]], name => name is not null && LineMeaning.Key(name) is var site
            && headline != site && (key == site || Array.Exists(Separators, separator => key.StartsWith(site + separator, StringComparison.Ordinal))));
    }

    // The name of the site goes only where something else says that it is one.
    private static string WithoutSite(ArticleDraft page, string title, string? shown)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var (head, tail) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
            var (key, host) = (LineMeaning.Key(tail), page.From?.Host ?? "");
            if (page.IsSite(tail) || (host.Length > 0 && (key == host || "www." + key == host)) || (shown is not null && LineMeaning.Key(head) == LineMeaning.Key(shown)))
                return WithoutSite(page, head, shown);
        }
        return title;
    }
}
