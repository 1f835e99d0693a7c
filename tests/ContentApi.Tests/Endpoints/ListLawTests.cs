using System.Globalization;
using System.Text.Json.Nodes;
using ContentApi.Contracts;
using ContentApi.Tests.Hosting;
using CsCheck;

namespace ContentApi.Tests.Endpoints;

/// <summary>What holds of every list, whatever the content and the query.</summary>
public sealed class ListLawTests(InventedContent content) : IClassFixture<InventedContent>
{
    private static readonly string[] Groups = ["section", "tag", "author"];

    [Fact]
    public Task A_list_is_what_matches_in_the_order_asked_for() =>
        Check(
            ListQuery.Any,
            300,
            async query =>
            {
                var expected = query.Of(content.Articles);
                var page = await content.Api.Json(query.With("limit=100", "fields=id"));
                Assert.Equal(expected.Take(100), page["items"].Each("id"));
                Assert.Equal((expected.Count, "eq"), ((int)page.Number("page", "total")!, page.Text("page", "totalRelation")));
                Assert.Null(page.Text("page", "prevCursor"));
                Assert.Equal(expected.Count > 100, page.Text("page", "nextCursor") is not null);
            }
        );

    [Fact]
    public Task Pages_concatenate_to_the_list_in_both_directions_and_by_number() =>
        Check(
            Gen.Select(ListQuery.Any, Gen.Int[1, 30]),
            60,
            async (query, limit) =>
            {
                var expected = query.Of(content.Articles);
                var pages = await Follow(query.With($"limit={limit}", "fields=id", "count=none"), "next");
                Assert.Equal(expected, pages.SelectMany(page => page["items"].Each("id")));
                Assert.Equal(Math.Max(1, (expected.Count + limit - 1) / limit), pages.Count);
                var back = await Follow(pages[^1].Text("links", "self")!, "prev");
                // A backward page takes as many as it can, so the first one may hold fewer.
                Assert.Equal(expected, back.AsEnumerable().Reverse().SelectMany(page => page["items"].Each("id")));
                for (var number = 1; number <= pages.Count; number++)
                {
                    var page = await content.Api.Json(query.With($"limit={limit}", "fields=id", $"page={number}"));
                    Assert.Equal(pages[number - 1]["items"].Each("id"), page["items"].Each("id"));
                    Assert.Equal(number > 1, page.Text("page", "prevCursor") is not null);
                    Assert.Equal(pages[number - 1].Text("page", "nextCursor"), page.Text("page", "nextCursor"));
                    // Without fields the page is read finished, and its places otherwise.
                    var finished = await content.Api.Json(query.With($"limit={limit}", "count=none", $"page={number}"));
                    Assert.Equal(page["items"].Each("id"), finished["items"].Each("id"));
                    Assert.Equal((page.Text("page", "prevCursor"), page.Text("page", "nextCursor")), (finished.Text("page", "prevCursor"), finished.Text("page", "nextCursor")));
                }
                var past = await content.Api.Json(query.With($"limit={limit}", "fields=id", $"page={pages.Count + 1}"));
                Assert.Empty(past.Items());
                Assert.Null(past.Text("page", "nextCursor"));
                Assert.Equal(expected.Count > 0, past.Text("page", "prevCursor") is not null);
                if (expected.Count > 0)
                    Assert.Equal(expected, (await Follow(past.Text("links", "prev")!, "prev")).AsEnumerable().Reverse().SelectMany(page => page["items"].Each("id")));
            }
        );

    [Fact]
    public async Task A_page_deep_in_a_long_list_is_found_by_its_number()
    {
        using var longer = new InventedContent(content.Seed, 500);
        await Check(
            Gen.Select(ListQuery.Any, Gen.Int[10, 40]),
            120,
            async (query, limit) =>
            {
                var expected = query.Of(longer.Articles);
                for (var page = 3; (page - 1) * limit < expected.Count; page += 2)
                    Assert.Equal(expected.Skip((page - 1) * limit).Take(limit), (await longer.Api.Json(query.With($"limit={limit}", "fields=id", $"page={page}")))["items"].Each("id"));
            }
        );
    }

    [Fact]
    public Task Every_article_that_stays_comes_exactly_once_while_others_are_added() =>
        Check(
            Gen.Select(ListQuery.Any, Gen.Int[1, 20], Gen.Bool),
            6,
            async (query, limit, backward) =>
            {
                using var growing = new InventedContent(content.Seed ^ limit, 60);
                var before = query.Of(growing.Articles);
                var start = query.With($"limit={limit}", "fields=id", "count=none");
                var seen = new List<string?>();
                string? at = backward ? (await growing.Api.Json(start + $"&page={10_000 / limit}")).Text("links", "prev") : start;
                while (at is not null)
                {
                    var page = await growing.Api.Json(at);
                    seen.InsertRange(backward ? 0 : seen.Count, page["items"].Each("id"));
                    at = page.Text("links", backward ? "prev" : "next");
                    growing.Add(5);
                }
                Assert.Equal(before, seen.Where(before.Contains));
                Assert.Equal(seen.Distinct(), seen);
            }
        );

