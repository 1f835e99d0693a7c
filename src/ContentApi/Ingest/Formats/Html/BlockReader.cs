using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Reads the blocks of the element that holds an article.</summary>
internal sealed partial class BlockReader(IReadOnlySet<MarkupElement> skipped, Uri? from, Discards discards)
{
    /// <summary>A heading with more words and the end of a sentence is a paragraph.</summary>
    private const int LongestHeading = 12;

    /// <summary>A bold run of more characters above a line break is no line of its own.</summary>
    private const int LongestLine = 150;

    /// <summary>A line between two breaks that is as long and ends a sentence is a paragraph.</summary>
    private const int ShortestParagraph = 80;

    /// <summary>What is longer before the first line break is not wrapped by hand.</summary>
    private const int MostOfRun = 5_000;

    /// <summary>A cell with more is no cell of a table but a column of the page.</summary>
    private const int LongestCell = 600;

    /// <summary>A paragraph with so much of it in links, and no end of a sentence, leads elsewhere.</summary>
    private const double LinkShare = 0.7;

    private readonly StringBuilder run = new();
    private readonly List<ReadBlock> blocks = [];
    private int runLine;
    private int ink;
    private int boldInk;
    private int italicInk;
    private int linkInk;
    private int breaks;
    private int linkDepth;
    private (bool IsBold, bool IsLink)? broken;
    private MarkupElement? link;
    private MarkupElement? holder;

    /// <summary>The blocks in order, the lead and what turns out to be no block still among them.</summary>
    public List<ReadBlock> Read(MarkupElement place)
    {
        Walk(place, isBold: false, isItalic: false);
        Flush(place);
        return blocks;
    }

    /// <summary>The figures of an element that may be one outside the text (the picture above it), or none.</summary>
    public List<ReadBlock> Figure(MarkupElement element)
    {
        Figures(element);
        return blocks;
    }

    private static bool IsVideo(MarkupElement element) =>
        element.Name is "video" or "amp-video" or "amp-youtube" or "amp-vimeo" or "amp-dailymotion" or "amp-brightcove" || (element.Name is "iframe" or "amp-iframe" && VideoHost().IsMatch(element["src"] ?? element["data-src"] ?? ""));

    // The tree is bounded in depth.
    private void Walk(MarkupElement element, bool isBold, bool isItalic)
    {
        foreach (var node in element.Nodes)
        {
            if (node is MarkupText text)
                Add(text, element, isBold, isItalic);
            else
                Walk((MarkupElement)node, element, isBold, isItalic);
        }
    }

