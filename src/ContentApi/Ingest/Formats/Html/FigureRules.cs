using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What is a figure, and which text is its caption.</summary>
internal static partial class FigureRules
{
    private const int LongestCaption = 75;

    /// <summary>A caption that nothing marks has no more words.</summary>
    private const int LongestUnmarked = 40;

    /// <summary>A few words behind a picture may be anything.</summary>
    private const int ShortestPhrase = 4;

    /// <summary>Such a caption that ends a sentence has at most this much of the usual paragraph's words.</summary>
    private const double CaptionShare = 0.7;

    /// <summary>Characters beside a picture in a box of its own.</summary>
    private const int LongestBox = 300;

    private const int MostLevels = 6;
    private const int MostParts = 200;
    private const int MostSlides = 10;

    /// <summary>Words of classes that captions have.</summary>
    public static readonly string[] CaptionWords = ["caption", "pcaption", "imgcaption", "figcaption", "image", "photo", "note", "chuthich"];

    private static readonly string[] FigureWords = ["figure", "image", "img", "photo", "picture", "caption", "thumbnail", "thumb", "preview", "media"];

    /// <summary>Whether an element is set as a figure: a picture, and no more text than a caption has.</summary>
    public static bool IsFigure(MarkupElement element) =>
        element.Name == "figure"
        || (!element.IsInline && element.Name is "div" or "p" or "center" or "section" or "table" && element.HasClass(FigureWords) && element.All().Any(Pictures.IsPicture) && element.Text(1000).Length <= 600
            && !element.All().Any(each => each != element && each.Name is "h1" or "h2" or "h3" or "ul" or "ol" || each.Name == "table" && each != element));

    /// <summary>A figure of its parts; who made the photograph is kept apart from the caption, and a label that repeats it is none.</summary>
    public static PageBlock.Figure Of(string? label, string? address, string? caption, MarkupElement? element, IReadOnlyList<int> lines)
    {
        string? credit = null;
        if (caption is { } whole)
        {
            // A photographer in an element of their own, at the end.
            var own = element?.All().Take(MostParts).LastOrDefault(each => each != element && (each.Name == "small" || each.HasClass("author", "credit", "source", "photographer", "byline", "copyright")))?.Text(200);
            (caption, credit) = own is { Length: > 0 } && own.Length < whole.Length && whole.EndsWith(own, StringComparison.Ordinal) && LineMeaning.Caption(own).Credit is null
                ? (whole[..^own.Length].TrimEnd(' ', '-', '–', '|'), own.Trim('(', ')', ' '))
                : LineMeaning.Caption(whole);
        }
        if (label is { Length: > 500 } || (label is not null && caption is not null && (LineMeaning.Key(label) == LineMeaning.Key(caption) || LineMeaning.Caption(label).Caption == caption)))
            label = null;
        return new PageBlock.Figure(label, Number(label), caption, credit, lines) { ImageUrl = address };
    }

    /// <summary>Makes the paragraph behind a figure its caption where it is set as one, ends with a photographer, or stands as only a caption does.</summary>
    /// <param name="blocks">The blocks of the text.</param>
    /// <param name="isLead">What tells that a paragraph is the lead, however it is set.</param>
    public static List<ReadBlock> WithCaptions(List<ReadBlock> blocks, Func<ReadBlock, bool> isLead)
    {
        var first = blocks.Find(block => block.Block is PageBlock.Paragraph);
        var usual = UsualParagraph(blocks);
        var captioned = new List<ReadBlock>(blocks.Count);
        foreach (var next in blocks)
        {
            if (captioned is [.., { Block: PageBlock.Figure { Caption: null } figure } last] && next.Block is PageBlock.Paragraph paragraph && Words.Count(paragraph.Text) <= LongestCaption
                && !(next == first && isLead(next)) && (IsMarked(next) || IsSetWith(last, next, usual) || IsPhrase(next)))
            {
                var whole = Of(figure.Label, figure.ImageUrl, paragraph.Text, next.Element, [.. figure.Lines.Concat(paragraph.Lines).Distinct()]);
                captioned[^1] = last with { Block = whole, Confidence = IsMarked(next) ? 0.9 : 0.8 };
            }
            else
                captioned.Add(next);
        }
        // Nothing is said of the image, and nothing tells where it is.
        captioned.RemoveAll(block => block.Block is PageBlock.Figure { Label: null, Caption: null, Credit: null, ImageUrl: null });
        return captioned;
    }

