using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The lead: the element that says that it is one, the paragraph that the description repeats, the description, the first paragraph.</summary>
internal static class LeadRules
{
    private const int Longest = 5000;
    private const int ShortestPrinted = 20;
    private const int LongestPrinted = 1500;

    /// <summary>A paragraph of the text has as many characters.</summary>
    private const int ShortestText = 80;

    /// <summary>"(Dân trí) - ", "QĐND Online - ": the mark of the house before a lead.</summary>
    private const int LongestMark = 25;

    /// <summary>The paragraph that the description repeats stands among the first.</summary>
    private const int MostAbove = 4;

    /// <summary>A description that shares fewer of its words with the article is the site's, not the article's.</summary>
    private const double OwnWords = 0.5;

    private static readonly string[] LeadWords = ["sapo", "lead", "summary", "description", "standfirst", "excerpt", "chapeau", "abstract", "dek", "subtitle", "intro"];

    /// <summary>Finds the element that says that it is the lead; it is no block of the body then.</summary>
    public static void Element(ArticleDraft page)
    {
        var after = page.Heading?.Order ?? 0;
        // Below a paragraph of the text stand boxes whose parts are named alike.
        var text = page.Root.All().FirstOrDefault(each => each.Order > after && each.Name == "p" && !each.HasClass(LeadWords) && each.Text(LongestPrinted).Length >= ShortestText && page.IsShown(each) && !each.Ancestors().Any(above => above.HasClass(LeadWords)));
        page.LeadElement = page.Root.All().TakeWhile(each => text is null || each.Order < text.Order).FirstOrDefault(each => each.Order > after && each.Name is "p" or "div" or "h2" or "h3" or "h4" or "strong" or "span" or "section" or "td"
            && (each.HasClass(LeadWords) || each["itemprop"] is "description") && !each.HasClass("image", "caption", "related", "author", "body", "comment")
            && page.IsShown(each) && each.Text(Longest) is { Length: >= ShortestPrinted and < LongestPrinted } printed && Words.Count(printed) > 5 && !each.All().Any(below => below.Name is "h1" or "figure" or "img" || (below != each && below.Name is "h2" && below.Text(Longest) != printed))
            && each.All().Count(below => below.Name == "p") <= 3);
        if (page.LeadElement is not null)
            page.Skip(page.LeadElement);
    }

    /// <summary>Whether the first paragraph is the lead though a picture stands right above it: bold and a sentence, or what the description says.</summary>
    public static bool IsSetAsLead(ArticleDraft page, ReadBlock first) =>
        (first.IsBold && LineMeaning.EndsSentence(first.Text) && first.Text.Length >= ShortestText && LineMeaning.Caption(first.Text).Credit is null)
        || ((page.Data.Description ?? page.Head["og:description"] ?? page.Head["description"]) is { Length: >= ShortestText } described && LineMeaning.Key(first.Text).StartsWith(LineMeaning.Key(described.TrimEnd('…', '.', ' ', '[', ']')), StringComparison.Ordinal));

    /// <summary>Settles the lead once the blocks are read; a block that is the lead leaves the body.</summary>
    public static void Lead(ArticleDraft page) => page.Lead = page.Note("lead", Printed(page) ?? Bold(page) ?? Described(page) ?? FirstParagraph(page));

    private static Finding<string>? Printed(ArticleDraft page)
    {
        if (page.LeadElement is not { } element)
            return null;
        var printed = element.Text(Longest);
        page.Blocks.RemoveAll(block => block.Text.Length > 0 && LineMeaning.Key(block.Text) == LineMeaning.Key(printed));
        return new(printed, "lead-class", 1, element.Description, element.TextLine);
    }

    // The first paragraph, set in bold as the next is not.
    private static Finding<string>? Bold(ArticleDraft page)
    {
        var paragraphs = page.Blocks.Where(block => block.Block is PageBlock.Paragraph).Take(2).ToList();
        return paragraphs is [{ IsBold: true, Text.Length: >= ShortestText }, { IsBold: false }] && page.Blocks.IndexOf(paragraphs[0]) is < MostAbove and var at ? Taken(page, at) : null;
    }

    // A description repeats a paragraph, or is the article's own in other words; what cuts the first paragraph off is that.
    private static Finding<string>? Described(ArticleDraft page)
    {
        var described = page.Data.Says(page.Data.Description) ?? page.Head.Stated("og:description", "description").FirstOrDefault();
        if (described is not { Value: { Length: <= Longest } text } || LineMeaning.Key(text) == LineMeaning.Key(page.Title!))
            return null;
        var (key, cut) = (LineMeaning.Key(text), LineMeaning.Key(text.TrimEnd('…', '.', ']', '[', ' ')));
        var same = page.Blocks.FindIndex(block => block.Block is PageBlock.Paragraph or PageBlock.Heading && LineMeaning.Key(block.Text) is var printed && (printed == key || (key.Length >= ShortestText && printed.Length <= key.Length + LongestMark && printed.EndsWith(" " + key, StringComparison.Ordinal))));
        if (same is >= 0 and < MostAbove)
            return Taken(page, same);
        var first = page.Blocks.Find(block => block.Block is PageBlock.Paragraph)?.Text;
        if (first is not null && (LineMeaning.Key(first).StartsWith(cut, StringComparison.Ordinal) || cut.StartsWith(LineMeaning.Key(first), StringComparison.Ordinal) || !IsOwn(page, text)))
            return null;
        return described with { Confidence = 0.8, Evidence = null };
    }

    private static Finding<string>? FirstParagraph(ArticleDraft page) =>
        page.Blocks.FindIndex(block => block.Block is PageBlock.Paragraph) is >= 0 and var at ? Taken(page, at) : null;

    private static Finding<string> Taken(ArticleDraft page, int at)
    {
        var lead = page.Blocks[at];
        page.Blocks.RemoveAt(at);
        return new(lead.Text, "first-paragraph", 0.9, null, lead.Block.Lines[0]);
    }

    // Most of its words are the article's too: else it describes the site.
    private static bool IsOwn(ArticleDraft page, string description)
    {
        var words = page.Blocks.SelectMany(block => Words.Syllables(block.Text)).Concat(Words.Syllables(page.Title!)).ToHashSet(StringComparer.Ordinal);
        var own = Words.Syllables(description).Distinct(StringComparer.Ordinal).ToList();
        return own.Count > 5 && own.Count(words.Contains) >= OwnWords * own.Count;
    }
}