    private void Walk(MarkupElement element, MarkupElement parent, bool isBold, bool isItalic)
    {
        if (skipped.Contains(element))
        {
            Break(element, parent);
            return;
        }
        if (IsVideo(element) && !PageNoise.IsHidden(element))
        {
            Flush(parent);
            Video(element, null);
            return;
        }
        // Lazy images hide their plain copy in noscript; where there is no other, it is the image.
        if (element.Name == "noscript" && parent.Children.Any(Pictures.IsPicture))
            return;
        if (PageNoise.Reason(element) is { } reason)
        {
            discards.Add(element, reason);
            Break(element, parent);
            return;
        }
        if (BoxRules.Reason(element, skipped) is { } box)
        {
            discards.Add(element, box);
            Break(element, parent);
            return;
        }
        switch (element.Name)
        {
            case "iframe" or "noembed" or "noframes" or "title" or "link" or "meta" or "amp-iframe":
                return;
            case "br":
                breaks++;
                if (breaks > 1 || IsLine())
                    Flush(parent);
                else
                {
                    run.Append(' ');
                    broken = ink > 0 && run.Length <= LongestLine && (boldInk == ink || linkInk == ink) ? (boldInk == ink, linkInk == ink) : null;
                }
                return;
            case "hr":
                Flush(parent);
                return;
            case "img" or "amp-img" or "amp-anim":
                if (Pictures.HasSource(element, from) || StatedText.Clean(element["alt"]) is not null)
                {
                    if (Pictures.IsDecoration(element))
                        return;
                    Flush(parent);
                    Add(Image(element, null, null), "html-image", 1, element);
                }
                return;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush(parent);
                if (element.All().Any(Pictures.IsPicture))
                    Walk(element, isBold, isItalic);
                // Leads are set as headings for their size.
                else if (element.Text() is { Length: > 0 } heading)
                    Add(Words.Count(heading) > LongestHeading && LineMeaning.EndsSentence(heading) ? new PageBlock.Paragraph(heading, [element.TextLine])
                        : new PageBlock.Heading(element.Name[1] - '0', heading, [element.TextLine]), "html-heading", 1, element);
                Flush(element);
                return;
            case "ul" or "ol":
                Flush(parent);
                List(element);
                return;
            case "blockquote":
                Flush(parent);
                Quote(element, null);
                return;
            case "table":
                Flush(parent);
                Table(element);
                return;
        }
        if (FigureRules.IsFigure(element))
        {
            Flush(parent);
            Figures(element);
            return;
        }
        if (element.IsInline)
        {
            var before = ink;
            linkDepth += element.Name == "a" ? 1 : 0;
            if (element.IsApart(run))
                run.Append(' ');
            Walk(element, isBold || element.Name is "b" or "strong", isItalic || element.Name is "i" or "em");
            if (element.Name == "a")
            {
                linkDepth--;
                link ??= element;
                linkInk += Math.Max(0, ink - before);
            }
            // Set apart by style alone: the place a report comes from.
            if (element.HasClass("location", "stamp"))
                run.Append(' ');
            return;
        }
        Flush(parent);
        Walk(element, isBold, isItalic);
        Flush(element);
    }

    // Above a line break a date is a line of its own, an item of a list, and what is as long as a paragraph and ends a sentence.
    private bool IsLine()
    {
        if (ink == 0 || run.Length > MostOfRun)
            return false;
        var line = WhiteSpace.Collapse(run.ToString());
        return LineMeaning.BulletOf(line) is not null || (line.Length >= ShortestParagraph ? LineMeaning.EndsSentence(line) : line.AsSpan().ContainsAnyInRange('0', '9') && DateRules.Stamp(line) is not null);
    }

    private void Break(MarkupElement element, MarkupElement parent)
    {
        if (!element.IsInline)
            Flush(parent);
    }

    private void Add(MarkupText text, MarkupElement element, bool isBold, bool isItalic)
    {
        var count = 0;
        foreach (var character in text.Text)
            count += char.IsLetterOrDigit(character) ? 1 : 0;
        if (text.Text.AsSpan().Trim().IsEmpty)
        {
            run.Append(text.Text);
            return;
        }
        // A short bold line or link above a line break, and below it text that is set otherwise, or another link: two lines.
        if (broken is var (wasBold, wasLink) && (wasBold != isBold || wasLink != linkDepth > 0 || wasLink))
            Flush(element);
        // "Bà con cần:" and a line break, "- Cây giống;" below it.
        else if (breaks == 1 && ink > 0 && LineMeaning.BulletOf(text.Text.Length > LongestLine ? text.Text[..LongestLine].TrimStart() : text.Text.Trim()) is not null)
            Flush(element);
        broken = null;
        run.Append(text.Text);
        if (runLine == 0)
            (runLine, holder) = (text.Line, element);
        breaks = 0;
        ink += count;
        boldInk += isBold ? count : 0;
        italicInk += isItalic ? count : 0;
    }

    private void Flush(MarkupElement element)
    {
        var text = WhiteSpace.Collapse(run.ToString());
        if (text.Length > 0)
        {
            if (ink == 0)
                discards.Add(runLine, text, "an ornament without words");
            else
            {
                var block = holder is null || element.Contains(holder) ? element : holder;
                blocks.Add(new ReadBlock(new PageBlock.Paragraph(text, [runLine]), "html-paragraph", 1, block) { IsBold = boldInk == ink, IsItalic = italicInk == ink, IsLink = linkInk >= LinkShare * ink, Link = link, Start = holder ?? element });
            }
        }
        run.Clear();
        (runLine, ink, boldInk, italicInk, linkInk, breaks, broken, link, holder) = (0, 0, 0, 0, 0, 0, null, null, null);
    }

