using System.ComponentModel.DataAnnotations;

namespace ContentApi.Contracts;

/// <summary>Where an article came from, field by field.</summary>
public sealed class ArticleProvenance
{
    public required string Id { get; init; }

    /// <summary>The files that it was met in, the body's first.</summary>
    public required IReadOnlyList<ProvenanceDocument> Documents { get; init; }

    /// <summary>Where each field was read and by which rule.</summary>
    public required IReadOnlyList<ProvenanceField> Fields { get; init; }

    /// <summary>Lines that are no part of the article.</summary>
    public required IReadOnlyList<ProvenanceDiscarded> Discarded { get; init; }
}

/// <summary>A file that an article was met in.</summary>
public sealed class ProvenanceDocument
{
    public required string Document { get; init; }
    public required string Sha256 { get; init; }
    public required string Encoding { get; init; }

    [AllowedValues("body", "teaser", "duplicate")]
    public required string Role { get; init; }
}

/// <summary>Where a field was read.</summary>
public sealed class ProvenanceField
{
    /// <example>date</example>
    public required string Path { get; init; }
    public required string Document { get; init; }

    /// <summary>Lines of the file, from 1.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>The rule that read it.</summary>
    public required string Rule { get; init; }

    /// <summary>1: read directly; less: inferred.</summary>
    [Range(0.0, 1.0)]
    public required double Confidence { get; init; }

    /// <summary>The words that settle it, or null.</summary>
    public required string? Evidence { get; init; }
}

/// <summary>A line that is no part of the article.</summary>
public sealed class ProvenanceDiscarded
{
    public required string Document { get; init; }
    public required IReadOnlyList<int> Lines { get; init; }
    public required string Text { get; init; }
    public required string Reason { get; init; }
}
