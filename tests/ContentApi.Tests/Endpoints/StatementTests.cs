using System.Net;
using ContentApi.Contracts;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>How many statements an answer costs: a few, and none more for each row.</summary>
public sealed class StatementTests(InventedContent content) : IClassFixture<InventedContent>
{
    private static readonly int[] PageSizes = [1, 20, 100];

    public static TheoryData<string> Lists
    {
        get
        {
            var lists = new TheoryData<string>();
            foreach (var scope in (string[])["", $"/sections/{InventedContent.Sections[0]}", $"/tags/{InventedContent.Tags[0]}", $"/authors/{InventedContent.Authors[0]}"])
            {
                foreach (var query in (string[])["", "count=exact", "count=none", "kind=article,teaser", "tag=lua,bao-lu", "tag=lua&tag=mua-vu", "excludeTag=lua", "from=2018-08-02&undated=include", "publisher=bao-song-hau"])
                    lists.Add($"/v1{scope}/latest?{query}");
                foreach (var query in (string[])["sort=title", "sort=-updatedAt&updatedFrom=2026-11-22", "sort=wordCount,-date", "page=2&sort=publishedAt"])
                    lists.Add($"/v1{scope}/articles?{query}");
            }
            return lists;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_is_two_statements_at_most(string list)
    {
        // How many articles each day has is read once a content version.
        await content.Api.Json(list);
        foreach (var limit in PageSizes)
        {
            Assert.InRange(await Statements($"{list}&limit={limit}"), 1, 2);
            var next = (await content.Api.Json($"{list}&limit={limit}")).Text("links", "next");
            if (next is not null)
                Assert.InRange(await Statements(next), 1, 2);
        }
    }

    [Fact]
    public async Task An_article_is_one_statement()
    {
        foreach (var article in content.Articles.Where(article => !article.IsWithdrawn).Take(20))
            Assert.Equal(1, await Statements($"/v1/articles/{article.Id}"));
    }

    [Fact]
    public async Task An_include_is_one_statement_whatever_the_page_size()
    {
        foreach (var limit in PageSizes)
        {
            var list = $"/v1/latest?limit={limit}";
            var bare = await Statements(list);
            foreach (var include in ArticleShapes.Includes)
                Assert.Equal((include, bare + 1), (include, await Statements($"{list}&include={include}")));
            // Body, figures and outline are read from one place.
            Assert.Equal(bare + 4, await Statements($"{list}&include={string.Join(',', ArticleShapes.Includes)}"));
            Assert.Equal(bare + 2, await Statements($"{list}&fields=id,figures.caption,outline.text,source.warnings.code,source.related.title"));
        }
    }

    [Fact]
    public async Task Ids_are_as_many_statements_as_a_list()
    {
        var ids = content.Articles.Where(article => !article.IsWithdrawn).Take(100).Select(article => article.Id).ToList();
        foreach (var count in PageSizes)
        {
            Assert.Equal(2, await Statements($"/v1/articles?ids={string.Join(',', ids.Take(count))}"));
            Assert.Equal(3, await Statements($"/v1/articles?include=body&ids={string.Join(',', ids.Take(count))}"));
        }
    }

    [Fact]
    public async Task The_newest_articles_of_groups_are_one_statement_however_many()
    {
        foreach (var groups in (string[])["/v1/sections", "/v1/tags", "/v1/authors", "/v1/sections/kinh-te", "/v1/tags/lua", "/v1/authors/le-an"])
        {
            var bare = await Statements(groups);
            Assert.InRange(bare, 1, 2);
            Assert.Equal(bare + 1, await Statements($"{groups}?include=latest&latestLimit=1"));
            Assert.Equal(bare + 1, await Statements($"{groups}?include=latest&latestLimit=20"));
        }
    }

    [Fact]
    public async Task A_feed_is_as_many_statements_whatever_its_length()
    {
        foreach (var feed in (string[])["/v1/latest.rss", "/v1/articles.atom", "/v1/sections/kinh-te/latest.jsonfeed"])
        {
            var counts = new HashSet<long>();
            foreach (var limit in PageSizes)
                counts.Add(await Statements($"{feed}?limit={limit}"));
            Assert.InRange(Assert.Single(counts), 2, 5);
        }
    }

    private async Task<long> Statements(string target)
    {
        var before = content.Database.Statements;
        var answer = await content.Api.Get(target);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{target}: {answer.Status} {answer.Text}");
        return content.Database.Statements - before;
    }
}
