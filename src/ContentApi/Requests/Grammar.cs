using System.Collections.Concurrent;
using ContentApi.Contracts;
using ContentApi.Documents.Text;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>
/// Every query parameter of the API, in the order of the documentation. A route takes a <see cref="QueryGrammar"/> of them; the same rows parse the query
/// and write the OpenAPI document.
/// </summary>
public static class Grammar
{
    /// <summary>How far into a list <c>page</c> reaches, in items: skipping them costs more the further it goes, a cursor costs the same anywhere.</summary>
    public const int DeepestPage = 10_000;

    public static readonly IntegerParameter Limit = new("limit", "How many items a page has at most.", 1, 100)
    {
        Default = 20,
        IsOfPage = true,
        Example = "5",
    };

    public static readonly TextParameter Cursor = new(
        "cursor",
        "Where to go on: `page.nextCursor` or `page.prevCursor` of a page of the same path, filters and sort. It survives restarts and imports."
    )
    {
        Default = null,
        IsOfPage = true,
    };

    public static readonly IntegerParameter Page = new(
        "page",
        "Which page, counted from 1, of those that `limit` makes; `page` × `limit` is at most 10,000, beyond that follow `links.next`. Not together with `cursor`.",
        1,
        DeepestPage
    )
    {
        Default = 1,
        IsOfPage = true,
        Example = "1",
    };

    public static readonly ChoiceParameter Count = new(
        "count",
        "How `page.total` is counted: `capped` counts up to 10,000 (beyond, `totalRelation` is `gte`), `exact` counts all, `none` leaves it null.",
        ["exact", "capped", "none"]
    )
    {
        Default = ["capped"],
        Forms = AnswerForms.Json,
        IsOfPage = true,
    };

    public static readonly ChoiceParameter Kind = new(
        "kind",
        "`article`, `teaser` (a headline and summary from another page's list), or both with a comma between. With `ids` both are the default.",
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
    };

    public static readonly NamesParameter Publisher = new(
        "publisher",
        "Only of these publishers: the name as `source.publisher` has it, or that name as a slug, with commas between.",
        GroupKind.Publisher,
        Slug.KeyOf
    )
    {
        Default = [],
    };

    public static readonly NamesParameter Document = new(
        "document",
        "Only read from these files: names as `source.document` has them, with commas between.",
        GroupKind.Document,
        name => name
    )
    {
        Default = [],
        Example = "000_18b458273cf11a6f.txt",
    };

    public static readonly InstantParameter From = new(
        "from",
        "Only with a `date` from here on: an instant with its offset, or a day, which is its first instant in Asia/Ho_Chi_Minh. Leaves undated ones out unless `undated=include`."
    )
    {
        Default = null,
        Example = "2018-08-01",
    };

    public static readonly InstantParameter To = new("to", "Only with a `date` before this instant or day; otherwise as `from`.")
    {
        Default = null,
        Example = "2018-08-02",
    };

    public static readonly ChoiceParameter Undated = new(
        "undated",
        "What becomes of those without a `date`: `include`, the default; `exclude`, the default with `from` or `to`; or `only` those.",
        ["include", "exclude", "only"]
    )
    {
        Default = [],
        Example = "exclude",
    };

    public static readonly InstantParameter UpdatedFrom = new(
        "updatedFrom",
        "Only with an `updatedAt` from here on, an instant or a day: what changed since, together with `sort=updatedAt`."
    )
    {
        Default = null,
        Example = "2018-08-01",
    };

    public static readonly InstantParameter UpdatedTo = new("updatedTo", "Only with an `updatedAt` before this instant or day.") { Default = null };

    public static readonly ChoiceParameter Duplicates = new(
        "duplicates",
        "What becomes of those that nearly repeat an earlier article (`duplicateOf`): `show`, or `hide`, so that only the earliest is there.",
        ["show", "hide"]
    )
    {
        Default = ["show"],
        Example = "hide",
    };

    public static readonly IdsParameter Ids = new(
        "ids",
        "These articles, by id or slug, in this order and all at once, at most 100: not together with `limit`, `cursor`, `page` and `sort`. What is not among the items stands in `missing`."
    )
    {
        Default = [],
        Example = "cong-tac-khuyen-cong-thuan-loi-va-thach-thuc",
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
        () => ArticleShapes.Paths
    )
    {
        Default = [],
        Several = true,
        Forms = AnswerForms.Json | AnswerForms.Lines | AnswerForms.Table,
        IsOfPage = true,
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
        Forms = AnswerForms.Json | AnswerForms.Lines,
        IsOfPage = true,
        Example = "source",
    };

