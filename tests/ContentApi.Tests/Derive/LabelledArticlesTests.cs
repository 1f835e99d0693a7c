using System.Globalization;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Derive;

/// <summary>
/// A floor for what is derived from texts, on articles that a reader labelled. How good it is on real ones is told by the verb <c>quality</c> of the benchmarks.
/// </summary>
public sealed class LabelledArticlesTests : IDisposable
{
    private static readonly IReadOnlyList<LabelledArticle> Labelled = LabelledArticles.All;

    private readonly ContentApiFactory program = new(new TestFolder());

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task The_nearest_of_each_article_are_those_of_its_story()
    {
        for (var i = 0; i < Labelled.Count; i++)
            program.Folder.Put(Name(i), Labelled[i].Page().ToString());
        var ids = await Ids();

        var (found, mates) = (0, 0);
        for (var i = 0; i < Labelled.Count; i++)
        {
            var related = (await program.Api.Json($"/v1/articles/{ids[Name(i)]}/related?include=source")).Items().Each("article", "source", "document");
            var own = Enumerable.Range(0, Labelled.Count).Where(other => other != i && Labelled[other].Story == Labelled[i].Story).Select(Name).ToList();
            Assert.True(related.Count > 0 && own.Contains(related[0]!), $"{Labelled[i].Title}: {string.Join(", ", related)}");
            found += related.Take(own.Count).Count(own.Contains!);
            mates += own.Count;
        }
        // Two short articles of a story may share too little to be related.
        Assert.InRange((double)found / mates, 0.9, 1);
    }

    [Fact]
    public async Task Keyphrases_alone_find_most_sections()
    {
        for (var i = 0; i < Labelled.Count; i++)
            program.Folder.Put(Name(i), Labelled[i].Page().ToString());

        // One that is about a crop and one about a market are worded like other sections.
        Assert.InRange((await Misplaced()).Count, 0, 3);
    }

    [Fact]
    public async Task One_stated_article_a_story_places_the_others()
    {
        for (var i = 0; i < Labelled.Count; i++)
            program.Folder.Put(Name(i), Labelled[i].Page(i == 0 || Labelled[i - 1].Story != Labelled[i].Story ? Labelled[i].Section : null).ToString());

        Assert.Equal([], await Misplaced());
    }

    [Fact]
    public async Task Copies_with_a_word_changed_are_found_and_nothing_else_is()
    {
        for (var i = 0; i < Labelled.Count; i++)
        {
            program.Folder.Put(Name(i), Labelled[i].Page().ToString());
            if (i % 3 == 0)
                program.Folder.Put($"chep-{Name(i)}", (Labelled[i].Page() with { Title = $"Đọc lại: {Labelled[i].Story}, kỳ {i}", Paragraphs = [$"{Labelled[i].Body[..Labelled[i].Body.LastIndexOf(' ')]} đấy."] }).ToString());
        }
        var ids = await Ids();
        var links = (await program.Api.Json("/v1/articles?limit=100&include=source")).Items()
            .Where(item => item!["duplicateOf"] is not null)
            .Select(item => (item.Text("source", "document"), item.Text("duplicateOf")));

        Assert.Equal(
            Enumerable.Range(0, Labelled.Count).Where(i => i % 3 == 0).Select(i => ($"chep-{Name(i)}", ids[Name(i)])),
            links.Select(link => (link.Item1!, link.Item2!)).OrderBy(link => link.Item1, StringComparer.Ordinal)
        );
    }

    private async Task<List<string>> Misplaced()
    {
        var sections = (await program.Api.Json("/v1/articles?limit=100&include=source")).Items().ToDictionary(item => item.Text("source", "document")!, item => item.Text("section", "slug"));
        return
        [
            .. Labelled
                .Select((article, i) => (article, Section: sections[Name(i)]))
                .Where(each => each.Section != each.article.Section)
                .Select(each => $"{each.article.Title}: {each.Section}"),
        ];
    }

    private async Task<Dictionary<string, string>> Ids() =>
        (await program.Api.Json("/v1/articles?limit=100&include=source")).Items().ToDictionary(item => item.Text("source", "document")!, item => item.Text("id")!);

    private static string Name(int article) => string.Create(CultureInfo.InvariantCulture, $"bai-{article:D2}.txt");
}
