using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Sections, tags and authors: the list of them, one, its articles and its latest.</summary>
internal static class GroupEndpoints
{
    // All sections at once, in editorial order.
    public static Rendered Sections(GetGroup request, ContentDatabase database, HttpContext context)
    {
        using var session = database.Read();
        var rows = GroupList.Sections(session);
        var self = context.Request.Path + request.Query.Raw.Text();
        var links = new ListLinks
        {
            Self = self,
            First = self,
            Next = null,
            Prev = null,
        };
        var sections = Compose(session, GroupKind.Section, rows, request.Latest, ToSection);
        var state = ContentState.Read(session);
        if (AnswerFormats.Asked<IReadOnlyList<Group>>(context) is { } format)
            return In(format, sections, context, links, state);
        var list = new ListOf<Section>
        {
            Items = sections,
            Page = new ListPage
            {
                Limit = rows.Count,
                Total = rows.Count,
                TotalRelation = "eq",
                NextCursor = null,
                PrevCursor = null,
            },
            Links = links,
        };
        return Answers.List(list, state);
    }

    public static Rendered Tags(ListGroups request, ContentDatabase database, HttpContext context) => List(request, database, context, GroupKind.Tag, ToTag);

    public static Rendered Authors(ListGroups request, ContentDatabase database, HttpContext context) => List(request, database, context, GroupKind.Author, ToAuthor);

    public static Rendered Section(string section, GetGroup request, ContentDatabase database, HttpContext context) =>
        One(request, database, context, GroupKind.Section, section, ToSection);

    public static Rendered Tag(string tag, GetGroup request, ContentDatabase database, HttpContext context) =>
        One(request, database, context, GroupKind.Tag, tag, ToTag);

    public static Rendered Author(string author, GetGroup request, ContentDatabase database, HttpContext context) =>
        One(request, database, context, GroupKind.Author, author, ToAuthor);

    public static Rendered SectionArticles(string section, ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Articles(request, database, context, publication, GroupKind.Section, section, new ArticleFilter { Sections = [section] });

    public static Rendered TagArticles(string tag, ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Articles(request, database, context, publication, GroupKind.Tag, tag, new ArticleFilter { Tags = [[tag]] });

    public static Rendered AuthorArticles(string author, ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Articles(request, database, context, publication, GroupKind.Author, author, new ArticleFilter { Authors = [[author]] });

    private static Rendered List<T>(ListGroups request, ContentDatabase database, HttpContext context, GroupKind kind, Func<GroupRow, IReadOnlyList<Article>?, T> group)
        where T : Group
    {
        using var session = database.Read();
        var (page, summary) = GroupList.Read(session, kind, request.Paging.Window);
        var groups = Compose(session, kind, page.Rows, request.Latest, group);
        if (AnswerFormats.Asked<IReadOnlyList<Group>>(context) is not { } format)
            return Answers.List(request.Paging, page, summary, GroupList.ValuesAt, groups, []);
        var (next, previous) = Answers.Cursors(request.Paging, page, GroupList.ValuesAt);
        return In(format, groups, context, Answers.Links(request.Paging, next, previous), summary.State);
    }

    private static Rendered In(Format<IReadOnlyList<Group>> format, IReadOnlyList<Group> groups, HttpContext context, ListLinks links, ContentStateRow state)
    {
        var path = context.Request.Path.Value!;
        return Answers.ListIn(format, groups, path, Answers.Suffixed(links, path, format), state);
    }

    private static Rendered One<T>(
        GetGroup request,
        ContentDatabase database,
        HttpContext context,
        GroupKind kind,
        string slug,
        Func<GroupRow, IReadOnlyList<Article>?, T> group
    )
    {
        using var session = database.Read();
        if (GroupList.Find(session, kind, slug) is not { } row)
            return NotFound(context, session, kind, slug);
        return Answers
            .Json(Compose(session, kind, [row], request.Latest, group)[0], CachePolicy.List)
            .WithHeader("Surrogate-Key", kind == GroupKind.Section ? $"section:{slug}" : "list")
            .ChangedWith(ContentState.Read(session));
    }

    /// <summary>Groups of their rows, with their newest articles where those are asked for: one statement more however many groups.</summary>
    private static IReadOnlyList<T> Compose<T>(
        ReadSession session,
        GroupKind kind,
        IReadOnlyList<GroupRow> rows,
        int? latest,
        Func<GroupRow, IReadOnlyList<Article>?, T> group
    )
    {
        if (latest is not { } limit)
            return [.. rows.Select(row => group(row, null))];
        var articles = GroupLatest.Read(session, kind, rows.Select(row => row.Slug), limit).ToLookup(row => row.GroupSlug, ArticleComposition.InList);
        return [.. rows.Select(row => group(row, [.. articles[row.Slug]]))];
    }

    private static Section ToSection(GroupRow row, IReadOnlyList<Article>? latest) => new(row, latest);

    private static Tag ToTag(GroupRow row, IReadOnlyList<Article>? latest) => new(row, latest);

    private static Author ToAuthor(GroupRow row, IReadOnlyList<Article>? latest) => new(row, latest);

    private static Rendered Articles(
        ListArticles request,
        ContentDatabase database,
        HttpContext context,
        Publication publication,
        GroupKind kind,
        string slug,
        ArticleFilter scope
    ) =>
        ArticleLists.Answer(
            request,
            database,
            context,
            publication,
            scope,
            session => GroupList.Find(session, kind, slug)!.Name,
            (session, summary) => summary.Unknown.Contains((kind, slug)) ? NotFound(context, session, kind, slug) : null
        );

    private static Rendered NotFound(HttpContext context, ReadSession session, GroupKind kind, string slug) =>
        Problems.NotFound(context, Name(kind), slug, GroupNames.Around(session, kind, slug));

    private static string Name(GroupKind kind) => kind.ToString().ToLowerInvariant();
}