    public static readonly ChoiceParameter BodyFormat = new(
        "bodyFormat",
        "In which form `body` stands where it is shown: as `body.blocks`, `body.html`, `body.markdown` or `body.text`.",
        ArticleShapes.BodyFormats
    )
    {
        Default = [ArticleShapes.BodyFormats[0]],
        Forms = AnswerForms.Json | AnswerForms.Lines,
        IsOfPage = true,
        Example = "html",
    };

    public static readonly ChoiceParameter FeedBody = new(
        "feedBody",
        "What the items of a feed hold of the text: `full`, all of it, or `summary`, the lead alone.",
        ["full", "summary"]
    )
    {
        Default = ["full"],
        Forms = AnswerForms.Feed,
        IsOfPage = true,
        Example = "summary",
    };

    public static readonly ChoiceParameter Origin = new(
        "origin",
        "`publisher`: the page's own list; `computed`: by the words they share; `all`: both, the publisher's first.",
        ["publisher", "computed", "all"]
    )
    {
        Default = ["all"],
    };

    public static readonly ChoiceParameter GroupInclude = new("include", "Adds to each: `latest`, its newest articles and teasers.", ["latest"])
    {
        Default = [],
        Several = true,
        Forms = AnswerForms.Json | AnswerForms.Lines,
        IsOfPage = true,
        Example = "latest",
    };

    public static readonly IntegerParameter LatestLimit = new("latestLimit", "How many articles `include=latest` adds to each at most; 5 without it. Only together with that.", 1, 20)
    {
        Default = 5,
        NeedsAnother = true,
        Forms = AnswerForms.Json | AnswerForms.Lines,
        IsOfPage = true,
    };

    public static readonly IntegerParameter RelatedLimit = new("limit", "How many related articles at most.", 1, 50) { Default = 10, Example = "5" };

    public static readonly SearchTextParameter Q = new(
        "q",
        "What to search for, at most 500 characters: words with or without marks, `\"a phrase\"`, `-not`, `-\"not this\"`, `begin*`, `this OR that`. Everything else is punctuation, so a whole headline may be pasted."
    )
    {
        Default = null,
        IsRequired = true,
        Example = "khuyến công",
    };

    public static readonly ChoiceParameter Match = new(
        "match",
        "What marks mean. `auto`: a word with marks finds every word that differs only in marks, those with the very same first; `exact`: only the very same; `folded`: marks say nothing.",
        ["auto", "exact", "folded"]
    )
    {
        Default = ["auto"],
    };

    public static readonly ChoiceParameter In = new(
        "in",
        "Where the words must stand: `title`, `lead`, `body`, `caption`, with commas between; headings are body. Anywhere without it.",
        ["title", "lead", "body", "caption"]
    )
    {
        Default = [],
        Several = true,
        Example = "title,lead",
    };

    public static readonly ChoiceParameter Recency = new(
        "recency",
        "`mild`: of articles that fit about as well the newer comes first; `none`: the date says nothing.",
        ["mild", "none"]
    )
    {
        Default = ["mild"],
    };

    public static readonly ChoiceParameter Facets = new(
        "facets",
        "Counts the articles found by these, with the address that narrows the search to each.",
        ArticleFacets.Names
    )
    {
        Default = [],
        Several = true,
        Forms = AnswerForms.Json,
        IsOfPage = true,
        Example = "section,year",
    };

    public static readonly TextParameter Typed = new("q", "What is being typed, at most 500 characters; a blank at its end ends the word.")
    {
        Default = null,
        IsRequired = true,
        Example = "cong tac k",
    };

    public static readonly IntegerParameter SuggestLimit = new("limit", "How many completions at most.", 1, 20) { Default = 10, Example = "5" };

    public static readonly SinceParameter Since = new(
        "since",
        "Where to go on: `nextSince` of the answer before, or of an export. Without it: from nothing, so that the answers hold everything there is. `now`: only what changes from here on."
    )
    {
        Default = null,
        Example = "now",
    };

    public static readonly IntegerParameter Wait = new("wait", "How many seconds to wait for a change when there is none; 0 answers at once.", 0, 60)
    {
        Default = 0,
        Example = "0",
    };

    public static readonly ArticleIdParameter After = new("after", "To go on with an export that broke off: the id in the last whole line. Only with `snapshot`.") { Default = null };

    public static readonly SnapshotParameter Snapshot = new(
        "snapshot",
        "To go on with an export that broke off: `snapshot` of its first line. While the content is still that, the lines after it come; else the answer is 410. Only with `after`."
    )
    {
        Default = null,
    };

    private static readonly IdsParameter SearchIds = Ids with
    {
        Description = "Only these articles, by id or slug, in this order and all at once, at most 100: not together with `limit`, `cursor`, `page` and `sort`. What is not among the items, because it does not match `q` for example, stands in `missing`.",
    };

