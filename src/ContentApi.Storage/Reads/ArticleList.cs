using System.Text.Json;
using Dapper;

namespace ContentApi.Storage.Reads;

/// <summary>A page of articles: what the list shows, never the body.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Order">In which order.</param>
/// <param name="Window">Which of them.</param>
/// <param name="CountTo">How far to count them all; 0: not at all.</param>
public sealed record ArticleListQuery(ArticleFilter Filter, ArticleOrder Order, ListWindow Window, long CountTo = 0)
{
    /// <summary>Whether the rows are read finished: of their properties there are only those that say where in the order they are, and <see cref="ArticleRow.InList"/>.</summary>
    public bool IsFinished { get; init; }
}

/// <summary>An article that was asked for by id or slug.</summary>
public sealed class AskedArticleRow : ArticleRow
{
    /// <summary>The id or slug, as it was given.</summary>
    public string Asked { get; init; } = "";

    /// <summary>When it was withdrawn, or null.</summary>
    public long? WithdrawnMs { get; init; }

    /// <summary>1: the filter lets it through, 0: it does not; null: no article has or had that id or slug.</summary>
    public long? Matches { get; init; }
}

/// <summary>Reads lists of articles.</summary>
public static class ArticleList
{
    internal const string Columns = """
        article.id, article.slug, article.kind, article.title, article.title_key, article.lead, article.section_slug,
        (SELECT name FROM section WHERE slug = article.section_slug) AS section_name, article.section_basis, article.authors, article.tags, article.published_ms,
        article.published_precision, article.modified_ms, article.modified_precision, article.date_ms, article.date_precision,
        article.date_basis, article.tie, article.language, article.word_count, article.lead_figure, article.duplicate_of,
        article.revision, article.updated_ms
        """;

    /// <summary>How far the rows of a list are counted where only their order is at stake.</summary>
    private const long CountForOrder = 5_000;

    /// <summary>One page, two statements; one more where not all rows that are asked for finished are.</summary>
    public static (KeysetPage<ArticleRow> Page, ListSummary Summary) Read(ReadSession session, ArticleListQuery query)
    {
        var (filter, order, window) = (query.Filter, query.Order, query.Window);
        var inOrder = ArticlePath.InOrder(filter, order);
        var toFew = ArticlePath.ToFew(filter);
        var days = inOrder.IsExact ? ArticleDays.Of(filter) : null;
        var summary = Summarize(session, query, inOrder, toFew, days);
        var path = summary.IsFew ? toFew : inOrder;
        if (days is not null && window.Offset > 0 && order.Keys is [(var property, var isDescending)] && property == ArticleSortProperty.Date)
        {
            var (near, offset) = days.Skip(session, summary.State, window.Offset, isDescending);
            (path, window) = (ArticlePath.InOrder(near, order), window with { Offset = offset });
        }
        var rows = summary.Total == 0 ? [] : Finished(query.IsFinished ? FinishedColumns(order) : null, columns => Rows(session, path, order, window, columns));
        return (Keyset.Page(rows, query.Window, summary.IsBehind), summary);
    }

    private static ListSummary Summarize(ReadSession session, ArticleListQuery query, ArticlePath inOrder, ArticlePath toFew, ArticleDays? days)
    {
        var (filter, order, window, countTo) = query;
        var parameters = new DynamicParameters();
        var known = KnownTotal(filter, parameters);
        // Where the order's own path is walked, whatever the total, it is only counted as far as it is told.
        var most = countTo == long.MaxValue ? countTo : (inOrder.IsExact ? countTo : Math.Max(countTo, CountForOrder)) + 1;
        var summary = ListSummary.Read(
            session,
            new(known ?? CountedTotal(days is null ? [toFew] : [.. days.Edges.Select(edge => ArticlePath.InOrder(edge, ArticleOrder.Default))], most, parameters))
            {
                Unknown = GroupNames.Unknown(filter.Names, parameters),
                IsFew = inOrder.IsExact ? "0" : IsFew(),
                IsBehind = window.Position is not { Values.Count: > 0 } position ? "0"
                    : inOrder.IsExact ? IsBehind(inOrder, position)
                    : $"CASE WHEN {IsFew()} THEN {IsBehind(toFew, position)} ELSE {IsBehind(inOrder, position)} END",
            },
            parameters
        );
        if (known is null && days is not null)
            summary = summary with { Total = summary.Total + days.Count(session, summary.State) };
        return window.Offset > 0 ? summary with { IsBehind = summary.Total > 0 } : summary;

        // Walking past those between costs some (limit + offset) × published / total rows, the few themselves total. More than were counted are not few.
        string IsFew()
        {
            parameters.Add("@most", most);
            parameters.Add("@reach", (double)window.Limit + window.Offset);
            return "(total < @most AND CAST(total AS REAL) * total < @reach * published)";
        }

        // Plan: one search by the order's index a branch; of few, those.
        string IsBehind(ArticlePath path, KeysetPosition position) =>
            "("
            + string.Join(
                " OR ",
                path.Walk(order, position, KeysetSide.NotBeyond, needsArticle: false, parameters).Select(branch => $"EXISTS (SELECT 1 {branch.From})").DefaultIfEmpty("0")
            )
            + ")";
    }

    internal const string InList = "(SELECT in_list FROM article_json WHERE article_json.sequence = article.sequence) AS in_list";

    /// <summary>Rows read finished, or all of them with <see cref="Columns"/> where one is not, or none is to be.</summary>
    /// <param name="finished">The columns of finished rows, or null.</param>
    /// <param name="read">Reads the rows with these columns.</param>
    internal static IReadOnlyList<T> Finished<T>(string? finished, Func<string, IReadOnlyList<T>> read)
        where T : ArticleRow => finished is not null && read(finished) is var rows && rows.All(row => row.InList is not null) ? rows : read(Columns);

