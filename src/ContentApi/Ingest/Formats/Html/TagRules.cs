using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The tags: those that the page prints, else those that it states for machines. <c>meta keywords</c> are written for search engines and none.</summary>
internal static class TagRules
{
    private const int Longest = 100;
    private const int Most = 50;

    /// <summary>Characters of an element that holds tags and nothing else.</summary>
    private const int LongestList = 500;

    private const int MostLevels = 3;

    /// <summary>Characters of the word for tags.</summary>
    private const int LongestWord = 10;

    /// <summary>So much of it is links.</summary>
    private const double LinkShare = 0.5;

    private static readonly string[] TagWords = ["tag", "tags", "taglist", "keywords", "tukhoa"];

    public static void Stated(ArticleDraft page) => page.Tags.AddRange(page.Note("tags", Printed(page) ?? Linked(page) ?? InData(page) ?? InMetadata(page)) ?? []);

    /// <summary>The tags of a line that opens with their word; its links need no commas between them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="block">The line.</param>
    /// <returns>Whether it is such a line.</returns>
    public static bool Line(ArticleDraft page, ReadBlock block)
    {
        if (LineMeaning.Tags(block.Text) is not { } printed)
            return false;
        if (page.Tags.Count == 0)
        {
            var linked = Links(block.Element, Most).Where(tag => tag.Length > 0).ToList();
            page.Tags.AddRange(Distinct(linked.Count > printed.Count ? linked : printed));
            page.Origin("tags", "tag-list", 1, block.Text, block.Block.Lines[0]);
        }
        return true;
    }

    private static Finding<List<string>>? Printed(ArticleDraft page)
    {
        var element = page.Root.All().FirstOrDefault(each => each.Name is "div" or "ul" or "p" or "section" or "footer" or "span" && each.HasClass(TagWords) && !page.IsListed(each) && !PageNoise.IsHidden(each)
            && each.All().Any(below => below.Name == "a" && below.Text(Longest * 2).Length > 0) && !each.All().Any(below => below.Name is "h1" or "article"));
        if (element is null)
            return null;
        page.Skip(element);
        var tags = Distinct(Links(element, Most * 2));
        return tags.Count == 0 ? null : new(tags, "tag-list", 1, element.Text(250), element.Line);
    }

    // Links that say they lead to a tag, or stand behind the word for tags in an element of their own.
    private static Finding<List<string>>? Linked(ArticleDraft page)
    {
        var after = page.Heading?.Order ?? 0;
        var first = page.Root.All().FirstOrDefault(each => each.Order > after && each.Name == "a" && IsToTag(each) && page.IsShown(each));
        var element = first?.Parent is { Name: "li" } item ? item.Parent : first?.Parent;
        element ??= page.Root.Texts().Where(text => text.Parent!.Order > after && text.Text.Length < Longest && LineMeaning.Tags(WhiteSpace.Collapse(text.Text).TrimEnd(':', ' ') + ":") is { Count: 0 }).Take(Most)
            .Select(text => text.Parent!.Ancestors().Prepend(text.Parent!).Take(MostLevels).FirstOrDefault(around => around.All().Take(Most).Any(each => each.Name == "a")))
            .FirstOrDefault(around => around is not null && around.Text(LongestList * 2).Length <= LongestList && page.IsShown(around) && Links(around, Most).Sum(link => link.Length) >= LinkShare * (around.Text(LongestList).Length - LongestWord));
        if (element is null)
            return null;
        var tags = Distinct(first is null ? Links(element, Most * 2) : element.All().Where(each => each.Name == "a" && IsToTag(each)).Take(Most * 2).Select(each => each.Text(Longest * 2)));
        if (tags.Count == 0)
            return null;
        // Elsewhere the line is left as a whole; in the text it goes with its links.
        if (element.Text(LongestList * 2).Length <= LongestList)
            page.Skip(element);
        return new(tags, "tag-list", 1, element.Text(250), element.Line);
    }

    private static bool IsToTag(MarkupElement link) => link["rel"]?.Split(' ') is { } relations && relations.Contains("tag") && !relations.Contains("category");

    private static Finding<List<string>>? InData(ArticleDraft page)
    {
        var tags = Distinct(page.Data.Keywords.Select(StatedText.Clean).OfType<string>().SelectMany(Parts));
        return tags.Count == 0 ? null : page.Data.Says(tags, string.Join(", ", tags));
    }

    private static Finding<List<string>>? InMetadata(ArticleDraft page)
    {
        var tags = Distinct(page.Head.Tags.SelectMany(each => Parts(each.Value)));
        return tags.Count == 0 ? null : new(tags, "open-graph", 1, string.Join(", ", tags), page.Head.Tags[0].Line);
    }

    private static IEnumerable<string> Links(MarkupElement element, int most) => element.All().Where(each => each.Name == "a").Take(most).Select(each => each.Text(Longest * 2));

    private static string[] Parts(string stated) => stated.Split([',', ';']);

    private static List<string> Distinct(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => tag.Trim(' ', '#', ',', ';', '.')).Where(tag => tag.Length is > 0 and <= Longest && LineMeaning.Tags(tag + ":") is null).DistinctBy(LineMeaning.Key).Take(Most),
    ];
}
