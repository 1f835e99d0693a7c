using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>What articles are grouped by: what sections, tags and authors have in common.</summary>
public abstract class Group
{
    private protected Group(GroupRow row, string collection, IReadOnlyList<Article>? latest)
    {
        Slug = row.Slug;
        Name = row.Name;
        ArticleCount = row.ArticleCount;
        TeaserCount = row.TeaserCount;
        LatestAt = Times.Format(row.LatestMs, row.LatestPrecision);
        Links = new GroupLinks
        {
            Self = $"/v1/{collection}/{row.Slug}",
            Articles = $"/v1/{collection}/{row.Slug}/articles",
            Latest = $"/v1/{collection}/{row.Slug}/latest",
            Rss = $"/v1/{collection}/{row.Slug}/latest.rss",
            Atom = $"/v1/{collection}/{row.Slug}/latest.atom",
            JsonFeed = $"/v1/{collection}/{row.Slug}/latest.jsonfeed",
        };
        Latest = latest;
    }

    /// <summary>The readable address.</summary>
    [JsonPropertyOrder(-3)]
    public string Slug { get; }

    /// <summary>The name in words.</summary>
    [JsonPropertyOrder(-2)]
    public string Name { get; }

    /// <summary>How many articles it has, without teasers.</summary>
    [Range(0, int.MaxValue)]
    public long ArticleCount { get; }

    /// <summary>How many teasers it has.</summary>
    [Range(0, int.MaxValue)]
    public long TeaserCount { get; }

    /// <summary>The newest <c>date.value</c> of its articles and teasers, or null.</summary>
    public string? LatestAt { get; }

    /// <summary>Where it and its articles are.</summary>
    public GroupLinks Links { get; }

    /// <summary>Only with <c>include=latest</c>: its newest articles and teasers, newest first, as in lists; at most <c>latestLimit</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Article>? Latest { get; }
}

/// <summary>An editorial section.</summary>
public sealed class Section(GroupRow row, IReadOnlyList<Article>? latest) : Group(row, "sections", latest)
{
    /// <summary>What it is about, or null.</summary>
    [JsonPropertyOrder(-1)]
    public string? Description { get; } = row.Description;
}

/// <summary>A tag.</summary>
public sealed class Tag(GroupRow row, IReadOnlyList<Article>? latest) : Group(row, "tags", latest);

/// <summary>An author: one name of a byline.</summary>
public sealed class Author(GroupRow row, IReadOnlyList<Article>? latest) : Group(row, "authors", latest);

/// <summary>Addresses of a section, tag or author, from the root of this host.</summary>
public sealed class GroupLinks
{
    public required string Self { get; init; }

    /// <summary>Its articles.</summary>
    public required string Articles { get; init; }

    /// <summary>Its articles and teasers, newest first.</summary>
    public required string Latest { get; init; }

    /// <summary>The same as a feed.</summary>
    public required string Rss { get; init; }
    public required string Atom { get; init; }
    public required string JsonFeed { get; init; }
}
