using System.Xml;
using System.Xml.Linq;

namespace ContentApi.Representations;

/// <summary>Atom (RFC 4287) with paging (RFC 5005).</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static ReadOnlyMemory<byte> Write(Feed feed) =>
        Markup.Document(xml =>
        {
            using (xml.Open(Atom + "feed", (XNamespace.Xml + "lang", feed.Language)))
            {
                xml.Element(Atom + "id", feed.Id);
                xml.Element(Atom + "title", feed.Title);
                xml.Element(Atom + "subtitle", feed.Description);
                xml.Element(Atom + "updated", FeedTimes.Rfc3339(feed.Updated));
                xml.EmptyElement(Atom + "link", ("rel", "self"), ("type", "application/atom+xml"), ("href", feed.SelfUrl));
                xml.EmptyElement(Atom + "link", ("rel", "alternate"), ("href", feed.HomeUrl));
                if (feed.NextUrl is { } next)
                    xml.EmptyElement(Atom + "link", ("rel", "next"), ("type", "application/atom+xml"), ("href", next));
                // An entry without a byline must find an author here (RFC 4287, 4.1.1).
                WriteAuthor(xml, feed.Title);
                xml.ElementIfKnown(Atom + "rights", feed.Copyright);
                xml.Element(Atom + "generator", Feed.Generator);
                foreach (var item in feed.Items)
                    Write(xml, item, feed.Language);
            }
        });

    private static void Write(XmlWriter xml, FeedItem item, string feedLanguage)
    {
        using (xml.Open(Atom + "entry", (XNamespace.Xml + "lang", item.Language == feedLanguage ? null : item.Language)))
        {
            xml.Element(Atom + "id", item.Id);
            xml.Element(Atom + "title", item.Title);
            xml.EmptyElement(Atom + "link", ("rel", "alternate"), ("type", "text/html"), ("href", item.Url));
            if (item.Published is { } published)
                xml.Element(Atom + "published", FeedTimes.Rfc3339(published));
            xml.Element(Atom + "updated", FeedTimes.Rfc3339(item.Updated));
            foreach (var author in item.Authors)
                WriteAuthor(xml, author);
            foreach (var category in item.Categories)
                xml.EmptyElement(Atom + "category", ("term", category.Slug), ("label", category.Name));
            xml.ElementIfKnown(Atom + "summary", item.Summary);
            if (item.ContentHtml is { } content)
                xml.Element(Atom + "content", content, ("type", "html"));
        }
    }

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        using (xml.Open(Atom + "author"))
            xml.Element(Atom + "name", name);
    }
}
