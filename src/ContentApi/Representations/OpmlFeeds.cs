using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>The feeds there are, and where they are published.</summary>
/// <param name="Feeds">In order.</param>
/// <param name="Addresses">How addresses become absolute.</param>
/// <param name="Changed">When the content last changed.</param>
public sealed record FeedDirectory(IReadOnlyList<ListedFeed> Feeds, PublicAddresses Addresses, DateTimeOffset Changed);

/// <summary>OPML 2.0: a list of feeds that readers take as one file.</summary>
internal static class OpmlFeeds
{
    public static ReadOnlyMemory<byte> Write(FeedDirectory directory) =>
        Markup.Document(xml =>
        {
            using (xml.Open("opml", ("version", "2.0")))
            {
                using (xml.Open("head"))
                {
                    xml.Element("title", Feed.Generator);
                    xml.Element("dateModified", FeedTimes.Rfc822(directory.Changed));
                }
                using (xml.Open("body"))
                {
                    foreach (var feed in directory.Feeds)
                    {
                        xml.EmptyElement(
                            "outline",
                            ("type", "rss"),
                            ("text", feed.Title),
                            ("title", feed.Title),
                            ("xmlUrl", directory.Addresses.Absolute(feed.Links.Rss)),
                            ("htmlUrl", directory.Addresses.Absolute("/"))
                        );
                    }
                }
            }
        });
}
