using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Sections, tags and authors: the list of them, one, its articles and its latest.</summary>
internal static class GroupEndpoints
{
    // All sections at once, in editorial order.
    public static Rendered Sections(NoParameters request, ContentDatabase database, HttpContext context)
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
        var list = new ListOf<Section>
        {
            Items = [.. rows.Select(ArticleMapping.Section)],
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
        return Answers.List(list, ContentState.Read(session));
    }

    public static Rendered Tags(ListGroups request, ContentDatabase database) => List(request, database, GroupKind.Tag, ArticleMapping.Tag);

    public static Rendered Authors(ListGroups request, ContentDatabase database) => List(request, database, GroupKind.Author, ArticleMapping.Author);

    public static Rendered Section(string section, NoParameters request, ContentDatabase database, HttpContext context) =>
        One(database, context, GroupKind.Section, section, ArticleMapping.Section);

    public static Rendered Tag(string tag, NoParameters request, ContentDatabase database, HttpContext context) =>
        One(database, context, GroupKind.Tag, tag, ArticleMapping.Tag);

    public static Rendered Author(string author, NoParameters request, ContentDatabase database, HttpContext context) =>
        One(database, context, GroupKind.Author, author, ArticleMapping.Author);

    public static Rendered SectionArticles(string section, ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Articles(request, database, context, publication, GroupKind.Section, section, new ArticleFilter { Sections = [section] });

    public static Rendered TagArticles(string tag, ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Articles(request, database, context, publication, GroupKind.Tag, tag, new ArticleFilter { Tags = [[tag]] });

    public static Rendered AuthorArticles(string author, ListArticles request, ContentDatabase database, HttpContext context, Publication publication) =>
        Articles(request, database, context, publication, GroupKind.Author, author, new ArticleFilter { Authors = [[author]] });

    private static Rendered List<T>(ListGroups request, ContentDatabase database, GroupKind kind, Func<GroupRow, T> map)
    {
        using var session = database.Read();
        var (page, summary) = GroupList.Read(session, kind, request.Paging.Window);
        return Answers.List(request.Paging, page, summary, GroupList.ValuesAt, [.. page.Rows.Select(map)], []);
    }

    private static Rendered One<T>(ContentDatabase database, HttpContext context, GroupKind kind, string slug, Func<GroupRow, T> map)
    {
        using var session = database.Read();
        if (GroupList.Find(session, kind, slug) is not { } row)
            return NotFound(context, session, kind, slug);
        return Answers.Json(map(row), CachePolicy.List).WithHeader("Surrogate-Key", kind == GroupKind.Section ? $"section:{slug}" : "list").ChangedWith(ContentState.Read(session));
    }

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