    /// <summary>
    /// What a row says of its place, by the columns that it is sorted by, and the article as lists show it: nothing else, for reading a column takes about as long as
    /// finding the article, and the index of a list newest first has all of it.
    /// </summary>
    private static string FinishedColumns(ArticleOrder order) =>
        string.Concat(order.Keys.Select(key => key.Property.Expression(key.Descending) + ", ").Distinct())
        + $"article.tie, {InList}";

    private static IReadOnlyList<ArticleRow> Rows(ReadSession session, ArticlePath path, ArticleOrder order, ListWindow window, string columns)
    {
        var parameters = new DynamicParameters();
        // What is skipped is still made, and so is what is sorted, where many rows are equal by the first of two keys: only the keys are, and the page's own rows are
        // looked up then, and put in order again.
        var isLate = window.Offset > 0 || order.Keys.Count > 1;
        var needsArticle = !isLate || ArticlePath.SortsByArticle(path.Terms(order));
        var branches = path.Walk(order, window.Position ?? KeysetPosition.Start, KeysetSide.Beyond, needsArticle, parameters);
        if (branches.Count == 0)
            return [];
        var (walks, orderBy) = Merge(path, branches, isLate ? $"{path.Handle} AS handle" : columns, order, window, parameters);
        // Plan: an index is walked from the place on in each branch, the walks are merged; limit + 1 rows are read, and one more a branch.
        return session.Query<ArticleRow>(
            isLate ? $"SELECT {columns} FROM ({walks}) AS place CROSS JOIN article ON {path.Article} = place.handle ORDER BY {orderBy}" : walks,
            parameters
        );
    }

    /// <summary>The statement that gives the rows of some branches in order, and what it sorts by.</summary>
    internal static (string Sql, string OrderBy) Merge(
        ArticlePath path,
        IReadOnlyList<ArticleBranch> branches,
        string columns,
        ArticleOrder order,
        ListWindow window,
        DynamicParameters parameters
    )
    {
        var keys = order.Terms.Select((term, i) => new OrderTerm($"order{i}", term.Descending)).ToList();
        var ordered = string.Join(", ", path.Terms(order).Zip(keys, (term, key) => $"{term.Expression} AS {key.Expression}"));
        var orderBy = Keyset.OrderBy(keys, window.IsBackward);
        parameters.Add("@take", window.Limit + 1);
        parameters.Add("@offset", window.Offset);
        var walks = string.Join(" UNION ALL ", branches.Select(branch => $"SELECT {columns}, {ordered} {branch.From}"));
        return ($"{walks} ORDER BY {orderBy} LIMIT @take OFFSET @offset", orderBy);
    }

    /// <summary>The total where it is stored: of all, or of one section, tag or author; else null.</summary>
    private static string? KnownTotal(ArticleFilter filter, DynamicParameters parameters)
    {
        (string Table, string? Slug)? counted = (filter with { Kinds = [] }) switch
        {
            { IsEmpty: true } => ("section", null),
            { Sections: [var slug] } rest when (rest with { Sections = [] }).IsEmpty => ("section", slug),
            { Tags: [[var slug]] } rest when (rest with { Tags = [] }).IsEmpty => ("tag", slug),
            { Authors: [[var slug]] } rest when (rest with { Authors = [] }).IsEmpty => ("author", slug),
            _ => null,
        };
        if (counted is not var (table, one))
            return null;
        var count = filter.Kinds is [var kind] ? $"{kind}_count" : "article_count + teaser_count";
        parameters.Add("@counted", one);
        return $"(SELECT coalesce(sum({count}), 0) FROM {table}{(one is null ? "" : " WHERE slug = @counted")})";
    }

    private static string CountedTotal(IReadOnlyList<ArticlePath> paths, long most, DynamicParameters parameters)
    {
        if (paths.Count == 0)
            return "0";
        // Plan: the entries of the paths' indexes, at most as many as are counted.
        parameters.Add("@most", most);
        var branches = paths.SelectMany(path => path.Walk(ArticleOrder.Default, KeysetPosition.Start, KeysetSide.Beyond, needsArticle: false, parameters));
        return $"(SELECT count(*) FROM ({string.Join(" UNION ALL ", branches.Select(branch => $"SELECT 1 {branch.From}"))} LIMIT @most))";
    }

    /// <summary>The articles with these ids or slugs, present or former, in that order; an unknown one is a row without an article. Two statements.</summary>
    public static (IReadOnlyList<AskedArticleRow> Rows, ListSummary Summary) Read(ReadSession session, IReadOnlyList<string> idsOrSlugs, ArticleFilter filter)
    {
        var summary = ListSummary.Read(session, filter);
        var parameters = new DynamicParameters();
        parameters.Add("@ids", JsonSerializer.Serialize(idsOrSlugs));
        // Plan: three searches by unique index an id at most, then the article by primary key.
        var rows = session.Query<AskedArticleRow>(
            $"""
            SELECT {Columns}, asked.value AS asked, article.withdrawn_ms, CASE WHEN article.id IS NOT NULL THEN {filter.Where(parameters)} END AS matches
            FROM json_each(@ids) AS asked LEFT JOIN article ON article.id = coalesce(
                (SELECT id FROM article WHERE id = asked.value), (SELECT id FROM article WHERE slug = asked.value),
                (SELECT article_id FROM article_alias WHERE slug = asked.value))
            ORDER BY asked.key
            """,
            parameters
        );
        return (rows, summary);
    }
}
