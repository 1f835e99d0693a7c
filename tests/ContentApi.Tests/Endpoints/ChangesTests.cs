using System.Net;
using System.Text.Json.Nodes;
using ContentApi.Endpoints;
using ContentApi.Ingest;
using ContentApi.Storage;
using ContentApi.Tests.Hosting;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>The change feed.</summary>
public sealed class ChangesTests
{
    private const string Slug = "nong-dan-trung-mua-lua-thu-dong";

    /// <summary>Which articles, as lists and changes are asked for alike.</summary>
    private static readonly string[] Filters =
    [
        "kind=article,teaser", "kind=article", "kind=teaser", "section=kinh-te", "excludeSection=kinh-te,the-thao", "tag=lua", "tag=lua&tag=bao-lu", "excludeTag=lua,mua-vu", "author=le-an,tran-binh",
        "publisher=bao-song-hau", "from=2018-08-02", "undated=only", "document=a.txt", "section=kinh-te,xa-hoi&author=le-an&kind=article,teaser", "updatedFrom=2026-11-22T09:00:00Z",
    ];

    /// <summary>Several readers begin at different times, come at different times for different many, and hold in the end what the list shows.</summary>
    [Fact]
    public Task Who_follows_the_changes_with_any_filter_holds_exactly_what_the_list_shows() =>
        Gen.Select(Gen.Int, Gen.OneOf(Filters).Array[1, 3], Gen.Int[1, 12])
            .SampleAsync(
                async (seed, filters, steps) =>
                {
                    using var content = new InventedContent(seed, 0);
                    content.Add(5);
                    var random = new Random(seed);
                    var readers = new List<Reader>();
                    for (var step = 0; step < steps; step++)
                    {
                        content.Change(random.Next(1, 12));
                        if (random.Next(2) == 0)
                        {
                            readers.Add(new Reader(content.Api, filters[random.Next(filters.Length)], random.Next(1, 9)));
                            // From nothing, or from what the list showed when it began.
                            if (random.Next(2) == 0)
                                await readers[^1].BeginNow();
                        }
                        foreach (var reader in readers.Where(_ => random.Next(2) == 0))
                            await reader.Step();
                    }
                    readers.Add(new Reader(content.Api, filters[0], 3));
                    foreach (var reader in readers)
                        await reader.HoldsTheList();
                },
                iter: 12,
                threads: 1
            );

    [Fact]
    public async Task A_change_says_what_happened_and_when()
    {
        using var program = new ContentApiFactory(new TestFolder());
        program.Folder.Put("a.txt", new PageDump("Nông dân trúng mùa lúa thu đông") { Section = "Kinh tế", Author = "Lê Mai" }.ToString());
        var all = await program.Api.Json("/v1/changes");
        Assert.Equal(["upsert"], all["items"].Each("op"));
        Assert.Equal(["items", "nextSince", "more"], all.Names());
        Assert.Equal(["seq", "id", "op", "at", "article"], all.Items()[0].Names());
        JsonReading.AssertSame((await program.Api.Json($"/v1/articles?ids={Slug}")).Items()[0]!.ToJsonString(), all.Items()[0]!["article"]);
        var since = all.Text("nextSince")!;

        program.Clock.Now = program.Clock.Now.AddHours(1);
        new Editing(program.Database, program.Clock).Withdraw(Slug, "Sai số liệu.");
        var withdrawn = await program.Api.Json($"/v1/changes?since={since}");
        var change = Assert.Single(withdrawn.Items())!;
        Assert.Equal(["seq", "id", "op", "at", "last"], change.Names());
        Assert.Equal(("withdraw", "2026-11-22T09:00:00.000Z"), (change.Text("op"), change.Text("at")));
        JsonReading.AssertSame(
            """{ "title": "Nông dân trúng mùa lúa thu đông", "slug": "nong-dan-trung-mua-lua-thu-dong", "section": { "slug": "kinh-te", "name": "Kinh tế", "basis": "stated" }, "reason": "Sai số liệu." }""",
            change["last"]
        );
        Assert.True(change.Number("seq") > all.Items()[0].Number("seq"));

        // From nothing, each article stands once, with its last change.
        Assert.Equal(["withdraw"], (await program.Api.Json("/v1/changes"))["items"].Each("op"));
        new Editing(program.Database, program.Clock).Restore(Slug);
        Assert.Equal(["upsert"], (await program.Api.Json($"/v1/changes?since={since}"))["items"].Each("op"));
        Assert.Empty((await program.Api.Json("/v1/changes?since=now")).Items());
    }

