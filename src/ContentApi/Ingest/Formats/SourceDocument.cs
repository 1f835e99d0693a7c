using ContentApi.Documents;

namespace ContentApi.Ingest.Formats;

/// <summary>One document with what reading it gave.</summary>
/// <param name="Name">What the article's source calls it: the path relative to the imported folder.</param>
/// <param name="Sha256">The hash of its bytes in hex; empty when they could not be read.</param>
/// <param name="Encoding">As <see cref="PageText.Decoded.Encoding"/>; null when it was refused.</param>
/// <param name="Page">The page, or why there is none.</param>
public sealed record SourceDocument(string Name, string Sha256, string? Encoding, PageReading Page)
{
    /// <summary>What a copy of our own content tells beyond the page; null for every other source.</summary>
    public ArticleRecord? Record { get; init; }
}

/// <summary>What only a copy of our own content knows of an article.</summary>
public sealed record ArticleRecord
{
    public required string IdentityKey { get; init; }
    public required string TitleIdentity { get; init; }
    public required string Slug { get; init; }

    /// <summary>The slugs it had before; empty when there are none.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Set when it is withdrawn.</summary>
    public required Withdrawal? Withdrawal { get; init; }

    /// <summary>Where it was met, its source included.</summary>
    public required IReadOnlyList<SourceAppearance> Appearances { get; init; }
}

/// <summary>That an article is withdrawn, and why.</summary>
/// <param name="Reason">One sentence, or null.</param>
public sealed record Withdrawal(string? Reason);

/// <summary>A document that an article was met in.</summary>
/// <param name="Document">Its name.</param>
/// <param name="Place">The line of the title.</param>
/// <param name="Role"><c>body</c>, <c>teaser</c> or <c>duplicate</c>.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Encoding">Its encoding.</param>
public sealed record SourceAppearance(string Document, int Place, string Role, string Sha256, string Encoding);
