using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What of the article stands outside the element of its text: between the headline and it, and right below it.</summary>
internal static class SurroundingRules
{
    private const int MostBlocks = 12;
    private const int MostBelow = 3;

    /// <summary>A shorter paragraph above the text is a label.</summary>
    private const int ShortestLead = 40;

    private const int LongestLine = 140;

    /// <summary>
    /// Reads the elements between headline and text: pictures and a paragraph stand above the blocks of the text, the first of them the lead; dates, bylines and sections are read as
    /// such. Whatever else stands there is left.
    /// </summary>
    public static List<ReadBlock> AboveText(ArticleDraft page)
    {
        var (place, found) = (page.Place!.Element, new List<ReadBlock>());
        if (page.Heading is not { } heading || place.Contains(heading) || heading.Contains(place) || place.Ancestors().FirstOrDefault(above => above.Contains(heading)) is not { } around)
            return found;
        foreach (var element in Between(around, heading, place).ToList())
        {
            if (found.Count > MostBlocks)
                break;
            if (!page.IsShown(element))
                continue;
            var reader = new BlockReader(page.Skipped, page.From, page.Discards);
            var left = new List<ReadBlock>();
            var count = 0;
            foreach (var block in FigureRules.IsFigure(element) ? reader.Figure(element) : reader.Read(element))
            {
                count++;
                if (block.Block is PageBlock.Figure ? !IsButton(block) : IsLead(page, block))
                    found.Add(block);
                else if (block.Block is PageBlock.Paragraph && block.Text.Length <= LongestLine && MarginRules.IsHeadLine(page, block.Text, block.Block.Lines[0], block.Element))
                    page.Discards.Add(block.Block.Lines[0], block.Text, "a line of date, byline or section");
                else
                    left.Add(block);
            }
            // Nothing of the element is the article's: it is told as a whole, with what else stands around the text.
            if (left.Count == count)
                continue;
            page.Skip(element);
            foreach (var block in left)
                page.Discards.Add(block.Block.Lines[0], block.Text, "outside the article");
        }
        return found;
    }

    /// <summary>The lines right below the element of the text: who signs it, and the agency it comes from. The first that is neither ends them.</summary>
    public static void BelowText(ArticleDraft page)
    {
        var hasAuthors = page.Authors.Count > 0;
        var left = MostBelow;
        foreach (var element in Behind(page.Place!.Element))
        {
            if (page.Skipped.Contains(element) || PageNoise.Reason(element) is not null)
                continue;
            foreach (var block in new BlockReader(page.Skipped, page.From, new Discards()).Read(element))
            {
                var line = block.Block.Lines[0];
                if (left-- == 0 || block.Block is not PageBlock.Paragraph || block.IsLink || !MaySign(block.Text)
                    || !(BylineRules.Agency(page, block.Text, line) || BylineRules.Signature(page, block.Text, line, hasAuthors)))
                    return;
                page.Discards.Add(line, block.Text, "the byline");
                page.Skip(element);
            }
        }
    }

    /// <summary>Whether the block is a picture that leads to a printer, to a mailbox, to the author.</summary>
    public static bool IsButton(ReadBlock block) => block.Block is PageBlock.Figure { Caption: null } && block.Element.All().Where(Pictures.IsPicture).Take(MostBlocks).Any(BoxRules.IsButton);

    private static bool IsLead(ArticleDraft page, ReadBlock block) =>
        page.LeadElement is null && block is { IsLink: false, Block: PageBlock.Paragraph or PageBlock.Heading, Text.Length: >= ShortestLead } && LineMeaning.EndsSentence(block.Text) && Words.Count(block.Text) > 5;

    // One word alone outside the text names a box ("Tags", "Video"), unless it is set as initials are.
    private static bool MaySign(string text) => (Words.Count(text) > 1 || text.Contains('.', StringComparison.Ordinal)) && !LineMeaning.IsNoise(text) && LineMeaning.ListHeading(text) is null;

    // The largest elements that stand between the two, in order.
    private static IEnumerable<MarkupElement> Between(MarkupElement around, MarkupElement heading, MarkupElement place)
    {
        foreach (var child in around.Children)
        {
            if (child == heading || child == place || child.Order > place.Order)
                continue;
            if (child.Contains(heading) || child.Contains(place))
            {
                foreach (var inner in Between(child, heading, place))
                    yield return inner;
            }
            else if (child.Order > heading.Order)
                yield return child;
        }
    }

    // The siblings behind an element, and behind what holds nothing else but it and what stands above it.
    private static IEnumerable<MarkupElement> Behind(MarkupElement place)
    {
        for (var at = place; at.Parent is { } parent && at.Name is not ("body" or "article" or "main"); at = parent)
        {
            foreach (var sibling in parent.Children.SkipWhile(child => child != at).Skip(1))
                yield return sibling;
        }
    }
}
