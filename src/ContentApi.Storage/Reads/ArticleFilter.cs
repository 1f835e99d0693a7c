using System.Text.Json;
using Dapper;

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

/// <summary>Which articles: all conditions hold, and none is withdrawn. An empty list is no condition.</summary>
public sealed record ArticleFilter
{
    private const string Live = "article.withdrawn_ms IS NULL";

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

    /// <summary>Every name in it, by what is named; a name may come twice.</summary>
    internal IEnumerable<(GroupKind Kind, string Name)> Names =>
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
        };

    /// <summary>Whether every article that is not withdrawn passes.</summary>
    internal bool IsEmpty => Where(new DynamicParameters()) == Live;

    /// <summary>The conditions on a row of <c>article</c>, joined by AND. Values go in as parameters, lists as one JSON parameter.</summary>
    internal string Where(DynamicParameters parameters)
    {
        // The very condition of the partial indexes: without it none of them may be used.
        var conditions = new List<string> { Live };
        Add("article.kind", Kinds, Any);
        Add("article.section_slug", Sections, Any);
        Add("article.section_slug", ExcludedSections, None);
        foreach (var tags in Tags)
            Add("tag_slug", tags, (column, values) => $"article.id IN (SELECT article_id FROM article_tag WHERE {Any(column, values)})");
        Add("tag_slug", ExcludedTags, (column, values) => $"article.id NOT IN (SELECT article_id FROM article_tag WHERE {Any(column, values)})");
        foreach (var authors in Authors)
            Add("author_slug", authors, (column, values) => $"article.id IN (SELECT article_id FROM article_author WHERE {Any(column, values)})");
        Add("author_slug", ExcludedAuthors, (column, values) => $"article.id NOT IN (SELECT article_id FROM article_author WHERE {Any(column, values)})");
        Add("article.publisher_key", Publishers, Any);
        Add("document", Documents, (column, values) => $"article.id IN (SELECT article_id FROM article_source WHERE {Any(column, values)})");
        Within("article.updated_ms", Updated, "");
        Within("article.date_ms", Date, Undated == UndatedArticles.Included ? "article.date_ms IS NULL OR " : "");
        if (Undated != UndatedArticles.Included)
            conditions.Add($"article.date_ms IS {(Undated == UndatedArticles.Only ? "" : "NOT ")}NULL");
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

        // One value is compared by =, so that an index on (column, date) also gives the order.
        string Any(string column, IReadOnlyList<string> values) => values.Count == 1 ? $"{column} = {Parameter(values[0])}" : $"{column} IN {List(values)}";
        string None(string column, IReadOnlyList<string> values) => $"{column} NOT IN {List(values)}";
        string List(IReadOnlyList<string> values) => $"(SELECT value FROM json_each({Parameter(JsonSerializer.Serialize(values))}))";
        string Parameter(object value)
        {
            var name = $"@filter{parameters.ParameterNames.Count()}";
            parameters.Add(name, value);
            return name;
        }
    }

    private static IEnumerable<(GroupKind Kind, string Name)> Of(GroupKind kind, IEnumerable<string> names) => names.Select(name => (kind, name));
}