    [Fact]
    public async Task An_article_that_does_not_match_any_longer_leaves_and_one_that_never_did_is_not_told()
    {
        using var program = new ContentApiFactory(new TestFolder());
        program.Folder.Put("a.txt", new PageDump("Nông dân trúng mùa lúa thu đông") { Section = "Kinh tế" }.ToString());
        var since = (await program.Api.Json("/v1/changes?section=kinh-te")).Text("nextSince");
        program.Folder.Put("a.txt", new PageDump("Nông dân trúng mùa lúa thu đông") { Section = "Xã hội" }.ToString());
        program.Folder.Put("b.txt", new PageDump("Đua ghe ngo trên sông Hậu") { Section = "Thể thao" }.ToString());
        program.Import();
        var left = Assert.Single((await program.Api.Json($"/v1/changes?section=kinh-te&since={since}")).Items())!;
        Assert.Equal(["seq", "id", "op", "at"], left.Names());
        Assert.Equal("leave", left.Text("op"));
        Assert.Equal(["upsert", "upsert"], (await program.Api.Json($"/v1/changes?since={since}"))["items"].Each("op"));
        Assert.Empty((await program.Api.Json("/v1/changes?section=kinh-te")).Items());
    }

    [Fact]
    public async Task Pages_of_changes_lead_to_the_end_in_order()
    {
        using var content = new InventedContent(7, 60);
        var numbers = new List<long?>();
        string? since = null;
        JsonNode page;
        do
        {
            page = await content.Api.Json($"/v1/changes?limit=7&fields=id{(since is null ? "" : $"&since={since}")}");
            Assert.InRange(page.Items().Count, 1, 7);
            numbers.AddRange(page.Items().Select(item => item.Number("seq")));
            since = page.Text("nextSince");
        } while ((bool)page["more"]!);
        Assert.Equal(60, numbers.Count);
        Assert.Equal(numbers.Order().Distinct(), numbers);
        Assert.All((await content.Api.Json("/v1/changes?limit=7&fields=id")).Items().Where(item => item.Text("op") == "upsert"), item => Assert.Equal(["id"], item!["article"].Names()));
    }

    [Fact]
    public async Task A_section_that_is_renamed_and_a_repetition_that_is_found_are_changes_of_the_articles_that_show_them()
    {
        using var program = new ContentApiFactory(new TestFolder());
        var page = new PageDump("Nông dân trúng mùa lúa thu đông")
        {
            Section = "Kinh tế",
            Date = "01/08/2018",
            Paragraphs = [.. Enumerable.Repeat(new PageDump("").Paragraphs, 4).SelectMany(paragraphs => paragraphs).Select((text, i) => $"{text} Ngày {i}.")],
        };
        program.Folder.Put("b.txt", page.ToString());
        var since = (await program.Api.Json("/v1/changes")).Text("nextSince");
        program.Folder.Put("a.txt", (page with { Title = "Trúng mùa lúa", Date = "31/07/2018" }).ToString());
        program.Import();
        var changes = await program.Api.Json($"/v1/changes?since={since}&fields=slug,duplicateOf");
        Assert.Equal([Slug, "trung-mua-lua"], changes["items"].Each("article", "slug").Order());
        Assert.Single(changes.Items(), item => item.Text("article", "duplicateOf") is not null);

        since = changes.Text("nextSince");
        using (var writer = program.Database.Write(program.Clock.Now.AddHours(1)))
        {
            writer.PutTaxonomy([new SectionContent("kinh-te", "Làm ăn", null, 1)]);
            writer.Commit();
        }
        changes = await program.Api.Json($"/v1/changes?since={since}&fields=slug,section.name,updatedAt,revision");
        Assert.Equal(["Làm ăn", "Làm ăn"], changes["items"].Each("article", "section", "name"));
        Assert.All(changes.Items(), item => Assert.Equal("2026-11-22T09:00:00.000Z", item.Text("article", "updatedAt")));
    }

    [Fact]
    public async Task A_token_of_another_database_is_a_410_that_says_how_to_start_again()
    {
        using var one = new InventedContent(1, 5);
        using var other = new InventedContent(1, 5);
        var token = (await one.Api.Json("/v1/changes")).Text("nextSince")!;
        foreach (var unknown in (string[])[(await other.Api.Json("/v1/changes")).Text("nextSince")!, token + "0"])
        {
            var answer = await one.Api.Get($"/v1/changes?since={unknown}&wait=60");
            Assert.Equal((HttpStatusCode.Gone, "/problems/sync-token-unknown"), (answer.Status, answer.Json.Text("type")));
            Assert.Contains("without since", answer.Json.Text("detail"), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await one.Api.Get($"/v1/changes?since={token}")).Status);
    }

    [Fact]
    public async Task Waiting_ends_with_a_change_that_another_process_makes()
    {
        using var content = new InventedContent(3, 5);
        var since = (await content.Api.Json("/v1/changes")).Text("nextSince");
        var waiting = content.Api.Json($"/v1/changes?since={since}&wait=60&kind=article,teaser");
        // Another process has its own way to the file, and tells nobody.
        using (var writer = new ContentDatabase(content.Folder.Database).Write(content.Clock.Now))
        {
            Assert.True(writer.Withdraw(content.Articles.First(article => !article.IsWithdrawn).Id, null, "command"));
            writer.RefreshGroups();
            writer.Commit();
        }
        Assert.Equal(["withdraw"], (await waiting)["items"].Each("op"));
    }

