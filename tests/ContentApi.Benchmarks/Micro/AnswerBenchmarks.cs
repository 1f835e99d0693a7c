using BenchmarkDotNet.Attributes;
using ContentApi.Hosting;

namespace ContentApi.Benchmarks.Micro;

/// <summary>
/// Whole answers through the program's own pipeline, but without a connection: one that is kept, and those that are made, in the forms that are finished beforehand and in those
/// that are put together.
/// </summary>
public class AnswerBenchmarks
{
    private WebApplication keeping = null!;
    private WebApplication making = null!;
    private RequestDelegate make = null!;
    private InMemoryRequest kept = null!;
    private string article = "";

    [GlobalSetup]
    public void Build()
    {
        article = $"/v1/articles/{MicroCollection.Shared.Slug}";
        keeping = Program();
        kept = new(Pipeline(keeping), keeping.Services, article);
        kept.Answer();
        making = Program("--ContentApi:KeptMegabytes=0");
        make = Pipeline(making);
    }

    [GlobalCleanup]
    public void End()
    {
        ((IDisposable)keeping).Dispose();
        ((IDisposable)making).Dispose();
    }

    /// <summary>The context is there before: what is allocated is the program's.</summary>
    [Benchmark]
    public long KeptArticle() => kept.Answer();

    [Benchmark]
    public long Article() => Made(article);

    [Benchmark]
    public long ArticlePutTogether() => Made($"{article}?include=related");

    [Benchmark]
    public long ArticleAsHtml() => Made($"{article}.html");

    [Benchmark]
    public long List() => Made("/v1/articles");

    [Benchmark]
    public long ListPutTogether() => Made("/v1/articles?fields=id,title,lead,section,tags");

    [Benchmark]
    public long ListAsRss() => Made("/v1/articles.rss");

    [Benchmark]
    public long SearchByRareWord() => Made($"/v1/search?q={MicroCollection.RareWord}");

    /// <summary>A context of its own, as the server has one ready for each connection, and some kilobytes of it.</summary>
    private long Made(string target) => new InMemoryRequest(make, making.Services, target).Answer();

    private static WebApplication Program(params string[] settings) =>
        ContentApiHost.Build([$"--ContentApi:Database={MicroCollection.Shared.Database.Path}", "--ContentApi:Seeds=", .. settings]);

    /// <summary>What the host builds when it starts.</summary>
    private static RequestDelegate Pipeline(WebApplication app)
    {
        app.UseEndpoints(_ => { });
        return ((IApplicationBuilder)app).Build();
    }
}
