using System.Text;
using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>A page of articles: what the list shows, never the body.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Order">In which order.</param>
/// <param name="Window">Which of them.</param>
/// <param name="CountTo">How far to count them all; 0: not at all.</param>
public sealed record ArticleListQuery(ArticleFilter Filter, ArticleOrder Order, ListWindow Window, long CountTo = 0);

/// <summary>An article as lists show it by default, finished.</summary>
/// <param name="Json">Its JSON; good until the session ends.</param>
/// <param name="Place">Where in the order of the list it is: of the two that begin and end a page, for others it is not read.</param>
public sealed record FinishedArticle(ReadOnlyMemory<byte> Json, IReadOnlyList<object> Place);

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

    /// <summary>What the terms of an order are called where walks are merged: those of two properties, and the tie.</summary>
    private static readonly string[] OrderNames = ["order0", "order1", "order2"];

    /// <summary>How far the rows of a list are counted where only their order is at stake.</summary>
    private const long CountForOrder = 5_000;

    /// <summary>One page, two statements.</summary>
    public static (KeysetPage<ArticleRow> Page, ListSummary Summary) Read(ReadSession session, ArticleListQuery query)
    {
        // Plan: that of the statement.
        var (rows, summary) = Read(session, query, Columns, "", (sql, parameters) => session.Query<ArticleRow>(sql, parameters));
        return (Keyset.Page(rows ?? [], query.Window, summary.IsBehind), summary);
    }

    /// <summary>The same finished; null where an article of the page is not.</summary>
    public static (KeysetPage<FinishedArticle> Page, ListSummary Summary)? ReadFinished(ReadSession session, ArticleListQuery query)
    {
        var isFinished = true;
        // Nothing else, for reading a column takes about as long as finding the article, and the index of a list newest first has all of it.
        var (rows, summary) = Read(
            session,
            query,
            InList,
            FinishedJoin,
            (sql, parameters) =>
            {
                var finished = new List<FinishedArticle>(query.Window.Limit + 1);
                // Plan: that of the statement; an article's finished JSON by primary key.
                session.Each(
                    sql,
                    parameters,
                    row =>
                    {
                        var json = session.Keep(row.Span(0));
                        isFinished &= json.Length > 0;
                        // The first and the last of a full page: where it is not full, nothing lies behind its end.
                        finished.Add(new(json, finished.Count == 0 || finished.Count == query.Window.Limit - 1 ? Place(row) : []));
                    }
                );
                return finished;
            }
        );
        return isFinished ? (Keyset.Page(rows ?? [], query.Window, summary.IsBehind), summary) : null;

        object[] Place(SqlRow row)
        {
            var place = new object[query.Order.Width];
            for (var i = 0; i < place.Length; i++)
                place[i] = row.Value(i + 1);
            return place;
        }
    }

    /// <summary>What is said of a list, and its rows; null: it has none.</summary>
    /// <param name="session">Whose content.</param>
    /// <param name="query">Which list.</param>
    /// <param name="columns">What is selected of an article; the terms of the order stand behind them.</param>
    /// <param name="join">Joins what of it is in another table.</param>
    /// <param name="read">Reads the rows of a statement.</param>
    private static (IReadOnlyList<T>? Rows, ListSummary Summary) Read<T>(ReadSession session, ArticleListQuery query, string columns, string join, Func<string, SqlParameters, IReadOnlyList<T>> read)
    {
        var (filter, order, window) = (query.Filter, query.Order, query.Window);
        var inOrder = ArticlePath.InOrder(filter, order);
        // Asked for where it may be taken: where the order's own path has rows that do not match.
        var toFew = new Lazy<ArticlePath>(() => ArticlePath.ToFew(filter));
        var days = inOrder.IsExact ? ArticleDays.Of(filter) : null;
        var summary = Summarize(session, query, inOrder, toFew, days);
        var path = summary.IsFew ? toFew.Value : inOrder;
        if (days is not null && window.Offset > 0 && order.Keys is [(var property, var isDescending)] && property == ArticleSortProperty.Date)
        {
            var (near, offset) = days.Skip(session, summary.State, window.Offset, isDescending);
            (path, window) = (ArticlePath.InOrder(near, order), window with { Offset = offset });
        }
        var parameters = new SqlParameters();
        return (summary.Total > 0 && Statement(path, order, window, columns, join, parameters) is { } sql ? read(sql, parameters) : null, summary);
    }

    private static ListSummary Summarize(ReadSession session, ArticleListQuery query, ArticlePath inOrder, Lazy<ArticlePath> toFew, ArticleDays? days)
    {
        var (filter, order, window, countTo) = query;
        var parameters = new SqlParameters();
        var known = KnownTotal(filter, parameters);
        // Where the order's own path is walked, whatever the total, it is only counted as far as it is told.
        var most = countTo == long.MaxValue ? countTo : (inOrder.IsExact ? countTo : Math.Max(countTo, CountForOrder)) + 1;
        var summary = ListSummary.Read(
            session,
            new(known ?? CountedTotal(days is null ? [toFew.Value] : [.. days.Edges.Select(edge => ArticlePath.InOrder(edge, ArticleOrder.Default))], most, parameters))
            {
                Unknown = GroupNames.Unknown(filter.Names, parameters),
                IsFew = inOrder.IsExact ? SummaryExpressions.Never : IsFew(),
                IsBehind = window.Position is not { Values.Count: > 0 } position ? SummaryExpressions.Never
                    : inOrder.IsExact ? IsBehind(inOrder, position)
                    : $"CASE WHEN {IsFew()} THEN {IsBehind(toFew.Value, position)} ELSE {IsBehind(inOrder, position)} END",
            },
            parameters
        );
        if (known is null && days is not null)
            summary = summary with { Total = summary.Total + days.Count(session, summary.State) };
        return window.Offset > 0 ? summary with { IsBehind = summary.Total > 0 } : summary;

        // Walking past those between costs some (limit + offset) × published / total rows, the few themselves total. More than were counted are not few.
        string IsFew() =>
            $"(total < {parameters.Add(most)} AND CAST(total AS REAL) * total < {parameters.Add(window.Limit + (long)window.Offset)} * (SELECT sum(article_count + teaser_count) FROM section))";

        // Plan: one search by the order's index a branch; of few, those.
        string IsBehind(ArticlePath path, KeysetPosition position) =>
            "("
            + string.Join(
                " OR ",
                path.Walk(order, position, KeysetSide.NotBeyond, needsArticle: false, parameters).Select(branch => $"EXISTS (SELECT 1 {branch.From})").DefaultIfEmpty("0")
            )
            + ")";
    }

    /// <summary>The article as lists show it by default, finished, where it is; with <see cref="FinishedJoin"/>.</summary>
    internal const string InList = "article_json.in_list";

    /// <summary>A subquery would open a cursor for each row.</summary>
    internal const string FinishedJoin = " LEFT JOIN article_json ON article_json.sequence = article.sequence";

    /// <summary>The statement of a page's rows, and one more; null: there can be none.</summary>
    private static string? Statement(ArticlePath path, ArticleOrder order, ListWindow window, string columns, string join, SqlParameters parameters)
    {
        // What is skipped is still made, and so is what is sorted, where many rows are equal by the first of two keys: only the keys are, and the page's own rows are
        // looked up then, and put in order again.
        var isLate = window.Offset > 0 || order.Keys.Count > 1;
        var needsArticle = !isLate || ArticlePath.SortsByArticle(path.Terms(order));
        var branches = path.Walk(order, window.Position ?? KeysetPosition.Start, KeysetSide.Beyond, needsArticle, parameters);
        if (branches.Count == 0)
            return null;
        if (!isLate)
            branches = [.. branches.Select(branch => branch with { Source = branch.Source + join })];
        var (walks, orderBy) = Merge(path, branches, isLate ? $"{path.Handle} AS handle" : columns, order, window, parameters);
        // Plan: an index is walked from the place on in each branch, the walks are merged; limit + 1 rows are read, and one more a branch.
        return isLate
            ? $"SELECT {columns}, {string.Join(", ", OrderNames.Take(order.Width))} FROM ({walks}) AS place CROSS JOIN article ON {path.Article} = place.handle{join} ORDER BY {orderBy}"
            : walks;
    }

    /// <summary>The statement that gives the rows of some branches in order, and what it sorts by.</summary>
    internal static (string Sql, string OrderBy) Merge(
        ArticlePath path,
        IReadOnlyList<ArticleBranch> branches,
        string columns,
        ArticleOrder order,
        ListWindow window,
        SqlParameters parameters
    )
    {
        var terms = path.Terms(order);
        var (selected, orderBy) = ($"SELECT {columns}", "");
        for (var i = 0; i < terms.Count; i++)
        {
            selected += $", {terms[i].Expression} AS {OrderNames[i]}";
            orderBy += $"{(i == 0 ? "" : ", ")}{OrderNames[i]}{(terms[i].Descending != window.IsBackward ? " DESC" : "")}";
        }
        var sql = new StringBuilder(1024);
        foreach (var branch in branches)
            sql.Append(sql.Length == 0 ? "" : " UNION ALL ").Append(selected).Append(" FROM ").Append(branch.Source).Append(" WHERE ").Append(branch.Condition);
        sql.Append(" ORDER BY ").Append(orderBy).Append(" LIMIT ").Append(parameters.Add(window.Limit + 1)).Append(" OFFSET ").Append(parameters.Add(window.Offset));
        return (sql.ToString(), orderBy);
    }

    /// <summary>The total where it is stored: of all, or of one section, tag or author; else null.</summary>
    private static string? KnownTotal(ArticleFilter filter, SqlParameters parameters)
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
        return $"(SELECT coalesce(sum({count}), 0) FROM {table}{(one is null ? "" : $" WHERE slug = {parameters.Add(one)}")})";
    }

    private static string CountedTotal(IReadOnlyList<ArticlePath> paths, long most, SqlParameters parameters)
    {
        if (paths.Count == 0)
            return "0";
        // Plan: the entries of the paths' indexes, at most as many as are counted.
        var branches = paths.SelectMany(path => path.Walk(ArticleOrder.Default, KeysetPosition.Start, KeysetSide.Beyond, needsArticle: false, parameters));
        return $"(SELECT count(*) FROM ({string.Join(" UNION ALL ", branches.Select(branch => $"SELECT 1 {branch.From}"))} LIMIT {parameters.Add(most)}))";
    }

    /// <summary>The articles with these ids or slugs, present or former, in that order; an unknown one is a row without an article. Two statements.</summary>
    public static (IReadOnlyList<AskedArticleRow> Rows, ListSummary Summary) Read(ReadSession session, IReadOnlyList<string> idsOrSlugs, ArticleFilter filter)
    {
        var summary = ListSummary.Read(session, filter);
        var parameters = new SqlParameters();
        var asked = parameters.Add(JsonSerializer.Serialize(idsOrSlugs));
        // Plan: three searches by unique index an id at most, then the article by primary key.
        var rows = session.Query<AskedArticleRow>(
            $"""
            SELECT {Columns}, asked.value AS asked, article.withdrawn_ms, CASE WHEN article.id IS NOT NULL THEN {filter.Where(parameters)} END AS matches
            FROM json_each({asked}) AS asked LEFT JOIN article ON article.id = coalesce(
                (SELECT id FROM article WHERE id = asked.value), (SELECT id FROM article WHERE slug = asked.value),
                (SELECT article_id FROM article_alias WHERE slug = asked.value))
            ORDER BY asked.key
            """,
            parameters
        );
        return (rows, summary);
    }
}
