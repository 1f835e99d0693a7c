using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>The lines in the element of the text that are none of it: the headline again, dates, bylines, tags, buttons, links to something else.</summary>
internal static partial class MarginRules
{
    /// <summary>A longer line is text.</summary>
    private const int LongestLine = 300;

    /// <summary>A longer line above the text is no date, byline or section.</summary>
    private const int LongestHeadLine = 140;

    private const int LongestFooterLine = 150;
    private const int MostFooters = 5;
    private const int MostItems = 20;

    /// <summary>Parts of a line above the text.</summary>
    private const int MostParts = 8;

    private static readonly char[] Signs = [' ', '|', '-', '–', '•', '·', ',', '/'];

    /// <summary>No headline of another article has fewer words.</summary>
    private const int ShortestTitle = 4;

    /// <summary>No headline of another article has more words.</summary>
    private const int LongestTitle = 45;

    /// <summary>A shorter paragraph may be a date, a byline or a button.</summary>
    private const int ShortestProse = 80;

    /// <summary>The rules in the order they are asked, each with the reason that it discards a line for.</summary>
    private static readonly (string Reason, Func<ArticleDraft, Line, bool> Claims)[] Table =
    [
        ("a line of date, byline or section", ListAboveText),
        ("the headline again", HeadlineAgain),
        ("a button or widget of the page", Noise),
        ("a line of date, byline or section", LineAboveText),
        ("what a list of links leaves", Stamps),
        ("the tags", Tags),
        ("the credit", Agency),
        ("a related article named in the text", RelatedInText),
        ("a link to something else", Link),
        ("an address", Address),
        ("the byline", Signature),
    ];

    /// <summary>A block of the body, and where it stands.</summary>
    /// <param name="Of">The block.</param>
    /// <param name="IsFirst">It is the first of the body.</param>
    /// <param name="IsAboveText">No long paragraph stands above it.</param>
    /// <param name="IsBelowText">No sentence, list, table or figure stands below it.</param>
    /// <param name="HasAuthors">The authors were known before any line was read.</param>
    private sealed record Line(ReadBlock Of, bool IsFirst, bool IsAboveText, bool IsBelowText, bool HasAuthors)
    {
        public string Text => Of.Text;

        public int At => Of.Block.Lines[0];

        public bool IsText => Of.Block is PageBlock.Paragraph or PageBlock.Heading && Of.Text.Length <= LongestLine;

        public bool IsParagraph => IsText && Of.Block is PageBlock.Paragraph;
    }

    /// <summary>Takes out of the body what is no text, and reads the fields that it tells.</summary>
    public static void Lines(ArticleDraft page)
    {
        var firstProse = Math.Max(0, page.Blocks.FindIndex(block => block.Block is PageBlock.Paragraph && block.Text.Length > ShortestProse));
        // The author signs below the last sentence, whatever boxes stand below that.
        var last = Math.Min(page.Blocks.Count - 2, page.Blocks.FindLastIndex(IsText) + 1);
        var hasAuthors = page.Authors.Count > 0;
        page.Blocks = [.. page.Blocks.Select((block, i) => new Line(block, i == 0, i <= firstProse, i >= last, hasAuthors)).Where(line => !IsDiscarded(page, line)).Select(line => line.Of)];
    }

    /// <summary>Reads the lines in the footer of the article: author and date.</summary>
    public static void Footers(ArticleDraft page)
    {
        foreach (var footer in page.Root.All().Where(page.IsOwnFooter).Take(MostFooters))
        {
            foreach (var block in new BlockReader(page.Skipped, page.From, new Discards()).Read(footer).Where(block => block.Text.Length is > 0 and <= LongestFooterLine))
                IsHeadLine(page, block.Text, block.Block.Lines[0], block.Element);
        }
    }

    /// <summary>Whether a line above the text is a date, the section or a byline; it tells those that are not known yet.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">The line.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="element">The element that holds the line and nothing else, or null.</param>
    public static bool IsHeadLine(ArticleDraft page, string text, int line, MarkupElement? element = null) =>
        DateRules.HeadLine(page, text, line) || SectionRules.HeadLine(page, text, line) || BylineRules.HeadLine(page, text, line, element) || (element is not null && IsHeadLineInParts(page, text, line, element));

    // "12/03/2024 08:15" and "Lê Mai (thực hiện)" side by side: each part is one, and a date among them.
    private static bool IsHeadLineInParts(ArticleDraft page, string text, int line, MarkupElement element)
    {
        var parts = element.Texts().Select(part => WhiteSpace.Collapse(part.Text).Trim(Signs)).Where(part => part.Length > 0 && part.Length < text.Length).Take(MostParts + 1).ToList();
        if (parts.Count is < 2 or > MostParts || string.Join(' ', parts).Length > LongestHeadLine || !parts.Exists(part => DateRules.Stamp(part) is not null)
            || !parts.TrueForAll(part => DateRules.Stamp(part) is not null || LineMeaning.Byline(part).Names.Count > 0 || BylineRules.IsAccount(part) || LineMeaning.IsNoise(part) || LineMeaning.IsSection(part) || LineMeaning.Credit(part) is not null || Words.Count(part) == 1))
            return false;
        foreach (var part in parts.Where(part => !LineMeaning.IsSection(part) && !LineMeaning.IsNoise(part)))
        {
            if (!BylineRules.Agency(page, part, line))
                _ = DateRules.HeadLine(page, part, line) || BylineRules.HeadLine(page, part, line, null);
        }
        return true;
    }

