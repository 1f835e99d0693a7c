using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>A block of the body while it is read.</summary>
/// <param name="Block">The block.</param>
/// <param name="Rule">What read it.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Element">The element it was read from.</param>
internal sealed record ReadBlock(PageBlock Block, string Rule, double Confidence, MarkupElement Element)
{
    /// <summary>Its text is bold, or italic, throughout.</summary>
    public bool IsBold { get; init; }

    public bool IsItalic { get; init; }

    /// <summary>Nearly all of its text is links.</summary>
    public bool IsLink { get; init; }

    /// <summary>The first link in it, or null.</summary>
    public MarkupElement? Link { get; init; }

    public string Text => Block switch
    {
        PageBlock.Paragraph paragraph => paragraph.Text,
        PageBlock.Heading heading => heading.Text,
        _ => "",
    };
}

/// <summary>Reads the blocks of the element that holds an article.</summary>
internal sealed partial class BlockReader(IReadOnlySet<MarkupElement> skipped, Uri? from, Discards discards)
{
    private const int LongestCaption = 75;

    /// <summary>A heading with more words and the end of a sentence is a paragraph.</summary>
    private const int LongestHeading = 12;

    /// <summary>A cell with more is no cell of a table but a column of the page.</summary>
    private const int LongestCell = 600;

    /// <summary>A paragraph with so much of it in links, and no end of a sentence, leads elsewhere.</summary>
    private const double LinkShare = 0.7;

    private static readonly string[] CaptionWords = ["caption", "pcaption", "imgcaption", "figcaption", "image", "photo", "note", "chuthich"];

    private static readonly string[] FigureWords = ["figure", "image", "img", "photo", "picture", "caption", "thumbnail", "thumb", "preview", "media"];

    private static readonly string[] LazySources = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-srcset", "data-lazy-srcset"];

    private readonly StringBuilder run = new();
    private readonly List<ReadBlock> blocks = [];
    private int runLine;
    private int ink;
    private int boldInk;
    private int italicInk;
    private int linkInk;
    private int breaks;
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

    public static bool IsFigure(MarkupElement element) =>
        element.Name == "figure"
        || (!element.IsInline && element.Name is "div" or "p" or "center" or "section" or "table" && element.HasClass(FigureWords) && element.All().Any(IsImage) && element.Text(1000).Length <= 600
            && !element.All().Any(each => each != element && each.Name is "h1" or "h2" or "h3" or "ul" or "ol" || each.Name == "table" && each != element));

    private static bool IsImage(MarkupElement element) => element.Name is "img" or "amp-img" or "amp-anim";

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
        if (element.Name == "noscript" && parent.Children.Any(IsImage))
            return;
        if (PageNoise.Reason(element) is { } reason)
        {
            discards.Add(element, reason);
            Break(element, parent);
            return;
        }
        switch (element.Name)
        {
            case "iframe" or "noembed" or "noframes" or "title" or "link" or "meta" or "amp-iframe":
                return;
            case "br":
                breaks++;
                if (breaks > 1)
                    Flush(parent);
                else
                    run.Append(' ');
                return;
            case "hr":
                Flush(parent);
                return;
            case "img" or "amp-img" or "amp-anim":
                if (HasSource(element) || StatedText.Clean(element["alt"]) is not null)
                {
                    if (IsDecoration(element))
                        return;
                    Flush(parent);
                    Add(Image(element, null, null), "html-image", 1, element);
                }
                return;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush(parent);
                if (element.All().Any(IsImage))
                    Walk(element, isBold, isItalic);
                // Leads are set as headings for their size.
                else if (element.Text() is { Length: > 0 } heading)
                    Add(Words.Count(heading) > LongestHeading && LineMeaning.EndsSentence(heading) ? new PageBlock.Paragraph(heading, [FirstLine(element)])
                        : new PageBlock.Heading(element.Name[1] - '0', heading, [FirstLine(element)]), "html-heading", 1, element);
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
        if (IsFigure(element))
        {
            Flush(parent);
            Figures(element);
            return;
        }
        if (element.IsInline)
        {
            var before = ink;
            Walk(element, isBold || element.Name is "b" or "strong", isItalic || element.Name is "i" or "em");
            if (element.Name == "a")
            {
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
        run.Append(text.Text);
        if (text.Text.AsSpan().Trim().IsEmpty)
            return;
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
                blocks.Add(new ReadBlock(new PageBlock.Paragraph(text, [runLine]), "html-paragraph", 1, block) { IsBold = boldInk == ink, IsItalic = italicInk == ink, IsLink = linkInk >= LinkShare * ink, Link = link });
            }
        }
        run.Clear();
        (runLine, ink, boldInk, italicInk, linkInk, breaks, link, holder) = (0, 0, 0, 0, 0, 0, null, null);
    }

    private void Add(PageBlock block, string rule, double confidence, MarkupElement element) => blocks.Add(new ReadBlock(block, rule, confidence, element));

