namespace ContentApi.Storage.Reads;

/// <summary>One walk along an index.</summary>
/// <param name="Source">What stands behind FROM.</param>
/// <param name="Condition">What stands behind WHERE.</param>
internal sealed record ArticleBranch(string Source, string Condition)
{
    /// <summary>Both.</summary>
    public string From => $"FROM {Source} WHERE {Condition}";
}

/// <summary>
/// A way to articles: an index that begins with a group and the kind, goes on with a key and ends in the tie. Of several values of group or kind each is a
/// branch, a walk of its own, and the branches are merged; so a page costs its rows and one more a branch, whatever the size of the list.
/// </summary>
/// <param name="Source">What stands behind FROM: an index, without <c>article</c> where its rows hold all that lists are filtered by.</param>
/// <param name="Key">What the articles of a branch are in the order of, or null.</param>
/// <param name="KeyTerm">Its expression as the index has it, and the direction in which the tie goes up.</param>
/// <remarks>Named with INDEXED BY and not left to the planner: without statistics it takes any index with more equalities for better, and then sorts the list.</remarks>
internal sealed record ArticlePath(string Source, ArticleSortProperty? Key, OrderTerm KeyTerm)
{
    /// <summary>More walks than this cost more than sorting what few articles there are, or looking at some that do not match.</summary>
    private const int MostBranches = 64;

    private static readonly ArticlePath[] ByKind =
    [
        Of(ArticleSortProperty.Date, true, "article_by_kind_date_desc"),
        Of(ArticleSortProperty.Date, false, "article_by_kind_date_asc"),
        Of(ArticleSortProperty.PublishedAt, true, "article_by_kind_published_desc"),
        Of(ArticleSortProperty.PublishedAt, false, "article_by_kind_published_asc"),
        Of(ArticleSortProperty.UpdatedAt, true, "article_by_kind_updated_desc"),
        Of(ArticleSortProperty.UpdatedAt, false, "article_by_kind_updated_asc"),
        Of(ArticleSortProperty.WordCount, true, "article_by_kind_word_count_desc"),
        Of(ArticleSortProperty.WordCount, false, "article_by_kind_word_count_asc"),
        // Titles are hardly ever equal, so one index serves both directions: only equal ones are sorted by their tie.
        Of(ArticleSortProperty.Title, true, "article_by_kind_title"),
        Of(ArticleSortProperty.Title, false, "article_by_kind_title"),
    ];

    private static readonly ArticlePath BySection = Of(ArticleSortProperty.Date, true, "article_by_section_kind_date_desc") with { Group = "article.section_slug" };
    private static readonly ArticlePath ByPublisher = Of(ArticleSortProperty.Date, true, "article_by_publisher_kind_date_desc") with { Group = "article.publisher_key" };
    private static readonly ArticlePath ByTag = OfMembers("article_tag", "tag_slug");
    private static readonly ArticlePath ByAuthor = OfMembers("article_author", "author_slug");

    /// <summary>The few articles of a document, in no order.</summary>
    private static readonly ArticlePath ByDocument = new(
        "article_source AS source INDEXED BY article_source_by_document CROSS JOIN article ON article.id = source.article_id",
        null,
        new("", false)
    )
    {
        Group = "source.document",
    };

    /// <summary>The few articles that tell the same as one, in no order.</summary>
    private static readonly ArticlePath ByRepetition = new(
        "article_repetition AS repetition CROSS JOIN article ON article.id = repetition.other_id",
        null,
        new("", false)
    )
    {
        Group = "repetition.article_id",
    };

    /// <summary>The columns that rows are filtered by.</summary>
    private ArticleColumns Columns { get; init; } = ArticleColumns.OfArticle;

    /// <summary>The column of the group that the index begins with, or null.</summary>
    private string? Group { get; init; }

    /// <summary>The table of members, where an article may be in several groups; else null.</summary>
    private string? Members { get; init; }

    /// <summary>The values of the group that are walked; each is a branch.</summary>
    private IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What of the filter is still to be looked at in each row.</summary>
    private ArticleFilter Rest { get; init; } = new();

    private IReadOnlyList<string> Kinds { get; init; } = ["article", "teaser"];

    /// <summary>The spans of the key, both ends inclusive; each is a branch.</summary>
    private List<(long Least, long Most)> Spans { get; init; } = [(long.MinValue, long.MaxValue)];

    /// <summary>Whether every row of it matches the filter.</summary>
    public bool IsExact => Rest.IsEmpty;

