using System.Globalization;
using ContentApi.Derive;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using CsCheck;

namespace ContentApi.Tests.Derive;

public sealed class NeighbourRowsTests : IDisposable
{
    private static readonly string[] Words = (
        "bóng đá Việt Nam giá gạo lúa Hà Nội cầu treo U23 đàn đáy sông Hồng ca trù nghệ nhân . của và "
        + "thủ môn trọng tài sân cỏ mất mùa xuất khẩu thương nhân lũ cuốn Mường Lang"
    ).Split(' ');

    private readonly TestFolder folder = new();
    private readonly ContentDatabase database;

    public NeighbourRowsTests()
    {
        database = new ContentDatabase(folder.Database);
        database.Migrate();
    }

    public void Dispose() => folder.Dispose();

    private enum Step
    {
        Insert,
        Change,
        Withdraw,
        Restore,
    }

    /// <summary>Steps on articles that are told by their number, each with a text; some of one import together.</summary>
    private static Gen<(Step Step, int Article, string Text)[][]> Histories { get; } =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 69], TextGen).Array[1, 6].Array[1, 5];

    /// <summary>Short texts of few words, most of them about one of two things, so that lists are full and withdrawals open them.</summary>
    private static Gen<string> TextGen =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 11].Array[3, 14])
            .Select((topic, words) => string.Join(' ', words.Select(word => Words[Math.Min((topic * 11) + word, Words.Length - 1)])));

    [Fact]
    public void Updating_gives_what_computing_all_of_them_in_the_same_epoch_gives() =>
        Gen.Select(TextGen.Array[50], Histories)
            .Sample(
                (texts, history) =>
                {
                    using var own = new NeighbourRowsTests();
                    own.Write(writer =>
                    {
                        for (var i = 0; i < texts.Length; i++)
                            writer.PutArticle(Article(i, texts[i]));
                    });
                    var epoch = own.Epoch();
                    foreach (var import in history)
                    {
                        own.Write(writer =>
                        {
                            foreach (var (step, article, text) in import)
                                Take(writer, step, article, text);
                        });
                        Assert.Equal(epoch, own.Epoch());
                        using var again = own.database.Write(DateTimeOffset.UnixEpoch);
                        var updated = Lists(again);
                        NeighbourRows.Recompute(again);
                        Assert.Equal(Lists(again), updated);
                    }
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public void Updating_gives_what_computing_all_of_them_gives_where_many_repeat_one()
    {
        // Articles on one topic, most of them near-copies of one; steps change who is whose copy, among those that did not change too.
        var texts = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 59].Array[0, 2], (kind, changes) => Long(Math.Max(0, kind - 6), changes));
        Gen.Select(texts.Array[60], Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 69], texts).Array[1, 4].Array[1, 4])
            .Sample(
                (first, history) =>
                {
                    using var own = new NeighbourRowsTests();
                    own.Write(writer =>
                    {
                        for (var i = 0; i < first.Length; i++)
                            writer.PutArticle(Article(i, first[i]));
                    });
                    foreach (var import in history)
                    {
                        own.Write(writer =>
                        {
                            foreach (var (step, article, text) in import)
                                Take(writer, step, article, text);
                        });
                        using var again = own.database.Write(DateTimeOffset.UnixEpoch);
                        var updated = Lists(again);
                        NeighbourRows.Recompute(again);
                        Assert.Equal(Lists(again), updated);
                    }
                },
                iter: 20,
                threads: 1
            );
    }

    [Fact]
    public void Forty_copies_leave_room_for_ten_others()
    {
        Write(writer =>
        {
            for (var i = 0; i < 41; i++)
                writer.PutArticle(Article(i, Long(0, i == 0 ? [] : [i])));
            for (var i = 41; i < 53; i++)
                writer.PutArticle(Article(i, Long(i - 40, [])));
        });

        using var session = database.Read();
        foreach (var copy in (int[])[0, 1, 40])
        {
            var related = ArticleParts.Related(session, [Id(copy)], 10, RelatedOrigin.Computed, new ArticleFilter()).Select(row => row.Id).ToList();
            Assert.Equal(10, related.Count);
            Assert.All(related, id => Assert.InRange(id, Id(41), Id(52)));
        }
        Assert.All(Enumerable.Range(1, 40), i => Assert.Equal(Id(0), ArticleLookup.Read(session, Id(i))!.DuplicateOf));
    }

    [Fact]
    public void Full_lists_that_lose_neighbours_are_filled_again()
    {
        Write(writer =>
        {
            for (var i = 0; i < 45; i++)
                writer.PutArticle(Article(i, string.Join(' ', Enumerable.Repeat("nghệ nhân đàn đáy ca trù", 1 + (i % 7)))));
        });
        Write(writer =>
        {
            foreach (var neighbour in writer.Neighbours.List(Id(0)).Take(10))
                writer.Withdraw(neighbour.Id, null, "command");
        });

        using var session = database.Read();
        Assert.Equal(30, ArticleParts.Related(session, [Id(0)], 50, RelatedOrigin.Computed, new ArticleFilter()).Count);
    }

    [Fact]
    public void What_is_withdrawn_has_no_neighbours_and_is_in_no_list_until_it_is_restored()
    {
        Write(writer =>
        {
            for (var i = 0; i < 5; i++)
                writer.PutArticle(Article(i, "Nghệ nhân làm đàn đáy cho các giáo phường ca trù"));
        });
        var before = Lists();
        Write(writer => writer.Withdraw(Id(3), null, "command"));

        Assert.DoesNotContain(Lists(), line => line.Contains(Id(3), StringComparison.Ordinal));
        Assert.Equal(12, Lists().Count);
        Write(writer => writer.Restore(Id(3)));
        Assert.Equal(before, Lists());
    }

    [Fact]
    public void A_new_article_enters_the_lists_of_old_ones()
    {
        Write(writer =>
        {
            for (var i = 0; i < 20; i++)
                writer.PutArticle(Article(i, i < 2 ? "Sập cầu treo Mường Lang vì lũ cuốn" : $"Chuyện thứ {i}"));
        });
        Write(writer => writer.PutArticle(Article(20, "Cầu treo Mường Lang sập, lũ cuốn hai nhịp")));

        Assert.Contains(Lists(), line => line.StartsWith($"{Id(0)} {Id(20)} ", StringComparison.Ordinal) && line.Contains("Mường Lang", StringComparison.Ordinal));
        Assert.Contains(Lists(), line => line.StartsWith($"{Id(20)} {Id(1)} ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_epoch_is_renewed_while_the_collection_is_small_when_it_has_doubled_and_by_a_rebuild()
    {
        Put(0, 4);
        Assert.Equal((1, 4), Epoch());
        Put(4, 9);
        Assert.Equal((2, 9), Epoch());
        Put(9, 17);
        Assert.Equal((2, 9), Epoch());
        Put(17, 18);
        Assert.Equal((3, 18), Epoch());
        using (var writer = database.Write(DateTimeOffset.UnixEpoch))
        {
            NeighbourRows.Rebuild(writer);
            writer.Commit();
        }
        Assert.Equal((4, 18), Epoch());

        void Put(int from, int to) =>
            Write(writer =>
            {
                for (var i = from; i < to; i++)
                    writer.PutArticle(Article(i, $"Chuyện làng thứ {i}"));
            });
    }

    [Fact]
    public void A_rebuild_changes_nothing_where_nothing_changed()
    {
        Write(writer =>
        {
            for (var i = 0; i < 12; i++)
                writer.PutArticle(Article(i, string.Join(' ', Words.Skip(i % 4 * 6).Take(12))));
        });
        var before = Lists();
        using var again = database.Write(DateTimeOffset.UnixEpoch);
        NeighbourRows.Rebuild(again);

        Assert.NotEmpty(before);
        Assert.Equal(before, Lists(again));
    }

    private static void Take(ContentWriter writer, Step step, int article, string text)
    {
        switch (step)
        {
            case Step.Insert or Step.Change:
                writer.PutArticle(Article(article, text));
                break;
            case Step.Withdraw:
                writer.Withdraw(Id(article), null, "command");
                break;
            case Step.Restore:
                writer.Restore(Id(article));
                break;
        }
    }

    private void Write(Action<ContentWriter> change)
    {
        using var writer = database.Write(DateTimeOffset.UnixEpoch);
        writer.PutStatedSection("tin-tuc", "Tin tức");
        change(writer);
        DuplicateRows.Update(writer);
        NeighbourRows.Update(writer, small: 10);
        writer.Commit();
    }

    private (long Number, long ArticleCount) Epoch()
    {
        using var writer = database.Write(DateTimeOffset.UnixEpoch);
        var epoch = writer.Neighbours.Epoch()!;
        return (epoch.Number, epoch.ArticleCount);
    }

    private List<string> Lists()
    {
        using var writer = database.Write(DateTimeOffset.UnixEpoch);
        return Lists(writer);
    }

    /// <summary>Every item of every list, as a line.</summary>
    private static List<string> Lists(ContentWriter writer) =>
        [
            .. Enumerable
                .Range(0, 70)
                .SelectMany(
                    i => writer.Neighbours.List(Id(i)),
                    (i, item) => string.Create(CultureInfo.InvariantCulture, $"{Id(i)} {item.Id} {item.Score:R} {string.Join(", ", item.Reasons)}")
                ),
        ];

    /// <summary>
    /// A text of sixty words on one topic: half of them are those of every such text and half of the kind's own. Of two of one kind few words differ, those at the
    /// changed places, so that they tell the same.
    /// </summary>
    private static string Long(int kind, int[] changes)
    {
        // Syllables that are no others': told by two letters.
        static string Syllable(int number) => string.Create(CultureInfo.InvariantCulture, $"{"bcdghklmnprstvx"[number % 15]}{(number / 15 % 2 == 0 ? "a" : "o")}{"nmtpc"[number / 30 % 5]}{number / 150}");
        var words = Enumerable.Range(0, 60).Select(i => Syllable(i < 30 ? i : 30 + (kind * 30) + i - 30)).ToArray();
        foreach (var place in changes)
            words[place] = Syllable(900 + place);
        return $"Bài viết của năm người {string.Join(' ', words)}";
    }

    private static string Id(int article) => article.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>An article whose title is the first words of the text.</summary>
    private static ArticleContent Article(int number, string text) =>
        new()
        {
            Id = Id(number),
            Slug = $"bai-{number}",
            GivenSlug = null,
            IdentityKey = Id(number),
            TitleIdentity = Id(number),
            Kind = "article",
            Title = string.Join(' ', text.Split(' ').Take(5)),
            TitleKey = "",
            Lead = null,
            SectionSlug = "tin-tuc",
            SectionBasis = "default",
            SectionName = null,
            Authors = [],
            Tags = [],
            PublishedMs = null,
            PublishedPrecision = null,
            ModifiedMs = null,
            ModifiedPrecision = null,
            DateMs = null,
            DatePrecision = null,
            DateBasis = "none",
            Tie = Id(number),
            Language = "vi",
            WordCount = null,
            LeadFigure = null,
            Blocks = [new BlockRow("p1", "paragraph") { Text = string.Join(' ', text.Split(' ').Skip(5)) }],
            Document = $"{number}.txt",
            Publisher = null,
            Credit = null,
            Encoding = "utf-8",
            Sha256 = "",
            OverrideWithdrawal = null,
            Warnings = [],
            Lists = [],
            Fields = [],
            Discarded = [],
        };
}
