using System.Globalization;
using System.Net;
using ContentApi.Contracts;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>What holds of every problem: one shape, the right status, nothing of ours in it.</summary>
internal static class AnsweredProblem
{
    public static void Is(Answer answer, HttpStatusCode status, string type, string? target)
    {
        Assert.True(answer.Status == status, $"{target}: {(int)answer.Status} {answer.Text}");
        Assert.Equal("application/problem+json; charset=utf-8", answer["Content-Type"]);
        var problem = answer.Json;
        string[] members = ["type", "title", "status", "detail", "instance", "traceId"];
        Assert.Equal(
            status == HttpStatusCode.BadRequest && type != "malformed-request" ? [.. members, "errors"] : members,
            problem.Names()
        );
        Assert.Equal($"/problems/{type}", problem.Text("type"));
        var known = ProblemType.All.Single(each => each.Address == problem.Text("type"));
        Assert.Equal(((int)status, known.Title), ((int)problem.Number("status")!, problem.Text("title")));
        Assert.False(string.IsNullOrWhiteSpace(problem.Text("detail")));
        Assert.False(string.IsNullOrWhiteSpace(problem.Text("traceId")));
        if (target is not null)
            Assert.Equal(target, problem.Text("instance"));
        Assert.Equal(status == HttpStatusCode.NotFound ? "public, max-age=60" : "no-store", answer["Cache-Control"]);
        // What the client sent comes back to it and is no leak; of a 400 the detail is the messages.
        var own = new System.Text.Json.Nodes.JsonObject { ["title"] = problem.Text("title"), ["type"] = problem.Text("type") };
        if (problem["errors"] is null)
            own["detail"] = problem.Text("detail");
        foreach (var error in problem["errors"]?.AsArray() ?? [])
            own[error.Text("parameter")!] = error.Text("value") is { Length: > 0 } value
                ? error.Text("message")!.Replace(value, "", StringComparison.Ordinal)
                : error.Text("message");
        LeaksNothing(own.ToJsonString());
    }

    public static void LeaksNothing(string text)
    {
        foreach (
            var ours in (string[])
                ["System.", "ContentApi.", "Exception", "   at ", "SELECT", "sqlite", ".cs:", "/tmp", "/home", "/usr", "Nullable", "`1"]
        )
            Assert.False(
                text.Contains(ours, StringComparison.OrdinalIgnoreCase),
                string.Create(CultureInfo.InvariantCulture, $"{ours} leaks in {text}")
            );
    }
}
