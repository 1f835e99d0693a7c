using ContentApi.Ingest;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

public sealed class IdsTests(SeedApi seed) : IClassFixture<SeedApi>
{
    [Fact]
    public async Task Articles_come_by_id_or_slug_in_the_order_asked_for_each_once()
    {
        var all = (await seed.Api.Json("/v1/latest")).Items();
        string[] asked = [all[5].Text("id")!, all[3].Text("slug")!, all[0].Text("id")!, all[3].Text("id")!, all[6].Text("slug")!];
        var list = await seed.Api.Json($"/v1/articles?ids={string.Join(',', asked)}");
        Assert.Equal(((int[])[5, 3, 0, 6]).Select(i => all[i].Text("id")), list["items"].Each("id"));
        Assert.Equal(["items", "page", "links"], list.Names());
        JsonReading.AssertSame("""{ "limit": 5, "total": 4, "totalRelation": "eq", "nextCursor": null, "prevCursor": null }""", list["page"]);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_its_reason()
    {
        using var edited = new ContentApiFactory(new TestFolder(), Repository.Seeds);
        var all = (await edited.Api.Json("/v1/latest")).Items();
        new Editing(edited.Database, edited.Clock).Withdraw(all[0].Text("slug")!, null);
        var list = await edited.Api.Json($"/v1/articles?kind=article&ids=khong-co,{all[0].Text("slug")},{all[3].Text("id")},{all[1].Text("id")}");
        Assert.Equal([all[3].Text("id")], list["items"].Each("id"));
        JsonReading.AssertSame(
            $$"""
            [ { "id": "khong-co", "reason": "unknown" }, { "id": "{{all[0].Text("slug")}}", "reason": "withdrawn" }, { "id": "{{all[1].Text("id")}}", "reason": "filtered" } ]
            """,
            list["missing"]
        );
    }

    [Fact]
    public async Task A_scope_filters_as_a_parameter_does()
    {
        var all = (await seed.Api.Json("/v1/latest")).Items();
        var list = await seed.Api.Json($"/v1/sections/kinh-te/articles?ids={all[0].Text("id")},{all[1].Text("id")}&count=none");
        Assert.Equal([all[0].Text("id")], list["items"].Each("id"));
        Assert.Equal(["filtered"], list["missing"].Each("reason"));
        Assert.Null(list.At("page", "total"));
    }
}
