using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What is a figure, and which text is its caption.</summary>
internal static partial class FigureRules
{
    private const int LongestCaption = 75;

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
                var whole = Of(figure.Label, figure.ImageUrl, paragraph.Text, next.Element, [.. figure.Lines.Concat(paragraph.Lines).Distinct()]);
                captioned[^1] = last with { Block = whole, Confidence = 0.9 };
            }
            else
                captioned.Add(next);
        }
        // Nothing is said of the image, and nothing tells where it is.
        captioned.RemoveAll(block => block.Block is PageBlock.Figure { Label: null, Caption: null, Credit: null, ImageUrl: null });
        return captioned;
    }

    private static int? Number(string? label) =>
        label is not null && NumberedLabel().Match(label) is { Success: true } match ? int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(^|[ -])(hình|ảnh|photo|figure) ?(?<n>[0-9]{1,3})\.?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NumberedLabel();
}
