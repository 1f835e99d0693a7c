using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ContentApi.Storage.Reads;

namespace ContentApi.Contracts;

/// <summary>Some of the changes since a token.</summary>
public sealed class Changes
{
    /// <summary>In the order of <c>seq</c>; an article stands in it once, with its last change.</summary>
    public required IReadOnlyList<Change> Items { get; init; }

    /// <summary>For the parameter <c>since</c>: what comes after these. It never expires while the database lives.</summary>
    public required string NextSince { get; init; }

    /// <summary>Whether there are more changes now; there may be even when there are no items.</summary>
    public required bool More { get; init; }
}

/// <summary>The last change of an article.</summary>
public sealed class Change
{
    /// <summary>The number of the change; grows in the order in which changes are stored.</summary>
    [Range(1, long.MaxValue)]
    public required long Seq { get; init; }

    /// <summary>Of the article.</summary>
    /// <example>th62w1n49my5e57p</example>
    public required string Id { get; init; }

    /// <summary>
    /// What to do with a copy: <c>upsert</c> it with <c>article</c>; remove it, for it was withdrawn (<c>withdraw</c>), or for it does not match the filters now (<c>leave</c>).
    /// </summary>
    [AllowedValues("upsert", "withdraw", "leave")]
    public required string Op { get; init; }

    /// <summary>When it changed, in UTC.</summary>
    /// <example>2026-11-22T08:00:00.000Z</example>
    public required string At { get; init; }

    /// <summary>As it is now; only with <c>upsert</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Article? Article { get; init; }

    /// <summary>What it was; only with <c>withdraw</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WithdrawnArticle? Last { get; init; }
}

/// <summary>What is told of a withdrawn article.</summary>
public sealed class WithdrawnArticle
{
    /// <summary>The last headline.</summary>
    public required string Title { get; init; }

    /// <summary>The last readable address, which is 410 now.</summary>
    public required string Slug { get; init; }

    /// <summary>The last section.</summary>
    public required SectionReference Section { get; init; }

    /// <summary>Why it was withdrawn, or null.</summary>
    public required string? Reason { get; init; }
}

/// <summary>From rows to changes.</summary>
public static class ChangeMapping
{
    /// <summary>Whether a copy is to be made or kept: what is composed into <see cref="From"/>.</summary>
    public static bool IsUpsert(ArticleChangeRow row) => row is { WithdrawnMs: null, Matches: 1 };

    /// <summary>A change.</summary>
    /// <param name="row">The change.</param>
    /// <param name="article">The article, of an upsert.</param>
    public static Change From(ArticleChangeRow row, Article? article) =>
        new()
        {
            Seq = row.Sequence,
            Id = row.Id,
            Op = row.WithdrawnMs is not null ? "withdraw" : row.Matches == 1 ? "upsert" : "leave",
            At = Times.FormatInstant(Math.Max(row.UpdatedMs, row.WithdrawnMs ?? 0)),
            Article = article,
            Last = row.WithdrawnMs is null
                ? null
                : new WithdrawnArticle
                {
                    Title = row.Title,
                    Slug = row.Slug,
                    Section = new SectionReference
                    {
                        Slug = row.SectionSlug,
                        Name = row.SectionName,
                        Basis = row.SectionBasis,
                    },
                    Reason = row.WithdrawnReason,
                },
        };
}
