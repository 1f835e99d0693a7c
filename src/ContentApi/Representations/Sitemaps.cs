using System.Xml.Linq;

namespace ContentApi.Representations;

/// <summary>A page or part of a sitemap.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="ChangedAt">When it last changed, as the API writes instants; null: unknown.</param>
public sealed record SitemapEntry(string Url, string? ChangedAt);

/// <summary>A news article in a sitemap.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Publication">Who published it.</param>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="PublishedAt">An instant or a day.</param>
/// <param name="Title">The headline.</param>
public sealed record NewsSitemapEntry(string Url, string Publication, string Language, string PublishedAt, string Title);

/// <summary>What search engines read: sitemaps (sitemaps.org) and those of news as Google has them.</summary>
public static class Sitemaps
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <summary>The index of the parts.</summary>
    public static ReadOnlyMemory<byte> Index(IEnumerable<SitemapEntry> parts) => Write("sitemapindex", "sitemap", parts);

    /// <summary>A part.</summary>
    public static ReadOnlyMemory<byte> Part(IEnumerable<SitemapEntry> pages) => Write("urlset", "url", pages);

    /// <summary>The news.</summary>
    public static ReadOnlyMemory<byte> OfNews(IEnumerable<NewsSitemapEntry> articles) =>
        Markup.Document(xml =>
        {
            using (xml.Open(Sitemap + "urlset", (XNamespace.Xmlns + "news", News.NamespaceName)))
            {
                foreach (var article in articles)
                {
                    using (xml.Open(Sitemap + "url"))
                    {
                        xml.Element(Sitemap + "loc", article.Url);
                        using (xml.Open(News + "news"))
                        {
                            using (xml.Open(News + "publication"))
                            {
                                xml.Element(News + "name", article.Publication);
                                xml.Element(News + "language", article.Language);
                            }
                            xml.Element(News + "publication_date", article.PublishedAt);
                            xml.Element(News + "title", article.Title);
                        }
                    }
                }
            }
        });

    private static ReadOnlyMemory<byte> Write(string root, string element, IEnumerable<SitemapEntry> entries) =>
        Markup.Document(xml =>
        {
            using (xml.Open(Sitemap + root))
            {
                foreach (var entry in entries)
                {
                    using (xml.Open(Sitemap + element))
                    {
                        xml.Element(Sitemap + "loc", entry.Url);
                        xml.ElementIfKnown(Sitemap + "lastmod", entry.ChangedAt);
                    }
                }
            }
        });
}
