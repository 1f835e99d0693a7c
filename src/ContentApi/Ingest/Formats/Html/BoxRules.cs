using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Boxes that systems set between the paragraphs of a text and that are none of it: the headline of another article, a poll, a price.</summary>
internal static class BoxRules
{
    /// <summary>A box with more text may be a part of the article.</summary>
    private const int Longest = 400;

    /// <summary>A line of a box is shorter.</summary>
    private const int LongestLine = 80;

    private const int MostParts = 100;

    /// <summary>What a player says of itself is shorter.</summary>
    private const int LongestPlayer = 120;

    /// <summary>Words on a button.</summary>
    private const int LongestLabel = 4;

    /// <summary>So much of the text of a box is headlines of other articles; the rest is a button.</summary>
    private const double LinkShare = 0.6;

    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp"];

    /// <summary>Why the element is a box that is no text, or null.</summary>
    /// <param name="element">The element.</param>
    /// <param name="skipped">What is read as something else: a box around the headline holds its date and author.</param>
    public static string? Reason(MarkupElement element, IReadOnlySet<MarkupElement> skipped)
    {
        if (element.IsInline || element.HoldsArticle || element.Name is "p" or "ul" or "ol" or "figure" or "blockquote" or "body" || element.Text(Longest * 2) is not { Length: > 0 and <= Longest } text)
            return null;
        var parts = element.All().Take(MostParts + 1).ToList();
        if (parts.Count > MostParts || parts.Exists(each => each.Name is "h1" or "figcaption" || skipped.Contains(each)))
            return null;
        if (IsPoll(parts))
            return "a poll";
        if (text.Length <= LongestPlayer && parts.Exists(each => each.Name == "audio"))
            return "a player";
        if (IsTeaser(parts, text))
            return "a link to something else";
        return IsPrice(element, parts) ? "a price" : null;
    }

    /// <summary>Whether a picture is a button: the link to another page, drawn (no photograph) or named by four words at most ("PDF", "Gửi email bài này").</summary>
    public static bool IsButton(MarkupElement picture) =>
        LeadsElsewhere(picture) && ((StatedText.Clean(picture["alt"]) is { } label && Words.Count(label) <= LongestLabel)
            || (picture["src"] is { } source && (source.EndsWith(".gif", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))));

    // To another page, not to itself in a larger size.
    private static bool LeadsElsewhere(MarkupElement picture) =>
        picture.Ancestors().TakeWhile(above => above.IsInline).FirstOrDefault(above => above.Name == "a")?["href"] is { Length: > 1 } address && address[0] != '#'
        && !address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && !Array.Exists(PictureEndings, ending => address.Contains(ending, StringComparison.OrdinalIgnoreCase));

    // A question above something to choose from.
    private static bool IsPoll(List<MarkupElement> parts) => parts.Exists(each => each.Name == "input" && each["type"] is "radio") || parts.Count(each => each.Name == "input" && each["type"] is "checkbox") > 1;

    // A picture or heading that leads to another article, its headline, and no more than a button beside it.
    private static bool IsTeaser(List<MarkupElement> parts, string text)
    {
        var links = parts.FindAll(each => each.Name == "a" && TeaserLists.HasTeaser(each));
        return links.Count > 0 && parts.Exists(each => Pictures.IsPicture(each) && LeadsElsewhere(each) || each.Name is "h2" or "h3" or "h4" or "h5" or "h6") && links.Sum(each => each.Text(Longest).Length) >= LinkShare * text.Length;
    }

    // "VNA: Thủy sản Vàm Nao", "Giá hiện tại", "27.5", "+0.4": short lines with a link, one of which is by how much it rose or fell, and no sentence.
    private static bool IsPrice(MarkupElement element, List<MarkupElement> parts)
    {
        // A product: its picture, the link to it, and what is named its price.
        if (parts.Exists(Pictures.IsPicture) && parts.Exists(each => each.Name == "a") && parts.Exists(each => each != element && each.HasClass("price") && each.Text(LongestLine).Any(char.IsAsciiDigit))
            && element.Texts().All(each => each.Text.Length <= LongestLine && !LineMeaning.EndsSentence(WhiteSpace.Collapse(each.Text))))
            return true;
        if (element.Name is not ("div" or "section") || parts.Exists(each => each.Name is "p" or "table" or "ul" or "ol" || Pictures.IsPicture(each)) || !parts.Exists(each => each.Name == "a"))
            return false;
        var lines = element.Texts().Select(each => WhiteSpace.Collapse(each.Text)).ToList();
        return lines.TrueForAll(line => line.Length <= LongestLine && !LineMeaning.EndsSentence(line))
            && lines.Exists(line => line is [('+' or '-' or '−' or '▲' or '▼'), _, ..] && line.AsSpan(1).TrimStart() is [>= '0' and <= '9', ..]);
    }
}
