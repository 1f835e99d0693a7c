using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The page's lists of other articles: a heading that names one, and the links behind it.</summary>
internal sealed class TeaserLists
{
    private const int LongestHeading = 60;

    /// <summary>Each costs a look at what stands around it.</summary>
    private const int MostHeadings = 50;

    /// <summary>How many elements are looked behind that may head one.</summary>
    private const int MostLooked = 500;

    private const int MostItems = 100;
    private const int MostTurning = 3;
    private const int ShortestTitle = 4;
    private const int ShortestSummary = 8;

    private const int LongestBox = 1500;

    /// <summary>So much of a box that only its class names is headlines.</summary>
    private const double BoxShare = 0.6;

    private static readonly string[] RelatedWords = ["related", "relate", "relates", "relatednews", "lienquan", "tinlienquan"];

    private readonly Uri? from;
    private readonly Dictionary<OtherArticles, PageList> lists = [];

    /// <param name="root">The page.</param>
    /// <param name="from">What its relative links are relative to, or null.</param>
    public TeaserLists(MarkupElement root, Uri? from)
    {
        this.from = from;
        var (headings, looked) = (0, 0);
        foreach (var element in root.All())
        {
            if (headings == MostHeadings || looked == MostLooked)
                break;
            if (!MayHead(element) || element.Text(LongestHeading * 2) is not { Length: > 0 and <= LongestHeading } text || KindOf(text) is not { } kind)
                continue;
            // Inside another heading, or a heading of a list that was read.
            if (Read.Contains(element) || element.Ancestors().Any(Read.Contains))
                continue;
            looked++;
            var parts = Parts(element);
            if (IsNextArticle(element, parts) || parts.Count == 0 && (!IsHeading(element) || LineMeaning.ListHeading(text) is null || LineMeaning.Key(text) == "xem thêm"))
                continue;
            // Words that such headings are made of may head a text as well: below them stand headlines, more than one, and little else.
            if (LineMeaning.ListHeading(Bare(text)) is null && !(HasSeveral(parts) && LinkShare(parts) >= BoxShare))
                continue;
            headings++;
            Add(kind, text, element, parts);
        }
        foreach (var box in root.All().Where(IsRelatedBox).Take(MostHeadings))
        {
            if (!Read.Contains(box) && !box.Ancestors().Any(Read.Contains) && !box.All().Any(Read.Contains))
                Add(OtherArticles.Related, box.Description, box, [box]);
        }
    }

    /// <summary>The elements that the lists stand in, headings included.</summary>
    public HashSet<MarkupElement> Read { get; } = [];

    public PageList? Related => lists.GetValueOrDefault(OtherArticles.Related);

    public PageList? Latest => lists.GetValueOrDefault(OtherArticles.Latest);

    /// <summary>Adds one related article that the text names ("Xem thêm: …").</summary>
    public void AddRelated(string heading, string title, MarkupElement? link, int line)
    {
        var list = lists.GetValueOrDefault(OtherArticles.Related) ?? new PageList(heading, line, []);
        var address = PageAddress.Clean(link?["href"], from);
        if (list.Items.Count < MostItems && !list.Items.Any(item => item.Title == title))
        {
            // In the order of the page.
            var items = list.Items.Append(new PageTeaser(0, title, null, null, [line]) { SourceKey = address }).OrderBy(item => item.Lines[0]);
            lists[OtherArticles.Related] = list with { Items = [.. items.Select((item, i) => item with { Position = i + 1 })] };
        }
    }

    /// <summary>Whether an element holds a link that may be the headline of another article.</summary>
    public static bool HasTeaser(MarkupElement element) => element.All().Any(each => each.Name == "a" && TitleOf(each) is not null);

    private static bool IsHeading(MarkupElement element) => element.Name is "h2" or "h3" or "h4" or "h5" or "h6";

    private static bool HasSeveral(IEnumerable<MarkupElement> parts) => parts.SelectMany(part => part.All()).Where(each => each.Name == "a" && TitleOf(each) is not null).Select(each => each["href"]).Distinct().Take(2).Count() > 1;

    // Named for related articles, without a heading: links to several others and little else.
    private static bool IsRelatedBox(MarkupElement element) =>
        element.Name is "div" or "ul" or "ol" or "section" or "aside" or "table" && element.HasClass(RelatedWords) && !element.HoldsArticle && !PageNoise.IsHidden(element) && element.Text(LongestBox * 2) is { Length: > 0 and <= LongestBox } text
        && element.All().Where(each => each.Name == "a" && TitleOf(each) is not null).Sum(each => each.Text(300).Length) >= BoxShare * text.Length && !element.All().Any(each => each.Name is "h1" or "form") && HasSeveral([element]);

    private static OtherArticles? KindOf(string text) => LineMeaning.ListPhrase(Bare(text));

    // "Bài viết liên quan (theo thẻ)"
    private static string Bare(string text) => text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open ? text[..open].TrimEnd() : text;

    // Of two tabs in one heading the first is open.
    private static bool MayHead(MarkupElement element) =>
        IsHeading(element) || (element.Name == "a" && element.Parent is { } tabs && IsHeading(tabs) && tabs.Children.First() == element) || element.Name is "p" or "div" or "strong" or "b" or "span" or "header" or "summary" or "legend" or "dt" or "td" or "th";

