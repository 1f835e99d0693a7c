using System.Globalization;
using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The body: the blocks of the place where the text stands, and what makes of them lists, headings and captioned figures.</summary>
internal static class BodyRules
{
    /// <summary>Less text than this on the page, and the text that JSON-LD carries is the article.</summary>
    private const int ShortestBody = 200;

    private const int MostParagraphs = 2000;

    /// <summary>A shorter paragraph may be a date, a byline or a button.</summary>
    private const int ShortestProse = 80;

    /// <summary>The level of a bold line until all levels are known.</summary>
    private const int BoldLevel = 7;

    private static readonly string[] HeadingWords = ["title", "subtitle", "heading", "subheading", "subhead", "intertitle", "tieude"];

    /// <summary>Finds the place of the text and reads its blocks, with what of the article stands between headline and text.</summary>
    public static void Read(ArticleDraft page)
    {
        page.Place = ArticlePlace.Find(page.Root, page.Skipped);
        var blocks = new BlockReader(page.Skipped, page.From, page.Discards).Read(page.Place.Element);
        if (blocks.Sum(block => block.Text.Length) < ShortestBody && page.Data.Body is { Length: > ShortestBody } body)
            blocks = InData(page, body);
        else
            blocks.InsertRange(0, SurroundingRules.AboveText(page));
        // To a printer, to a mailbox: what stands above the first paragraph.
        var text = blocks.FindIndex(block => block.Block is PageBlock.Paragraph && block.Text.Length >= ShortestProse);
        var buttons = blocks.Take(Math.Max(0, text)).Where(block => SurroundingRules.IsButton(block)).ToHashSet();
        blocks.RemoveAll(buttons.Contains);
        page.Blocks = FigureRules.WithCaptions(blocks, block => LeadRules.IsSetAsLead(page, block));
    }

    /// <summary>
    /// What stands above the headline in the element of the text goes: a breadcrumb, the name of a section, the day of the visit. A picture there is the article's.
    /// </summary>
    public static void AboveHeadline(ArticleDraft page)
    {
        if (page.Heading is not { } heading)
            return;
        var above = page.Blocks.FindAll(block => block.Block is not PageBlock.Figure && block.Element.Order < heading.Order && !block.Element.Contains(heading));
        // Where the text stands above it, the heading is none of the article.
        if (above.Count == 0 || page.Blocks.Except(above).Sum(block => block.Text.Length) < ShortestBody)
            return;
        foreach (var block in above)
        {
            page.Blocks.Remove(block);
            page.Discards.Add(block.Block.Lines[0], block.Text, "above the headline");
            if (page.Section is null && LineMeaning.Section(block.Text) is { } stated)
                page.Section = page.Note<string>("section", new(stated, "breadcrumb", 0.9, block.Text, block.Block.Lines[0]));
        }
    }

    /// <summary>"- Cầu: 300 m;" above "- Lối dẫn: 2 km.": paragraphs in a row with one mark, none of which asks, are a list, as are "1. Đào hố" and "2. Đặt cây".</summary>
    public static void Bullets(ArticleDraft page)
    {
        var blocks = page.Blocks;
        for (var start = 0; start < blocks.Count; start++)
        {
            var end = start;
            while (end < blocks.Count && blocks[end] is { IsBold: false, Block: PageBlock.Paragraph } && LineMeaning.NumberOf(blocks[end].Text) is { } number && number.Value == end - start + 1)
                end++;
            if (end - start < 2)
                continue;
            var items = blocks[start..end];
            blocks.RemoveRange(start, items.Count);
            blocks.Insert(start, new ReadBlock(new PageBlock.List(true, [.. items.Select(item => item.Text[LineMeaning.NumberOf(item.Text)!.Value.Length..].TrimStart())], [.. items.SelectMany(item => item.Block.Lines).Distinct()]), "numbers", 0.9, items[0].Element));
        }
        for (var start = 0; start + 1 < blocks.Count; start++)
        {
            if (LineMeaning.BulletOf(blocks[start].Text) is not { } mark)
                continue;
            var end = start + 1;
            while (end < blocks.Count && LineMeaning.BulletOf(blocks[end].Text) == mark)
                end++;
            var items = blocks[start..end];
            if (items.Count > 1 && !items.Exists(item => item.Text.EndsWith('?')))
            {
                blocks.RemoveRange(start, items.Count);
                blocks.Insert(start, new ReadBlock(new PageBlock.List(false, [.. items.Select(item => item.Text[1..].TrimStart())], [.. items.SelectMany(item => item.Block.Lines).Distinct()]), "bullets", 0.9, items[0].Element));
            }
            else
                start = end - 1;
        }
    }