    private static bool IsDiscarded(ArticleDraft page, Line line)
    {
        foreach (var (reason, claims) in Table)
        {
            if (!claims(page, line))
                continue;
            page.Discards.Add(line.At, line.Of.Block is PageBlock.List list ? string.Join(" · ", list.Items) : line.Text, reason);
            return true;
        }
        return false;
    }

    private static bool IsText(ReadBlock block) => block.Block is PageBlock.List or PageBlock.Quote or PageBlock.Table or PageBlock.Figure
        || (block.Block is PageBlock.Paragraph && block.Text.Length > ShortestProse && LineMeaning.EndsSentence(block.Text));

    private static bool ListAboveText(ArticleDraft page, Line line)
    {
        if (!line.IsAboveText || line.Of.Block is not PageBlock.List list || !list.Items.Any(item => LineMeaning.NamesAuthor(item) || LineMeaning.Times(item) is not null))
            return false;
        foreach (var item in list.Items.Take(MostItems))
            IsHeadLine(page, item, line.At);
        return true;
    }

    private static bool HeadlineAgain(ArticleDraft page, Line line) => line.IsText && LineMeaning.Key(line.Text) == LineMeaning.Key(page.Title!);

    private static bool Noise(ArticleDraft page, Line line) => line.IsText && LineMeaning.IsNoise(line.Text);

    private static bool LineAboveText(ArticleDraft page, Line line) => line is { IsParagraph: true, IsAboveText: true, Text.Length: <= LongestHeadLine } && IsHeadLine(page, line.Text, line.At, line.Of.Element);

    // "- (11/11) - (10/11)" below the text: the links between are read as a list.
    private static bool Stamps(ArticleDraft page, Line line) => line is { IsText: true, IsBelowText: true } && !line.Text.Any(char.IsLetter);

    private static bool Tags(ArticleDraft page, Line line) => line.IsText && TagRules.Line(page, line.Of);

    private static bool Agency(ArticleDraft page, Line line) => line.IsParagraph && BylineRules.Agency(page, line.Text, line.At);

    // "Xem thêm: Chợ nổi họp lại", all of it or its headline a link.
    private static bool RelatedInText(ArticleDraft page, Line line)
    {
        if (!line.IsParagraph || Related().Match(line.Text) is not { Success: true } named || Words.Count(line.Text) > LongestTitle)
            return false;
        var title = named.Groups["title"].Value;
        // Without its link a headline is told by its capital and its open end.
        if (line.Of.Link is null && (Words.Count(title) < ShortestTitle || !char.IsUpper(title[0]) || LineMeaning.EndsSentence(title)))
            return false;
        if (title.Length > 0)
            page.Lists.AddRelated(named.Groups["mark"].Value.TrimEnd(' ', ':'), title, line.Of.Link, line.At);
        return true;
    }

    // "lemai@example.org" alone, "Đường dẫn bài viết: https://…" below the text: an address, buttons beside it aside. In the text it may be what a sentence leads to.
    private static bool Address(ArticleDraft page, Line line) =>
        line.IsParagraph && WebAddress().Match(line.Text) is { Success: true } address && (line.IsBelowText || !address.Groups["label"].Success) && (address.Groups["rest"].Value.Trim() is { Length: 0 } || LineMeaning.IsNoise(address.Groups["rest"].Value.Trim()));

    private static bool Link(ArticleDraft page, Line line) => line is { IsParagraph: true, Of.IsLink: true } && !LineMeaning.EndsSentence(line.Text);

    private static bool Signature(ArticleDraft page, Line line) =>
        line is { IsParagraph: true, IsFirst: false } && (line.IsBelowText || LineMeaning.NamesAuthor(line.Text)) && BylineRules.Signature(page, line.Text, line.At, line.HasAuthors);

    [GeneratedRegex(@"^(?<label>[^:0-9]{0,40}:\s*)?(https?://[^\s]+|www\.[^\s]+|[^\s@:]+@[^\s@:]+\.[a-z]+)(?<rest>( .*)?)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"^(?<mark>(>>|»|(mời |mời bạn |mời bạn đọc )?(xem|đọc) thêm ?:|(tin|bài|bài viết) liên quan ?:|(có thể bạn|bạn có thể) quan tâm ?:|read more ?:|see also ?:))\s*(?<title>.*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Related();
}
