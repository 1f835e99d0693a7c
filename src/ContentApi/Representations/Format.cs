using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>A format that an answer can be had in besides JSON; the suffix of the address chooses it.</summary>
/// <param name="Suffix">What the address ends with, without the dot.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BareType">The media type without parameters, as links carry it.</param>
/// <param name="Form">What it is made for.</param>
public abstract record Format(string Suffix, string Name, string BareType, AnswerForms Form)
{
    /// <summary>The Content-Type.</summary>
    public string MediaType => $"{BareType}; charset=utf-8";

    /// <summary>What it shows of an article that the JSON does not by default: names of <c>include</c>.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Whether a browser should save it and not show it.</summary>
    public bool IsSaved { get; init; }
}

/// <summary>A format of a <typeparamref name="T"/>.</summary>
/// <param name="Suffix">What the address ends with, without the dot.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BareType">The media type without parameters.</param>
/// <param name="Form">What it is made for.</param>
/// <param name="Write">It as bytes in UTF-8.</param>
public sealed record Format<T>(string Suffix, string Name, string BareType, AnswerForms Form, Func<T, ReadOnlyMemory<byte>> Write) : Format(Suffix, Name, BareType, Form);

/// <summary>Every format, by what it is of. A new one is its file and a row here.</summary>
public static class Formats
{
    /// <summary>Those of a list of articles, in the order that pages name them.</summary>
    public static IReadOnlyList<Format<Feed>> OfLists { get; } =
    [
        new("rss", "RSS", "application/rss+xml", AnswerForms.Feed, RssFeed.Write) { Include = ["body", "source"] },
        new("atom", "Atom", "application/atom+xml", AnswerForms.Feed, AtomFeed.Write) { Include = ["body", "source"] },
        new("jsonfeed", "JSON Feed", "application/feed+json", AnswerForms.Feed, JsonFeed.Write) { Include = ["body", "source"] },
        new("ndjson", "NDJSON", "application/x-ndjson", AnswerForms.Lines, feed => JsonLines.Write(feed.Articles)) { IsSaved = true },
        new("csv", "CSV", "text/csv", AnswerForms.Table, CsvTable.Write)
        {
            Include = ["source"],
            IsSaved = true,
        },
    ];

    /// <summary>Those of <see cref="OfLists"/> that a reader follows.</summary>
    public static IEnumerable<Format<Feed>> Feeds => OfLists.Where(format => format.Form == AnswerForms.Feed);

    /// <summary>Those of a list of sections, tags or authors.</summary>
    public static IReadOnlyList<Format<IReadOnlyList<Group>>> OfGroups { get; } =
    [
        new("ndjson", "NDJSON", "application/x-ndjson", AnswerForms.Lines, JsonLines.Write) { IsSaved = true },
        new("csv", "CSV", "text/csv", AnswerForms.Table, CsvTable.Write) { IsSaved = true },
    ];

    /// <summary>Those of the list of feeds.</summary>
    public static IReadOnlyList<Format<FeedDirectory>> OfFeeds { get; } = [new("opml", "OPML", "text/x-opml", AnswerForms.Feed, OpmlFeeds.Write) { IsSaved = true }];

    /// <summary>Those of one article, in the order that its page names them.</summary>
    public static IReadOnlyList<Format<PublishedArticle>> OfArticles { get; } =
    [
        new("html", "HTML", "text/html", AnswerForms.Document, ArticleHtml.Write) { Include = ["related", "latest"] },
        new("md", "Markdown", "text/markdown", AnswerForms.Document, ArticleMarkdown.Write),
        new("txt", "Text", "text/plain", AnswerForms.Document, ArticleText.Write),
        new("jsonld", "JSON-LD", "application/ld+json", AnswerForms.Document, ArticleJsonLd.Write),
    ];
}

/// <summary>An article and where it is published: what its formats are written from.</summary>
/// <param name="Article">In full, with what the format includes.</param>
/// <param name="Addresses">How addresses become absolute.</param>
public sealed record PublishedArticle(Article Article, PublicAddresses Addresses);
