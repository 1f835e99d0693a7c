using ContentApi.Documents.Text.Search;
using ContentApi.Storage.Reads;

namespace ContentApi.Storage.Search;

/// <summary>A condition on labels.</summary>
/// <param name="Any">Any of these.</param>
/// <param name="IsExcluded">None of them instead.</param>
internal sealed record LabelCondition(IReadOnlyList<ulong> Any, bool IsExcluded);

/// <summary>The sections, tags and authors of articles as terms of the index: filtering by them is one list more to read.</summary>
internal static class SearchLabels
{
    private const string Section = "section";
    private const string Tag = "tag";
    private const string Author = "author";

    /// <summary>Those of an article, each once.</summary>
    public static IReadOnlyList<ulong> Of(string sectionSlug, IEnumerable<NameRow> authors, IEnumerable<NameRow> tags) =>
        [
            .. authors
                .Select(author => SearchTerm.Label(Author, author.Slug))
                .Concat(tags.Select(tag => SearchTerm.Label(Tag, tag.Slug)))
                .Prepend(SearchTerm.Label(Section, sectionSlug))
                .Distinct(),
        ];

    /// <summary>What a filter asks of them.</summary>
    public static IReadOnlyList<LabelCondition> Of(ArticleFilter filter) =>
        [
            .. Conditions(Section, filter.Sections.Count == 0 ? [] : [filter.Sections], filter.ExcludedSections),
            .. Conditions(Tag, filter.Tags, filter.ExcludedTags),
            .. Conditions(Author, filter.Authors, filter.ExcludedAuthors),
        ];

    /// <summary>What is left of a filter when labels and kinds are seen to.</summary>
    public static ArticleFilter Rest(ArticleFilter filter) =>
        filter with
        {
            Kinds = [],
            Sections = [],
            ExcludedSections = [],
            Tags = [],
            ExcludedTags = [],
            Authors = [],
            ExcludedAuthors = [],
        };

    private static IEnumerable<LabelCondition> Conditions(string kind, IEnumerable<IReadOnlyList<string>> all, IReadOnlyList<string> none) =>
        all.Select(any => Condition(kind, any, isExcluded: false)).Concat(none.Count == 0 ? [] : [Condition(kind, none, isExcluded: true)]);

    private static LabelCondition Condition(string kind, IReadOnlyList<string> slugs, bool isExcluded) =>
        new([.. slugs.Select(slug => SearchTerm.Label(kind, slug)).Distinct()], isExcluded);
}
