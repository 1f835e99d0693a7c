using System.Globalization;
using ContentApi.Documents;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Settles the fields of an article from what a page says of itself and from what it shows.</summary>
internal static class ArticlePage
{
    /// <summary>
    /// The document that a page holds, or why it holds none. The rules are asked in this order: what one reads as its own is no text for those behind it. Of the sources of a
    /// field the first wins; each rule names its sources in their order, and <c>docs/page-format.md</c> tells them.
    /// </summary>
    public static PageReading Read(MarkupElement root)
    {
        var page = new ArticleDraft(root);
        SourceRules.Publisher(page);
        HeadlineRules.Title(page);
        if (page.Title is null)
            return new PageReading.Refused("The page has no headline; give it an h1, an og:title or a title.", null);
        SectionRules.Stated(page);
        TagRules.Stated(page);
        CommentRules.Siblings(page);
        LeadRules.Element(page);
        BylineRules.Stated(page);
        DateRules.Stated(page);
        BodyRules.Read(page);
        BodyRules.AboveHeadline(page);
        DateRules.AboveText(page);
        CommentRules.UnderHeading(page);
        MarginRules.Lines(page);
        SurroundingRules.BelowText(page);
        MarginRules.Footers(page);
        DateRules.AboveHeadline(page);
        BodyRules.LastHeading(page);
        BodyRules.Bullets(page);
        LeadRules.Lead(page);
        if (page.Lead is null && page.Blocks.Count == 0)
            return new PageReading.Refused("The page has a headline and no text; save the whole article, not a list or a page that only scripts fill.", page.LineOf("title"));
        BodyRules.Headings(page);
        LanguageRules.Language(page);
        BodyRules.Origins(page);
        ListOrigins(page, "source.related", page.Lists.Related);
        ListOrigins(page, "source.latest", page.Lists.Latest);
        SourceRules.Address(page);
        return new PageReading.Read(PageCompletion.Complete(Document(page)));
    }

    private static void ListOrigins(ArticleDraft page, string path, PageList? list)
    {
        if (list is null)
            return;
        page.Fields.Add(new FieldOrigin(path, [list.Line], "list-heading", 1, list.Heading));
        foreach (var item in list.Items)
            page.Fields.Add(new FieldOrigin(string.Create(CultureInfo.InvariantCulture, $"{path}[{item.Position - 1}]"), item.Lines, "list-links", 1, item.SourceKey));
    }

    // What follows from the rest is still open.
    private static PageDocument Document(ArticleDraft page) =>
        new()
        {
            SourceKey = page.SourceKey,
            Publisher = page.Publisher,
            Title = page.Title!,
            Language = page.Language!,
            Lead = page.Lead,
            Authors = page.Authors,
            Credit = page.Credit,
            Section = page.Section,
            Tags = page.Tags,
            PublishedAt = page.PublishedAt,
            ModifiedAt = page.ModifiedAt,
            EventDate = null,
            Blocks = [.. page.Blocks.Select(block => block.Block)],
            Related = page.Lists.Related,
            Latest = page.Lists.Latest,
            Warnings = [],
            Fields = page.Fields,
            Discarded = page.Discards.Lines,
            WordCount = 0,
        };
}
