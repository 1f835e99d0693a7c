using System.Globalization;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>More articles alike than one search compares with a filter, or reads the texts of.</summary>
public sealed class ManyAlike : ContentApiFactory
{
    public const int Count = 2_200;

    public ManyAlike()
        : base(new TestFolder(), seeds: "")
    {
        using var writer = Database.Write(Clock.Now);
        writer.PutTaxonomy([new SectionContent("xa-hoi", "Xã hội", null, 0)]);
        for (var number = 0; number < Count; number++)
            writer.PutArticle(Invent(number));
        writer.RefreshGroups();
        Assert.True(writer.Commit());
    }

    public static string Id(int number) => number.ToString("x16", CultureInfo.InvariantCulture);

    public static bool HasPhrase(int number) => number % 3 != 0;

    public static bool HasMarks(int number) => number % 13 == 0;

    public static bool IsOfPublisher(int number) => number % 16 != 0;

    private static ArticleContent Invent(int number)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Mùa {(number % 5 == 0 ? "gặt" : "cấy")} thứ {number}");
        long? date = number % 7 == 0 ? null : StoredDay.ToMilliseconds(new DateOnly(2018, 1, 1).AddDays(number % 50)) + (number % 3 * 3_600_000L);
        var words = HasPhrase(number) ? "Bà con gặt lúa nước miền xuôi." : "Bà con gặt lúa nước ta, về nước miền xa.";
        return new ArticleContent
        {
            Id = Id(number),
            Slug = Slug.From(title),
            GivenSlug = null,
            IdentityKey = Id(number),
            TitleIdentity = Id(number),
            Kind = "article",
            Title = title,
            TitleKey = ContentApi.Documents.Text.SortKey.From(title),
            Lead = null,
            SectionSlug = "xa-hoi",
            SectionBasis = "stated",
            SectionName = null,
            Authors = [],
            Tags = [],
            PublishedMs = date,
            PublishedPrecision = date is null ? null : "instant",
            ModifiedMs = null,
            ModifiedPrecision = null,
            DateMs = date,
            DatePrecision = date is null ? null : "instant",
            DateBasis = date is null ? "none" : "published",
            Tie = Id(number),
            Language = "vi",
            WordCount = 10 + (number % 4),
            LeadFigure = null,
            Blocks = [new BlockRow("p1", "paragraph") { Text = words }, new BlockRow("p2", "paragraph") { Text = HasMarks(number) ? "Tiếng cồng vang." : "Công việc nhiều." }],
            Document = "a.txt",
            Publisher = IsOfPublisher(number) ? "Báo Sông Hậu" : "Báo Sông Tiền",
            Credit = null,
            Encoding = "utf-8",
            Sha256 = Id(number),
            OverrideWithdrawal = null,
            Warnings = [],
            Lists = [],
            Fields = [],
            Discarded = [],
        };
    }
}

/// <summary>Paging goes to the last hit, whatever a request may cost.</summary>
public sealed class SearchDepthTests(ManyAlike content) : IClassFixture<ManyAlike>
{
    private const string Phrase = "q=%22lúa+nước+miền%22";

