using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>Absolute addresses, for the representations that leave this host: feeds and pages.</summary>
/// <param name="BaseUrl">Scheme and host, and a path where the API stands below one; no trailing slash: <c>https://example.org</c>.</param>
/// <param name="ArticleUrlTemplate">
/// Where articles live for readers, as <c>https://example.org/{slug}</c> (<c>{id}</c> too); null: on this API.
/// </param>
public sealed record PublicAddresses(string BaseUrl, string? ArticleUrlTemplate)
{
    /// <summary>The absolute address of a path from the root of this host, query included.</summary>
    public string Absolute(string path) => BaseUrl + path;

    /// <summary>Where a reader finds the article. Slugs and ids need no escaping: both are ASCII letters, digits and hyphens.</summary>
    public string ArticlePage(Article article) => ArticlePage(article.Id, article.Slug);

    /// <summary>Where a reader finds the article with this id and slug.</summary>
    public string ArticlePage(string id, string slug) =>
        ArticleUrlTemplate is { } template
            ? template.Replace("{slug}", slug, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
            : Absolute($"/v1/articles/{slug}.html");
}
