using System.Text.RegularExpressions;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What a page states for browsers and search engines: title, metadata, addresses, the scripts of linked data. Systems print them outside the head as well.</summary>
internal sealed partial class PageHead
{
    private const int MostTags = 50;
    private const int MostScripts = 100;

    private readonly Dictionary<string, (string Value, int Line)> metas = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Value, int Line)> tags = [];
    private readonly List<MarkupElement> scripts = [];

    public PageHead(MarkupElement root)
    {
        Language = root["lang"] ?? root["xml:lang"];
        foreach (var element in root.All())
        {
            switch (element.Name)
            {
                case "meta" when StatedText.Clean(element["content"]) is { } content && (element["property"] ?? element["name"] ?? element["itemprop"]) is { Length: > 0 and < 100 } name:
                    metas.TryAdd(name.Trim(), (content, element.Line));
                    if (name.Trim().Equals("article:tag", StringComparison.OrdinalIgnoreCase) && tags.Count < MostTags)
                        tags.Add((content, element.Line));
                    break;
                case "link" when Canonical is null && element["rel"] is { } rel && rel.Equals("canonical", StringComparison.OrdinalIgnoreCase):
                    Canonical = element;
                    break;
                case "base":
                    Base ??= element["href"];
                    break;
                case "title" when Title is null && element.Parent is not { Name: "svg" }:
                    Title = element;
                    break;
                case "script" when element["type"] is { } type && type.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase) && scripts.Count < MostScripts:
                    scripts.Add(element);
                    break;
            }
        }
        TitleText = Title is null || StatedText.Clean(Title.RawText()) is not { } title || Unset().IsMatch(title) ? null : title;
        Addresses = [.. new[] { Canonical?["href"], this["og:url"] }.Select(each => PageAddress.Clean(each)).OfType<string>()];
    }

    public MarkupElement? Title { get; }

    /// <summary>The text of <see cref="Title"/>, or null when there is none, or what editors of pages put there before anyone has.</summary>
    public string? TitleText { get; }

    public MarkupElement? Canonical { get; }

    /// <summary>What relative links are relative to, as stated, or null.</summary>
    public string? Base { get; }

    /// <summary>The language of the document as its root states it, or null.</summary>
    public string? Language { get; }

    public IReadOnlyList<MarkupElement> Scripts => scripts;

    /// <summary>The values of <c>article:tag</c>, in order.</summary>
    public IReadOnlyList<(string Value, int Line)> Tags => tags;

    /// <summary>The absolute addresses that it states as its own, the surest first.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>The first value of a name of metadata, or null.</summary>
    public string? this[string name] => metas.TryGetValue(name, out var meta) ? meta.Value : null;

    /// <summary>What those of the names say that are there, in the order given.</summary>
    public IEnumerable<Finding<string>> Stated(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (metas.TryGetValue(name, out var meta))
                yield return new(meta.Value, IsOpenGraph(name) ? "open-graph" : "meta", 1, meta.Value, meta.Line);
        }
    }

    [GeneratedRegex("^(untitled([ -]?(document|page|[0-9]+))?|new page( [0-9]+)?|no title|trang chủ|home( ?page)?|index)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Unset();

    private static bool IsOpenGraph(string name) => name.StartsWith("article:", StringComparison.Ordinal) || name.StartsWith("og:", StringComparison.Ordinal);
}
