namespace ContentApi.Representations;

/// <summary>A format that a feed can be had in.</summary>
/// <param name="Suffix">What an address ends with, without the dot.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BareType">The media type without parameters, as links carry it.</param>
/// <param name="Write">The feed as bytes in UTF-8.</param>
public sealed record FeedFormat(string Suffix, string Name, string BareType, Func<Feed, ReadOnlyMemory<byte>> Write)
{
    /// <summary>The Content-Type.</summary>
    public string MediaType => BareType + "; charset=utf-8";
}

/// <summary>The formats of feeds. A new one is its file and a row here.</summary>
public static class FeedFormats
{
    /// <summary>In the order that pages name them.</summary>
    public static IReadOnlyList<FeedFormat> All { get; } =
    [
        new("rss", "RSS", "application/rss+xml", RssFeed.Write),
        new("atom", "Atom", "application/atom+xml", AtomFeed.Write),
        new("jsonfeed", "JSON Feed", "application/feed+json", JsonFeed.Write),
    ];

    /// <summary>The format of a suffix, or null.</summary>
    public static FeedFormat? Find(string suffix) => All.FirstOrDefault(format => format.Suffix == suffix);
}