    private void Add(PageBlock block, string rule, double confidence, MarkupElement element) => blocks.Add(new ReadBlock(block, rule, confidence, element));

    private void List(MarkupElement list)
    {
        var items = list.Children.Where(child => child.Name == "li" && !skipped.Contains(child) && PageNoise.Reason(child) is null).Take(1000).ToList();
        var texts = items.Select(item => item.Text()).Where(text => text.Length > 0).ToList();
        // A column of pictures, and a menu that a list is.
        if (list.All().Any(each => Pictures.IsPicture(each) && !Pictures.IsDecoration(each) || each.Name is "h2" or "h3" or "table"))
        {
            foreach (var item in items)
            {
                Walk(item, false, false);
                Flush(item);
            }
            return;
        }
        if (texts.Count == 0)
            return;
        var linked = list.All().Where(each => each.Name == "a").Sum(each => each.Text().Length);
        if (linked > 0.8 * texts.Sum(text => text.Length))
        {
            discards.Add(list, "a list of links");
            return;
        }
        Add(new PageBlock.List(list.Name == "ol", texts, [.. items.Select(item => item.TextLine).Distinct()]), "html-list", 1, list);
    }

    private void Quote(MarkupElement quote, string? attribution)
    {
        if (quote.HasClass("twitter", "instagram", "tiktok", "facebook"))
        {
            discards.Add(quote, "an embedded post");
            return;
        }
        var source = quote.All().FirstOrDefault(each => each.Name is "cite" or "footer" or "figcaption" || (each != quote && each.HasClass("author", "attribution", "cite")));
        var said = source?.Text(500).TrimStart('—', '–', '-', ' ');
        var whole = new StringBuilder();
        foreach (var node in quote.Nodes)
            whole.Append(node is MarkupText piece ? piece.Text : node is MarkupElement child && child != source ? " " + Without(child, source) + " " : "");
        var words = WhiteSpace.Collapse(whole.ToString());
        // “…” — Ông Lê Văn Tư
        if (string.IsNullOrEmpty(said) && LineMeaning.Quotation(words) is var (text, name))
            (words, said) = (text, name);
        if (words.Length > 0)
            Add(new PageBlock.Quote(words, attribution ?? (string.IsNullOrEmpty(said) ? null : said), [quote.TextLine]), "html-quote", 1, quote);
    }

    private static string Without(MarkupElement element, MarkupElement? source)
    {
        var text = element.Text();
        if (source is null || !element.Contains(source))
            return text;
        var part = source.Text();
        return text.EndsWith(part, StringComparison.Ordinal) ? text[..^part.Length] : text;
    }