    [Fact]
    public async Task Waiting_ends_with_its_time_and_with_the_program()
    {
        using var content = new InventedContent(3, 5);
        var since = (await content.Api.Json("/v1/changes")).Text("nextSince");
        var nothing = await content.Api.Json($"/v1/changes?since={since}&wait=1");
        Assert.Empty(nothing.Items());
        Assert.Equal((since, false), (nothing.Text("nextSince"), (bool)nothing["more"]!));
    }

    [Fact]
    public async Task Waiting_ends_when_the_program_stops_or_the_client_is_gone()
    {
        using var content = new InventedContent(3, 5);
        var watch = content.Services.GetRequiredService<ContentWatch>();
        using var client = new CancellationTokenSource();
        var gone = watch.WaitBeyond(long.MaxValue, TimeSpan.FromMinutes(1), client.Token);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        var stopped = watch.WaitBeyond(long.MaxValue, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        content.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.False(await stopped);
    }

    /// <summary>Whatever an import derives of other pages, sections, duplicates and lists, is a change of the articles that show it.</summary>
    [Fact]
    public Task Who_follows_imports_holds_every_article_as_it_is_shown() =>
        Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                using var program = new ContentApiFactory(new TestFolder());
                Put();
                await program.Api.Json("/v1/articles");
                Reader[] readers = [new(program.Api, "kind=article,teaser&include=body,source", 5), new(program.Api, "section=kinh-te&duplicates=hide&include=source", 3), new(program.Api, "tag=lua", 2)];
                for (var step = 0; step < 4; step++)
                {
                    foreach (var reader in readers.Where(_ => random.Next(2) == 0))
                        await reader.Step();
                    program.Clock.Now = program.Clock.Now.AddHours(1);
                    Put();
                    program.Import();
                }
                foreach (var reader in readers)
                    await reader.HoldsTheList();

                void Put()
                {
                    for (var page = random.Next(1, 4); page > 0; page--)
                        program.Folder.Put($"{random.Next(6)}.txt", Invent(random).ToString());
                }
            },
            iter: 8,
            threads: 1
        );

    private static PageDump Invent(Random random)
    {
        string[] titles = ["Nông dân trúng mùa lúa", "Giá vàng hôm nay", "Cầu mới nối hai bờ sông", "Chợ nổi họp lại", "Bão số 5 đổi hướng"];
        string[] sections = ["Kinh tế", "Xã hội", "Thể thao", "Chuyện làng"];
        var paragraphs = new PageDump("").Paragraphs;
        return new PageDump(Pick(titles))
        {
            Section = random.Next(3) == 0 ? null : Pick(sections),
            Date = random.Next(3) == 0 ? null : $"0{random.Next(1, 6)}/08/2018",
            Author = random.Next(2) == 0 ? "Lê Mai" : null,
            Tags = random.Next(2) == 0 ? ["lúa", "vàng"] : random.Next(2) == 0 ? ["lúa"] : [],
            Paragraphs = [.. Enumerable.Range(0, 8).Select(i => $"{paragraphs[i % paragraphs.Count]} Ngày {i + (random.Next(12) == 0 ? 1 : 0)}.")],
            Latest = random.Next(2) == 0 ? [(Pick(titles), "Tin vắn trong ngày về đời sống của bà con vùng đồng bằng."), (Pick(titles), "Bà con ra đồng từ sáng sớm, ai cũng vui.")] : null,
        };

        string Pick(string[] all) => all[random.Next(all.Length)];
    }

    /// <summary>A client with its copy.</summary>
    private sealed class Reader(Api api, string filter, int limit)
    {
        private readonly Dictionary<string, JsonNode> copy = [];
        private string? since;

        /// <summary>Begins with the list and what changes from here on.</summary>
        public async Task BeginNow()
        {
            since = (await api.Json("/v1/changes?since=now")).Text("nextSince");
            foreach (var article in (await api.Json($"/v1/articles?{filter}&limit=100")).Items())
                copy[article.Text("id")!] = article!;
        }

        public async Task<bool> Step()
        {
            var page = await api.Json($"/v1/changes?{filter}&limit={limit}{(filter.Contains("kind", StringComparison.Ordinal) ? "" : "&kind=article")}{(since is null ? "" : $"&since={since}")}");
            foreach (var item in page.Items())
            {
                if (item.Text("op") == "upsert")
                    copy[item.Text("id")!] = item!["article"]!;
                else
                    copy.Remove(item.Text("id")!);
            }
            since = page.Text("nextSince");
            return (bool)page["more"]!;
        }

        public async Task HoldsTheList()
        {
            while (await Step()) { }
            var list = (await api.Json($"/v1/articles?{filter}&limit=100")).Items();
            Assert.Equal(list.Each("id").Order(), copy.Keys.Order());
            foreach (var article in list)
                Assert.Equal(article!.ToJsonString(), copy[article.Text("id")!].ToJsonString());
        }
    }
}
