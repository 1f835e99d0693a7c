using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>Which elements are pictures, and where each of them is.</summary>
internal static partial class Pictures
{
    private const int LongestSet = 20_000;

    /// <summary>Pixels: a smaller picture is an icon.</summary>
    private const int Smallest = 50;

    /// <summary>Elements around a picture that may say what it is.</summary>
    private const int MostAround = 2;

    private static readonly string[] LazySources = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-srcset", "data-lazy-srcset"];

    public static bool IsPicture(MarkupElement element) => element.Name is "img" or "amp-img" or "amp-anim";

    /// <summary>Icons, avatars and pixels that count visitors.</summary>
    public static bool IsDecoration(MarkupElement picture) =>
        IsSmall(picture["width"]) || IsSmall(picture["height"]) || picture.HasClass("emoji", "icon", "avatar", "avt", "logo", "smiley", "pixel", "tracking")
        || picture.Ancestors().Take(MostAround).Any(above => above.Name != "figure" && above.HasClass("avatar", "avt") && !above.HasClass("news", "article", "post", "story", "thumb")) || PageNoise.IsHidden(picture);

    /// <summary>Whether it shows anything. An address that is relative to what the file does not tell is a picture all the same.</summary>
    public static bool HasSource(MarkupElement picture, Uri? from) => Address(picture, from) is not null || !IsPlaceholder(picture["src"]);

    /// <summary>The absolute address of a picture, that to come for a lazy one, the largest of a set; null when there is none or it is relative to what is unknown.</summary>
    public static string? Address(MarkupElement picture, Uri? from)
    {
        foreach (var attribute in LazySources)
        {
            if (picture[attribute] is { } lazy && Clean(attribute.EndsWith("srcset", StringComparison.Ordinal) ? Largest(lazy) : lazy, from) is { } address)
                return address;
        }
        if (Clean(picture["src"], from) is { } plain)
            return plain;
        if (Clean(Largest(picture["srcset"]), from) is { } largest)
            return largest;
        return picture.Parent is { Name: "picture" } around
            ? around.Children.Where(child => child.Name == "source").Select(source => Clean(Largest(source["data-srcset"] ?? source["srcset"]), from)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static string? Clean(string? source, Uri? from) => IsPlaceholder(source) ? null : PageAddress.Clean(source, from);

    private static bool IsSmall(string? size) => size is not null && int.TryParse(size.AsSpan().TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Smallest;

    private static bool IsPlaceholder([NotNullWhen(false)] string? source) =>
        string.IsNullOrEmpty(source) || source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || Placeholder().IsMatch(source.Length > 500 ? "" : source);

    // "a.jpg 480w, b.jpg 1200w": the one with the greatest number; a comma may stand inside an address.
    private static string? Largest(string? set)
    {
        if (set is null || set.Length > LongestSet)
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

    [GeneratedRegex(@"(^|[/_.-])(blank|spacer|pixel|1x1|placeholder|loading|lazy|transparent|no-?image)[^/]*\.(gif|png|svg|jpe?g|webp)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
