using System.Text.Json;

namespace ContentApi.Storage.Reads;

/// <summary>What becomes of articles without a date.</summary>
public enum UndatedArticles
{
    Included,
    Excluded,
    Only,
}

/// <summary>A span of time in unix milliseconds: from its first instant to before its last; null: open on that side.</summary>
public sealed record TimeSpanFilter(long? FromMs, long? ToMs)
{
    /// <summary>All time.</summary>
    public static readonly TimeSpanFilter Always = new(null, null);
}

/// <summary>How a statement calls the columns that lists are filtered by.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="DateDesc">Its date, the least integer where it has none.</param>
/// <param name="Tie">Its tie.</param>
/// <param name="Section">The slug of its section.</param>
/// <param name="Publisher">The key of its publisher.</param>
/// <param name="DuplicateOf">The earlier article that it repeats; null: the rows do not have it.</param>
/// <param name="Withdrawn">When it was withdrawn; null: the rows are only of articles that are not.</param>
internal sealed record ArticleColumns(string Id, string Kind, string DateDesc, string Tie, string Section, string Publisher, string? DuplicateOf, string? Withdrawn)
{
    /// <summary>Those of <c>article</c> itself.</summary>
    public static readonly ArticleColumns OfArticle = new(
        "article.id",
        "article.kind",
        ArticleSortProperty.Date.Column(descending: true),
        "article.tie",
        "article.section_slug",
        "article.publisher_key",
        "article.duplicate_of",
        "article.withdrawn_ms"
    );

    /// <summary>Those of a row of <c>article_tag</c> or <c>article_author</c>, called <c>member</c>.</summary>
    public static readonly ArticleColumns OfMember = new(
        "member.article_id",
        "member.kind",
        "member.date_desc",
        "member.tie",
        "member.section_slug",
        "member.publisher_key",
        null,
        null
    );
}

/// <summary>Which articles: all conditions hold, and none is withdrawn. An empty list is no condition.</summary>
public sealed record ArticleFilter
{
    /// <summary>Kinds, any of them.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Section slugs, any of them.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Section slugs, none of them.</summary>
    public IReadOnlyList<string> ExcludedSections { get; init; } = [];

    /// <summary>Tag slugs: of each inner list any, of the outer list all.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Tags { get; init; } = [];

    /// <summary>Tag slugs, none of them.</summary>
    public IReadOnlyList<string> ExcludedTags { get; init; } = [];

    /// <summary>Author slugs: of each inner list any, of the outer list all.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Authors { get; init; } = [];

    /// <summary>Author slugs, none of them.</summary>
    public IReadOnlyList<string> ExcludedAuthors { get; init; } = [];

    /// <summary>Keys of publishers' names, any of them.</summary>
    public IReadOnlyList<string> Publishers { get; init; } = [];

    /// <summary>Names of source documents, any of them.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>When the date of an article is, where it has one.</summary>
    public TimeSpanFilter Date { get; init; } = TimeSpanFilter.Always;

    /// <summary>What becomes of those without a date.</summary>
    public UndatedArticles Undated { get; init; }

    /// <summary>When our record last changed.</summary>
    public TimeSpanFilter Updated { get; init; } = TimeSpanFilter.Always;

    /// <summary>Whether those that repeat an earlier article are left out.</summary>
    public bool HidesDuplicates { get; init; }

    /// <summary>An id: only those that repeat this article, that it repeats, or that repeat the same one; null: no condition.</summary>
    public string? RepetitionsOf { get; init; }

    /// <summary>Whether every published article matches.</summary>
    internal bool IsEmpty =>
        Kinds.Count + Sections.Count + ExcludedSections.Count + Tags.Count + ExcludedTags.Count + Authors.Count + ExcludedAuthors.Count + Publishers.Count + Documents.Count == 0
        && Date == TimeSpanFilter.Always
        && Undated == UndatedArticles.Included
        && Updated == TimeSpanFilter.Always
        && !HidesDuplicates
        && RepetitionsOf is null;

    /// <summary>Every name in it, by what is named; a name may come twice.</summary>
    internal IReadOnlyList<(GroupKind Kind, string Name)> Names =>
        Sections.Count + ExcludedSections.Count + Tags.Count + ExcludedTags.Count + Authors.Count + ExcludedAuthors.Count + Publishers.Count + Documents.Count == 0
            ? []
            :
        [
            .. Of(GroupKind.Section, Sections),
            .. Of(GroupKind.Section, ExcludedSections),
            .. Of(GroupKind.Tag, Tags.SelectMany(any => any)),
            .. Of(GroupKind.Tag, ExcludedTags),
            .. Of(GroupKind.Author, Authors.SelectMany(any => any)),
            .. Of(GroupKind.Author, ExcludedAuthors),
            .. Of(GroupKind.Publisher, Publishers),
            .. Of(GroupKind.Document, Documents),
        ];

