using System.Text;
using ContentApi.Contracts;
using ContentApi.Representations;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Representations;

/// <summary>The whole body of every format, byte by byte; a row in the table of formats needs its file here.</summary>
public sealed class SnapshotTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ContentApi.Tests", "Representations", "Snapshots");

    private static readonly Article Article = InventedArticles.FullWith(
        related: [InventedArticles.Day],
        latest: new ArticleLatest { Heading = "Tin mới nhận", Items = [new ArticleLatestItem { Position = 1, Article = InventedArticles.Teaser }] }
    );

    private static readonly Feed Feed = Feed.From([InventedArticles.Full, InventedArticles.Day, InventedArticles.Teaser], InventedArticles.Source);

    private static readonly IReadOnlyList<Group> Groups =
    [
        new Section(new GroupRow { Slug = "kinh-te", Name = "Kinh tế, \"tài chính\"", Description = "Giá cả", ArticleCount = 2, TeaserCount = 1, LatestMs = 1533056400000, LatestPrecision = "day" }, null),
        new Section(new GroupRow { Slug = "khac", Name = "=1+1" }, null),
    ];

    private static readonly FeedDirectory Directory = new(
        [
            new ListedFeed
            {
                Title = "Kinh tế & \"tài chính\"",
                Kind = "section",
                UpdatedAt = null,
                Links = new FeedLinks
                {
                    Json = "/v1/sections/kinh-te/latest",
                    Rss = "/v1/sections/kinh-te/latest.rss",
                    Atom = "/v1/sections/kinh-te/latest.atom",
                    JsonFeed = "/v1/sections/kinh-te/latest.jsonfeed",
                },
            },
        ],
        InventedArticles.Addresses,
        new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)
    );

    public static TheoryData<string> Names =>
        [
            .. Formats.OfArticles.Select(format => "article." + format.Suffix),
            .. Formats.OfLists.Select(format => "feed." + format.Suffix),
            .. Formats.OfGroups.Select(format => "groups." + format.Suffix),
            .. Formats.OfFeeds.Select(format => "feeds." + format.Suffix),
            "sitemap.xml",
            "sitemap-part.xml",
            "sitemap-news.xml",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_format_is_what_its_snapshot_shows(string name)
    {
        var suffix = name.Split('.')[1];
        var written = name.Split('.')[0] switch
        {
            "feeds" => Formats.OfFeeds.Single(format => format.Suffix == suffix).Write(Directory),
            "sitemap" => Sitemaps.Index([new("https://api.example.org/sitemap-1.xml", "2026-11-22T08:00:00.000Z"), new("https://api.example.org/sitemap-2.xml", null)]),
            "sitemap-part" => Sitemaps.Part([new("https://example.org/full?a=1&b=2", "2026-11-22T08:00:00.000Z")]),
            "sitemap-news" => Sitemaps.OfNews([new("https://example.org/full", "Báo Ví Dụ", "vi", "2018-09-02", "Mưa lớn & gió mạnh \u0001ở miền Trung")]),
            "feed" => InventedArticles.In(suffix, Feed),
            "groups" => Formats.OfGroups.Single(format => format.Suffix == suffix).Write(Groups),
            _ => InventedArticles.In(suffix, Article),
        };
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllBytesAsync(path, written.ToArray(), TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), $"There is no {name}. Run the tests with UPDATE_SNAPSHOTS=1, read what was written, and commit it.");
        // Not as a text file, which would hide a byte order mark.
        var kept = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetString(kept), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(written.Span));
    }

    [Fact]
    public void Every_format_has_a_suffix_of_its_own_and_a_media_type()
    {
        IReadOnlyList<Format> all = [.. Formats.OfArticles, .. Formats.OfLists, .. Formats.OfGroups];
        foreach (var table in (IEnumerable<Format>[])[Formats.OfArticles, Formats.OfLists, Formats.OfGroups])
            Assert.Equal(table.Select(format => format.Suffix).Distinct(), table.Select(format => format.Suffix));
        Assert.All(all, format => Assert.Matches("^[a-z]+$", format.Suffix));
        Assert.All(all, format => Assert.Equal($"{format.BareType}; charset=utf-8", format.MediaType));
        Assert.All(all, format => Assert.All(format.Include, name => Assert.Contains(name, ArticleShapes.Includes)));
    }
}
