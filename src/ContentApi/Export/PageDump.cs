using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Contracts;
using ContentApi.Documents;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Export;

/// <summary>An article written as the page that docs/page-format.md describes, and read back to the same content with the same id.</summary>
/// <param name="Document">The document that the article was read from.</param>
/// <param name="Text">The page.</param>
/// <param name="Ids">The article and those teasers of its lists that the page says in full.</param>
public sealed partial record PageDump(string Document, string Text, IReadOnlyList<string> Ids)
{
    /// <summary>A line that is read as an ornament: it parts what else would be read as one.</summary>
    private const string Ornament = "* * *";

    /// <summary>The ways to write a page, the plainest first: what a page of odd content needs differs, and the reader says what it understood.</summary>
    private static readonly Way[] Ways =
    [
        new(),
        new() { PartsMasthead = true },
        new() { PartsMasthead = true, PartsBlocks = true },
        new() { PartsMasthead = true, PartsBlocks = true, RepeatsTitle = true },
        new() { PartsBlocks = true },
        new() { PartsMasthead = true, NamesRelatedInText = true },
    ];

    /// <summary>The pages of those articles that a page can say; all others are absent.</summary>
    /// <param name="session">The content.</param>
    /// <param name="block">The articles, and teasers to pass over.</param>
    /// <param name="sharedTitles">The keys of publisher and title that several articles share.</param>
    public static IEnumerable<PageDump> Of(ReadSession session, IReadOnlyList<ExportedArticle> block, IReadOnlySet<string> sharedTitles)
    {
        // Which of several articles an item of a list is, a headline alone does not tell.
        var articles = block
            .Where(exported => exported.Article.Kind == "article" && PageDumpCheck.IsItsOwn(exported))
            .Where(exported => !Items(exported.Article.Source!).Any(item => sharedTitles.Contains(Identity.Key(exported.Article.Source!.Publisher, item.Title))))
            .ToList();
        var listed = articles.SelectMany(exported => Items(exported.Article.Source!)).Select(item => item.ArticleId).ToHashSet(StringComparer.Ordinal);
        // The items of one block may be many times the articles of one.
        var teasers = listed
            .Chunk(ArticleBlocks.BlockSize)
            .SelectMany(ids => ArticleBlocks.Compose(session, [.. ArticleExport.Of(session, ids).Where(row => row.Kind == "teaser")]))
            .ToDictionary(exported => exported.Article.Id);
        foreach (var exported in articles)
        {
            if (Of(exported, teasers) is { } dump)
                yield return dump;
        }
    }

    /// <summary>The page of an article, or null: no page says it.</summary>
    /// <param name="exported">The article.</param>
    /// <param name="teasers">The teasers among the items of its lists, by id.</param>
    public static PageDump? Of(ExportedArticle exported, IReadOnlyDictionary<string, ExportedArticle> teasers)
    {
        ArgumentNullException.ThrowIfNull(exported);
        var article = exported.Article;
        var source = article.Source!;
        // A summary belongs to the page that the teaser was first met in; elsewhere its headline is enough, and must not change it.
        var own = Items(source)
            .Select(item => teasers.GetValueOrDefault(item.ArticleId))
            .OfType<ExportedArticle>()
            .Where(teaser => teaser.Article.Source!.Document == source.Document)
            .DistinctBy(teaser => teaser.Article.Id)
            .ToDictionary(teaser => teaser.Article.Id);
        foreach (var way in Ways)
        {
            if (way.NamesRelatedInText && source.Related is not { Count: > 0 })
                continue;
            var text = Write(exported, own, way);
            if (PageParser.Parse(text) is PageReading.Read read && PageDumpCheck.IsSame(read.Document, exported, own))
                return new PageDump(source.Document, text, [article.Id, .. own.Values.Where(PageDumpCheck.IsItsOwn).Select(teaser => teaser.Article.Id)]);
        }
        return null;
    }

    private static IEnumerable<SourceListItem> Items(Source source) => (source.Related ?? []).Concat(source.Latest ?? []);

