using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

public sealed class ArticleTests(SeedApi seed) : IClassFixture<SeedApi>
{
    [Fact]
    public async Task It_is_the_same_bytes_by_id_and_by_slug()
    {
        var bySlug = await seed.Api.Get("/v1/articles/cong-tac-khuyen-cong-thuan-loi-va-thach-thuc");
        var byId = await seed.Api.Get($"/v1/articles/{bySlug.Json.Text("id")}");
        Assert.Equal(HttpStatusCode.OK, byId.Status);
        Assert.Equal(bySlug.Bytes, byId.Bytes);
        Assert.Equal(bySlug["ETag"], byId["ETag"]);
    }
}
