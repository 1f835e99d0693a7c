using ContentApi.Storage.Reads;
using ContentApi.Tests.Endpoints;

namespace ContentApi.Tests.Storage;

public sealed class GroupLatestTests(InventedContent content) : IClassFixture<InventedContent>
{
    public static TheoryData<GroupKind, string[]> Groups =>
        new()
        {
            { GroupKind.Section, InventedContent.Sections },
            { GroupKind.Tag, InventedContent.Tags },
            { GroupKind.Author, InventedContent.Authors },
        };

    [Theory]
    [MemberData(nameof(Groups), DisableDiscoveryEnumeration = true)]
    public void The_latest_of_each_group_is_the_start_of_its_list(GroupKind kind, string[] slugs)
    {
        using var session = content.Database.Read();
        foreach (var limit in (int[])[1, 5, 20])
        {
            string[] asked = ["khong-co", .. slugs.Reverse()];
            var latest = GroupLatest.Read(session, kind, asked, limit);
            Assert.Equal(
                asked.SelectMany(slug => ArticleList.Read(session, new(Of(kind, slug), ArticleOrder.Default, new(limit))).Page.Rows.Select(row => (slug, row.Id))),
                latest.Select(row => (row.GroupSlug, row.Id))
            );
        }
    }

    private static ArticleFilter Of(GroupKind kind, string slug) =>
        kind switch
        {
            GroupKind.Section => new() { Sections = [slug] },
            GroupKind.Tag => new() { Tags = [[slug]] },
            _ => new() { Authors = [[slug]] },
        };
}
