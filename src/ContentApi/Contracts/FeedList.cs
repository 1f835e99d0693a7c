using System.ComponentModel.DataAnnotations;

namespace ContentApi.Contracts;

/// <summary>The feeds there are.</summary>
public sealed class ListedFeeds
{
    /// <summary>Those of everything, of the sections in editorial order, and of the hundred tags and the hundred authors with most articles.</summary>
    public required IReadOnlyList<ListedFeed> Items { get; init; }

    /// <summary>Where all the others are.</summary>
    public FeedListLinks Links { get; } = new();
}

/// <summary>Lists whose items name their feeds among their links.</summary>
public sealed class FeedListLinks
{
    public string Sections => "/v1/sections";
    public string Tags => "/v1/tags";
    public string Authors => "/v1/authors";
}

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