    /// <summary>These conditions and those of a scope: only its sections, tags and authors count.</summary>
    public ArticleFilter Within(ArticleFilter scope) =>
        this with
        {
            // Two sets of sections both hold only where they meet; where they do not, no article matches.
            Sections = scope.Sections.Count == 0 ? Sections
                : Sections.Count == 0 ? scope.Sections
                : [.. scope.Sections.Intersect(Sections).DefaultIfEmpty("")],
            Tags = [.. scope.Tags, .. Tags],
            Authors = [.. scope.Authors, .. Authors],
            RepetitionsOf = scope.RepetitionsOf,
        };

    /// <summary>The conditions on an article, joined by AND, and that it is not withdrawn. Values go in as parameters, lists as one JSON parameter.</summary>
    internal string Where(SqlParameters parameters) => Where(ArticleColumns.OfArticle, parameters);

    /// <summary>The same where the columns of an article are called otherwise.</summary>
    internal string Where(ArticleColumns article, SqlParameters parameters)
    {
        // The very condition of the partial indexes: without it none of them may be used.
        var published = article.Withdrawn is null ? "1" : $"{article.Withdrawn} IS NULL";
        if (IsEmpty)
            return published;
        var conditions = new List<string> { published };
        Add(article.Kind, Kinds, Any);
        Add(article.Section, Sections, Any);
        Add(article.Section, ExcludedSections, None);
        foreach (var tags in Tags)
            Add("tag_slug", tags, (column, values) => IsMember("article_tag", Any(column, values)));
        Add("tag_slug", ExcludedTags, (column, values) => "NOT " + IsMember("article_tag", Any(column, values)));
        foreach (var authors in Authors)
            Add("author_slug", authors, (column, values) => IsMember("article_author", Any(column, values)));
        Add("author_slug", ExcludedAuthors, (column, values) => "NOT " + IsMember("article_author", Any(column, values)));
        Add(article.Publisher, Publishers, Any);
        Add("document", Documents, (column, values) => $"EXISTS (SELECT 1 FROM article_source WHERE article_id = {article.Id} AND {Any(column, values)})");
        Within("article.updated_ms", Updated, "");
        if (Undated != UndatedArticles.Only)
            Within("article.date_ms", Date, Undated == UndatedArticles.Included ? "article.date_ms IS NULL OR " : "");
        if (Undated != UndatedArticles.Included)
            conditions.Add($"article.date_ms IS {(Undated == UndatedArticles.Only ? "" : "NOT ")}NULL");
        if (HidesDuplicates)
            conditions.Add(
                article.DuplicateOf is { } column ? $"{column} IS NULL"
                : $"NOT EXISTS (SELECT 1 FROM article AS repeating WHERE repeating.id = {article.Id} AND repeating.duplicate_of IS NOT NULL)"
            );
        if (RepetitionsOf is { } told)
            conditions.Add($"{article.Id} IN (SELECT other_id FROM article_repetition WHERE article_id = {Parameter(told)})");
        return string.Join(" AND ", conditions);

        void Add(string column, IReadOnlyList<string> values, Func<string, IReadOnlyList<string>, string> condition)
        {
            if (values.Count > 0)
                conditions.Add(condition(column, values));
        }

        void Within(string column, TimeSpanFilter span, string or)
        {
            if (span.FromMs is { } from)
                conditions.Add($"({or}{column} >= {Parameter(from)})");
            if (span.ToMs is { } to)
                conditions.Add($"({or}{column} < {Parameter(to)})");
        }

        // By place and not by id: rows that come in the order of dates are looked for in the order of dates, side by side.
        string IsMember(string table, string condition) =>
            $"EXISTS (SELECT 1 FROM {table} AS other WHERE {condition} AND other.kind = {article.Kind} AND other.date_desc = {article.DateDesc} AND other.tie = {article.Tie})";
        string Any(string column, IReadOnlyList<string> values) => values.Count == 1 ? $"{column} = {Parameter(values[0])}" : $"{column} IN {List(values)}";
        string None(string column, IReadOnlyList<string> values) => $"{column} NOT IN {List(values)}";
        string List(IReadOnlyList<string> values) => $"(SELECT value FROM json_each({Parameter(JsonSerializer.Serialize(values))}))";
        string Parameter(SqlValue value) => parameters.Add(value);
    }

    private static IEnumerable<(GroupKind Kind, string Name)> Of(GroupKind kind, IEnumerable<string> names) => names.Select(name => (kind, name));
}