    private void List(MarkupElement list)
    {
        var items = list.Children.Where(child => child.Name == "li" && !skipped.Contains(child) && PageNoise.Reason(child) is null).Take(1000).ToList();
        var texts = items.Select(item => item.Text()).Where(text => text.Length > 0).ToList();
        // A column of pictures, and a menu that a list is.
        if (list.All().Any(each => IsImage(each) && !IsDecoration(each) || each.Name is "h2" or "h3" or "table"))
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
        Add(new PageBlock.List(list.Name == "ol", texts, [.. items.Select(FirstLine).Distinct()]), "html-list", 1, list);
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
            Add(new PageBlock.Quote(words, attribution ?? (string.IsNullOrEmpty(said) ? null : said), [FirstLine(quote)]), "html-quote", 1, quote);
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
            || table.All().Any(each => each != table && each.Name is "table" or "h1" or "h2" or "figure" or "blockquote" || IsImage(each) && !IsDecoration(each))
            || cells.Exists(row => row.Exists(cell => cell.Text(LongestCell * 2).Length > LongestCell));
        if (isLayout)
        {
            // Older pages set a picture and its caption as a table of one column.
            if (table.All().Count(IsImage) == 1 && rows.Count <= 3 && table.Text(1000).Length <= 600)
                Figures(table);
            else
            {
                foreach (var cell in table.All().Where(each => each.Name is "td" or "th" or "caption" && each.Ancestors().First(above => above.Name == "table") == table).ToList())
                {
                    Walk(cell, false, false);
                    Flush(cell);
                }
            }
            return;
        }
        if (table.Children.FirstOrDefault(child => child.Name == "caption") is { } caption && caption.Text() is { Length: > 0 } text)
            Add(new PageBlock.Paragraph(text, [FirstLine(caption)]), "html-paragraph", 1, caption);
        var read = cells.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Text())]).Where(row => row.Any(cell => cell.Length > 0)).ToList();
        if (read.Count > 0)
            Add(new PageBlock.Table(read, [.. rows.Select(row => row.Line).Distinct()]), "html-table", 1, table);
    }

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
        var captionElement = figure.All().FirstOrDefault(each => each.Name is "figcaption") ?? figure.All().FirstOrDefault(each => each != figure && !each.All().Any(IsImage) && each.HasClass(CaptionWords) && each.Text(10).Length > 0);
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
                Add(new PageBlock.Paragraph(caption, [FirstLine(captionElement!)]), "html-paragraph", 1, captionElement!);
            return;
        }
        var images = figure.All().Where(each => IsImage(each) && !IsDecoration(each)).ToList();
        // The copy in noscript is the image only where there is no other.
        if (images.Exists(image => !InNoscript(image, figure) && ImageUrl(image) is not null))
            images.RemoveAll(image => InNoscript(image, figure));
        var label = images.Count > 0 ? null : figure.Children.FirstOrDefault(child => child.Name == "p")?.Text(500);
        if (images.Count == 0)
        {
            if (caption is not null && caption.StartsWith("video", StringComparison.OrdinalIgnoreCase))
                Add(new PageBlock.Video(caption, [FirstLine(captionElement!)]), "html-video", 1, figure);
            else if (caption is not null || !string.IsNullOrEmpty(label))
                Add(WithCredit(label, null, caption, captionElement, [figure.Line]), "html-figure", 1, figure);
            return;
        }
        if (caption is null && captionElement is null && figure.Text(2000) is { Length: > 0 } rest)
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
            lines.Add(FirstLine(captionElement));
        return WithCredit(StatedText.Clean(image["alt"]), ImageUrl(image), caption, captionElement, [.. lines.Distinct()]);
    }

    private static PageBlock.Figure WithCredit(string? label, string? address, string? caption, MarkupElement? element, IReadOnlyList<int> lines)
    {
        string? credit = null;
        if (caption is { } whole)
        {
            // A photographer in an element of their own, at the end.
            var own = element?.All().LastOrDefault(each => each != element && (each.Name == "small" || each.HasClass("author", "credit", "source", "photographer", "byline", "copyright")))?.Text(200);
            (caption, credit) = own is { Length: > 0 } && own.Length < whole.Length && whole.EndsWith(own, StringComparison.Ordinal) && LineMeaning.Caption(own).Credit is null
                ? (whole[..^own.Length].TrimEnd(' ', '-', '–', '|'), own.Trim('(', ')', ' '))
                : LineMeaning.Caption(whole);
        }
        if (label is { Length: > 500 } || (label is not null && caption is not null && (LineMeaning.Key(label) == LineMeaning.Key(caption) || LineMeaning.Caption(label).Caption == caption)))
            label = null;
        return new PageBlock.Figure(label, Number(label), caption, credit, lines) { ImageUrl = address };
    }

    /// <summary>Makes the paragraph behind a figure its caption when it is set as one, or ends with a photographer.</summary>
    public static List<ReadBlock> WithCaptions(List<ReadBlock> blocks)
    {
        var captioned = new List<ReadBlock>(blocks.Count);
        foreach (var next in blocks)
        {
            if (captioned is [.., { Block: PageBlock.Figure { Caption: null } figure } last] && next.Block is PageBlock.Paragraph paragraph && Words.Count(paragraph.Text) <= LongestCaption
                && (next.IsItalic || next.Element.HasClass(CaptionWords) || LineMeaning.Caption(paragraph.Text).Credit is not null))
            {
                var whole = WithCredit(figure.Label, figure.ImageUrl, paragraph.Text, next.Element, [.. figure.Lines.Concat(paragraph.Lines).Distinct()]);
                captioned[^1] = last with { Block = whole, Confidence = 0.9 };
            }
            else
                captioned.Add(next);
        }
        // Nothing is said of the image, and nothing tells where it is.
        captioned.RemoveAll(block => block.Block is PageBlock.Figure { Label: null, Caption: null, Credit: null, ImageUrl: null });
        return captioned;
    }

    private static bool InNoscript(MarkupElement image, MarkupElement figure) => image.Ancestors().TakeWhile(above => above != figure).Any(above => above.Name == "noscript");

    private static int? Number(string? label) =>
        label is not null && NumberedLabel().Match(label) is { Success: true } match ? int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    // Icons, avatars and pixels that count visitors.
    private static bool IsDecoration(MarkupElement image) =>
        IsSmall(image["width"]) || IsSmall(image["height"]) || image.HasClass("emoji", "icon", "avatar", "logo", "smiley", "pixel", "tracking") || PageNoise.IsHidden(image);

    private static bool IsSmall(string? size) => size is not null && int.TryParse(size.AsSpan().TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 50;

    private string? ImageUrl(MarkupElement image)
    {
        foreach (var attribute in LazySources)
        {
            if (image[attribute] is { } lazy && Address(attribute.EndsWith("srcset", StringComparison.Ordinal) ? Largest(lazy) : lazy) is { } address)
                return address;
        }
        if (Address(image["src"]) is { } plain)
            return plain;
        if (Address(Largest(image["srcset"])) is { } largest)
            return largest;
        return image.Parent is { Name: "picture" } picture
            ? picture.Children.Where(child => child.Name == "source").Select(source => Address(Largest(source["data-srcset"] ?? source["srcset"]))).FirstOrDefault(found => found is not null)
            : null;
    }

    private string? Address(string? source) => IsPlaceholder(source) ? null : PageAddress.Clean(source, from);

    private static bool IsPlaceholder([NotNullWhen(false)] string? source) =>
        string.IsNullOrEmpty(source) || source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || Placeholder().IsMatch(source.Length > 500 ? "" : source);

    // An address that is relative to what the file does not tell is an image all the same.
    private bool HasSource(MarkupElement image) => ImageUrl(image) is not null || !IsPlaceholder(image["src"]);

    // "a.jpg 480w, b.jpg 1200w": the one with the greatest number; a comma may stand inside an address.
    private static string? Largest(string? set)
    {
        if (set is null || set.Length > 20_000)
            return null;
        var (best, largest) = ((string?)null, -1.0);
        foreach (var part in set.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.TrimEnd(',').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            var size = words.Length > 1 && double.TryParse(words[^1].AsSpan(0, words[^1].Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (size > largest)
                (best, largest) = (words[0], size);
        }
        return best;
    }

    internal static int FirstLine(MarkupElement element)
    {
        foreach (var node in element.All().SelectMany(each => each.Nodes))
        {
            if (node is MarkupText text && !text.Text.AsSpan().Trim().IsEmpty)
                return text.Line;
        }
        return element.Line;
    }

    [GeneratedRegex(@"//([a-z0-9-]+\.)*(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|tiktok\.com|facebook\.com/plugins/video)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex VideoHost();

    [GeneratedRegex(@"(^|[/_.-])(blank|spacer|pixel|1x1|placeholder|loading|lazy|transparent|no-?image)[^/]*\.(gif|png|svg|jpe?g|webp)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(^|[ -])(hình|ảnh|photo|figure) ?(?<n>[0-9]{1,3})\.?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NumberedLabel();
}

/// <summary>What was left out of an article, bounded however much it is.</summary>
internal sealed class Discards
{
    private const int Most = 200;
    private const int Longest = 200;

    private readonly List<DiscardedLine> lines = [];

    public IReadOnlyList<DiscardedLine> Lines => [.. lines.OrderBy(line => line.Lines[0])];

    public void Add(MarkupElement element, string reason)
    {
        if (lines.Count == Most)
            return;
        // What is hidden has no visible text, and is told all the same.
        var text = element.Text(Longest * 2);
        if (text.Length == 0)
            text = string.Join(' ', element.All().Take(50).SelectMany(each => each.Nodes).OfType<MarkupText>().Select(node => node.Text.Length > Longest ? node.Text[..Longest] : node.Text));
        Add(BlockReader.FirstLine(element), text, reason);
    }

    public void Add(int line, string text, string reason)
    {
        var folded = WhiteSpace.Collapse(text);
        if (lines.Count < Most && folded.Length > 0)
            lines.Add(new DiscardedLine([line], folded.Length <= Longest ? folded : WhiteSpace.Collapse(folded[..Longest]) + "…", reason));
    }
}
