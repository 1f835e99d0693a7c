using System.Globalization;
using ContentApi.Storage;
using CsCheck;

namespace ContentApi.Tests.Endpoints;

/// <summary>A list of articles asked for, and what it must hold: which articles and in which order, said once more and without SQL.</summary>
/// <param name="Path">Where.</param>
/// <param name="Parameters">The filters and the order as the address has them.</param>
/// <param name="Matches">The filters.</param>
/// <param name="Sort">The keys of the order, each with its direction; unknown is last both ways.</param>
internal sealed record ListQuery(
    string Path,
    IReadOnlyList<string> Parameters,
    Func<InventedArticle, bool> Matches,
    IReadOnlyList<(Func<InventedArticle, IComparable?> Key, bool Descending)> Sort
)
{
    private static readonly (string Name, Func<InventedArticle, IComparable?> Key)[] Properties =
    [
        ("date", article => article.Content.DateMs),
        ("publishedAt", article => article.Content.PublishedMs),
        ("updatedAt", article => article.UpdatedMs),
        // Key for key as the texts of the keys compare; whether the keys are those of the alphabet is tested where they are made.
        ("title", article => new Ordinal(article.Content.TitleKey)),
        ("wordCount", article => article.Content.WordCount),
    ];

    /// <summary>Bounds that a list of few dates seldom has, in days since the first of August 2018: long before, and long after.</summary>
    private static readonly int[] FarDays = [.. InventedContent.FarDays.Select(day => day.DayNumber - new DateOnly(2018, 8, 1).DayNumber)];

    /// <summary>Any list.</summary>
    public static Gen<ListQuery> Any { get; } = Gen.Select(Scopes, Conditions, Orders, Make);

    /// <summary>The address, with further parameters.</summary>
    public string With(params string[] more) => $"{Path}?{string.Join('&', [.. Parameters, .. more])}";

    /// <summary>The ids of the articles in order.</summary>
    public IReadOnlyList<string> Of(IEnumerable<InventedArticle> articles)
    {
        var matching = articles.Where(article => !article.IsWithdrawn && Matches(article)).OrderBy(_ => 0);
        foreach (var (key, descending) in Sort)
        {
            matching = matching.ThenBy(article => key(article) is null);
            matching = descending ? matching.ThenByDescending(key) : matching.ThenBy(key);
        }
        return [.. matching.ThenBy(article => article.Content.Tie, StringComparer.Ordinal).Select(article => article.Id)];
    }

    public override string ToString() => With();

    private static Gen<(string Path, Func<InventedArticle, bool> Matches)> Scopes =>
        Gen.Frequency(
            (4, Gen.Const(("/v1", Is(All)))),
            (1, Gen.OneOf(InventedContent.Sections).Select(slug => ($"/v1/sections/{slug}", Is(article => article.Content.SectionSlug == slug)))),
            (1, Gen.OneOf(InventedContent.Tags).Select(slug => ($"/v1/tags/{slug}", Is(article => article.Tags.Contains(slug))))),
            (1, Gen.OneOf(InventedContent.Authors).Select(slug => ($"/v1/authors/{slug}", Is(article => article.Authors.Contains(slug)))))
        );

    private static Gen<Condition[]> Conditions =>
        Gen.Select(
            Maybe(2, Kinds),
            Maybe(3, Group("section", InventedContent.Sections, article => [article.Content.SectionSlug])),
            Maybe(5, Excluded("excludeSection", InventedContent.Sections, article => [article.Content.SectionSlug])),
            Maybe(4, Repeated("tag", InventedContent.Tags, article => article.Tags)),
            Maybe(5, Excluded("excludeTag", InventedContent.Tags, article => article.Tags)),
            Maybe(4, Repeated("author", InventedContent.Authors, article => article.Authors)),
            Maybe(5, Excluded("excludeAuthor", InventedContent.Authors, article => article.Authors)),
            Gen.Select(Maybe(5, Publisher), Maybe(6, Document), Maybe(3, Dates), Maybe(5, Updated), (a, b, c, d) => (Condition[])[a, b, c, d]),
            (a, b, c, d, e, f, g, rest) => (Condition[])[a, b, c, d, e, f, g, .. rest]
        );

    private static Gen<Order> Orders =>
        Gen.Select(
            Gen.OneOf(Properties),
            Gen.Bool,
            Gen.OneOf(Properties),
            Gen.Bool,
            Gen.Int[0, 4],
            (first, firstDown, second, secondDown, how) =>
                how switch
                {
                    0 => new Order("latest", "", [(Properties[0].Key, true)]),
                    1 => new Order("articles", "", [(Properties[0].Key, true)]),
                    2 when second.Name != first.Name => new Order(
                        "articles",
                        $"sort={Signed(first.Name, firstDown)},{Signed(second.Name, secondDown)}",
                        [(first.Key, firstDown), (second.Key, secondDown)]
                    ),
                    _ => new Order("articles", $"sort={Signed(first.Name, firstDown)}", [(first.Key, firstDown)]),
                }
        );

    private static Gen<Condition> Kinds =>
        Gen.OneOf(
            new Condition("kind=article", article => !article.IsTeaser),
            new Condition("kind=teaser", article => article.IsTeaser),
            new Condition("kind=teaser,article", All)
        );

    private static Gen<Condition> Publisher =>
        Gen.OneOf(
            new Condition("publisher=bao-song-hau", article => article.Content.Publisher == "Báo Sông Hậu"),
            new Condition("publisher=B%C3%A1o%20S%C3%B4ng%20H%E1%BA%ADu,bao-song-tien", article => article.Content.Publisher?.StartsWith("Báo", StringComparison.Ordinal) == true),
            new Condition("publisher=%C4%90%C3%A0i,%20B%C3%A1o%20Mi%E1%BB%81n%20T%C3%A2y", article => article.Content.Publisher?.StartsWith("Đài", StringComparison.Ordinal) == true),
            new Condition("publisher=khong-co", _ => false)
        );

    private static Gen<Condition> Document =>
        Gen.OneOf(
            new Condition("document=a.txt", article => article.Content.Document == "a.txt"),
            new Condition("document=b,%20c.txt", article => article.Content.Document == "b, c.txt"),
            new Condition("document=a.txt,th%C6%B0%20m%E1%BB%A5c/d.txt", article => article.Content.Document != "b, c.txt")
        );

    /// <summary>A day since the first of August 2018, or none.</summary>
    private static Gen<int?> Day => Gen.Frequency((1, Gen.Const((int?)null)), (5, Gen.Int[0, 4].Select(day => (int?)day)), (1, Gen.OneOf(FarDays).Select(day => (int?)day)));

    private static Gen<Condition> Dates =>
        Gen.Select(Day, Day, Gen.Bool, Gen.OneOf("", "include", "exclude", "only"))
            .Select(
                (from, to, asInstant, undated) =>
                {
                    // An hour is added to instants, so that a bound also falls between and upon instants.
                    if (from >= to)
                        (from, to) = (to, from + 1);
                    var bounds = new List<string>();
                    if (from is { } first)
                        bounds.Add($"from={Bound(first, asInstant)}");
                    if (to is { } last)
                        bounds.Add($"to={Bound(last, !asInstant)}");
                    if (undated.Length > 0)
                        bounds.Add($"undated={undated}");
                    var takesUndated = undated switch
                    {
                        "" => from is null && to is null,
                        "exclude" => false,
                        _ => true,
                    };
                    return new Condition(
                        string.Join('&', bounds),
                        article =>
                            article.Content.DateMs is { } date
                                ? undated != "only" && (from is null || date >= Instant(from.Value, asInstant)) && (to is null || date < Instant(to.Value, !asInstant))
                                : takesUndated
                    );
                }
            );

    private static Gen<Condition> Updated =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 40])
            .Select(
                (from, hours) =>
                {
                    var start = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero).AddHours(from);
                    var (least, most) = (start.ToUnixTimeMilliseconds(), start.AddHours(hours).ToUnixTimeMilliseconds());
                    return new Condition(
                        $"updatedFrom={start:yyyy-MM-ddTHH:mm:ssZ}&updatedTo={start.AddHours(hours):yyyy-MM-ddTHH:mm:ss.fffZ}",
                        article => article.UpdatedMs >= least && article.UpdatedMs < most
                    );
                }
            );

    private static Gen<Condition> Group(string name, string[] slugs, Func<InventedArticle, IEnumerable<string>> of) =>
        Several(slugs).Select(any => new Condition($"{name}={string.Join(',', any)}", article => of(article).Intersect(any).Any()));

    private static Gen<Condition> Repeated(string name, string[] slugs, Func<InventedArticle, IEnumerable<string>> of) =>
        Gen.Select(Group(name, slugs, of), Group(name, slugs, of), Gen.Int[0, 2], (one, other, both) => both == 0 ? one.And(other) : one);

    private static Gen<Condition> Excluded(string name, string[] slugs, Func<InventedArticle, IEnumerable<string>> of) =>
        Several(slugs).Select(any => new Condition($"{name}={string.Join(',', any)}", article => !of(article).Intersect(any).Any()));

    /// <summary>One to three of the slugs, one that nothing has among them.</summary>
    private static Gen<string[]> Several(string[] slugs) => Gen.OneOf([.. slugs, "khong-ai-co"]).Array[1, 3].Select(some => some.Distinct().ToArray());

    /// <summary>The condition once in so many times, else none.</summary>
    private static Gen<Condition> Maybe(int times, Gen<Condition> condition) => Gen.Frequency((1, condition), (times - 1, Gen.Const(new Condition("", All))));

    private static ListQuery Make((string Path, Func<InventedArticle, bool> Matches) scope, Condition[] conditions, Order order)
    {
        var takesTeasers = conditions[0].Parameter.Length > 0 || order.List == "latest";
        return new(
            $"{scope.Path}/{order.List}",
            [.. conditions.Select(condition => condition.Parameter).Append(order.Parameter).Where(parameter => parameter.Length > 0)],
            article => scope.Matches(article) && Array.TrueForAll(conditions, condition => condition.Matches(article)) && (takesTeasers || !article.IsTeaser),
            order.Keys
        );
    }

    private static bool All(InventedArticle article) => true;

    private static Func<InventedArticle, bool> Is(Func<InventedArticle, bool> condition) => condition;

    private static string Signed(string property, bool descending) => descending ? "-" + property : property;

    private static long Instant(int day, bool asInstant) => StoredDay.ToMilliseconds(new DateOnly(2018, 8, 1).AddDays(day)) + (asInstant ? 3_600_000 : 0);

    private static string Bound(int day, bool asInstant) =>
        asInstant
            ? DateTimeOffset.FromUnixTimeMilliseconds(Instant(day, true)).ToOffset(StoredDay.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss'%2B07:00'", CultureInfo.InvariantCulture)
            : new DateOnly(2018, 8, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A filter as the address has it, and what it means.</summary>
    private sealed record Condition(string Parameter, Func<InventedArticle, bool> Matches)
    {
        public Condition And(Condition other) => new($"{Parameter}&{other.Parameter}", article => Matches(article) && other.Matches(article));
    }

    /// <summary>A kind of list, the order that the address asks for, and what it means.</summary>
    private sealed record Order(string List, string Parameter, (Func<InventedArticle, IComparable?> Key, bool Descending)[] Keys);

    /// <summary>A text that compares by its code units.</summary>
    private sealed record Ordinal(string Text) : IComparable
    {
        public int CompareTo(object? obj) => string.CompareOrdinal(Text, ((Ordinal)obj!).Text);
    }
}
