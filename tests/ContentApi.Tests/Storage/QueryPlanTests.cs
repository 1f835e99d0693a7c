using System.Globalization;
using System.Reflection;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Storage;

/// <summary>A database of three hundred invented articles.</summary>
public sealed class Library : IDisposable
{
    private readonly TestFolder folder = new();

    public Library()
    {
        for (var i = 0; i < 300; i++)
        {
            var date = i % 5 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{1 + (i % 28):D2}/{1 + (i % 12):D2}/2018");
            folder.Put(
                $"{i:D3}.txt",
                new PageDump($"Chuyện làng thứ {i}") { Date = date, Section = i % 2 == 0 ? "Kinh tế" : "Thể thao" }.ToString()
            );
        }
        Database = new ContentDatabase(folder.Database);
        Database.Migrate();
        new Import(Database, Repository.Sections, new FixedClock()).Run(folder.Pages);
    }

    internal ContentDatabase Database { get; }

    public void Dispose() => folder.Dispose();
}

/// <summary>How the engine finds the rows: read from its own plans of the statements that really run.</summary>
public sealed class QueryPlanTests(Library library) : IClassFixture<Library>
{
    private static readonly ArticleFilter Articles = new() { Kinds = ["article"] };

    public static TheoryData<string, ArticleFilter, ArticleOrder> Lists =>
        new()
        {
            { "articles", Articles, ArticleOrder.Default },
            { "articles, oldest first", Articles, new([(ArticleSortProperty.Date, false)]) },
            { "latest", new(), ArticleOrder.Default },
            { "articles of a section", Articles with { Sections = ["kinh-te"] }, ArticleOrder.Default },
            {
                "latest of a section",
                new() { Sections = ["kinh-te"] },
                ArticleOrder.Default
            },
            { "by title", Articles, new([(ArticleSortProperty.All.Single(property => property.Name == "title"), false)]) },
        };

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void A_page_is_one_statement_that_neither_scans_nor_sorts(string list, ArticleFilter filter, ArticleOrder order)
    {
        using var session = library.Database.Read();
        // The session keeps its connection to itself, and a production type should not open up for a test.
        var connection = (SqliteConnection)
            typeof(ReadSession).GetField("connection", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(session)!;
        var first = ArticleList.Read(session, new(filter, order, new(20))).Page;
        var ahead = new KeysetPosition(order.ValuesAt(first.Rows[^1]), Backward: false);
        foreach (var position in new[] { null, ahead, ahead with { Backward = true } })
        {
            var statements = session.Statements;
            var ran = new List<string>();
            SQLitePCL.raw.sqlite3_trace(connection.Handle, (_, sql) => ran.Add(sql), null);
            ArticleList.Read(session, new(filter, order, new(20, position)));
            SQLitePCL.raw.sqlite3_trace(connection.Handle, (SQLitePCL.strdelegate_trace?)null, null);
            Assert.Equal(2, session.Statements - statements);
            var plan = Plan(connection, ran[^1]);
            Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal) || step == "SCAN article");
            Assert.True(
                plan.Exists(step => step.Contains("article USING INDEX", StringComparison.Ordinal)),
                $"{list}: {string.Join("; ", plan)}"
            );
        }
    }

    [Fact]
    public void An_include_is_one_statement_however_many_articles()
    {
        using var session = library.Database.Read();
        var ids = ArticleList.Read(session, new(Articles, ArticleOrder.Default, new(100))).Page.Rows.Select(row => row.Id).ToList();
        Action[] includes =
        [
            () => ArticleParts.Bodies(session, ids),
            () => ArticleParts.Sources(session, ids),
            () => ArticleParts.Lists(session, ids),
            () => ArticleParts.Related(session, ids, 10, RelatedOrigin.All, new ArticleFilter()),
            () => ArticleParts.Latest(session, ids, new ArticleFilter()),
            () => Assert.Equal(40, GroupLatest.Read(session, GroupKind.Section, ["kinh-te", "the-thao", "phap-luat"], 20).Count),
        ];
        foreach (var include in includes)
        {
            var before = session.Statements;
            include();
            Assert.Equal(1, session.Statements - before);
        }
    }

    private static List<string> Plan(SqliteConnection connection, string sql)
    {
        SQLitePCL.raw.sqlite3_prepare_v2(connection.Handle, "EXPLAIN QUERY PLAN " + sql, out var statement);
        using (statement)
        {
            var plan = new List<string>();
            while (SQLitePCL.raw.sqlite3_step(statement) == SQLitePCL.raw.SQLITE_ROW)
                plan.Add(SQLitePCL.raw.sqlite3_column_text(statement, 3).utf8_to_string());
            return plan;
        }
    }
}