    // The elements behind the heading that hold links: beside it, beside what wraps it, or beside what wraps that.
    private static List<MarkupElement> Parts(MarkupElement heading)
    {
        var at = heading;
        for (var level = 0; level < 4 && at.Parent is { } parent; level++, at = parent)
        {
            var parts = new List<MarkupElement>();
            foreach (var sibling in parent.Children.SkipWhile(child => child != at).Skip(1))
            {
                if (sibling.Name is "script" or "style" or "br" or "hr" || (parts.Count > 0 && IsStamp(sibling)))
                    continue;
                if (sibling.Name is "h1" || IsHeading(sibling) && LineMeaning.ListHeading(sibling.Text(LongestHeading)) is not null || !IsOfLinks(sibling))
                    break;
                parts.Add(sibling);
            }
            if (parts.Count > 0)
                return parts;
            // What else stands beside the heading decides that it heads nothing further up.
            if (parent.Name is "body" or "main" or "article" || parent.All().Any(each => each.Name is "h1"))
                break;
        }
        return [];
    }

    // "Bài tiếp theo" above the one link to it turns pages.
    private static bool IsNextArticle(MarkupElement heading, List<MarkupElement> parts) =>
        heading.Ancestors().Prepend(heading).Take(MostTurning).Any(each => each.HasClass("prev", "previous", "next")) && parts.SelectMany(part => part.All()).Count(each => each.Name == "a") <= 1;

    // "(11/07/2016)" behind a link.
    private static bool IsStamp(MarkupElement element) => element.Text(LongestHeading) is { Length: > 0 and <= LongestHeading } text && LineMeaning.Times(text.Trim('(', ')', ' ')) is { Names.Count: 0 };

    // Links with headlines, and not a text with a link in it.
    private static bool IsOfLinks(MarkupElement element)
    {
        if (!HasTeaser(element) || element.All().Any(each => each.Name == "h1"))
            return false;
        return LinkShare([element]) >= 0.2;
    }

    private static double LinkShare(IReadOnlyCollection<MarkupElement> elements) =>
        elements.SelectMany(element => element.All()).Where(each => each.Name == "a").Sum(each => each.Text(300).Length) / (double)Math.Max(1, elements.Sum(element => element.Text(20_000).Length));

    private static string? TitleOf(MarkupElement link)
    {
        if (link["href"] is null or "" or "#" || link["href"]!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = link.Text(400);
        if (Words.Count(text) < ShortestTitle)
            text = StatedText.Clean(link["title"]) ?? "";
        return text.Length <= 300 && Words.Count(text) >= ShortestTitle ? WithoutMarks(text) : null;
    }

    // "- Cầu mới thông xe (11/07/2016)": the mark of an item and its day stand inside some links.
    private static string WithoutMarks(string text)
    {
        var bare = text.TrimStart('-', '–', '•', '+', '*', '»', '«', '>', '›', '←', '►', '▪', ' ');
        bare = bare.TrimEnd('»', '>', '›', '→', ' ');
        if (bare.EndsWith(')') && bare.LastIndexOf('(') is > 0 and var open && DateRules.Stamp(bare[(open + 1)..^1].Trim()) is { Names.Count: 0 })
            bare = bare[..open].TrimEnd();
        return Words.Count(bare) >= ShortestTitle ? bare : text;
    }

    private void Add(OtherArticles kind, string heading, MarkupElement element, List<MarkupElement> parts)
    {
        var list = lists.GetValueOrDefault(kind) ?? new PageList(heading, element.Line, []);
        var items = list.Items.ToList();
        var known = items.Select(item => item.SourceKey ?? item.Title).ToHashSet(StringComparer.Ordinal);
        foreach (var link in parts.SelectMany(part => part.All()).Where(each => each.Name == "a"))
        {
            if (items.Count == MostItems || TitleOf(link) is not { } title)
                continue;
            var address = PageAddress.Clean(link["href"], from);
            if (!known.Add(address ?? title) || items.Exists(item => item.Title == title))
                continue;
            var (summary, line) = Summary(link, parts);
            items.Add(new PageTeaser(items.Count + 1, title, summary, null, line == link.Line || summary is null ? [link.Line] : [link.Line, line]) { SourceKey = address });
        }
        lists[kind] = list with { Items = items };
        Read.Add(element);
        Read.UnionWith(parts);
    }

    // In the smallest element around the link that holds a text beside headlines, as long as it holds no second headline.
    private static (string? Text, int Line) Summary(MarkupElement link, List<MarkupElement> parts)
    {
        foreach (var around in link.Ancestors().Take(4))
        {
            if (around.All().Where(each => each.Name == "a" && TitleOf(each) is not null).Select(each => each["href"]).Distinct().Take(2).Count() > 1)
                break;
            var summary = around.All().FirstOrDefault(each => each.Name is "p" or "div" or "span" && each.Order > link.Order && !each.Ancestors().Contains(link)
                && !each.All().Any(below => below.Name is "a" or "p" or "div" && below != each) && Words.Count(each.Text(2000)) >= ShortestSummary);
            if (summary is not null)
                return (summary.Text(2000), summary.Line);
            if (parts.Contains(around))
                break;
        }
        return (null, 0);
    }
}
