using System.Globalization;
using ContentApi.Contracts;
using ContentApi.Documents;
using ContentApi.Documents.Text;
using ContentApi.Ingest;

namespace ContentApi.Export;

/// <summary>Whether a page that was written says what is stored: as the reader reads it, and with the ids that the importer would give.</summary>
internal static class PageDumpCheck
{
    /// <summary>
    /// Whether id, slug and state are those that anyone would make of the article's page: it is not withdrawn, never had another slug, and holds the bare ones of its
    /// headline. Else a page says less than is stored.
    /// </summary>
    public static bool IsItsOwn(ExportedArticle exported)
    {
        var (article, record) = (exported.Article, exported.Record);
        var key = Identity.Key(article.Source!.Publisher, article.Title);
        var slug = Slug.From(article.Title);
        return record.Withdrawal is null
            && record.Aliases.Count == 0
            && record.IdentityKey == key
            && record.TitleIdentity == key
            && article.Id == Identity.Id(key)
            && article.Slug == (slug.Length == 0 ? article.Id : slug);
    }

    /// <summary>Whether a page that was read is the stored article, its lists and the teasers that it was the first to print included.</summary>
    /// <param name="read">The page.</param>
    /// <param name="exported">The article.</param>
    /// <param name="own">The teasers that were first met in its lists, by id.</param>
    public static bool IsSame(PageDocument read, ExportedArticle exported, IReadOnlyDictionary<string, ExportedArticle> own)
    {
        var article = exported.Article;
        var source = article.Source!;
        return read.Publisher == source.Publisher
            && read.Title == article.Title
            && read.Lead == article.Lead
            && read.Language == article.Language
            && read.Credit == source.Credit
            && read.WordCount == article.WordCount
            && read.Section == (article.Section.Basis == "stated" ? article.Section.Name : null)
            && read.Authors.SequenceEqual(article.Authors.Select(author => author.Name))
            && read.Tags.SequenceEqual(article.Tags.Where(tag => tag.Basis == "stated").Select(tag => tag.Name))
            && Stated(read.PublishedAt) == article.PublishedAt
            && Stated(read.ModifiedAt) == article.ModifiedAt
            // A stated time is the article's place in time, whatever its text tells of.
            && (read.PublishedAt is not null || read.ModifiedAt is not null || IsSame(read.EventDate, article.Date))
            && read.Blocks.Count == article.Body!.Blocks.Count
            && read.Blocks.Zip(article.Body.Blocks).All(pair => IsSame(pair.First, pair.Second))
            && IsSame(read, read.Related, exported.Record.Headings.Related, source.Related, own)
            && IsSame(read, read.Latest, exported.Record.Headings.Latest, source.Latest, own);
    }

    private static bool IsSame(
        PageDocument page,
        PageList? read,
        string? heading,
        IReadOnlyList<SourceListItem>? items,
        IReadOnlyDictionary<string, ExportedArticle> own
    )
    {
        if (read is null || items is null)
            return read is null && items is null;
        return read.Heading == heading
            && read.Items.Count == items.Count
            && read.Items.Zip(items)
                .All(pair =>
                    pair.First.Title == pair.Second.Title
                    && Identity.Id(Identity.Key(page.Publisher, pair.First.Title)) == pair.Second.ArticleId
                    && (own.GetValueOrDefault(pair.Second.ArticleId) is not { } teaser || IsSame(page, pair.First, teaser.Article))
                );
    }

    private static bool IsSame(PageDocument page, PageTeaser read, Article teaser) =>
        read.Title == teaser.Title
        && read.Summary == teaser.Lead
        && page.Language == teaser.Language
        && page.Publisher == teaser.Source!.Publisher
        && teaser is { PublishedAt: null, ModifiedAt: null, Authors.Count: 0, Source: { Credit: null, Related: null, Latest: null } }
        && teaser.Section.Basis != "stated"
        && teaser.Tags.All(tag => tag.Basis != "stated")
        && IsSame(read.Date, teaser.Date);

    private static bool IsSame(EventDate? read, ArticleDate date) =>
        read is null
            ? date.Basis == "none"
            : date.Basis == (read.Basis == EventDateBasis.Sibling ? "sibling" : "event") && date.Value == read.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsSame(PageBlock read, Block stored) =>
        (read, stored) switch
        {
            (PageBlock.Heading one, HeadingBlock other) => one.Level == other.Level && one.Text == other.Text,
            (PageBlock.Paragraph one, ParagraphBlock other) => one.Text == other.Text,
            (PageBlock.Figure one, FigureBlock other) =>
                one.Label == other.Label && one.Caption == other.Caption && one.Credit == other.Credit && one.ImageUrl == other.ImageUrl,
            (PageBlock.List one, ListBlock other) => one.Ordered == other.Ordered && one.Items.SequenceEqual(other.Items),
            (PageBlock.Quote one, QuoteBlock other) => one.Text == other.Text && one.Attribution == other.Attribution,
            (PageBlock.Table one, TableBlock other) =>
                one.Rows.Count == other.Rows.Count && one.Rows.Zip(other.Rows).All(rows => rows.First.SequenceEqual(rows.Second)),
            (PageBlock.Video one, VideoBlock other) => one.Label == other.Label,
            _ => false,
        };

    private static string? Stated(PageDate? date) =>
        date is null ? null
        : date.Instant is { } instant ? Times.Format(instant.ToUnixTimeMilliseconds(), "instant")
        : date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
