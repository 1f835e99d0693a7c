using BenchmarkDotNet.Attributes;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Benchmarks.Micro;

/// <summary>Rows from the database, each in a session of its own: an article, the first twenty of a list, the first twenty of a search.</summary>
public class ReadBenchmarks
{
    private static readonly ArticleListQuery FirstPage = new(new() { Kinds = ["article"] }, ArticleOrder.Default, new(20), 10_000);

    private ContentDatabase database = null!;
    private string slug = "";
    private SearchQuery rare = null!;
    private SearchQuery common = null!;

    [GlobalSetup]
    public void Open()
    {
        database = MicroCollection.Shared.Database;
        slug = MicroCollection.Shared.Slug;
        rare = SearchQuery.Parse(MicroCollection.RareWord, out _)!;
        common = SearchQuery.Parse(new InventedTexts().Syllable(0), out _)!;
    }

    [Benchmark]
    public ArticleRow? Article()
    {
        using var session = database.Read();
        return ArticleLookup.Read(session, slug);
    }

    [Benchmark]
    public ArticleJsonRow? FinishedArticle()
    {
        using var session = database.Read();
        return ArticleLookup.ReadJson(session, slug);
    }

    [Benchmark]
    public int List()
    {
        using var session = database.Read();
        return ArticleList.Read(session, FirstPage).Page.Rows.Count;
    }

    [Benchmark]
    public int? FinishedList()
    {
        using var session = database.Read();
        return ArticleList.ReadFinished(session, FirstPage)?.Page.Rows.Count;
    }

    [Benchmark]
    public int SearchByRareWord() => Search(rare);

    [Benchmark]
    public int SearchByCommonWord() => Search(common);

    private int Search(SearchQuery query)
    {
        using var session = database.Read();
        return ArticleSearch.Read(session, new() { Query = query, Filter = new() { Kinds = ["article"] }, Window = new(20), IsFinished = true }).Page.Rows.Count;
    }
}