    /// <summary>The article in <see cref="Article"/>, as a row of the path knows it without looking it up.</summary>
    public string Handle => Members is null ? "article.rowid" : "member.article_id";

    /// <summary>What a handle is among the columns of <c>article</c>.</summary>
    public string Article => Members is null ? "article.rowid" : "article.id";

    /// <summary>How many branches it has.</summary>
    private int Branches => Math.Max(1, Values.Count) * Kinds.Count * Spans.Count;

    /// <summary>The path that gives a list its order.</summary>
    public static ArticlePath InOrder(ArticleFilter filter, ArticleOrder order)
    {
        var (property, descending) = order.Keys[0];
        var path = property == ArticleSortProperty.Date && descending ? ByGroup(filter) : null;
        return path is { Branches: <= MostBranches } ? path : ByKind.First(each => each.Key == property && each.KeyTerm.Descending == descending).Narrowed(filter);
    }

    /// <summary>The path with the fewest rows that do not match, whatever their order.</summary>
    public static ArticlePath ToFew(ArticleFilter filter) =>
        filter.RepetitionsOf is { } told ? (ByRepetition with { Values = [told] }).Narrowed(filter with { RepetitionsOf = null })
        : filter.Documents.Count > 0 ? (ByDocument with { Values = filter.Documents }).Narrowed(filter with { Documents = [] })
        : filter.Updated != TimeSpanFilter.Always && filter is { Authors.Count: 0, Tags.Count: 0 }
            ? ByKind.First(path => path.Key == ArticleSortProperty.UpdatedAt).Narrowed(filter)
        : ByGroup(filter) is { Branches: <= MostBranches } path ? path
        : ByKind[0].Narrowed(filter);

    /// <summary>The terms of an order as this path has them.</summary>
    public IReadOnlyList<OrderTerm> Terms(ArticleOrder order)
    {
        if (!IsInOrder(order))
            return order.Terms;
        OrderTerm[] terms = [.. order.Terms];
        (terms[0], terms[^1]) = (KeyTerm, new(Columns.Tie, false));
        return terms;
    }

    /// <summary>The branches, all of them with the parameters of one statement.</summary>
    /// <param name="order">The order that the place is in.</param>
    /// <param name="position">The place.</param>
    /// <param name="side">Which rows.</param>
    /// <param name="needsArticle">Whether columns of <c>article</c> are selected.</param>
    /// <param name="parameters">Where values go.</param>
    public IReadOnlyList<ArticleBranch> Walk(ArticleOrder order, KeysetPosition position, KeysetSide side, bool needsArticle, SqlParameters parameters)
    {
        // Made for the first branch: a place outside all spans leaves none, and then no value may be given that nothing names.
        string? rest = null;
        var terms = Terms(order);
        needsArticle |= Rest.Updated != TimeSpanFilter.Always || (position.Values.Count > 0 && SortsByArticle(terms));
        var source = Members is not null && needsArticle ? $"{Source} CROSS JOIN article ON article.id = member.article_id" : Source;
        var branches = new List<ArticleBranch>();
        for (var i = 0; i < Math.Max(1, Values.Count); i++)
        {
            string? group = null;
            foreach (var kind in Kinds)
            {
                foreach (var span in Spans)
                {
                    foreach (var part in Parts(span))
                        branches.Add(new(source, $"{group ??= InGroup(i)}{Columns.Kind} = {Parameter(kind)} AND {part} AND {rest ??= Rest.Where(Columns, parameters)}"));
                }
            }
        }
        return branches;

        // The rows with the place's own key are a part of their own: an index is entered at one place of a range, and so many articles may share a key (an import's
        // instant, no date) that walking from the first of them to the place would take long.
        IEnumerable<string> Parts((long Least, long Most) span)
        {
            var expression = terms[0].Expression;
            if (position.Values.Count == 0 || !IsInOrder(order))
            {
                yield return $"{Within(span.Least, span.Most)} AND {Keyset.On(terms, position, side, parameters)}";
                yield break;
            }
            var comparison = Keyset.Comparison(KeyTerm, position, side);
            if (position.Values[0] is not long value)
            {
                yield return AtPlace();
                yield return $"{expression} {comparison} {Keyset.Parameter(0, position, parameters)}";
                yield break;
            }
            if (value >= span.Least && value <= span.Most)
                yield return AtPlace();
            var (least, most) = comparison == "<" ? (span.Least, Math.Min(span.Most, value)) : (Math.Max(span.Least, value), span.Most);
            if (least < most || (least == most && least != value))
                yield return Within(least, most, value);

            string AtPlace() => $"{expression} = {Keyset.Parameter(0, position, parameters)} AND {Keyset.On(terms, position, side, parameters, from: 1)}";
        }

        string Within(long least, long most, long? but = null)
        {
            var bounds = new List<string>(2);
            if (least != long.MinValue || least == but)
                bounds.Add($"{KeyTerm.Expression} {(least == but ? ">" : ">=")} {Parameter(least)}");
            if (most != long.MaxValue || most == but)
                bounds.Add($"{KeyTerm.Expression} {(most == but ? "<" : "<=")} {Parameter(most)}");
            return bounds.Count == 0 ? "1" : string.Join(" AND ", bounds);
        }

        string InGroup(int value) =>
            Group is null ? "" : $"{Group} = {Parameter(Values[value])} AND {(Members is not null && value > 0 ? $"{NotBefore(value)} AND " : "")}";

        // An article that is in several of the groups belongs to the branch of the first.
        string NotBefore(int value) =>
            $"NOT EXISTS (SELECT 1 FROM {Members} AS earlier WHERE earlier.{Group!.Split('.')[1]} IN ({string.Join(", ", Values.Take(value).Select(earlier => Parameter(earlier)))})"
            + " AND earlier.kind = member.kind AND earlier.date_desc = member.date_desc AND earlier.tie = member.tie)";

        string Parameter(SqlValue value) => parameters.Add(value);
    }

