using System.Globalization;
using System.Text;
using ContentApi.Derive;
using ContentApi.Documents.Text.Search;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Endpoints;

/// <summary>What is stored of an article's syllables says, byte for byte, what its texts say.</summary>
public sealed class SearchSyllablesTests
{
    private static readonly string[] Asked =
    [
        "an", "Ăn", "ăn ấm", "\"an ăn\"", "an OR ớt OR \"ong ưu\"", "duong -dua", "ưu ong ớt an", "bà con", "ba con ra dong", "\"bà con ra\"", "\"ra dong tu\" -\"an an\"", "nước lên", "vào vụ lúa", "an an an",
        "hoà bình", "hòa binh", "HÒA", "làng nghề hỗ trợ", "nghehỗ", "\"nghề hỗ trợ\"", "nghềhỗ", "chợ nổi cái răng", "\"một hai\"", "ba bốn", "2018", "t.p", "đặc sản\u0301",
    ];

    private static readonly string[] Ways =
    [
        "", "&match=exact", "&match=folded", "&in=title", "&in=lead,caption&match=exact", "&in=body", "&kind=article,teaser&limit=100", "&sort=-date&limit=5", "&limit=3&page=2", "&recency=none&facets=section,year",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Invented_content_is_found_as_by_its_texts(int seed)
    {
        using var content = new InventedContent(seed, 120);
        for (var i = 0; i < 2; i++)
        {
            await AssertSame(content);
            content.Change(40);
        }
        await AssertSame(content);
    }

    [Fact]
    public async Task Every_kind_of_text_is_found_as_by_its_texts_after_every_kind_of_change()
    {
        using var program = Program();
        var page = new PageDump("Làng nghềhỗ trợ thợ trẻ, Hòa Bình")
        {
            Date = "01/08/2018",
            Lead = "Lễ hội HOÀ BÌNH, hoà nhạc và nghềhỗ trợ ở TP.HCM, t.p khác.",
            Paragraphs = ["Một hai ba bốn, \"đặc sản\u0301\" của chợ nổi Cái Răng {\"id\":\"p9\"}.", "Hòa bình bên sông; hoà\u0301 bình, hóa bịnh.", "Làng nghềhỗ trợ làng nghề, hỗ trợ nghề hỗ trợ."],
            Related = [("Chợ nổi họp lại sau mùa nước", "Chợ nổi Cái Răng đông khách, bà con ra đồng từ sáng.")],
        };
        program.Folder.Put("a.txt", page.ToString());
        program.Folder.Put("b.txt", (page with { Title = "Bà con ra đồng", Lead = "Bà con, ba con, bá cồn.", Related = null, Date = "02/08/2018" }).ToString());
        await AssertSame(program);
        program.Folder.Put("a.txt", (page with { Title = "Làng nghề được hỗ trợ", Paragraphs = ["Một, hai; ba: bốn."] }).ToString());
        await Import();
        var editing = new Editing(program.Database, program.Clock);
        editing.Withdraw("ba-con-ra-dong", "Sai số liệu.");
        await AssertSame(program);
        editing.Restore("ba-con-ra-dong");
        await AssertSame(program);

        async Task Import()
        {
            program.Clock.Now = program.Clock.Now.AddMinutes(1);
            var report = program.Import();
            Assert.NotEqual(0, report.Created + report.Updated);
            await AssertSame(program);
        }
    }

    [Fact]
    public async Task More_forms_than_a_byte_counts_are_told_apart()
    {
        // All of one class, so that their numbers go beyond what stands beside the class.
        string[] words = [.. Enumerable.Range(0, int.MaxValue).Select(i => string.Create(CultureInfo.InvariantCulture, $"tu{i}")).Where(word => (SearchTokens.Term(word) & 0xff) == 7).Take(400)];
        using var program = Program();
        for (var i = 0; i < 4; i++)
            program.Folder.Put($"{i}.txt", new PageDump($"Bảng tra thứ {i}") { Paragraphs = [.. words.Skip(i * 100).Take(100).Chunk(25).Select(some => string.Join(' ', some.Append(words[399 - i])))] }.ToString());
        program.Import();
        foreach (var place in (int[])[0, 254, 255, 256, 330, 399])
        {
            var found = await program.Api.Json($"/v1/search?q={words[place]}");
            Assert.Contains($"Bảng tra thứ {place / 100}", found.Items().Select(hit => hit.Text("article", "title")));
            Assert.All(found.Items(), hit => Assert.Contains($"<mark>{words[place]}</mark>", hit!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        }
        await AssertSame(program, [words[255], $"{words[254]} {words[255]}", $"\"{words[299]} {words[100]}\"", $"{words[1]} {words[398]}"]);
    }

    [Fact]
    public async Task An_older_database_is_searched_at_once_and_completed_behind_the_start()
    {
        using var content = new InventedContent(3, 80);
        var version = (await content.Api.Json("/health/ready")).Number("contentVersion");
        var before = await content.Api.Get("/v1/search?q=an&limit=100");
        Execute(content, "DROP TABLE search_text; DROP TABLE search_form; DROP INDEX document_by_refusal; PRAGMA user_version = 100");
        SqliteConnection.ClearAllPools();
        var database = new ContentDatabase(content.Folder.Database);
        database.Migrate();
        // What an import files meanwhile has it, and is no reason to leave the others.
        content.Change(5);
        using (var session = database.Read())
            Assert.True(ArticleSearch.IsWithoutSyllables(session));
        version++;
        Assert.Equal(version, (await content.Api.Json("/health/ready")).Number("contentVersion"));
        var between = await content.Api.Get("/v1/search?q=an&limit=100");
        Assert.NotEqual(before.Text, between.Text);
        SearchRows.Complete(database, content.Clock.Now);
        using (var session = database.Read())
            Assert.False(ArticleSearch.IsWithoutSyllables(session));
        Assert.Equal(version, (await content.Api.Json("/health/ready")).Number("contentVersion"));
        Assert.Equal(between.Text, (await content.Api.Get("/v1/search?q=an&limit=100")).Text);
        await AssertSame(content);
    }

    /// <summary>What is asked twice is made twice.</summary>
    private static ContentApiFactory Program() => new(new TestFolder(), seeds: null, ("ContentApi:KeptMegabytes", "0"));

    private static Task AssertSame(ContentApiFactory program) => AssertSame(program, Asked);

    private static async Task AssertSame(ContentApiFactory program, IReadOnlyList<string> queries)
    {
        string[] targets = [.. queries.SelectMany(query => Ways.Select(way => $"/v1/search?q={Uri.EscapeDataString(query)}{way}"))];
        var bySyllables = await Answers();
        Assert.Equal(Count(program, "SELECT count(*) FROM search_article"), Count(program, "SELECT count(*) FROM search_article JOIN search_text USING (number)"));
        Assert.Equal(Count(program, "SELECT count(*) FROM search_article"), Count(program, "SELECT count(*) FROM search_text"));
        Execute(program, "CREATE TABLE kept AS SELECT * FROM search_text; DELETE FROM search_text");
        var byTexts = await Answers();
        Execute(program, "INSERT INTO search_text SELECT * FROM kept; DROP TABLE kept");
        Assert.Equal(byTexts, bySyllables);

        async Task<string> Answers()
        {
            var all = new StringBuilder();
            foreach (var target in targets)
                all.AppendLine(target).AppendLine((await program.Api.Get(target)).Text);
            return all.ToString();
        }
    }

    private static long Count(ContentApiFactory program, string sql)
    {
        using var connection = Open(program);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(ContentApiFactory program, string sql)
    {
        using var connection = Open(program);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(ContentApiFactory program)
    {
        var connection = new SqliteConnection($"Data Source={program.Folder.Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
