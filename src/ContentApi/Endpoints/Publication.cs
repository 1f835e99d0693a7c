using ContentApi.Delivery;
using ContentApi.Representations;

namespace ContentApi.Endpoints;

/// <summary>What the content is published as.</summary>
public sealed record Publication
{
    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>One sentence on the welcome page and in feeds.</summary>
    public required string Description { get; init; }

    /// <summary>The scheme and host that absolute links have, or null: those of the request.</summary>
    public required string? PublicUrl { get; init; }

    /// <summary>The public address of an article with <c>{slug}</c> in it, or null: its page here.</summary>
    public required string? ArticleUrl { get; init; }

    /// <summary>What feeds say of rights, or null.</summary>
    public required string? Copyright { get; init; }

    /// <summary>Whether the explorer and the OpenAPI document are served.</summary>
    public required bool HasSwagger { get; init; }

    internal PublicAddresses Addresses(HttpContext context) => new(PublicUrl ?? RequestHost.Of(context), ArticleUrl);
}