    /// <summary>Whether an order goes by columns of <c>article</c>, and not only by those that the path's rows have.</summary>
    public static bool SortsByArticle(IReadOnlyList<OrderTerm> terms) => terms.Any(term => term.Expression.StartsWith("article.", StringComparison.Ordinal));

    private bool IsInOrder(ArticleOrder order) => order.Keys[0].Property == Key && order.Keys[0].Descending == KeyTerm.Descending;

    private static ArticlePath? ByGroup(ArticleFilter filter) =>
        filter.Authors is [var authors, ..] ? (ByAuthor with { Values = authors }).Narrowed(filter with { Authors = [.. filter.Authors.Skip(1)] })
        : filter.Tags is [var tags, ..] ? (ByTag with { Values = tags }).Narrowed(filter with { Tags = [.. filter.Tags.Skip(1)] })
        : filter.Publishers.Count > 0 ? (ByPublisher with { Values = filter.Publishers }).Narrowed(filter with { Publishers = [] })
        : filter.Sections.Count > 0 ? (BySection with { Values = filter.Sections }).Narrowed(filter with { Sections = [] })
        : null;

    /// <summary>The path for a filter of which the group is already taken.</summary>
    private ArticlePath Narrowed(ArticleFilter filter)
    {
        var path = this with { Kinds = filter.Kinds.Count > 0 ? filter.Kinds : Kinds };
        filter = filter with { Kinds = [] };
        if (Key == ArticleSortProperty.UpdatedAt)
        {
            path = path with { Spans = [Span(filter.Updated)] };
            filter = filter with { Updated = TimeSpanFilter.Always };
        }
        else if (Key == ArticleSortProperty.Date)
        {
            path = path with { Spans = DateSpans(filter) };
            filter = filter with { Date = TimeSpanFilter.Always, Undated = UndatedArticles.Included };
        }
        return path with { Rest = filter };
    }

    private List<(long Least, long Most)> DateSpans(ArticleFilter filter)
    {
        var undated = ArticleSortProperty.Last(KeyTerm.Descending);
        var (least, most) = Span(filter.Date);
        (long, long) dated = KeyTerm.Descending ? (Math.Max(least, undated + 1), most) : (least, Math.Min(most, undated - 1));
        return filter.Undated switch
        {
            UndatedArticles.Excluded => [dated],
            UndatedArticles.Only => [(undated, undated)],
            _ when filter.Date == TimeSpanFilter.Always => [(long.MinValue, long.MaxValue)],
            _ => [dated, (undated, undated)],
        };
    }

    private static (long Least, long Most) Span(TimeSpanFilter span) => (span.FromMs ?? long.MinValue, span.ToMs - 1 ?? long.MaxValue);

    private static ArticlePath Of(ArticleSortProperty key, bool descending, string index) =>
        new($"article INDEXED BY {index}", key, new(key.Column(descending), descending));

    private static ArticlePath OfMembers(string table, string column) =>
        new($"{table} AS member", ArticleSortProperty.Date, new(ArticleColumns.OfMember.DateDesc, true))
        {
            Columns = ArticleColumns.OfMember,
            Group = $"member.{column}",
            Members = table,
        };
}
