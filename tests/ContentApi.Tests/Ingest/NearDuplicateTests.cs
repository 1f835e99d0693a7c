using System.Globalization;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Ingest;

/// <summary>What the API says an article nearly repeats, and that it follows from the articles alone.</summary>
public sealed class NearDuplicateTests : IDisposable
{
    private readonly ContentApiFactory program = new(new TestFolder());

    private TestFolder Folder => program.Folder;

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_later_copy_with_another_title_names_the_earlier_article_and_stays_an_article_of_its_own()
    {
        Folder.Put("a.txt", Page("Bản tin chép lại", story: 1, edits: 2, date: "03/08/2018"));
        Folder.Put("b.txt", Page("Bản tin gốc", story: 1, edits: 0, date: "02/08/2018"));
        Folder.Put("c.txt", Page("Chuyện khác hẳn", story: 2, edits: 0, date: "01/08/2018"));
        var articles = (await program.Api.Json("/v1/articles")).Items();

        var original = articles.Single(article => article.Text("title") == "Bản tin gốc");
        Assert.Equal(original.Text("id"), articles.Single(article => article.Text("title") == "Bản tin chép lại").Text("duplicateOf"));
        Assert.All(articles.Where(article => article.Text("title") != "Bản tin chép lại"), article => Assert.Null(article.Text("duplicateOf")));
        // What came to be in one transaction is one revision.
        Assert.All(articles, article => Assert.Equal(1, article.Number("revision")));
    }

    [Theory]
    [InlineData("02/08/2018", "01/08/2018 23:59", "b.txt")]
    [InlineData("01/08/2018", "01/08/2018 00:01", "a.txt")]
    [InlineData(null, "01/08/2018", "b.txt")]
    [InlineData("01/08/2018", "01/08/2018", "a.txt")]
    [InlineData(null, null, "a.txt")]
    public void The_earlier_is_the_one_by_date_then_by_document(string? a, string? b, string original)
    {
        Folder.Put("a.txt", Page("Trang thứ nhất", 1, 0, a));
        Folder.Put("b.txt", Page("Trang thứ hai", 1, 1, b));

        Assert.Equal(original == "a.txt" ? ["a.txt: -", "b.txt: a.txt"] : (string[])["a.txt: b.txt", "b.txt: -"], Import(Folder));
    }

    [Fact]
    public void Of_several_the_earliest_that_is_itself_near_is_named()
    {
        // Each is near the one before it, and the third no longer near the first.
        Folder.Put("a.txt", Page("Trang thứ nhất", 1, 0));
        Folder.Put("b.txt", Page("Trang thứ hai", 1, 5));
        Folder.Put("c.txt", Page("Trang thứ ba", 1, 10));
        Folder.Put("d.txt", Page("Trang thứ tư", 1, 1));

        Assert.Equal(["a.txt: -", "b.txt: a.txt", "c.txt: b.txt", "d.txt: a.txt"], Import(Folder));
    }

    [Fact]
    public void Shared_boilerplate_makes_no_duplicates()
    {
        for (var i = 0; i < 40; i++)
            Folder.Put($"{i:D2}.txt", Page($"Tin riêng số {i}", story: 100 + i, edits: 0, boilerplate: Text(99, 600)));

        Assert.DoesNotContain(Import(Folder), line => !line.EndsWith(": -", StringComparison.Ordinal));
    }

    [Fact]
    public void A_duplicate_among_pages_with_much_boilerplate_is_found()
    {
        for (var i = 0; i < 40; i++)
            Folder.Put($"{i:D2}.txt", Page($"Tin riêng số {i}", story: 100 + i, edits: 0, boilerplate: Text(99, 600)));
        Folder.Put("x.txt", Page("Tin chép lại", story: 139, edits: 2, boilerplate: Text(99, 600)));

        Assert.Equal(["x.txt: 39.txt"], Import(Folder).Where(line => !line.EndsWith(": -", StringComparison.Ordinal)));
    }

