using ContentApi.Contracts;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>
/// Every query parameter of the API, in the order of the documentation. A route takes a <see cref="QueryGrammar"/> of them; the same rows parse the query
/// and write the OpenAPI document.
/// </summary>
public static class Grammar
{
    public static readonly IntegerParameter Limit = new("limit", "How many items a page has at most.", 1, 100) { Default = 20, Example = "5" };

    public static readonly TextParameter Cursor = new(
        "cursor",
        "Where to go on: `page.nextCursor` or `page.prevCursor` of a page of the same path, filters and sort. It survives restarts and imports."
    )
    {
        Default = null,
    };

    public static readonly ChoiceParameter Count = new(
        "count",
        "How `page.total` is counted: `capped` counts up to 10,000 (beyond, `totalRelation` is `gte`), `exact` counts all, `none` leaves it null.",
        ["exact", "capped", "none"]
    )
    {
        Default = ["capped"],
        IsForJson = true,
    };

    public static readonly ChoiceParameter Kind = new(
        "kind",
        "`article`, `teaser` (a headline and summary from another page's list), or both with a comma between.",
        ["article", "teaser"]
    )
    {
        Default = ["article"],
        Several = true,
        Example = "article,teaser",
    };

    public static readonly SlugsParameter Section = new("section", "Only of these sections: slugs with commas between.", GroupKind.Section)
    {
        Default = [],
        Example = "kinh-te",
    };

    public static readonly SlugsParameter ExcludeSection = new("excludeSection", "Not of these sections.", GroupKind.Section)
    {
        Default = [],
        Excludes = true,
        Example = "the-thao,giai-tri",
    };

    public static readonly SlugsParameter Tag = new(
        "tag",
        "Only with one of these tags: slugs with commas between. Given more than once: with one of each.",
        GroupKind.Tag
    )
    {
        Default = [],
        MayRepeat = true,
    };

    public static readonly SlugsParameter ExcludeTag = new("excludeTag", "With none of these tags.", GroupKind.Tag)
    {
        Default = [],
        MayRepeat = true,
        Excludes = true,
    };

    public static readonly SlugsParameter Author = new(
        "author",
        "Only by one of these authors: slugs with commas between. Given more than once: by one of each.",
        GroupKind.Author
    )
    {
        Default = [],
        MayRepeat = true,
        Example = "manh-hung",
    };

    public static readonly SlugsParameter ExcludeAuthor = new("excludeAuthor", "By none of these authors.", GroupKind.Author)
    {
        Default = [],
        MayRepeat = true,
        Excludes = true,
    };

    public static readonly SortParameter Sort = new(
        "sort",
        "By which properties, a minus for descending, at most two. Undated articles come last both ways; ties go by precision (finer first), then first appearance."
    )
    {
        Default = [(ArticleSortProperty.Date, true)],
        Example = "title",
    };

    public static readonly ChoiceParameter Fields = new(
        "fields",
        "Exactly these properties of each article, with commas between; a dot goes deeper (`section.name`). Not together with `include`.",
        ArticleShapes.Paths
    )
    {
        Default = [],
        Several = true,
        IsForJson = true,
        Example = "id,title,section.name,source.document",
    };

    public static readonly ChoiceParameter Include = new(
        "include",
        "Adds to the default properties of each article. Not together with `fields`.",
        ArticleShapes.Includes
    )
    {
        Default = [],
        Several = true,
        IsForJson = true,
        Example = "source",
    };

    public static readonly ChoiceParameter Origin = new(
        "origin",
        "`publisher`: the page's own list; `computed`: by the words they share; `all`: both, the publisher's first.",
        ["publisher", "computed", "all"]
    )
    {
        Default = ["all"],
    };

    private static readonly ChoiceParameter BothKinds = Kind with { Default = ["article", "teaser"] };
    public static readonly IntegerParameter RelatedLimit = new("limit", "How many related articles at most.", 1, 50) { Default = 10, Example = "5" };

    /// <summary>The filters by slug.</summary>
    public static readonly IReadOnlyList<SlugsParameter> SlugParameters = [Section, ExcludeSection, Tag, ExcludeTag, Author, ExcludeAuthor];

    /// <summary>Lists of articles.</summary>
    public static readonly QueryGrammar Articles = new([Limit, Cursor, Count, Kind, .. SlugParameters, Sort, Fields, Include]);

    /// <summary>Lists that are always newest first, teasers among them.</summary>
    public static readonly QueryGrammar Latest = new([Limit, Cursor, Count, BothKinds, .. SlugParameters, Fields, Include]);

    /// <summary>One article.</summary>
    public static readonly QueryGrammar Article = new([Fields, Include]);

    /// <summary>Related articles.</summary>
    public static readonly QueryGrammar Related = new([RelatedLimit, Origin, Fields, Include]);

    /// <summary>Tags and authors.</summary>
    public static readonly QueryGrammar Groups = new([Limit, Cursor, Count]);

    /// <summary>Routes without parameters.</summary>
    public static readonly QueryGrammar None = new([]);
}

/// <summary>The parameters of a route: metadata of its endpoint.</summary>
/// <param name="Parameters">In the order of the documentation.</param>
public sealed record QueryGrammar(IReadOnlyList<QueryParameter> Parameters)
{
    /// <summary>Those that a format other than JSON takes.</summary>
    public QueryGrammar WithoutJson => new([.. Parameters.Where(parameter => !parameter.IsForJson)]);
}
