namespace ContentApi.Ingest.Formats.Html;

/// <summary>Addresses as pages write them.</summary>
internal static class PageAddress
{
    private const int Longest = 2000;

    private static readonly HashSet<string> Trackers = new(StringComparer.OrdinalIgnoreCase) { "fbclid", "gclid", "zarsrc", "mc_cid", "mc_eid" };

    /// <summary>
    /// The address without fragment and tracking parameters, its host in lower case; null when it is not absolute and there is no base, or not of the web.
    /// </summary>
    public static string? Clean(string? address, Uri? from = null)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > Longest)
            return null;
        var bare = address.Trim();
        if (!Uri.TryCreate(bare, UriKind.Absolute, out var uri) || uri.IsFile)
        {
            if (from is null || !Uri.TryCreate(from, bare, out uri))
                return null;
        }
        if ((uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0)
            return null;
        var query = uri.Query.TrimStart('?');
        var kept = query.Split('&').Where(part => part.Length > 0 && !IsTracker(part.Split('=')[0]));
        var cleaned = uri.GetLeftPart(UriPartial.Path) + (query.Length == 0 ? "" : "?" + string.Join('&', kept));
        return cleaned.TrimEnd('?');
    }

    /// <summary>As <see cref="Clean"/>; null as well for the front page of a site, which no article is.</summary>
    public static string? OfArticle(string? address) =>
        Clean(address) is { } cleaned && new Uri(cleaned) is { PathAndQuery: not "/" } ? cleaned : null;

    private static bool IsTracker(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name);
}
