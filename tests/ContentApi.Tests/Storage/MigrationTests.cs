using System.Globalization;
using System.Text;
using System.Text.Json;
using ContentApi.Contracts;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;
using SortKey = ContentApi.Documents.Text.SortKey;

namespace ContentApi.Tests.Storage;

/// <summary>Databases that older programs left: content comes forward with the schema.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public void Titles_and_names_of_an_older_database_are_in_the_order_of_the_alphabet()
    {
        string[] titles = ["“Ấm” lòng", "An Giang", "Ăn chay", "Bà", "Bã", "Bá", "Đà Nẵng", "Dân"];
        WriteOlder(30, titles.Reverse());
        new ContentDatabase(folder.Database).Migrate();
        using var session = new ContentDatabase(folder.Database).Read();
        var byTitle = new ArticleOrder([(ArticleSortProperty.Title, false)]);
        var rows = ArticleList.Read(session, new(new ArticleFilter { Kinds = ["article"] }, byTitle, new(20))).Page.Rows;
        Assert.Equal(["“Ấm” lòng", "An Giang", "Ăn chay", "Bà", "Bã", "Bá", "Dân", "Đà Nẵng"], rows.Select(row => row.Title));
        Assert.All(rows, row => Assert.Equal(SortKey.From(row.Title), row.TitleKey));
        foreach (var kind in (GroupKind[])[GroupKind.Tag, GroupKind.Author])
            Assert.Equal(rows.Select(row => row.Title), GroupList.Read(session, kind, new(20)).Page.Rows.Select(row => row.Name));
    }

    [Fact]
    public void Blocks_of_an_older_database_are_stored_as_they_are_shown()
    {
        WriteOlder(30, ["Bà"]);
        using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            connection.Open();
            Execute(connection, """INSERT INTO article_body (article_id, blocks) VALUES ('0000000000000000', '[{"id":"fig1","type":"figure","caption":"Chợ \"nổi\""},{"id":"p1","type":"paragraph","text":"Nước lên."}]')""");
        }
        new ContentDatabase(folder.Database).Migrate();
        using var session = new ContentDatabase(folder.Database).Read();
        Assert.Equal(
            """[{"id":"fig1","type":"figure","label":null,"caption":"Chợ \"nổi\"","credit":null,"imageUrl":null},{"id":"p1","type":"paragraph","text":"Nước lên."}]""",
            Encoding.UTF8.GetString(ArticleParts.Bodies(session, ["0000000000000000"])[0].Blocks)
        );
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_is_stored_as_it_is_shown(BlockRow block) =>
        Assert.Equal(JsonSerializer.Serialize(ArticleMapping.From(block), ContentJson.Options), JsonColumn.Write(block));

    public static TheoryData<BlockRow> Blocks =>
        [
            new BlockRow("h1", "heading") { Level = 3, Text = "Vào \"vụ\" \u0001 <b>" },
            new BlockRow("p1", "paragraph") { Text = "" },
            new BlockRow("fig1", "figure"),
            new BlockRow("fig2", "figure") { Label = "Hình 1", Caption = "Đồng", Credit = "N.V.A", ImageUrl = "https://a.example/b.jpg?c=1&d=2" },
            new BlockRow("l1", "list") { Ordered = false, Items = ["một", "hai"] },
            new BlockRow("q1", "quote") { Text = "Chưa từng thấy." },
            new BlockRow("q2", "quote") { Text = "Đúng vậy.", Attribution = "Ông Ba" },
            new BlockRow("t1", "table") { Rows = [["Nơi", "mm"], []] },
            new BlockRow("v1", "video") { Label = "Toàn cảnh" },
        ];

    [Fact]
    public void Migrating_a_current_database_changes_nothing()
    {
        new ContentDatabase(folder.Database).Migrate();
        var before = Dump();
        new ContentDatabase(folder.Database).Migrate();
        Assert.Equal(before, Dump());
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A database as it was at a schema, its keys those of another order.</summary>
    private void WriteOlder(int schema, IEnumerable<string> titles)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        connection.CreateFunction("publisher_key", (string? name) => name);
        var assembly = typeof(ContentDatabase).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Where(name => NumberOf(name) <= schema))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            Execute(connection, reader.ReadToEnd());
        }
        Execute(connection, "INSERT INTO content_state (id, database_id, version, sequence, changed_ms) VALUES (1, 'older', 1, 1, 0)");
        Execute(connection, "INSERT INTO section (slug, name, position, origin, article_count) VALUES ('xa-hoi', 'Xã hội', 0, 'taxonomy', 8)");
        foreach (var (title, i) in titles.Select((title, i) => (title, i)))
        {
            var id = i.ToString("d16", CultureInfo.InvariantCulture);
            Execute(connection, $"INSERT INTO tag (slug, name, name_key) VALUES ('{id}', '{title}', '{i}'); INSERT INTO author (slug, name, name_key) VALUES ('{id}', '{title}', '{i}')");
            Execute(
                connection,
                $"""
                INSERT INTO article (id, slug, identity_key, title_identity, kind, title, title_key, section_slug, section_basis, authors, tags, date_basis, tie, language,
                                     content_sha256, revision, updated_ms, sequence)
                VALUES ('{id}', '{id}', '{id}', '{id}', 'article', '{title}', '{i}', 'xa-hoi', 'default', '[]', '[]', 'none', '{id}', 'vi', '{id}', 1, 0, {i})
                """
            );
        }
        Execute(connection, $"PRAGMA application_id = 0x43417069; PRAGMA user_version = {schema}");
    }

    private static int NumberOf(string resource) => int.Parse(resource.Split('.')[^2][..4], CultureInfo.InvariantCulture);

    private string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT group_concat(sql, ';') FROM sqlite_schema) || (SELECT user_version FROM pragma_user_version) || (SELECT database_id FROM content_state)";
        return (string)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
