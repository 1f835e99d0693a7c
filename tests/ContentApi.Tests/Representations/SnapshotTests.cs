using System.Text;
using ContentApi.Contracts;
using ContentApi.Derive;
using ContentApi.Representations;
using ContentApi.Storage;
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
        await AssertSnapshot(name, written, "");
    }

    [Fact]
    public async Task What_is_stored_finished_is_what_its_snapshot_shows()
    {
        var known = new ShownArticleRow
        {
            Id = "full",
            Slug = "mua-lon",
            Kind = "article",
            Title = "Mưa lớn & gió mạnh",
            Lead = "Sáng 2/9, mưa dưới 5 mm.",
            SectionSlug = "xa-hoi",
            SectionName = "Xã hội",
            SectionBasis = "stated",
            Authors = JsonColumn.Write<IReadOnlyList<NameRow>>([new NameRow("manh-hung", "Mạnh Hùng")]),
            Tags = JsonColumn.Write<IReadOnlyList<NameRow>>([new NameRow("bao", "bão", "stated")]),
            PublishedMs = 1535851800000,
            PublishedPrecision = "instant",
            ModifiedMs = 1535907600000,
            ModifiedPrecision = "day",
            DateMs = 1535851800000,
            DatePrecision = "instant",
            DateBasis = "published",
            Language = "vi",
            WordCount = 401,
            LeadFigure = JsonColumn.Write(new BlockRow("fig1", "figure") { Label = "Mưa lớn - Hình 1", Caption = "Đường ngập", Credit = "N.V.A", ImageUrl = "https://img.example.org/a.jpg" }),
            Blocks = JsonColumn.Write<IReadOnlyList<BlockRow>>(
                [
                    new BlockRow("h1", "heading") { Level = 2, Text = "Diễn biến" },
                    new BlockRow("fig1", "figure") { Label = "Mưa lớn - Hình 1", Caption = "Đường ngập", Credit = "N.V.A", ImageUrl = "https://img.example.org/a.jpg" },
                ]
            ),
            DuplicateOf = "other",
            Revision = 2,
            UpdatedMs = 1764000000000,
        }.From(
            new SourceRow
            {
                ArticleId = "full",
                Document = "a.txt",
                Publisher = "Báo Ví Dụ",
                Credit = "TTXVN",
                Encoding = "utf-8",
                Sha256 = "00",
                Warnings = JsonColumn.Write<IReadOnlyList<WarningRow>>([new WarningRow("figure-without-caption", "The figure has no caption.", [38], "Hình 1", "Đường ngập")]),
                Lists = JsonColumn.Write<IReadOnlyList<ListItemRow>>(
                    [
                        new ListItemRow { Role = "latest", Heading = "Tin mới", Position = 1, Title = "Chợ nổi", ItemId = "one" },
                        new ListItemRow { Role = "related", Heading = "Liên quan", Position = 1, Title = "Lúa", ItemId = "two" },
                    ]
                ),
            }
        );
        var unknown = new ShownArticleRow { Id = "teaser", Kind = "teaser", Title = "Chợ nổi" }.From(new SourceRow { Document = "a.txt", Encoding = "utf-8", Sha256 = "00" });
        using var written = new MemoryStream();
        foreach (var article in (ShownArticleRow[])[known, unknown])
        {
            var (inList, beforeBlocks, afterBlocks) = JsonRows.Of(article);
            foreach (var part in (byte[][])[inList, beforeBlocks, afterBlocks])
                written.Write([.. part, (byte)'\n']);
        }
        await AssertSnapshot("finished.json", written.ToArray(), "What older programs stored is not what this one shows: a migration that empties article_json goes with that.");
    }

    private static async Task AssertSnapshot(string name, ReadOnlyMemory<byte> written, string ifItChanged)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllBytesAsync(path, written.ToArray(), TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), $"There is no {name}. Run the tests with UPDATE_SNAPSHOTS=1, read what was written, and commit it.");
        // Not as a text file, which would hide a byte order mark.
        var kept = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var (before, now) = (Encoding.UTF8.GetString(kept), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(written.Span));
        Assert.True(ifItChanged.Length == 0 || before == now, ifItChanged);
        Assert.Equal(before, now);
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