    [Fact]
    public void Many_copies_all_name_the_first()
    {
        for (var i = 0; i < 70; i++)
            Folder.Put($"{i:D2}.txt", Page($"Bản chép số {i}", story: 1, edits: i % 5));

        Assert.All(Import(Folder).Skip(1), line => Assert.EndsWith(": 00.txt", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_of_a_line_are_not_compared()
    {
        foreach (var name in (string[])["a", "b"])
        {
            Folder.Put(
                $"{name}.txt",
                (new PageDump($"Trang {name}") { Lead = "", Paragraphs = ["Ban biên tập xin cáo lỗi cùng bạn đọc vì sự cố kỹ thuật."] }).ToString()
            );
        }

        Assert.Equal(["a.txt: -", "b.txt: -"], Import(Folder));
    }

    [Fact]
    public async Task A_teaser_is_no_duplicate()
    {
        var page = new PageDump("Bản tin gốc") { Lead = Text(1, 60), Paragraphs = [Text(2, 60)], Latest = [("Tin vắn", Text(1, 60))] };
        Folder.Put("a.txt", page.ToString());

        Assert.Equal([null, null], (await program.Api.Json("/v1/latest"))["items"].Each("duplicateOf"));
    }

    [Fact]
    public async Task A_link_that_comes_or_goes_is_a_change_of_the_record()
    {
        Folder.Put("b.txt", Page("Bản chép", 1, 2));
        var copy = (await program.Api.Json("/v1/articles")).Items()[0].Text("id");
        Assert.Equal((null, 1L, "2026-11-22T08:00:00.000Z"), await State());
        // An earlier article comes: the copy, which did not change, becomes one.
        program.Clock.Now = program.Clock.Now.AddHours(1);
        Folder.Put("a.txt", Page("Bản gốc", 1, 0));
        program.Import();
        var original = (await program.Api.Json("/v1/articles")).Items().Select(article => article.Text("id")).Single(id => id != copy);
        Assert.Equal((original, 2L, "2026-11-22T09:00:00.000Z"), await State());
        // The same again, and a change elsewhere: nothing.
        program.Clock.Now = program.Clock.Now.AddHours(1);
        Folder.Touch("a.txt");
        Folder.Put("c.txt", Page("Chuyện khác", 2, 0));
        program.Import();
        Assert.Equal((original, 2L, "2026-11-22T09:00:00.000Z"), await State());
        // The original is written anew.
        program.Clock.Now = program.Clock.Now.AddHours(1);
        Folder.Put("a.txt", Page("Bản gốc", 3, 0));
        program.Import();
        Assert.Equal((null, 3L, "2026-11-22T11:00:00.000Z"), await State());

        async Task<(string?, long, string?)> State()
        {
            var article = await program.Api.Json($"/v1/articles/{copy}");
            return (article.Text("duplicateOf"), article.Number("revision") ?? 0, article.Text("updatedAt"));
        }
    }

    [Fact]
    public void A_withdrawn_article_takes_no_part()
    {
        foreach (var (name, edits) in new[] { ("a", 0), ("b", 1), ("c", 2) })
            Folder.Put($"{name}.txt", Page($"Bản {name}", 1, edits));
        Assert.Equal(["a.txt: -", "b.txt: a.txt", "c.txt: a.txt"], Import(Folder));
        var id = Withdraw(Folder, "a.txt");

        Assert.Equal(["b.txt: -", "c.txt: b.txt"], Links(Folder));
        Restore(Folder, id);
        Assert.Equal(["a.txt: -", "b.txt: a.txt", "c.txt: a.txt"], Links(Folder));
    }

    [Fact]
    public void An_older_database_is_filed_as_a_whole_with_its_next_change()
    {
        Folder.Put("a.txt", Page("Bản gốc", 1, 0));
        Folder.Put("b.txt", Page("Bản chép", 1, 2));
        Import(Folder);
        Execute(Folder, "DELETE FROM near_duplicate_article; UPDATE article SET duplicate_of = NULL");
        Folder.Put("c.txt", Page("Chuyện khác", 2, 0));

        Assert.Equal(["a.txt: -", "b.txt: a.txt", "c.txt: -"], Import(Folder));
    }

    /// <summary>Pages of three stories, edited so that some pairs are near and some just not, dated, of one day and undated.</summary>
    private static readonly (string Name, string Text, string Changed)[] Pages =
    [
        .. Enumerable
            .Range(0, 36)
            .Select(i =>
                (
                    string.Create(CultureInfo.InvariantCulture, $"{i:D2}.txt"),
                    Page($"Trang số {i}", i % 3 == 2 ? 2 : 1, i * 7 % 24, Date(i)),
                    // Another day, another wording, another story.
                    Page($"Trang số {i}", i % 5 == 0 ? 3 : i % 3 == 2 ? 2 : 1, (i * 7 % 24) + (i % 2), Date(i + 1))
                )
            ),
    ];

    private static string? Date(int i) => i % 4 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{1 + (i * 5 % 9):D2}/08/2018");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Neither_order_nor_history_of_imports_changes_the_links(int seed)
    {
        using var fresh = new TestFolder();
        foreach (var (name, text, _) in Pages)
            fresh.Put(name, text);
        var expected = Import(fresh);
        Assert.InRange(expected.Count(line => !line.EndsWith(": -", StringComparison.Ordinal)), 15, 34);
        Assert.InRange(expected.Select(line => line.Split(": ")[1]).Distinct().Count(), 4, 30);

#pragma warning disable CA5394 // The orders are to be the same in every run.
        var random = new Random(seed);
        var order = Enumerable.Range(0, Pages.Length).ToArray();
        random.Shuffle(order);
        // A few pages an import, a third of them first with another text, which is set right later.
        foreach (var some in order.Chunk(5 * seed))
        {
            foreach (var i in some)
                Folder.Put(Pages[i].Name, random.Next(3) == 0 ? Pages[i].Changed : Pages[i].Text);
            Import(Folder);
        }
        random.Shuffle(order);
        foreach (var some in order.Chunk(6 * seed))
        {
            foreach (var i in some)
                Folder.Put(Pages[i].Name, Pages[i].Text);
            Import(Folder);
        }
#pragma warning restore CA5394
        Assert.Equal(expected, Links(Folder));
    }

    [Fact]
    public void Links_after_a_withdrawal_are_those_of_an_import_without_it()
    {
        foreach (var (name, text, _) in Pages)
            Folder.Put(name, text);
        // The article that most others name.
        var original = Import(Folder).Select(line => line.Split(": ")[1]).Where(name => name != "-").GroupBy(name => name).MaxBy(group => group.Count())!.Key;
        Withdraw(Folder, original);
        using var fresh = new TestFolder();
        foreach (var (name, text, _) in Pages.Where(page => page.Name != original))
            fresh.Put(name, text);

        Assert.Equal(Import(fresh), Links(Folder));
    }

    private static string Withdraw(TestFolder folder, string document)
    {
        string id;
        using (var session = new ContentDatabase(folder.Database).Read())
        {
            var ids = ArticleList.Read(session, new(new ArticleFilter { Kinds = ["article"] }, ArticleOrder.Default, new(100))).Page.Rows.Select(row => row.Id);
            id = ArticleParts.Sources(session, ids).Single(source => source.Document == document).ArticleId;
        }
        new Editing(new(folder.Database), new FixedClock()).Withdraw(id, null);
        return id;
    }

    private static void Restore(TestFolder folder, string id) => new Editing(new(folder.Database), new FixedClock()).Restore(id);

    private static void Execute(TestFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Imports the folder's pages; gives each document with the one that its article nearly repeats.</summary>
    private static List<string> Import(TestFolder folder)
    {
        var database = new ContentDatabase(folder.Database);
        database.Migrate();
        new Import(database, Repository.Sections, new FixedClock()).Run(folder.Pages);
        return Links(folder);
    }

    private static List<string> Links(TestFolder folder)
    {
        using var session = new ContentDatabase(folder.Database).Read();
        var rows = ArticleList.Read(session, new(new ArticleFilter { Kinds = ["article"] }, ArticleOrder.Default, new(100))).Page.Rows;
        var documents = ArticleParts.Sources(session, rows.Select(row => row.Id)).ToDictionary(source => source.ArticleId, source => source.Document);
        return [.. rows.Select(row => $"{documents[row.Id]}: {(row.DuplicateOf is { } id ? documents[id] : "-")}").Order(StringComparer.Ordinal)];
    }

    private static string Page(string title, int story, int edits, string? date = null, string? boilerplate = null) =>
        new PageDump(title)
        {
            Date = date,
            Lead = Text(story, 40),
            Paragraphs = [Text(story + 1000, 120, edits), .. boilerplate is null ? (string[])[] : [boilerplate]],
        }.ToString();

    /// <summary>Sentences of ten invented syllables; the first so many sentences have one word of their own each.</summary>
    private static string Text(int seed, int syllables, int edits = 0)
    {
#pragma warning disable CA5394 // The texts are to be the same in every run.
        var random = new Random(seed);
        string[] onsets = ["b", "ch", "đ", "g", "h", "kh", "l", "m", "n", "ph", "qu", "s", "t", "th", "v", "x"];
        string[] rimes = ["an", "ao", "âm", "ẫy", "ét", "ền", "iu", "ọc", "ông", "ơi", "ủa", "ương", "uyên", "ín", "ạch"];
        var words = Enumerable.Range(0, syllables).Select(_ => onsets[random.Next(onsets.Length)] + rimes[random.Next(rimes.Length)]).ToList();
#pragma warning restore CA5394
        for (var i = 0; i < edits; i++)
            words[i * 5 % syllables] = "sửa";
        return string.Join(' ', words.Chunk(10).Select(sentence => $"{char.ToUpperInvariant(sentence[0][0])}{string.Join(' ', sentence)[1..]}."));
    }
}
