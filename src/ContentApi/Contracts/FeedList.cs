using System.ComponentModel.DataAnnotations;

namespace ContentApi.Contracts;

/// <summary>A list of articles that can be followed.</summary>
public sealed class ListedFeed
{
    /// <summary>What the feed is called.</summary>
    /// <example>Kinh tế</example>
    public required string Title { get; init; }

    /// <summary>What it is of: everything (<c>latest</c>, <c>articles</c>), or of one section, tag or author.</summary>
    [AllowedValues("latest", "articles", "section", "tag", "author")]
    public required string Kind { get; init; }

    /// <summary>When one of its newest twenty last changed, in UTC; null while it has none.</summary>
    /// <example>2026-11-22T08:00:00.000Z</example>
    public required string? UpdatedAt { get; init; }

    /// <summary>Where it is in each format.</summary>
    public required FeedLinks Links { get; init; }
}

/// <summary>Addresses of a feed, from the root of this host.</summary>
public sealed class FeedLinks
{
    /// <summary>The same list as JSON.</summary>
    public required string Json { get; init; }
    public required string Rss { get; init; }
    public required string Atom { get; init; }
    public required string JsonFeed { get; init; }
}
