using System.Text;
using ContentApi.Contracts;
using ContentApi.Representations;
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

    public static TheoryData<string> Names =>
        [.. Formats.OfArticles.Select(format => "article." + format.Suffix), .. Formats.OfLists.Select(format => "feed." + format.Suffix)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_format_is_what_its_snapshot_shows(string name)
    {
        var suffix = name.Split('.')[1];
        var written = name.StartsWith("feed", StringComparison.Ordinal) ? InventedArticles.In(suffix, Feed) : InventedArticles.In(suffix, Article);
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllBytesAsync(path, written.ToArray(), TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), $"There is no {name}. Run the tests with UPDATE_SNAPSHOTS=1, read what was written, and commit it.");
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(written.Span));
    }

    [Fact]
    public void Every_format_has_a_suffix_of_its_own_and_a_media_type()
    {
        IReadOnlyList<Format> all = [.. Formats.OfArticles, .. Formats.OfLists];
        Assert.Equal(all.Count, all.Select(format => format.Suffix).Distinct().Count());
        Assert.All(all, format => Assert.Matches("^[a-z]+$", format.Suffix));
        Assert.All(all, format => Assert.Equal(format.BareType + "; charset=utf-8", format.MediaType));
        Assert.All(all, format => Assert.All(format.Include, name => Assert.Contains(name, ArticleShapes.Includes)));
    }
}
