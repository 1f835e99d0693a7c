using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ContentApi.Contracts;

/// <summary>The first line of an export: what the lines below are.</summary>
public sealed class ExportHeader
{
    /// <summary>The version of the format that this program writes; a reader takes this one and older ones.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Always <c>export</c>.</summary>
    [AllowedValues("export")]
    public string ContentApi => "export";

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Which content the lines are of, to go on with when they break off; absent in a file that was written as a whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Snapshot { get; init; }

    /// <summary>For <c>since</c> of the changes: what comes after these lines; absent where <c>snapshot</c> is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextSince { get; init; }
}

/// <summary>The last line of an export over HTTP: it came to its end.</summary>
public sealed class ExportEnd
{
    /// <summary>Always <c>end</c>.</summary>
    [AllowedValues("end")]
    public string ContentApi => "end";

    /// <summary>How many articles and teasers this answer had.</summary>
    public required int Lines { get; init; }

    /// <summary>For <c>since</c> of the changes: what comes after these lines.</summary>
    public required string NextSince { get; init; }
}

/// <summary>An article with what a copy of the content needs beyond what is published.</summary>
/// <param name="Article">As published, body, outline, figures and source included; without links.</param>
/// <param name="Record">What comes with it.</param>
public sealed record ExportedArticle(Article Article, ExportRecord Record);

/// <summary>What a copy of the content needs of an article beyond what is published: property <c>record</c> of an export's line.</summary>
public sealed class ExportRecord
{
    /// <summary>The key that the id was once made of.</summary>
    public required string IdentityKey { get; init; }

    /// <summary>The key of publisher and title; the identity key, but for recurring headlines.</summary>
    public required string TitleIdentity { get; init; }

    /// <summary>The slugs that it had before, in alphabetical order.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Set when it is withdrawn, else null.</summary>
    public required ExportWithdrawal? Withdrawal { get; init; }

    /// <summary>Where it was met, its source included, by document and place.</summary>
    public required IReadOnlyList<ExportAppearance> Appearances { get; init; }

    /// <summary>Where each field was read and by which rule.</summary>
    public required IReadOnlyList<ProvenanceField> Fields { get; init; }

    /// <summary>Lines that are no part of the article.</summary>
    public required IReadOnlyList<ProvenanceDiscarded> Discarded { get; init; }

    /// <summary>The headings of the lists that its page prints.</summary>
    public required ExportHeadings Headings { get; init; }
}

/// <summary>That an article is withdrawn.</summary>
public sealed class ExportWithdrawal
{
    /// <summary>Why, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>When, in UTC with three decimals.</summary>
    public required string At { get; init; }
}

/// <summary>A place that an article was met at.</summary>
public sealed class ExportAppearance
{
    public required string Document { get; init; }

    /// <summary>The line of the title, from 1.</summary>
    public required int Place { get; init; }

    /// <summary><c>body</c>, <c>teaser</c> or <c>duplicate</c>.</summary>
    [AllowedValues("body", "teaser", "duplicate")]
    public required string Role { get; init; }
    public required string Sha256 { get; init; }
    public required string Encoding { get; init; }
}

/// <summary>The headings of the lists that a page prints, as printed; null: the page has no such list.</summary>
public sealed class ExportHeadings
{
    public required string? Related { get; init; }
    public required string? Latest { get; init; }
}