    private static bool IsMarked(ReadBlock block) => block.IsItalic || block.Element.HasClass(CaptionWords) || LineMeaning.Caption(block.Text).Credit is not null;

    // Set as the picture is and as the text is not: in its element, centred with it, or smaller than the text; and shorter than the paragraphs are.
    private static bool IsSetWith(ReadBlock figure, ReadBlock next, double usual) => IsInSlide(figure, next) ||
        Words.Count(next.Text) <= Math.Min(LongestUnmarked, usual * CaptionShare) && !IsSomethingElse(next)
        && (IsCentred(figure.Element) && IsCentred(next.Start) || IsSmaller(next.Start) || Around(figure.Element) is { } around && around == Around(next.Start));

    // A box with a picture and its text, beside others that are alike.
    private static bool IsInSlide(ReadBlock figure, ReadBlock next) =>
        !IsSomethingElse(next) && Around(figure.Element) is { } around && around == Around(next.Start) && around["class"] is not null && around.Text(LongestBox).Length <= next.Text.Length + 1
        && around.Parent!.Children.Take(MostSlides).Count(each => each.Name == around.Name && each["class"] == around["class"] && each.All().Take(MostParts).Any(Pictures.IsPicture)) > 1;

    // A phrase that ends no sentence, where the paragraphs around it do: behind a picture it says what is seen.
    private static bool IsPhrase(ReadBlock next) =>
        !next.IsBold && Words.Count(next.Text) is >= ShortestPhrase and <= LongestUnmarked && !LineMeaning.EndsSentence(next.Text) && !next.Text.EndsWith(':') && !IsSomethingElse(next);

    private static bool IsSomethingElse(ReadBlock block) =>
        block.IsLink || LineMeaning.BulletOf(block.Text) is not null || LineMeaning.IsNoise(block.Text) || LineMeaning.IsAgency(block.Text) || LineMeaning.Tags(block.Text) is not null || LineMeaning.Times(block.Text) is not null
        || LineMeaning.ListHeading(block.Text) is not null || LineMeaning.Byline(block.Text).Names.Count > 0 || LineMeaning.Signature(block.Text) is not null;

    // The element that holds the picture with little else, a paragraph or a box of its own.
    private static MarkupElement? Around(MarkupElement element) =>
        element.Ancestors().Prepend(element).Take(MostLevels).TakeWhile(each => each.Name is not ("body" or "main") && each.Text(LongestBox * 2).Length <= LongestBox && each.All().Take(MostParts).Count(Pictures.IsPicture) <= 1)
            .LastOrDefault(each => !each.IsInline && each.Text(LongestBox).Length > 0);

    private static bool IsCentred(MarkupElement element) =>
        element.Ancestors().Prepend(element).Take(3).Any(each => each.Name == "center" || "center".Equals(each["align"], StringComparison.OrdinalIgnoreCase)
            || (each["style"] is { Length: < 1000 } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("text-align:center", StringComparison.OrdinalIgnoreCase)));

    private static bool IsSmaller(MarkupElement element) =>
        element.Ancestors().Prepend(element).TakeWhile(each => each.IsInline).Any(each => each.Name == "small" || each is { Name: "font" } && each["size"] is "1" or "2" or "-1" or "-2");

    // The words of a paragraph in the middle of all.
    private static double UsualParagraph(List<ReadBlock> blocks)
    {
        var counts = blocks.Where(block => block.Block is PageBlock.Paragraph).Select(block => Words.Count(block.Text)).Where(count => count > ShortestPhrase).Order().ToList();
        return counts.Count == 0 ? 0 : counts[counts.Count / 2];
    }

    private static int? Number(string? label) =>
        label is not null && NumberedLabel().Match(label) is { Success: true } match ? int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(^|[ -])(hình|ảnh|photo|figure) ?(?<n>[0-9]{1,3})\.?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NumberedLabel();
}
