using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>What a feed is about and where it is. Addresses are paths from the root of this host, query included.</summary>
public sealed record FeedSource
{
    /// <summary>The title of the feed.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The address that was asked for.</summary>
    public required string Self { get; init; }

    /// <summary>The page or list that the feed is of.</summary>
    public required string Home { get; init; }

    /// <summary>The first page of the feed; null when it is the one asked for.</summary>
    public string? First { get; init; }

    /// <summary>The page after this one, or null when nothing follows.</summary>
    public string? Next { get; init; }

    /// <summary>When the content last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>How addresses become absolute.</summary>
    public required PublicAddresses Addresses { get; init; }

    /// <summary>The language of the feed's title and description.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>The copyright notice, or null.</summary>
    public string? Copyright { get; init; }

    /// <summary>Whether the items hold no more of the text than their summary.</summary>
    public bool IsOfSummaries { get; init; }

    /// <summary>The columns of a table, by the paths of <c>fields</c>; empty: those that it has by itself.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}

/// <summary>A page of a list of articles before it is in any format: everything that any of them says. Addresses are absolute.</summary>
public sealed record Feed
{
    /// <summary>What wrote it; without a version, so that a release leaves the bytes, and every reader's copy, as they are.</summary>
    public const string Generator = "ContentApi";

    /// <summary>The same for every page of the feed, for ever, whatever the host.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string SelfUrl { get; init; }
    public required string HomeUrl { get; init; }
    public required string? NextUrl { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public required string Language { get; init; }
    public required string? Copyright { get; init; }

    /// <summary>In the list's order, in the shape that was asked for.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>How the articles' addresses become absolute.</summary>
    public required PublicAddresses Addresses { get; init; }

    /// <summary>Whether the items hold no more of the text than their summary.</summary>
    public required bool IsOfSummaries { get; init; }

    /// <summary>The columns of a table, by the paths of <c>fields</c>; empty: those that it has by itself.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The articles as readers of feeds take them; made when they are asked for.</summary>
    public IReadOnlyList<FeedItem> Items => field ??= [.. Articles.Select(article => FeedItem.From(article, Addresses, IsOfSummaries))];

    /// <summary>A feed of these articles in their order. Those with a body should come with it and their source.</summary>
    public static Feed From(IReadOnlyList<Article> articles, FeedSource source) =>
        new()
        {
            Id = IdOf(source.First ?? source.Self),
            Title = source.Title,
            Description = source.Description,
            SelfUrl = source.Addresses.Absolute(source.Self),
            HomeUrl = source.Addresses.Absolute(source.Home),
            NextUrl = source.Next is { } next ? source.Addresses.Absolute(next) : null,
            Updated = source.Updated,
            Language = source.Language,
            Copyright = source.Copyright,
            Articles = articles,
            Addresses = source.Addresses,
            IsOfSummaries = source.IsOfSummaries,
            Columns = source.Columns,
        };

    /// <summary>From the path of the first page: that is what tells feeds apart, and holds no host.</summary>
    private static string IdOf(string firstPage) =>
        "urn:contentapi:feed:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(firstPage)).AsSpan(0, 8));
}

/// <summary>An article in a feed.</summary>
public sealed record FeedItem
{
    /// <summary><c>urn:contentapi:article:{id}</c>: for ever the same, whatever the host.</summary>
    public required string Id { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }

    /// <summary>The lead as plain text, or null.</summary>
    public required string? Summary { get; init; }

    /// <summary>The text as HTML, or null where not even a lead is known, or only summaries are asked for.</summary>
    public required string? ContentHtml { get; init; }

    /// <summary>
    /// When the page says it was published; a stated day is its first instant in Vietnam. Null, never a guess, where it does not say.
    /// </summary>
    public required DateTimeOffset? Published { get; init; }

    /// <summary>When our record of it last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The names of the byline.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The section, then the tags.</summary>
    public required IReadOnlyList<FeedCategory> Categories { get; init; }
    public required string Language { get; init; }

    /// <summary>Whom the page credits and who printed it, or null. It also stands at the end of the content.</summary>
    public required string? Credit { get; init; }

    /// <summary>An article as an item.</summary>
    public static FeedItem From(Article article, PublicAddresses addresses, bool isSummary = false) =>
        new()
        {
            Id = IdOf(article),
            Url = addresses.ArticlePage(article),
            Title = article.Title,
            Summary = article.Lead,
            ContentHtml = isSummary ? null : BodyHtml.RenderWhole(article),
            Published = article.PublishedAt is { } published ? Instant(published) : null,
            Updated = Instant(article.UpdatedAt),
            Authors = [.. article.Authors.Select(author => author.Name)],
            Categories =
            [
                .. article.Tags
                    .Select(tag => new FeedCategory(tag.Slug, tag.Name))
                    .Prepend(new FeedCategory(article.Section.Slug, article.Section.Name))
                    .DistinctBy(category => category.Slug),
            ],
            Language = article.Language,
            Credit = ArticleFact.Credit(article, PageWords.Of(article.Language))?.Text,
        };

    /// <summary>What names an article in every format that leaves this host.</summary>
    internal static string IdOf(Article article) => "urn:contentapi:article:" + article.Id;

    /// <summary>Of the two forms that <see cref="Times"/> writes.</summary>
    private static DateTimeOffset Instant(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, Times.HoChiMinh)
            : DateTimeOffset.Parse(value, CultureInfo.InvariantCulture);
}

/// <summary>A section or tag of an item.</summary>
/// <param name="Slug">Its stable name.</param>
/// <param name="Name">Its name in words.</param>
public sealed record FeedCategory(string Slug, string Name);

/// <summary>How instants look in feeds.</summary>
internal static class FeedTimes
{
    /// <summary>RFC 3339 for Atom and JSON Feed: <c>2018-08-01T00:00:00+07:00</c>, <c>2018-08-01T09:45:00Z</c>.</summary>
    public static string Rfc3339(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture)
        + (instant.Offset == TimeSpan.Zero ? "Z" : instant.ToString("zzz", CultureInfo.InvariantCulture));

    /// <summary>RFC 822 with four digits of year for RSS: <c>Wed, 01 Aug 2018 00:00:00 +0700</c>.</summary>
    public static string Rfc822(DateTimeOffset instant) =>
        instant.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + instant.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