    /// <summary>A bold line above a text, or one that is named for it, is a heading; levels count from 2 on, whatever the page calls them.</summary>
    public static void Headings(ArticleDraft page)
    {
        var blocks = page.Blocks;
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i].Block is PageBlock.Paragraph bold && (blocks[i].IsBold || blocks[i].Element.HasClass(HeadingWords)) && LineMeaning.MayBeHeading(bold.Text) && !IsTurn(page, bold.Text, blocks[i + 1].Text) && blocks[i + 1] is { IsBold: false, Block: PageBlock.Paragraph or PageBlock.List or PageBlock.Figure })
                blocks[i] = blocks[i] with { Block = new PageBlock.Heading(BoldLevel, bold.Text, bold.Lines), Rule = "bold-line", Confidence = 0.8 };
        }
        var least = blocks.Select(block => block.Block).OfType<PageBlock.Heading>().Select(each => each.Level).Where(level => level < BoldLevel).DefaultIfEmpty(2).Min();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Block is PageBlock.Heading each)
                blocks[i] = blocks[i] with { Block = each with { Level = each.Level == BoldLevel ? 2 : each.Level - least + 2 } };
        }
    }

    // A question to who answers below, on a page that says who asks, or above a dash.
    private static bool IsTurn(ArticleDraft page, string text, string below) =>
        text.EndsWith('?') && (below is ['-' or '–' or '—', ' ', ..] || page.Blocks.Exists(block => LineMeaning.Asks(block.Text)));

    /// <summary>A heading with nothing below it heads what is none of the text.</summary>
    public static void LastHeading(ArticleDraft page)
    {
        while (page.Blocks is [.., { Block: PageBlock.Heading heading }])
        {
            page.Discards.Add(heading.Lines[0], heading.Text, "a heading without text");
            page.Blocks.RemoveAt(page.Blocks.Count - 1);
        }
    }

    /// <summary>Notes where the blocks come from, and what stands around the text and was left.</summary>
    public static void Origins(ArticleDraft page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
            page.Fields.Add(new FieldOrigin(string.Create(CultureInfo.InvariantCulture, $"body.blocks[{i}]"), page.Blocks[i].Block.Lines, page.Blocks[i].Rule, page.Blocks[i].Confidence, null));
        var (place, rule) = page.Place!;
        if (page.Blocks.Count > 0)
            page.Origin("body", rule, rule == "readability" ? 0.8 : 1, place.Description, place.Line);
        Outside(page, place);
    }

    // From the outside in.
    private static void Outside(ArticleDraft page, MarkupElement place)
    {
        var inside = place.Ancestors().Append(place).ToHashSet();
        foreach (var above in place.Ancestors().Reverse())
        {
            foreach (var child in above.Children)
            {
                if (inside.Contains(child) || child.Name is "head" or "script" or "style" or "noscript" or "link" or "meta" || child.All().Take(2000).Any(page.Skipped.Contains))
                    continue;
                page.Discards.Add(child, PageNoise.Reason(child) ?? "outside the article");
            }
        }
    }

    // The text may be markup itself, which stands on the one line of its script.
    private static List<ReadBlock> InData(ArticleDraft page, string body) => body.Contains("</p>", StringComparison.OrdinalIgnoreCase) || body.Contains("<br", StringComparison.OrdinalIgnoreCase)
        ? MarkupTree.Parse(body) is not { } markup ? []
            : [.. new BlockReader(new HashSet<MarkupElement>(), page.From, page.Discards).Read(markup).Select(block => block with { Block = block.Block with { Lines = [Math.Max(1, page.Data.Line)] } })]
        :
    [
        .. body.Split('\n').Select(StatedText.Clean).OfType<string>().Take(MostParagraphs).Select(text => new ReadBlock(new PageBlock.Paragraph(text, [Math.Max(1, page.Data.Line)]), "json-ld", 0.9, page.Root)),
    ];
}
