using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>A format that an answer can be had in besides JSON; the suffix of the address chooses it.</summary>
/// <param name="Suffix">What the address ends with, without the dot.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BareType">The media type without parameters, as links carry it.</param>
public abstract record Format(string Suffix, string Name, string BareType)
{
    /// <summary>The Content-Type.</summary>
    public string MediaType => BareType + "; charset=utf-8";

    /// <summary>What it shows of an article that the JSON does not by default: names of <c>include</c>.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
}

/// <summary>A format of a <typeparamref name="T"/>.</summary>
/// <param name="Suffix">What the address ends with, without the dot.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BareType">The media type without parameters.</param>
/// <param name="Write">It as bytes in UTF-8.</param>
public sealed record Format<T>(string Suffix, string Name, string BareType, Func<T, ReadOnlyMemory<byte>> Write) : Format(Suffix, Name, BareType);

/// <summary>Every format, by what it is of. A new one is its file and a row here.</summary>
public static class Formats
{
    /// <summary>Those of a list of articles, in the order that pages name them.</summary>
    public static IReadOnlyList<Format<Feed>> OfLists { get; } =
    [
        new("rss", "RSS", "application/rss+xml", RssFeed.Write) { Include = ["body", "source"] },
        new("atom", "Atom", "application/atom+xml", AtomFeed.Write) { Include = ["body", "source"] },
        new("jsonfeed", "JSON Feed", "application/feed+json", JsonFeed.Write) { Include = ["body", "source"] },
    ];

    /// <summary>Those of one article, in the order that its page names them.</summary>
    public static IReadOnlyList<Format<PublishedArticle>> OfArticles { get; } =
    [
        new("html", "HTML", "text/html", ArticleHtml.Write) { Include = ["related", "latest"] },
        new("md", "Markdown", "text/markdown", ArticleMarkdown.Write),
        new("txt", "Text", "text/plain", ArticleText.Write),
        new("jsonld", "JSON-LD", "application/ld+json", ArticleJsonLd.Write),
    ];
}

/// <summary>An article and where it is published: what its formats are written from.</summary>
/// <param name="Article">In full, with what the format includes.</param>
/// <param name="Addresses">How addresses become absolute.</param>
public sealed record PublishedArticle(Article Article, PublicAddresses Addresses);
