namespace ContentApi.Ingest.Formats.Html;

/// <summary>Where an article was published: the paper, and the address there.</summary>
internal static class SourceRules
{
    private const int LongestName = 200;

    public static void Publisher(ArticleDraft page) =>
        page.Publisher = page.Note("source.publisher", page.Data.Says(page.Data.Publisher)
            ?? page.Head.Stated("og:site_name", "dc.publisher", "publisher").FirstOrDefault(stated => stated.Value.Length <= LongestName));

    /// <summary>The address is the article's key in the source: absolute, without trackers, and no front page.</summary>
    public static void Address(ArticleDraft page) =>
        page.SourceKey = page.Note("source.key", Canonical(page)
            ?? page.Head.Stated("og:url").Select(OfArticle).FirstOrDefault()
            ?? page.Data.Addresses.Select(address => page.Data.Says(PageAddress.OfArticle(address))).FirstOrDefault(found => found is not null));

    private static Finding<string>? Canonical(ArticleDraft page) =>
        page.Head.Canonical is { } link && PageAddress.OfArticle(link["href"]) is { } address ? new(address, "canonical", 1, address, link.Line) : null;

    private static Finding<string>? OfArticle(Finding<string> stated) =>
        PageAddress.OfArticle(stated.Value) is { } address ? stated with { Value = address, Evidence = address } : null;
}