    private static readonly SortParameter SearchSort = Sort with
    {
        Description = "`score`, or properties, a minus for descending, at most two. Undated articles come last both ways; ties go by precision (finer first), then first appearance.",
        Default = [],
        IsOfSearch = true,
        Example = "-date",
    };

    private static readonly ChoiceParameter SearchCount = new(
        "count",
        "Whether `page.total` is given: it is exact as far as the search's budget goes, and at least so many (`totalRelation` is `gte`) beyond; `none` leaves it null.",
        ["capped", "none"]
    )
    {
        Default = ["capped"],
        Forms = AnswerForms.Json,
        IsOfPage = true,
    };

    private static readonly ChoiceParameter BothKinds = Kind with { Default = ["article", "teaser"] };

    private static readonly InstantParameter RelatedFrom = From with
    {
        Description = "Only with a `date` from here on: an instant with its offset, or a day, which is its first instant in Asia/Ho_Chi_Minh. Leaves undated ones out.",
    };

    private static readonly SortParameter EarliestFirst = Sort with { Default = [(ArticleSortProperty.Date, false)] };

    private static readonly QueryParameter[] Paging = [Limit, Cursor, Page, Count];
    private static readonly QueryParameter[] Shape = [Fields, Include, BodyFormat];

    /// <summary>What articles are filtered by, besides their kind.</summary>
    private static readonly QueryParameter[] Filters =
    [
        Section, ExcludeSection, Tag, ExcludeTag, Author, ExcludeAuthor, Publisher, Document, From, To, Undated, UpdatedFrom, UpdatedTo, Duplicates,
    ];

    /// <summary>Lists of articles.</summary>
    public static readonly QueryGrammar Articles = new([.. Paging, Kind, .. Filters, Ids, Sort, .. Shape, FeedBody]);

    /// <summary>Lists that are always newest first, teasers among them.</summary>
    public static readonly QueryGrammar Latest = new([.. Paging, BothKinds, .. Filters, Ids, .. Shape, FeedBody]);

    /// <summary>Search.</summary>
    public static readonly QueryGrammar Search = new([Q, Match, In, Recency, Limit, Cursor, Page, SearchCount, Facets, Kind, .. Filters, SearchIds, SearchSort, .. Shape, FeedBody]);

    /// <summary>Completions.</summary>
    public static readonly QueryGrammar Suggest = new([Typed, SuggestLimit]);

    /// <summary>One article.</summary>
    public static readonly QueryGrammar Article = new([.. Shape]);

    /// <summary>Related articles.</summary>
    public static readonly QueryGrammar Related = new([RelatedLimit, Origin, BothKinds, Section, RelatedFrom, Duplicates, .. Shape, FeedBody]);

    /// <summary>The articles that tell the same as one.</summary>
    public static readonly QueryGrammar Repetitions = new([.. Paging, EarliestFirst, .. Shape, FeedBody]);

    /// <summary>The list of latest articles that a page prints.</summary>
    public static readonly QueryGrammar PrintedLatest = new([BothKinds, .. Shape]);

    /// <summary>Changes.</summary>
    public static readonly QueryGrammar Changes = new([Since, Limit, Wait, BothKinds, .. Filters, .. Shape]);

    /// <summary>The export of everything.</summary>
    public static readonly QueryGrammar Export = new([BothKinds, After, Snapshot]);

    /// <summary>Tags and authors.</summary>
    public static readonly QueryGrammar Groups = new([.. Paging, GroupInclude, LatestLimit]);

    /// <summary>One section, tag or author, and all sections.</summary>
    public static readonly QueryGrammar Group = new([GroupInclude, LatestLimit]);

    /// <summary>Routes without parameters.</summary>
    public static readonly QueryGrammar None = new([]);
}

/// <summary>The parameters of a route: metadata of its endpoint.</summary>
public sealed class QueryGrammar
{
    private readonly Dictionary<string, QueryParameter> byName;
    private readonly ConcurrentDictionary<AnswerForms, QueryGrammar> byForm = [];

    /// <param name="parameters">In the order of the documentation.</param>
    public QueryGrammar(IReadOnlyList<QueryParameter> parameters)
    {
        Parameters = parameters;
        byName = parameters.ToDictionary(parameter => parameter.Name);
    }

    /// <summary>In the order of the documentation.</summary>
    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>The parameter of this name as the route has it, or null.</summary>
    public QueryParameter? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>Those that an answer of this form takes.</summary>
    public QueryGrammar In(AnswerForms form) => byForm.GetOrAdd(form, static (form, all) => all.Only(form), this);

    private QueryGrammar Only(AnswerForms form)
    {
        var parameters = Parameters.Where(parameter => parameter.Forms.HasFlag(form)).ToList();
        return parameters.Count == Parameters.Count ? this : new(parameters);
    }
}
