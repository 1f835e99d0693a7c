using System.Globalization;
using System.Text;
using ContentApi.Delivery;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Tests.Delivery;

/// <summary>Which answers are kept, and when they are made anew; told by how often the making is asked for.</summary>
public sealed class KeptAnswersTests
{
    private readonly FixedClock clock = new();
    private string? contentVersion = "a.1";
    private int made;

    [Fact]
    public async Task An_answer_is_made_once_for_all_who_ask_for_it()
    {
        var kept = Kept();
        for (var i = 0; i < 5; i++)
            Assert.Equal("/v1/articles", await Ask(kept, "/v1/articles"));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_wait_for_one_making()
    {
        var kept = Kept();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = Enumerable.Range(0, 20).Select(_ => Ask(kept, "/v1/articles", async: gate.Task)).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(asking), text => Assert.Equal("/v1/articles", text));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Who_waits_for_a_maker_that_fails_makes_his_own()
    {
        var kept = Kept();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var failing = Ask(kept, "/v1/articles", async: gate.Task, make: _ => throw new InvalidOperationException("Broken."));
        var waiting = Ask(kept, "/v1/articles");
        Assert.False(waiting.IsCompleted);
        gate.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("/v1/articles", await waiting);
    }

    [Fact]
    public async Task Nobody_waits_for_an_answer_that_says_it_is_not_for_others()
    {
        var kept = Kept();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestDelegate make = async context =>
        {
            KeptAnswers.NotForOthers(context);
            if (made == 1)
                await gate.Task;
            await (Text("own") with { CacheControl = CachePolicy.None }).ExecuteAsync(context);
        };
        var slow = Ask(kept, "/v1/changes?wait=30", make: make);
        Assert.Equal("own", await Ask(kept, "/v1/changes?wait=30", make: make));
        Assert.False(slow.IsCompleted);
        gate.SetResult();
        Assert.Equal("own", await slow);
    }

    [Fact]
    public async Task Another_content_version_has_answers_of_its_own()
    {
        var kept = Kept();
        await Ask(kept, "/v1/articles");
        contentVersion = "a.2";
        await Ask(kept, "/v1/articles");
        Assert.Equal(2, made);
        // Another file with the same number is other content.
        contentVersion = "b.2";
        await Ask(kept, "/v1/articles");
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task An_answer_begun_before_the_content_changed_is_not_given_after_it()
    {
        var kept = Kept();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = Ask(kept, "/v1/articles", async: gate.Task);
        contentVersion = "a.2";
        await Ask(kept, "/v1/articles", make: context => Text("new").ExecuteAsync(context));
        gate.SetResult();
        Assert.Equal("/v1/articles", await slow);
        Assert.Equal("new", await Ask(kept, "/v1/articles"));
    }

    [Fact]
    public async Task The_content_version_is_asked_for_no_more_often_than_the_setting_says()
    {
        var kept = Kept(checkEvery: TimeSpan.FromHours(1));
        await Ask(kept, "/v1/articles");
        contentVersion = "a.2";
        await Ask(kept, "/v1/articles");
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Without_a_known_content_version_nothing_is_kept()
    {
        var kept = Kept();
        await Ask(kept, "/v1/articles");
        contentVersion = null;
        await Ask(kept, "/v1/articles");
        await Ask(kept, "/v1/articles");
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task A_capacity_of_nothing_keeps_nothing()
    {
        var kept = Kept(capacity: 0);
        await Ask(kept, "/v1/articles");
        await Ask(kept, "/v1/articles");
        Assert.Equal(2, made);
    }

    [Theory]
    [InlineData(404, CachePolicy.Absent)]
    [InlineData(400, CachePolicy.None)]
    [InlineData(200, CachePolicy.None)]
    [InlineData(308, CachePolicy.List)]
    public async Task What_is_no_answer_to_keep_is_made_each_time(int status, string cacheControl)
    {
        var kept = Kept();
        for (var i = 0; i < 2; i++)
            await Ask(kept, "/x", make: context => (Text("no") with { Status = status, CacheControl = cacheControl }).ExecuteAsync(context));
        Assert.Equal(2, made);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    public async Task Other_methods_pass_by(string method)
    {
        var kept = Kept();
        await Ask(kept, "/v1/articles");
        await Ask(kept, "/v1/articles", method: method);
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task Head_takes_what_get_made_and_the_other_way_round()
    {
        var kept = Kept();
        Assert.Equal("", await Ask(kept, "/v1/articles", method: "HEAD"));
        Assert.Equal("/v1/articles", await Ask(kept, "/v1/articles"));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task An_answer_depends_on_what_was_looked_at_while_it_was_made()
    {
        var kept = Kept();
        Task<string> AskAs(string host, string accept) =>
            Ask(
                kept,
                "/x",
                host: host,
                accept: accept,
                make: context => Text(RequestHost.Of(context) + (Acceptance.PrefersHtmlIn(context) ? " html" : " json")).ExecuteAsync(context)
            );
        Assert.Equal("http://a json", await AskAs("a", "*/*"));
        Assert.Equal("http://b json", await AskAs("b", "*/*"));
        Assert.Equal("http://a html", await AskAs("a", "text/html,*/*;q=0.8"));
        Assert.Equal(3, made);
        // Not the words of a header, but what they mean.
        Assert.Equal("http://a json", await AskAs("a", "application/json"));
        Assert.Equal("http://b json", await AskAs("b", ""));
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task What_depends_on_the_clock_is_made_anew_in_time()
    {
        var kept = Kept();
        Task<string> AskNow() =>
            Ask(kept, "/x", make: context => (Text(clock.Now.ToString("O", CultureInfo.InvariantCulture)) with { KeptAtMost = TimeSpan.FromMinutes(1) }).ExecuteAsync(context));
        var first = await AskNow();
        clock.Now = clock.Now.AddSeconds(59);
        Assert.Equal(first, await AskNow());
        clock.Now = clock.Now.AddSeconds(1);
        var second = await AskNow();
        Assert.NotEqual(first, second);
        clock.Now = clock.Now.AddSeconds(59);
        Assert.Equal(second, await AskNow());
    }

    [Fact]
    public async Task A_flood_of_odd_queries_takes_no_place_from_what_is_asked_for()
    {
        var kept = Kept(capacity: 256 * 1024);
        var popular = Enumerable.Range(0, 20).Select(i => $"/popular/{i}").ToList();
        foreach (var target in popular)
            await Ask(kept, target, length: 4096);
        var odd = 0;
        for (var i = 0; i < 200; i++)
        {
            for (var j = 0; j < 50; j++)
                await Ask(kept, $"/odd/{odd++}", length: 4096);
            var before = made;
            foreach (var target in popular)
                await Ask(kept, target, length: 4096);
            Assert.Equal(before, made);
        }
    }

    [Fact]
    public async Task What_is_asked_for_again_takes_the_place_of_what_is_not()
    {
        var kept = Kept(capacity: 64 * 1024);
        for (var i = 0; i < 100; i++)
            await Ask(kept, $"/old/{i}", length: 4096);
        await Ask(kept, "/new", length: 4096);
        await Ask(kept, "/new", length: 4096);
        var before = made;
        await Ask(kept, "/new", length: 4096);
        Assert.Equal(before, made);
    }

    [Theory]
    [InlineData("")]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task No_more_is_kept_than_there_is_room_for(string coding)
    {
        var kept = Kept(capacity: 100 * 1024);
        // What does not get smaller by coding counts in full.
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 100; i++)
                await Ask(kept, $"/{i}", length: 4096, acceptEncoding: coding);
        }
        var before = made;
        for (var i = 0; i < 100; i++)
            await Ask(kept, $"/{i}", length: 4096, acceptEncoding: coding);
        Assert.InRange(before + 100 - made, 0, 100 * 1024 / 4096);
    }

    [Fact]
    public async Task An_answer_that_would_take_most_of_the_room_is_not_kept()
    {
        var kept = Kept(capacity: 64 * 1024);
        await Ask(kept, "/small", length: 4096);
        await Ask(kept, "/large", length: 32 * 1024);
        await Ask(kept, "/large", length: 32 * 1024);
        Assert.Equal(3, made);
        await Ask(kept, "/small", length: 4096);
        Assert.Equal(3, made);
    }

    private KeptAnswers Kept(long capacity = 1024 * 1024, TimeSpan checkEvery = default) =>
        new(new Keeping(capacity, checkEvery), () => contentVersion, target => target, clock);

    private static Rendered Text(string text) => new(StatusCodes.Status200OK, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text), CachePolicy.List);

    /// <summary>Asks; gives the body. What is made is the target itself, or as many bytes as asked for that no coding makes smaller.</summary>
    private async Task<string> Ask(
        KeptAnswers kept,
        string target,
        string method = "GET",
        string host = "localhost",
        string accept = "",
        string acceptEncoding = "",
        int length = 0,
        Task? async = null,
        RequestDelegate? make = null
    )
    {
        var context = new DefaultHttpContext();
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        if (accept.Length > 0)
            context.Request.Headers.Accept = accept;
        if (acceptEncoding.Length > 0)
            context.Request.Headers.AcceptEncoding = acceptEncoding;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await kept.AnswerAsync(
            context,
            async context =>
            {
                Interlocked.Increment(ref made);
                if (async is not null)
                    await async;
                await (make ?? (context => (length == 0 ? Text(target) : Text(target) with { Body = Noise(target, length) }).ExecuteAsync(context)))(context);
            }
        );
        await context.Response.CompleteAsync();
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private static byte[] Noise(string target, int length)
    {
        var bytes = new byte[length];
        new Random(target.GetHashCode(StringComparison.Ordinal)).NextBytes(bytes);
        return bytes;
    }
}
