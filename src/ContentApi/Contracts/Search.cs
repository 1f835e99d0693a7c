using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ContentApi.Contracts;

/// <summary>A page of what a search found.</summary>
public sealed class SearchResults
{
    /// <summary>Best first, or in the order asked for.</summary>
    public required IReadOnlyList<SearchItem> Items { get; init; }

    /// <summary>Where in the results this page is. <c>total</c> is exact as far as the search's budget goes, and at least so many (<c>gte</c>) beyond.</summary>
    public required ListPage Page { get; init; }

    /// <summary>This page and its neighbours; also as <c>Link</c> headers.</summary>
    public required ListLinks Links { get; init; }

    /// <summary>Whether fewer than ten articles have all words, so that the answer is of those that have at least half of them.</summary>
    public required bool Relaxed { get; init; }

    /// <summary>What the articles found have; absent when it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SearchFacets? Facets { get; init; }

    /// <summary>Those of <c>ids</c> that are not among the items, in the order asked for; absent when there are none. What does not match the query is <c>filtered</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MissingArticle>? Missing { get; init; }

    /// <summary>What in the query did not count or is unknown, and where a page is not full though more follow; absent when there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<QueryWarning>? Warnings { get; init; }
}

/// <summary>A hit.</summary>
public sealed class SearchItem
{
    /// <summary>The article, as lists show it.</summary>
    public required ArticleJson Article { get; init; }

    /// <summary>How well it fits; only good to compare with others of the same answer.</summary>
    [Range(0.0, double.MaxValue)]
    public required double Score { get; init; }

    /// <summary>Where what was searched for stands.</summary>
    public required SearchHighlights Highlights { get; init; }
}

/// <summary>Where in an article what was searched for stands.</summary>
public sealed class SearchHighlights
{
    /// <summary>In the title, which is shown whole; null: nowhere in it.</summary>
    public required Highlight? Title { get; init; }

    /// <summary>In the lead, which is shown whole; null: nowhere in it.</summary>
    public required Highlight? Lead { get; init; }

    /// <summary>The best passages of the body, at most three, in its order.</summary>
    public required IReadOnlyList<BlockHighlight> Body { get; init; }
}

/// <summary>A text with what was found in it.</summary>
public sealed class Highlight
{
    /// <summary>Escaped text, with no element but <c>mark</c>.</summary>
    public required MarkedText Html { get; init; }

    /// <summary>Start and length of each mark, in UTF-16 units of the text as the article has it.</summary>
    public required MarkedRanges Ranges { get; init; }
}

/// <summary>A passage of a block.</summary>
public sealed class BlockHighlight
{
    /// <summary>The id of the block.</summary>
    /// <example>p3</example>
    public required string Block { get; init; }

    /// <summary>The passage: escaped text, with no element but <c>mark</c>.</summary>
    public required MarkedText Html { get; init; }

    /// <summary>
    /// Start and length of each mark, in UTF-16 units of the block's text: of a figure its caption, of a list its items with line feeds between, of a table its
    /// rows so, and blanks between the cells.
    /// </summary>
    public required MarkedRanges Ranges { get; init; }
}

/// <summary>The articles found, counted; a facet that was not asked for is absent.</summary>
public sealed class SearchFacets
{
    /// <summary><c>eq</c>: the counts are of all articles found; <c>gte</c>: of the best two thousand, or of those that were compared.</summary>
    [AllowedValues("eq", "gte")]
    public required string Relation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FacetValue>? Section { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FacetValue>? Tag { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FacetValue>? Author { get; init; }

    /// <summary>Of the articles that have a date, the year in Vietnam.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FacetValue>? Year { get; init; }
}

/// <summary>A value of a facet.</summary>
public sealed class FacetValue
{
    /// <example>kinh-te</example>
    public required string Value { get; init; }

    /// <example>Kinh tế</example>
    public required string Name { get; init; }

    [Range(1, long.MaxValue)]
    public required long Count { get; init; }

    /// <summary>The same search for just these articles.</summary>
    public required string Link { get; init; }
}

/// <summary>A completion of what is being typed.</summary>
public sealed class Suggestion
{
    [AllowedValues("section", "tag", "author", "article")]
    public required string Kind { get; init; }

    /// <summary>The name or title.</summary>
    public required string Text { get; init; }
    public required string Slug { get; init; }

    /// <summary>Its address, from the root of this host.</summary>
    public required string Link { get; init; }
}