    private static string Write(ExportedArticle exported, Dictionary<string, ExportedArticle> own, Way way)
    {
        var article = exported.Article;
        var source = article.Source!;
        var page = new StringBuilder();
        Line(source.Publisher);
        if (way.PartsMasthead && source.Publisher is not null)
            Line(Ornament);
        Line(article.Section.Basis == "stated" ? $"Chuyên mục: {article.Section.Name}" : null);
        Line(article.Title);
        Line(way.RepeatsTitle ? article.Title : null);
        Line(Date(article.PublishedAt));
        Line(article.ModifiedAt is null ? null : $"Cập nhật: {Date(article.ModifiedAt)}");
        Line(article.Lead);
        Block? before = null;
        foreach (var block in article.Body!.Blocks)
        {
            // The first item of a list is told by the colon above it.
            if (way.PartsBlocks && before is not null && !(before is ParagraphBlock { Text: [.., ':'] } && block is ListBlock))
                Line(Ornament);
            Put(block);
            before = block;
        }
        foreach (var authors in Bylines(article.Authors))
            Line(authors);
        Line(source.Credit);
        var tags = article.Tags.Where(tag => tag.Basis == "stated").Select(tag => tag.Name).ToList();
        Line(tags.Count == 0 ? null : $"Từ khóa: {string.Join(", ", tags)}");
        if (way.NamesRelatedInText)
        {
            var opening = exported.Record.Headings.Related is ">>" or null ? ">>" : exported.Record.Headings.Related + ":";
            foreach (var item in source.Related!)
                Line($"{opening} {item.Title}");
        }
        else
            List(exported.Record.Headings.Related, source.Related);
        List(exported.Record.Headings.Latest, source.Latest);
        return page.ToString();

        // A blank line below each, so that no two lines are taken for one that was wrapped.
        void Line(string? text)
        {
            if (text is not null)
                page.Append(text).Append("\n\n");
        }

        void Put(Block block)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    Line(heading.Text);
                    break;
                case ParagraphBlock paragraph:
                    Line(paragraph.Text);
                    break;
                case FigureBlock figure:
                    Figure(figure);
                    break;
                case ListBlock list:
                    for (var i = 0; i < list.Items.Count; i++)
                        Line(list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {list.Items[i]}") : $"- {list.Items[i]}");
                    break;
                case QuoteBlock quote:
                    Line(quote.Text);
                    Line(quote.Attribution is null ? null : $"— {quote.Attribution}");
                    break;
                case TableBlock table:
                    foreach (var row in table.Rows)
                        Line(string.Join('\t', row));
                    break;
                case VideoBlock video:
                    Line(video.Label);
                    break;
            }
        }

        void Figure(FigureBlock figure)
        {
            var credit = figure.Credit is null ? null : $"Ảnh: {figure.Credit}";
            var caption = credit is null ? figure.Caption
                : figure.Caption is null ? credit
                : $"{figure.Caption} ({credit})";
            // Behind a bare label a caption of any form is one; below it only some are.
            if (figure.Label is not null && figure.Caption is not null && BareLabel().IsMatch(figure.Label))
                Line($"{figure.Label}: {caption}");
            else
            {
                Line(figure.Label);
                Line(caption);
            }
        }

        void List(string? heading, IReadOnlyList<SourceListItem>? items)
        {
            if (items is null)
                return;
            Line(heading);
            foreach (var item in items)
            {
                // A headline that stands there twice opens an item.
                Line(item.Title);
                Line(item.Title);
                Line(own.GetValueOrDefault(item.ArticleId)?.Article.Lead);
            }
        }
    }

    /// <summary>The lines of the byline. The reader puts the names of a later line before those of an earlier, so the last names come first.</summary>
    private static IEnumerable<string> Bylines(IReadOnlyList<AuthorReference> authors)
    {
        // No byline is longer: see docs/page-format.md.
        const int longest = 10;
        var lines = new List<List<string>>();
        var words = 0;
        foreach (var author in authors)
        {
            var length = author.Name.Count(character => character == ' ') + 1;
            if (lines.Count == 0 || words + length > longest || lines[^1].Count == 3)
            {
                lines.Add([]);
                words = 0;
            }
            lines[^1].Add(author.Name);
            words += length;
        }
        lines.Reverse();
        return lines.Select(names => $"Tác giả: {string.Join(", ", names)}");
    }

    /// <summary>As papers print it: 01/08/2018 16:45, in the time of Hà Nội.</summary>
    private static string? Date(string? published) =>
        published is null ? null
        : DateOnly.TryParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : DateTimeOffset.Parse(published, CultureInfo.InvariantCulture).ToOffset(Times.HoChiMinh).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(hình|ảnh|hình ảnh|photo|figure|fig\.) ?\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareLabel();

    /// <summary>One way to write a page.</summary>
    private sealed record Way
    {
        /// <summary>Whether an ornament stands below the masthead, which tells it from a headline.</summary>
        public bool PartsMasthead { get; init; }

        /// <summary>Whether an ornament stands between any two blocks.</summary>
        public bool PartsBlocks { get; init; }

        /// <summary>Whether the headline is printed twice, which tells it from a lead.</summary>
        public bool RepeatsTitle { get; init; }

        /// <summary>Whether the related articles are named each in a line of its own ("Xem thêm: …"), not below a heading.</summary>
        public bool NamesRelatedInText { get; init; }
    }
}
