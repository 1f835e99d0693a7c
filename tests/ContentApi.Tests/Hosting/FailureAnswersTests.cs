using ContentApi.Requests;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Hosting;

/// <summary>What fails where nothing should is told as a problem, and nothing of ours in it.</summary>
public sealed class FailureAnswersTests
{
    /// <summary>Fails where a request is validated, as deep in the program as a request comes.</summary>
    private sealed class Failing(Exception exception) : AbstractValidator<NoParameters>
    {
        public override ValidationResult Validate(ValidationContext<NoParameters> context) => throw exception;
    }

    private sealed class FailingProgram(Exception exception) : ContentApiFactory(new TestFolder())
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IValidator<NoParameters>>(new Failing(exception)));
        }
    }

    public static TheoryData<Exception, int, string> Failures =>
        new()
        {
            { new BadHttpRequestException("Request body too large. The max request body size is 30000000 bytes.", 413), 413, "malformed-request" },
            { new BadHttpRequestException("Too long", 414), 414, "malformed-request" },
            { new BadHttpRequestException("Expected a supported JSON media type", 415), 415, "malformed-request" },
            { new BadHttpRequestException("System.Nullable`1"), 400, "malformed-request" },
            { new InvalidOperationException("SELECT secret FROM /tmp/content.db"), 500, "internal" },
            { new Microsoft.Data.Sqlite.SqliteException("SQLite Error 5: 'database is locked'", 5), 503, "unavailable" },
        };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_is_a_problem_that_is_not_kept_and_tells_nothing_of_ours(Exception exception, int status, string type)
    {
        using var program = new FailingProgram(exception);
        program.Folder.Put("a.txt", new PageDump("Một trang lành").ToString());
        var answer = await program.Api.Get("/v1/articles/khong-co/outline?not=there");
        Assert.Equal((status, $"/problems/{type}"), ((int)answer.Status, answer.Json.Text("type")));
        Assert.Equal(status, (int)answer.Json.Number("status")!);
        Assert.Equal("no-store", answer["Cache-Control"]);
        Assert.Equal("application/problem+json; charset=utf-8", answer["Content-Type"]);
        foreach (var name in (string[])["Pragma", "Expires", "ETag"])
            Assert.DoesNotContain(name, answer.Headers.Keys);
        Assert.Equal("nosniff", answer["X-Content-Type-Options"]);
        Assert.Equal("*", answer["Access-Control-Allow-Origin"]);
        Assert.DoesNotContain(exception.Message, answer.Text, StringComparison.Ordinal);
        Assert.Equal(status == 503 ? "10" : null, answer.Headers.GetValueOrDefault("Retry-After"));
    }
}
