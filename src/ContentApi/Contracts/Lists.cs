using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ContentApi.Contracts;

/// <summary>A page of a list.</summary>
public sealed class ListOf<T>
{
    /// <summary>In the list's order.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Where in the list this page is.</summary>
    public required ListPage Page { get; init; }

    /// <summary>This page and its neighbours; also as <c>Link</c> headers.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>What of <c>ids</c> is not among the items; absent when nothing is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MissingArticle>? Missing { get; init; }

    /// <summary>What in the query is well-formed but names nothing or changes nothing; absent when there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QueryWarning>? Warnings { get; init; }
}

/// <summary>One of <c>ids</c> that is not among the items.</summary>
public sealed class MissingArticle
{
    /// <summary>The id or slug as it was given.</summary>
    public required string Id { get; init; }

    /// <summary>Nothing has or had it, it was withdrawn, or the filters of the query leave it out.</summary>
    [AllowedValues("unknown", "withdrawn", "filtered")]
    public required string Reason { get; init; }
}

/// <summary>Where in a list a page is.</summary>
public sealed class ListPage
{
    /// <summary>How many items a page has at most.</summary>
    [Range(1, 1000)]
    public required int Limit { get; init; }

    /// <summary>How many items the whole list has; null with <c>count=none</c>.</summary>
    [Range(0, long.MaxValue)]
    public required long? Total { get; init; }

    /// <summary><c>eq</c>: exactly <c>total</c>; <c>gte</c>: at least; null with it.</summary>
    [AllowedValues("eq", "gte", null)]
    public required string? TotalRelation { get; init; }

    /// <summary>For the parameter <c>cursor</c>; null exactly when nothing follows.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>For the parameter <c>cursor</c>; null exactly when nothing precedes.</summary>
    public required string? PrevCursor { get; init; }
}

/// <summary>Addresses of pages, from the root of this host.</summary>
public sealed class ListLinks
{
    public required string Self { get; init; }
    public required string First { get; init; }
    public required string? Next { get; init; }
    public required string? Prev { get; init; }
}

/// <summary>A well-formed value that nothing has, or that changes nothing.</summary>
public sealed class QueryWarning
{
    public required string Parameter { get; init; }
    public required string Value { get; init; }
    public required string Message { get; init; }

    /// <summary>The nearest value that exists, or null.</summary>
    public required string? Suggestion { get; init; }
}

/// <summary>Items without paging.</summary>
public sealed class ItemsOf<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>What in the query is well-formed but names nothing or changes nothing; absent when there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QueryWarning>? Warnings { get; init; }
}

/// <summary>A related article.</summary>
public sealed class RelatedItem
{
    /// <summary>The article, as lists show it.</summary>
    public required ArticleJson Article { get; init; }

    /// <summary>From the page's own list, or computed from the texts.</summary>
    [AllowedValues("publisher", "computed")]
    public required string Origin { get; init; }

    /// <summary>
    /// How much of what is telling in the texts the two share, 0 to 1: up to 5 % more where their dates are near, up to 5 % less where they are years apart;
    /// null when the publisher named it.
    /// </summary>
    [Range(0.0, 1.0)]
    public required double? Score { get; init; }

    /// <summary>The shared phrases that weigh most, as they stand in the text with their marks, at most five; empty when the publisher named it.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>The list of latest articles that an article's page prints.</summary>
public sealed class ArticleLatest
{
    /// <summary>As printed; null when the page has no such list.</summary>
    /// <example>Tin mới</example>
    public required string? Heading { get; init; }

    /// <summary>In printed order.</summary>
    public required IReadOnlyList<ArticleLatestItem> Items { get; init; }
}

/// <summary>An item of that list.</summary>
public sealed class ArticleLatestItem
{
    /// <summary>Counts from 1.</summary>
    [Range(1, int.MaxValue)]
    public required int Position { get; init; }
    public required Article Article { get; init; }
}