    private void Table(MarkupElement table)
    {
        var rows = table.All().Where(each => each.Name == "tr" && each.Ancestors().First(above => above.Name == "table") == table).Take(5000).ToList();
        var cells = rows.ConvertAll(row => row.Children.Where(child => child.Name is "td" or "th").ToList());
        var isLayout = table["role"] is "presentation" or "none" || cells.TrueForAll(row => row.Count <= 1) || rows.Count <= 1
            || table.All().Any(each => each != table && each.Name is "table" or "h1" or "h2" or "figure" or "blockquote" || Pictures.IsPicture(each) && !Pictures.IsDecoration(each))
            || cells.Exists(row => row.Exists(cell => cell.Text(LongestCell * 2).Length > LongestCell));
        if (isLayout)
        {
            // Older pages set a picture and its caption as a table of one column.
            if (table.All().Count(Pictures.IsPicture) == 1 && rows.Count <= 3 && table.Text(1000).Length <= 600)
                Figures(table);
            else
            {
                foreach (var cell in table.All().Where(each => each.Name is "td" or "th" or "caption" && each.Ancestors().First(above => above.Name == "table") == table && !IsSkipped(each, table)).ToList())
                {
                    Walk(cell, false, false);
                    Flush(cell);
                }
            }
            return;
        }
        if (table.Children.FirstOrDefault(child => child.Name == "caption") is { } caption && caption.Text() is { Length: > 0 } text)
            Add(new PageBlock.Paragraph(text, [caption.TextLine]), "html-paragraph", 1, caption);
        var read = cells.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Text())]).Where(row => row.Any(cell => cell.Length > 0)).ToList();
        if (read.Count > 0)
            Add(new PageBlock.Table(read, [.. rows.Select(row => row.Line).Distinct()]), "html-table", 1, table);
    }

    private bool IsSkipped(MarkupElement cell, MarkupElement table) => skipped.Contains(cell) || cell.Ancestors().TakeWhile(above => above != table).Any(skipped.Contains);

    private void Video(MarkupElement video, string? caption)
    {
        var label = caption ?? StatedText.Clean(video["title"]) ?? StatedText.Clean(video["aria-label"]) ?? StatedText.Clean(video["data-title"]);
        if (label is { Length: <= 500 })
            Add(new PageBlock.Video(label, [video.Line]), "html-video", 1, video);
        else
            discards.Add(video.Line, video["src"] ?? video["data-src"] ?? video.Name, "a video without a label");
    }

    private void Figures(MarkupElement figure)
    {
        var captionElement = figure.All().FirstOrDefault(each => each.Name is "figcaption") ?? figure.All().FirstOrDefault(each => each != figure && !each.All().Any(Pictures.IsPicture) && each.HasClass(FigureRules.CaptionWords) && each.Text(10).Length > 0);
        var caption = captionElement?.Text(2000);
        if (string.IsNullOrEmpty(caption))
            caption = null;
        if (figure.All().FirstOrDefault(IsVideo) is { } video)
        {
            Video(video, caption);
            return;
        }
        if (figure.All().FirstOrDefault(each => each.Name == "blockquote") is { } quote)
        {
            Quote(quote, caption);
            return;
        }
        if (figure.All().FirstOrDefault(each => each.Name == "table") is { } table && figure != table)
        {
            Table(table);
            if (caption is not null)
                Add(new PageBlock.Paragraph(caption, [captionElement!.TextLine]), "html-paragraph", 1, captionElement!);
            return;
        }
        var images = figure.All().Where(each => Pictures.IsPicture(each) && !Pictures.IsDecoration(each)).ToList();
        // The copy in noscript is the image only where there is no other.
        if (images.Exists(image => !InNoscript(image, figure) && Pictures.Address(image, from) is not null))
            images.RemoveAll(image => InNoscript(image, figure));
        var label = images.Count > 0 ? null : figure.Children.FirstOrDefault(child => child.Name == "p")?.Text(500);
        if (images.Count == 0)
        {
            if (caption is not null && caption.StartsWith("video", StringComparison.OrdinalIgnoreCase))
                Add(new PageBlock.Video(caption, [captionElement!.TextLine]), "html-video", 1, figure);
            else if (caption is not null || !string.IsNullOrEmpty(label))
                Add(FigureRules.Of(label, null, caption, captionElement, [figure.Line]), "html-figure", 1, figure);
            return;
        }
        // What the box says beside its picture, but for the day on a badge.
        if (caption is null && captionElement is null && figure.Text(2000) is { Length: > 0 } rest && !figure.All().Any(DateRules.IsNamedDate))
            (caption, captionElement) = (rest, figure);
        foreach (var image in images.Take(200))
        {
            Add(Image(image, caption, captionElement), "html-figure", 1, figure);
            (caption, captionElement) = (null, null);
        }
    }

    private PageBlock.Figure Image(MarkupElement image, string? caption, MarkupElement? captionElement)
    {
        List<int> lines = [image.Line];
        if (captionElement is not null && captionElement.Name is not "table")
            lines.Add(captionElement.TextLine);
        return FigureRules.Of(StatedText.Clean(image["alt"]), Pictures.Address(image, from), caption, captionElement, [.. lines.Distinct()]);
    }

    private static bool InNoscript(MarkupElement image, MarkupElement figure) => image.Ancestors().TakeWhile(above => above != figure).Any(above => above.Name == "noscript");

    [GeneratedRegex(@"//([a-z0-9-]+\.)*(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|tiktok\.com|facebook\.com/plugins/video)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex VideoHost();
}