    public static TheoryData<string, Func<int, bool>> Searches { get; } = new()
    {
        { "q=lúa", _ => true },
        { Phrase, ManyAlike.HasPhrase },
        { "q=cồng&match=exact", ManyAlike.HasMarks },
        { "q=gặt&in=title", number => number % 5 == 0 },
        { "q=lúa&publisher=bao-song-hau", ManyAlike.IsOfPublisher },
        { Phrase + "&publisher=bao-song-hau", number => ManyAlike.HasPhrase(number) && ManyAlike.IsOfPublisher(number) },
        { "q=lúa&to=2018-01-31T05:30:00Z&undated=include", number => number % 7 == 0 || number % 50 < 30 || (number % 50 == 30 && number % 3 * 60 < 750) },
        { "q=lúa&publisher=bao-song-tien", number => !ManyAlike.IsOfPublisher(number) },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Every_hit_is_on_one_page_in_either_direction(string query, Func<int, bool> isHit)
    {
        var expected = Enumerable.Range(0, ManyAlike.Count).Where(isHit).Select(ManyAlike.Id).ToHashSet();
        var (ahead, last) = await Follow($"/v1/search?{query}&limit=100&fields=id&count=none", "next");
        Assert.Equal(expected.Count, ahead.Count);
        Assert.True(expected.SetEquals(ahead!));
        var (back, _) = await Follow(last, "prev");
        // The last page was read ahead; pages back hold each of the others, and end with the first.
        Assert.Equal(ahead, [.. Enumerable.Reverse(back)]);
    }

    [Theory]
    [InlineData(Phrase, "-date")]
    [InlineData(Phrase, "date")]
    [InlineData(Phrase, "title")]
    [InlineData("q=lúa", "-date")]
    [InlineData("q=lúa", "date")]
    [InlineData("q=lúa", "-wordCount,date")]
    [InlineData("q=lúa&publisher=bao-song-hau", "-date")]
    public async Task Another_order_is_that_of_the_lists_down_to_the_last_hit(string query, string sort)
    {
        var filter = query.Contains('&', StringComparison.Ordinal) ? query[query.IndexOf('&', StringComparison.Ordinal)..] : "";
        var (list, _) = await Follow($"/v1/articles?limit=100&fields=id&count=none&sort={sort}{filter}", "next", "id");
        var isPhrase = query == Phrase;
        var expected = list.Where(id => !isPhrase || ManyAlike.HasPhrase(int.Parse(id!, NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ToList();
        var (ahead, last) = await Follow($"/v1/search?{query}&limit=100&fields=id&count=none&sort={sort}", "next");
        Assert.Equal(expected, ahead);
        var (back, _) = await Follow(last, "prev");
        Assert.Equal(expected, Enumerable.Reverse(back));
    }

    [Fact]
    public async Task A_total_beyond_the_budget_says_so_and_a_page_that_is_not_full_says_why()
    {
        var exact = await content.Api.Json("/v1/search?q=lúa");
        Assert.Equal((ManyAlike.Count, "eq"), (exact.Number("page", "total"), exact.Text("page", "totalRelation")));
        var phrase = await content.Api.Json($"/v1/search?{Phrase}&facets=year");
        Assert.Equal("gte", phrase.Text("page", "totalRelation"));
        Assert.InRange(phrase.Number("page", "total")!.Value, 20, Enumerable.Range(0, ManyAlike.Count).Count(ManyAlike.HasPhrase));
        Assert.Equal("gte", phrase.Text("facets", "relation"));
        var rare = await content.Api.Json("/v1/search?q=cồng&match=exact&limit=100");
        Assert.InRange(rare.Items().Count, 1, 99);
        Assert.NotNull(rare.Text("page", "nextCursor"));
        Assert.Equal("q", Assert.Single(rare["warnings"]!.AsArray()).Text("parameter"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sort=-date")]
    public async Task A_page_by_number_deeper_than_one_request_looks_says_so(string sort)
    {
        var deep = await content.Api.Json($"/v1/search?{Phrase}&limit=100&page=9{sort}");
        Assert.Null(deep.Text("page", "nextCursor"));
        Assert.Equal("page", Assert.Single(deep["warnings"]!.AsArray()).Text("parameter"));
        var (whole, _) = await Follow($"/v1/search?q=lúa&limit=100&fields=id{sort}", "next");
        var ninth = await content.Api.Json($"/v1/search?q=lúa&limit=100&page=9&fields=id{sort}");
        Assert.Equal(whole.Skip(800).Take(100), ninth["items"].Each("article", "id"));
    }

    [Fact]
    public async Task Ids_narrow_a_search_to_these_in_their_order_and_say_what_is_missing()
    {
        List<int> numbers = [2101, 3, 7, 9999, 1];
        var ids = string.Join(',', numbers.Select(ManyAlike.Id));
        var answer = await content.Api.Json($"/v1/search?{Phrase}&ids={ids}&facets=section");
        Assert.Equal([ManyAlike.Id(2101), ManyAlike.Id(7), ManyAlike.Id(1)], answer["items"].Each("article", "id"));
        Assert.Equal((3, "eq"), (answer.Number("page", "total"), answer.Text("page", "totalRelation")));
        Assert.Equal([(ManyAlike.Id(3), "filtered"), (ManyAlike.Id(9999), "unknown")], answer["missing"]!.AsArray().Select(missing => (missing.Text("id"), missing.Text("reason"))));
        Assert.NotEmpty(answer.Items()[0].At("highlights", "body")!.AsArray());
        Assert.Equal(3, Assert.Single(answer.At("facets", "section")!.AsArray()).Number("count"));
    }

    [Fact]
    public void Of_words_too_common_to_be_read_a_filter_or_ids_still_find_what_was_filed_first()
    {
        using var session = content.Database.Read();
        var all = Read(new(), []);
        Assert.True(all.IsCut);
        Assert.False(all.IsExact);
        Assert.Equal(500, all.Summary.Total);
        var day = StoredDay.ToMilliseconds(new DateOnly(2018, 1, 1).AddDays(3));
        var ofDay = Read(new() { Date = new(day, day + 86_400_000), Undated = UndatedArticles.Excluded }, []);
        Assert.Equal((false, true), (ofDay.IsCut, ofDay.IsExact));
        Assert.Equal(Enumerable.Range(0, ManyAlike.Count).Count(number => number % 50 == 3 && number % 7 != 0), ofDay.Summary.Total);
        Assert.Equal([ManyAlike.Id(3), ManyAlike.Id(1)], Read(new(), [ManyAlike.Id(3), ManyAlike.Id(1)]).Page.Rows.Select(row => row.Article.Id));

        ArticleSearchResult Read(ArticleFilter filter, IReadOnlyList<string> ids) =>
            ArticleSearch.Read(
                session,
                new()
                {
                    Query = SearchQuery.Parse("lúa", out _)!,
                    Filter = filter with { Kinds = ["article"] },
                    Ids = ids,
                    Window = new(20),
                    MostPostings = 500,
                }
            );
    }

    private async Task<(IReadOnlyList<string?> Ids, string LastPage)> Follow(string first, string direction, params string[] path)
    {
        var (ids, last) = (new List<string?>(), first);
        string? target = first;
        for (var pages = 0; target is not null; pages++)
        {
            Assert.True(pages < 200, $"{first} does not end.");
            last = target;
            var page = await content.Api.Json(target);
            var items = page["items"].Each(path.Length > 0 ? path : ["article", "id"]);
            ids.AddRange(direction == "prev" ? Enumerable.Reverse(items) : items);
            target = page.Text("links", direction);
        }
        return (ids, last);
    }
}
