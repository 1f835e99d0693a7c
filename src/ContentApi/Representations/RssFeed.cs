using System.Xml;
using System.Xml.Linq;

namespace ContentApi.Representations;

/// <summary>RSS 2.0 with the atom, content and dc modules, as the RSS Advisory Board's profile recommends.</summary>
internal static class RssFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static ReadOnlyMemory<byte> Write(Feed feed) =>
        Markup.Document(xml =>
        {
            using (
                xml.Open(
                    "rss",
                    ("version", "2.0"),
                    (XNamespace.Xmlns + "atom", Atom.NamespaceName),
                    (XNamespace.Xmlns + "content", Content.NamespaceName),
                    (XNamespace.Xmlns + "dc", Dc.NamespaceName)
                )
            )
            using (xml.Open("channel"))
            {
                xml.Element("title", feed.Title);
                xml.Element("link", feed.HomeUrl);
                xml.Element("description", feed.Description);
                xml.Element("language", feed.Language);
                xml.ElementIfKnown("copyright", feed.Copyright);
                xml.Element("lastBuildDate", FeedTimes.Rfc822(feed.Updated));
                xml.Element("generator", Feed.Generator);
                xml.EmptyElement(Atom + "link", ("rel", "self"), ("type", "application/rss+xml"), ("href", feed.SelfUrl));
                if (feed.NextUrl is { } next)
                    xml.EmptyElement(Atom + "link", ("rel", "next"), ("type", "application/rss+xml"), ("href", next));
                foreach (var item in feed.Items)
                    Write(xml, item);
            }
        });

    private static void Write(XmlWriter xml, FeedItem item)
    {
        using (xml.Open("item"))
        {
            xml.Element("title", item.Title);
            xml.Element("link", item.Url);
            xml.Element("guid", item.Id, ("isPermaLink", "false"));
            if (item.Published is { } published)
                xml.Element("pubDate", FeedTimes.Rfc822(published));
            foreach (var author in item.Authors)
                xml.Element(Dc + "creator", author);
            foreach (var category in item.Categories)
                xml.Element("category", category.Name);
            // Readers take a description for HTML, so plain text needs HTML's escapes inside XML's.
            if (item.Summary is { } summary)
                xml.Element("description", BodyHtml.Escape(summary));
            xml.ElementIfKnown(Content + "encoded", item.ContentHtml);
            xml.ElementIfKnown(Dc + "source", item.Credit);
        }
    }
}
