using System.ComponentModel.DataAnnotations;

namespace ContentApi.Contracts;

/// <summary>What the API is and where to go.</summary>
public sealed class Welcome
{
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required string Description { get; init; }
    public required WelcomeLinks Links { get; init; }
}

/// <summary>Where to start, from the root of this host.</summary>
public sealed class WelcomeLinks
{
    /// <summary>For a frontend: articles as JSON.</summary>
    public required string Articles { get; init; }

    /// <summary>The latest articles and teasers as JSON.</summary>
    public required string Latest { get; init; }
    public required string Sections { get; init; }

    /// <summary>For a feed partner: the latest as RSS.</summary>
    public required string Rss { get; init; }
    public required string Atom { get; init; }
    public required string JsonFeed { get; init; }

    /// <summary>The feeds there are.</summary>
    public required string Feeds { get; init; }

    /// <summary>For a copy: what changed since a token.</summary>
    public required string Changes { get; init; }

    /// <summary>For a copy: everything.</summary>
    public required string Export { get; init; }

    /// <summary>For an explorer: Swagger UI; null when it is switched off.</summary>
    public required string? Swagger { get; init; }

    /// <summary>The OpenAPI document; null when it is switched off.</summary>
    public required string? OpenApi { get; init; }
    public required string Health { get; init; }
}

/// <summary>The process answers.</summary>
public sealed class Liveness
{
    [AllowedValues("live")]
    public string Status => "live";
}

/// <summary>The content can be read.</summary>
public sealed class Readiness
{
    [AllowedValues("ready")]
    public string Status => "ready";

    /// <summary>Grows by one with each change of content.</summary>
    [Range(0, long.MaxValue)]
    public required long ContentVersion { get; init; }

    [Range(0, long.MaxValue)]
    public required long Articles { get; init; }

    [Range(0, long.MaxValue)]
    public required long Teasers { get; init; }

    /// <summary>Files that were offered.</summary>
    [Range(0, long.MaxValue)]
    public required long Documents { get; init; }

    /// <summary>How many of them were refused.</summary>
    [Range(0, long.MaxValue)]
    public required long Refused { get; init; }

    /// <summary>The first hundred refused files by name.</summary>
    public required IReadOnlyList<RefusedDocument> RefusedDocuments { get; init; }
}

/// <summary>A file that was refused.</summary>
public sealed class RefusedDocument
{
    public required string Document { get; init; }

    /// <summary>The line of the file, from 1, or null.</summary>
    public required long? Line { get; init; }
    public required string Reason { get; init; }
}

/// <summary>What a kind of problem means.</summary>
public sealed class ProblemExplanation
{
    /// <example>/problems/invalid-parameter</example>
    public required string Type { get; init; }
    public required string Title { get; init; }

    [Range(400, 599)]
    public required int Status { get; init; }
    public required string Meaning { get; init; }

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }
}
