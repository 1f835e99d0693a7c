namespace ContentApi.Ingest.Formats.Html;

/// <summary>Which elements are no part of any article, by what they are, not by what they say.</summary>
internal static class PageNoise
{
    private static readonly (string Reason, string[] Words)[] Classes =
    [
        ("share buttons", ["share", "sharing", "social", "socials", "sharedaddy", "addthis", "fb", "zalo", "chiase"]),
        ("comments of readers", ["comment", "comments", "binhluan", "disqus", "respond"]),
        ("an advertisement", ["ad", "ads", "adv", "advert", "advertisement", "adsbygoogle", "quangcao", "qc", "banner", "sponsor", "sponsored", "promo", "cta", "outbrain", "taboola", "admzone"]),
        ("navigation", ["nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager", "sitemap", "toc"]),
        ("a footer", ["footer", "copyright"]),
        (Widget, ["sidebar", "widget", "popup", "modal", "newsletter", "subscribe", "toolbar", "tooltip", "rating", "vote", "like", "print", "cookie", "consent", "login", "search", "skip", "player", "donate", "donation", "qrcode"]),
    ];

    private const string Widget = "a widget of the page";

    private static readonly Dictionary<string, string> ByClass = Classes
        .SelectMany(each => each.Words.Select(word => (word, each.Reason)))
        .ToDictionary(each => each.word, each => each.Reason, StringComparer.Ordinal);

    private static readonly HashSet<string> Roles = ["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"];

    /// <summary>Whether a reader does not see it.</summary>
    public static bool IsHidden(MarkupElement element)
    {
        if (element["hidden"] is not null || element["aria-hidden"] is "true")
            return true;
        if (element["style"] is not { } style)
            return false;
        var bare = style.Length > 2000 ? "" : style.Replace(" ", "", StringComparison.Ordinal);
        return bare.Contains("display:none", StringComparison.OrdinalIgnoreCase) || bare.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The word of its class that calls the element a widget, or null.</summary>
    public static string? WidgetWord(MarkupElement element) => element.ClassWords.FirstOrDefault(word => ByClass.GetValueOrDefault(word) == Widget);

    /// <summary>Why the element is no part of an article, or null.</summary>
    public static string? Reason(MarkupElement element)
    {
        if (element.HoldsArticle)
            return null;
        switch (element.Name)
        {
            case "script" or "style" or "template":
                return "a script or style";
            case "form" or "button" or "input" or "select" or "textarea" or "dialog":
                return "a form";
            case "nav" or "menu":
                return "navigation";
            case "aside":
                return "beside the article";
            case "footer":
                return "a footer";
            case "object" or "embed" or "svg" or "math" or "canvas" or "amp-ad" or "amp-analytics" or "amp-sidebar" or "ins" when element.Name != "ins" || element.HasClass("adsbygoogle"):
                return "an embedded object";
            case "body" or "html" or "main" or "article":
                return null;
        }
        if (IsHidden(element))
            return "hidden from readers";
        if (element["role"] is { } role && Roles.Contains(role))
            return "navigation";
        if (element.IsInline && element.Name != "span")
            return null;
        foreach (var word in element.ClassWords)
        {
            if (ByClass.TryGetValue(word, out var reason))
                return reason;
        }
        return null;
    }
}