    [Fact]
    public Task A_filter_and_its_opposite_split_the_list() =>
        Check(
            Gen.Select(ListQuery.Any, Gen.OneOf(Groups), Gen.Int[0, 2]),
            60,
            async (query, group, value) =>
            {
                if (query.Parameters.Any(parameter => parameter.StartsWith(group, StringComparison.Ordinal) || parameter.StartsWith("exclude" + char.ToUpperInvariant(group[0]), StringComparison.Ordinal)))
                    return;
                var slug = (group == "section" ? InventedContent.Sections : group == "tag" ? InventedContent.Tags : InventedContent.Authors)[value];
                var all = await Ids(query.With("limit=100", "fields=id"));
                var within = await Ids(query.With("limit=100", "fields=id", $"{group}={slug}"));
                var without = await Ids(query.With("limit=100", "fields=id", $"exclude{char.ToUpperInvariant(group[0])}{group[1..]}={slug}"));
                Assert.Empty(within.Intersect(without));
                Assert.Equal(all.Where(within.Contains), within);
                Assert.Equal(all.Where(without.Contains), without);
                Assert.Equal(all.Count, within.Count + without.Count);
            }
        );

    [Fact]
    public Task Fields_are_a_projection_of_the_full_answer() =>
        Check(
            Gen.Select(ListQuery.Any, Gen.OneOf([.. ArticleShapes.Paths]).Array[1, 5]),
            100,
            async (query, fields) =>
            {
                var full = await content.Api.Json(query.With("limit=5", $"include={string.Join(',', ArticleShapes.Includes)}"));
                // A body comes in one form, but for those that are named.
                foreach (var form in fields.Where(field => field.StartsWith("body.", StringComparison.Ordinal)).Select(field => field.Split('.')[1]))
                {
                    var formed = await content.Api.Json(query.With("limit=5", "include=body", $"bodyFormat={form}"));
                    foreach (var (whole, one) in full.Items().Zip(formed.Items()))
                    {
                        if (whole!["body"] is JsonObject body)
                            body[form] = one.At("body", form)?.DeepClone();
                    }
                }
                var projected = await content.Api.Json(query.With("limit=5", $"fields={string.Join(',', fields)}"));
                Assert.Equal(full.Items().Count, projected.Items().Count);
                foreach (var (whole, part) in full.Items().Zip(projected.Items()))
                    JsonReading.AssertSame(Project(whole!, fields.Select(field => field.Split('.')))!.ToJsonString(), part);
            }
        );

    [Fact]
    public Task The_articles_of_a_list_fetched_one_by_one_are_the_list() =>
        Check(
            ListQuery.Any,
            25,
            async query =>
            {
                var list = (await content.Api.Json(query.With("limit=4", "include=body,figures,outline,source"))).Items();
                var ids = string.Join(',', list.Select((item, i) => item.Text(i % 2 == 0 ? "id" : "slug")));
                foreach (var item in list)
                {
                    var one = (await content.Api.Json(item.Text("links", "self")!)).AsObject();
                    var same = item!.DeepClone().AsObject();
                    same.Remove("leadFigure");
                    JsonReading.AssertSame(one.ToJsonString(), same);
                }
                if (list.Count > 0)
                    Assert.True(JsonNode.DeepEquals(list, (await content.Api.Json($"/v1/articles?include=body,figures,outline,source&ids={ids}"))["items"]));
            }
        );

    [Fact]
    public Task An_answer_is_the_same_bytes_with_the_same_tag_twice() =>
        Check(
            Gen.Select(ListQuery.Any, Gen.Int[1, 100]),
            30,
            async (query, limit) =>
            {
                var one = await content.Api.Get(query.With($"limit={limit}"));
                var two = await content.Api.Get(query.With($"limit={limit}"));
                Assert.Equal(one.Bytes, two.Bytes);
                Assert.Equal(one["ETag"], two["ETag"]);
            }
        );

    private Task Check<T>(Gen<T> gen, int times, Func<T, Task> law) =>
        gen.SampleAsync(law, iter: times, threads: 1, print: value => string.Create(CultureInfo.InvariantCulture, $"content {content.Seed}: {CsCheck.Check.Print(value)}"));

    private Task Check<T1, T2>(Gen<(T1, T2)> gen, int times, Func<T1, T2, Task> law) => Check(gen, times, value => law(value.Item1, value.Item2));

    private Task Check<T1, T2, T3>(Gen<(T1, T2, T3)> gen, int times, Func<T1, T2, T3, Task> law) => Check(gen, times, value => law(value.Item1, value.Item2, value.Item3));

    private async Task<List<JsonNode>> Follow(string start, string link)
    {
        var pages = new List<JsonNode>();
        for (string? at = start; at is not null; at = pages[^1].Text("links", link))
        {
            pages.Add(await content.Api.Json(at));
            Assert.InRange(pages.Count, 1, 1000);
        }
        return pages;
    }

    private async Task<List<string?>> Ids(string target) => [.. (await Follow(target, "next")).SelectMany(page => page["items"].Each("id"))];

    /// <summary>Of a value only what the paths name; of a list that of each item.</summary>
    private static JsonNode? Project(JsonNode? node, IEnumerable<string[]> paths)
    {
        var named = paths.Where(path => path.Length > 0).ToLookup(path => path[0], path => path[1..]);
        return node switch
        {
            JsonArray items => new JsonArray([.. items.Select(item => Project(item, paths))]),
            JsonObject properties => new JsonObject(
                properties
                    .Where(property => named.Contains(property.Key))
                    .Select(property =>
                        KeyValuePair.Create(property.Key, named[property.Key].Any(path => path.Length == 0) ? property.Value?.DeepClone() : Project(property.Value, named[property.Key]))
                    )
            ),
            _ => node?.DeepClone(),
        };
    }
}
