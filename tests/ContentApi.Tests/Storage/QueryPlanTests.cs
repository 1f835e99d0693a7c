using System.Reflection;
using ContentApi.Storage;
using ContentApi.Storage.Reads;
using ContentApi.Tests.Endpoints;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Storage;

/// <summary>How the engine finds the rows: read from its own plans of the statements that really run.</summary>
public sealed class QueryPlanTests(InventedContent content) : IClassFixture<InventedContent>
{
    private static readonly ArticleFilter Articles = new() { Kinds = ["article"] };
    private static readonly ArticleFilter Both = new();

    /// <summary>Every default order, alone and with each filter that an index serves; every single sort.</summary>
    public static TheoryData<string, ArticleFilter, ArticleOrder> Lists
    {
        get
        {
            var lists = new TheoryData<string, ArticleFilter, ArticleOrder>();
            foreach (var (kinds, filter) in (ReadOnlySpan<(string, ArticleFilter)>)[("articles", Articles), ("latest", Both)])
            {
                Add("all", filter);
                Add("section", filter with { Sections = ["kinh-te"] });
                Add("sections", filter with { Sections = ["kinh-te", "xa-hoi"] });
                Add("without section", filter with { ExcludedSections = ["kinh-te"] });
                Add("tag", filter with { Tags = [["lua"]] });
                Add("tags", filter with { Tags = [["lua", "bao-lu"]] });
                Add("both tags", filter with { Tags = [["lua"], ["bao-lu"]] });
                Add("without tag", filter with { ExcludedTags = ["lua"] });
                Add("author", filter with { Authors = [["le-an"]] });
                Add("without author", filter with { ExcludedAuthors = ["le-an"] });
                Add("publisher", filter with { Publishers = ["bao-song-hau"] });
                Add("from", filter with { Date = new(1533142800000, null), Undated = UndatedArticles.Excluded });
                Add("from, to", filter with { Date = new(1533142800000, 1533229200000), Undated = UndatedArticles.Excluded });
                Add("to and undated", filter with { Date = new(null, 1533229200000) });
                Add("undated", filter with { Undated = UndatedArticles.Only });
                Add("without duplicates", filter with { HidesDuplicates = true });
                Add("section without duplicates", filter with { Sections = ["kinh-te"], HidesDuplicates = true });
                Add("tag without duplicates", filter with { Tags = [["lua"]], HidesDuplicates = true });
                Add("section and tag", filter with { Sections = ["kinh-te"], Tags = [["lua"]] });
                foreach (var property in ArticleSortProperty.All)
                {
                    foreach (var descending in (ReadOnlySpan<bool>)[false, true])
                        lists.Add($"{kinds} by {(descending ? "-" : "")}{property.Name}", filter, new([(property, descending)]));
                }
                lists.Add($"{kinds} updated since", filter with { Updated = new(1764000000000, null) }, new([(ArticleSortProperty.UpdatedAt, false)]));

                void Add(string name, ArticleFilter filter) => lists.Add($"{kinds}: {name}", filter, ArticleOrder.Default);
            }
            return lists;
        }
    }

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void A_page_is_two_statements_that_neither_scan_nor_sort(string list, ArticleFilter filter, ArticleOrder order)
    {
        using var session = content.Database.Read();
        var rows = ArticleList.Read(session, new(filter, order, new(1000))).Page.Rows;
        Assert.NotEmpty(rows);
        var place = order.ValuesAt(rows[rows.Count / 2]);
        foreach (var window in (ListWindow[])[new(20), new(20, new(place, Backward: false)), new(20, new(place, Backward: true)), new(20, KeysetPosition.End)])
        {
            // Of hardly any rows the few are found and put in order; with so many, none are few.
            var plans = Plans(session, () => ArticleList.ReadFinished(session, new(filter, order, window with { Limit = 1 }, 10_000)));
            Assert.Equal(2, plans.Count);
            foreach (var step in plans.SelectMany(plan => plan))
            {
                Assert.False(IsScan(step), $"{list}: {step}");
                // Titles are hardly ever equal: those that are get sorted by their tie.
                Assert.False(IsSort(step) && !(list.EndsWith("-title", StringComparison.Ordinal) && step.EndsWith("LAST TERM OF ORDER BY", StringComparison.Ordinal)), $"{list}: {step}");
            }
            Assert.Contains(plans[1], step => step.StartsWith("SEARCH article USING ", StringComparison.Ordinal) || step.StartsWith("SEARCH member USING PRIMARY KEY", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_numbered_page_puts_only_its_own_rows_in_order_again()
    {
        using var session = content.Database.Read();
        foreach (var filter in (ArticleFilter[])[Articles, Both, Both with { Tags = [["lua"]] }, Both with { Authors = [["le-an"]] }])
        {
            var plans = Plans(session, () => ArticleList.Read(session, new(filter, ArticleOrder.Default, new(5, null, 10))));
            Assert.DoesNotContain(plans.SelectMany(plan => plan), IsScan);
            var skipping = plans[1].TakeWhile(step => step != "SCAN place").ToList();
            Assert.True(skipping.Count < plans[1].Count);
            Assert.DoesNotContain(skipping, IsSort);
        }
    }

    [Fact]
    public void Articles_by_id_or_slug_are_searches_by_unique_index()
    {
        using var session = content.Database.Read();
        var ids = content.Articles.Take(100).Select(article => article.Id).ToList();
        var plans = Plans(session, () => ArticleList.Read(session, ids, Both));
        Assert.Equal(2, plans.Count);
        Assert.DoesNotContain(plans.SelectMany(plan => plan), IsScan);
    }

    [Fact]
    public void Those_that_tell_the_same_are_searches_by_index()
    {
        using var session = content.Database.Read();
        var filter = Articles with { RepetitionsOf = content.Articles[0].Id };
        var plans = Plans(session, () => ArticleList.Read(session, new(filter, new([(ArticleSortProperty.Date, false)]), new(20), 10_000)));
        Assert.DoesNotContain(plans.SelectMany(plan => plan), step => IsScan(step) || step.StartsWith("SCAN one", StringComparison.Ordinal));
    }

    [Fact]
    public void An_include_is_one_statement_however_many_articles()
    {
        using var session = content.Database.Read();
        var ids = ArticleList.Read(session, new(Articles, ArticleOrder.Default, new(100))).Page.Rows.Select(row => row.Id).ToList();
        Action[] includes =
        [
            () => ArticleParts.Bodies(session, ids),
            () => ArticleParts.Sources(session, ids),
            () => ArticleParts.Related(session, ids, 10, RelatedOrigin.All, new ArticleFilter()),
            () => ArticleParts.Latest(session, ids, new ArticleFilter()),
            () => GroupLatest.Read(session, GroupKind.Section, InventedContent.Sections, 20),
            () => GroupLatest.Read(session, GroupKind.Tag, InventedContent.Tags, 20),
            () => GroupLatest.Read(session, GroupKind.Author, InventedContent.Authors, 20),
        ];
        foreach (var include in includes)
            Assert.DoesNotContain(Assert.Single(Plans(session, include)), IsScan);
    }

    [Fact]
    public void Changes_are_a_walk_along_their_numbers()
    {
        using var session = content.Database.Read();
        foreach (var filter in (ArticleFilter[])[Both, Articles, Both with { Sections = ["kinh-te"], Tags = [["lua"]], Authors = [["le-an"]] }])
        {
            var plans = Plans(session, () => ArticleChanges.Read(session, 10, filter, 20));
            Assert.Equal(2, plans.Count);
            Assert.DoesNotContain(plans.SelectMany(plan => plan), step => IsScan(step) || IsSort(step));
            Assert.Contains(plans[1], step => step.StartsWith("SEARCH article USING INDEX article_by_sequence (sequence>? AND sequence<?)", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Sitemaps_are_walks_in_the_order_of_dates()
    {
        using var session = content.Database.Read();
        foreach (var read in (Action[])[() => ArticleSitemap.Part(session, 1), () => ArticleSitemap.Part(session, 2), () => ArticleSitemap.News(session, 1533056400000, 1533229200000)])
            Assert.DoesNotContain(Assert.Single(Plans(session, read)), step => IsScan(step) || IsSort(step));
    }

    [Fact]
    public void What_a_start_and_readiness_tell_is_read_from_the_sections_and_the_refused_documents()
    {
        using var session = content.Database.Read();
        foreach (var read in (Action[])[() => ContentState.Counts(session), () => ContentState.Refused(session, 100)])
            Assert.DoesNotContain(Assert.Single(Plans(session, read)), step => IsScan(step) && !step.EndsWith(" document_by_refusal", StringComparison.Ordinal));
    }

    private static bool IsSort(string step) => step.Contains("TEMP B-TREE", StringComparison.Ordinal);

    /// <summary>A walk over a table that grows with the content, by its name or the one that our statements give it.</summary>
    private static bool IsScan(string step) =>
        step.Split(' ') is ["SCAN", var table, .. var how]
        && how is not ["VIRTUAL", ..]
        && (table is "article" or "member" or "list" or "other" or "earlier" or "source" or "item" or "tag" or "author" or "document" or "appearance" || table.StartsWith("article_", StringComparison.Ordinal));

    /// <summary>The plan of each statement that an action runs.</summary>
    private static List<List<string>> Plans(ReadSession session, Action action)
    {
        // The session keeps its connection to itself, and a production type should not open up for a test.
        var connection = (SqliteConnection)typeof(ReadSession).GetField("connection", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(session)!;
        var ran = new List<string>();
        SQLitePCL.raw.sqlite3_trace(connection.Handle, (_, sql) => ran.Add(sql), null);
        action();
        SQLitePCL.raw.sqlite3_trace(connection.Handle, (SQLitePCL.strdelegate_trace?)null, null);
        return [.. ran.Select(sql => Plan(connection, sql))];
    }

    private static List<string> Plan(SqliteConnection connection, string sql)
    {
        Assert.Equal(0, SQLitePCL.raw.sqlite3_prepare_v2(connection.Handle, "EXPLAIN QUERY PLAN " + sql, out var statement));
        using (statement)
        {
            var plan = new List<string>();
            while (SQLitePCL.raw.sqlite3_step(statement) == SQLitePCL.raw.SQLITE_ROW)
                plan.Add(SQLitePCL.raw.sqlite3_column_text(statement, 3).utf8_to_string());
            return plan;
        }
    }
}
