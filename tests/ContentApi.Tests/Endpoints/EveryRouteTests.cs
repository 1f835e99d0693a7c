using System.Net;
using ContentApi.Contracts;
using ContentApi.Endpoints;
using ContentApi.Requests;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ContentApi.Tests.Endpoints;

/// <summary>Every route that the program has, in every format, times every fault of a request: what is added to the program is tested by being there.</summary>
public sealed class EveryRouteTests(InventedContent content) : IClassFixture<InventedContent>
{
    /// <summary>What stands for the parameters of paths.</summary>
    private readonly Dictionary<string, string> known = new()
    {
        ["article"] = content.Articles.First(article => !article.IsWithdrawn && !article.IsTeaser).Id,
        ["section"] = InventedContent.Sections[0],
        ["tag"] = InventedContent.Tags[0],
        ["author"] = InventedContent.Authors[0],
        ["type"] = "gone",
        ["part"] = "1",
    };

    private List<Address> Addresses =>
        [
            .. from endpoint in content.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Value))))
               from format in (endpoint.Metadata.GetMetadata<AnswerFormats>()?.All ?? []).Prepend(null)
               let grammar = endpoint.Metadata.GetMetadata<QueryGrammar>() ?? throw new InvalidOperationException($"{path} has no grammar.")
               select new Address(path + (format is null ? "" : "." + format.Suffix), grammar.In(format?.Form ?? AnswerForms.Json), IsJson: format is null && endpoint.Metadata.GetMetadata<OnlyFormat>() is null),
        ];

    [Fact]
    public async Task The_addresses_that_faults_are_tried_on_answer()
    {
        Assert.True(Addresses.Count > 50);
        foreach (var address in Addresses)
        {
            var answer = await content.Api.Get(address.With());
            // Lines of nothing are nothing.
            Assert.True(answer.Status == HttpStatusCode.OK && (answer.Bytes.Length > 0 || address.Path.EndsWith(".ndjson", StringComparison.Ordinal)), address.With());
        }
    }

    [Fact]
    public async Task A_parameter_that_a_route_does_not_have_is_an_unknown_parameter()
    {
        foreach (var address in Addresses)
        {
            string[] misspelt = [.. address.Grammar.Parameters.Select(parameter => parameter.Name.ToUpperInvariant()), .. address.Grammar.Parameters.Select(parameter => parameter.Name + "s")];
            foreach (var name in misspelt.Append("khong-co").Append("%C4%91%C6%B0%E1%BB%9Dng").Except(address.Grammar.Parameters.Select(parameter => parameter.Name)))
                await Refused(address.With($"{name}=1"), "unknown-parameter", Uri.UnescapeDataString(name));
        }
    }

    [Fact]
    public async Task A_bad_value_of_any_parameter_is_an_invalid_one()
    {
        foreach (var address in Addresses)
        {
            foreach (var parameter in address.Grammar.Parameters)
            {
                // What a format takes is read as JSON's is.
                foreach (var value in Bad(parameter).Take(address.IsJson ? 100 : 1).Concat(["", "%20", "+", "%09"]))
                    await Refused(address.With($"{parameter.Name}={value}"), parameter.Name == "cursor" && value.Length > 3 ? "invalid-cursor" : "invalid-parameter", parameter.Name);
                await Refused(address.With(parameter.Name), "invalid-parameter", parameter.Name);
            }
        }
    }

    [Fact]
    public async Task A_parameter_that_may_be_given_once_is_refused_when_it_is_repeated()
    {
        foreach (var address in Addresses)
        {
            foreach (var parameter in address.Grammar.Parameters.Where(parameter => !parameter.Repeatable))
            {
                var value = parameter.Example ?? parameter.DefaultText ?? "2018-08-01";
                await Refused(address.With($"{parameter.Name}={value}&{parameter.Name}={value}"), "invalid-parameter", parameter.Name);
            }
        }
    }

    [Fact]
    public async Task A_value_that_is_too_long_is_no_failure()
    {
        var text = new string('a', 5000);
        foreach (var address in Addresses)
        {
            foreach (var parameter in address.Grammar.Parameters)
            {
                var answer = await content.Api.Get(address.With($"{parameter.Name}={text}"));
                // A name may be of any length, and nothing has that one.
                if (parameter is NamesParameter)
                    Assert.Equal(HttpStatusCode.OK, answer.Status);
                else
                    AnsweredProblem.Is(answer, HttpStatusCode.BadRequest, parameter.Name == "cursor" ? "invalid-cursor" : "invalid-parameter", null);
            }
        }
    }

    [Fact]
    public async Task Bounds_that_contradict_each_other_are_refused()
    {
        foreach (var address in Addresses)
        {
            foreach (var (from, to) in ((string, string)[])[("from", "to"), ("updatedFrom", "updatedTo")])
            {
                if (!address.Takes(from) || !address.Takes(to))
                    continue;
                await Refused(address.With($"{from}=2018-08-02&{to}=2018-08-02"), "invalid-parameter", to);
                await Refused(address.With($"{from}=2018-08-02T00:00:00Z&{to}=2018-08-02T00:00:00%2B07:00"), "invalid-parameter", to);
                await Refused(address.With($"{to}=2018-08-01&{from}=2018-08-02"), "invalid-parameter", to);
            }
            if (address.Takes("page"))
            {
                await Refused(address.With("page=501"), "invalid-parameter", "page");
                await Refused(address.With("page=101&limit=100"), "invalid-parameter", "page");
                await Refused(address.With("page=10000&limit=2"), "invalid-parameter", "page");
                Assert.Equal(HttpStatusCode.OK, (await content.Api.Get(address.With("page=500"))).Status);
            }
        }
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_is_of_another_list_is_an_invalid_one()
    {
        var lists = Addresses.Where(address => address.Takes("cursor")).ToList();
        var cursors = new Dictionary<Address, string>();
        foreach (var list in lists.Where(list => list.IsJson))
        {
            if ((await content.Api.Json(list.With("limit=1"))).Text("page", "nextCursor") is { } cursor)
                cursors.Add(list, cursor);
        }
        Assert.True(cursors.Count > 5);
        foreach (var list in lists)
        {
            foreach (var (owner, cursor) in cursors)
            {
                // A feed is a page of the list that it is a format of.
                var isOwn = list.Path == owner.Path || list.Path.StartsWith(owner.Path + ".", StringComparison.Ordinal);
                if (isOwn)
                    Assert.Equal(HttpStatusCode.OK, (await content.Api.Get(list.With($"cursor={cursor}"))).Status);
                else
                    await Refused(list.With($"cursor={cursor}"), "invalid-cursor", "cursor");
                await Refused(list.With($"cursor={cursor[..^1]}"), "invalid-cursor", "cursor");
                await Refused(list.With($"cursor={(cursor[0] == 'A' ? 'B' : 'A')}{cursor[1..]}"), "invalid-cursor", "cursor");
                await Refused(list.With($"cursor={cursor}A"), "invalid-cursor", "cursor");
                if (isOwn && list.Takes("section"))
                    await Refused(list.With($"cursor={cursor}&section=van-hoa"), "invalid-cursor", "cursor");
                if (isOwn && list.Takes("sort"))
                    await Refused(list.With($"cursor={cursor}&sort=title"), "invalid-cursor", "cursor");
            }
        }
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%zz")]
    [InlineData("%")]
    [InlineData("%F")]
    [InlineData("%C3")]
    [InlineData("%FF%FE")]
    [InlineData("%ED%A0%80")]
    public async Task What_is_no_UTF8_is_a_malformed_request(string bad)
    {
        foreach (var address in Addresses)
        {
            foreach (var query in (string[])[$"?section={bad}", $"?{bad}=1", $"?limit=5&{bad}"])
            {
                var (status, text) = await content.Api.GetAsWritten(address.Path + query);
                Assert.True(status == 400, $"{address.Path}{query}: {status}");
                Assert.Contains("/problems/malformed-request", text, StringComparison.Ordinal);
            }
            // NUL in a path is refused by the server itself, with its bare status.
            Assert.Equal(400, (await content.Api.GetAsWritten(address.Path + bad)).Status);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task Another_method_is_a_405_that_names_those_allowed(string method)
    {
        foreach (var path in Addresses.Select(address => address.Path).Append("/swagger/index.html").Append("/swagger"))
        {
            var answer = await content.Api.Send(new HttpMethod(method), path);
            AnsweredProblem.Is(answer, HttpStatusCode.MethodNotAllowed, "method-not-allowed", path);
            Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
        }
    }

    [Fact]
    public async Task OPTIONS_is_answered_with_what_is_allowed()
    {
        foreach (var path in Addresses.Select(address => address.Path).Append("/swagger/index.html").Append("/swagger"))
        {
            var answer = await content.Api.Send(HttpMethod.Options, path, ("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"));
            Assert.True(answer is { Status: HttpStatusCode.NoContent, Bytes.Length: 0 }, $"{path}: {answer.Status}");
            Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
            Assert.Equal("*", answer["Access-Control-Allow-Origin"]);
        }
    }

    [Fact]
    public async Task An_Accept_that_excludes_the_answer_is_refused_where_no_suffix_says_more()
    {
        foreach (var address in Addresses)
        {
            var answer = await content.Api.Get(address.With(), ("Accept", "image/png"));
            if (address.IsJson)
                AnsweredProblem.Is(answer, HttpStatusCode.NotAcceptable, "not-acceptable", address.With());
            else
                Assert.Equal(HttpStatusCode.OK, answer.Status);
        }
    }

    [Fact]
    public async Task Another_case_and_a_slash_at_the_end_are_redirected()
    {
        foreach (var address in Addresses.Where(address => address.Path != "/"))
        {
            var query = address.With()[address.Path.Length..];
            foreach (var other in (string[])[address.Path + "/", address.Path.ToUpperInvariant(), address.Path.ToUpperInvariant() + "/"])
            {
                var answer = await content.Api.Get(other + query);
                Assert.True(answer.Status == HttpStatusCode.PermanentRedirect, $"{other}: {answer.Status}");
                Assert.Equal(address.With(), answer["Location"]);
            }
        }
    }

    [Fact]
    public async Task An_unknown_suffix_and_an_unknown_segment_are_not_found()
    {
        foreach (var address in Addresses.Where(address => address is { IsJson: true } && address.Path.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            foreach (var other in (string[])[".pdf", ".html.rss", "./", "/khong/co/gi/o/day"])
                AnsweredProblem.Is(await content.Api.Get(address.Path + other), HttpStatusCode.NotFound, "not-found", address.Path + other);
        }
    }

    private async Task Refused(string target, string type, string parameter)
    {
        var answer = await content.Api.Get(target);
        AnsweredProblem.Is(answer, HttpStatusCode.BadRequest, type, null);
        Assert.All(answer.Json["errors"]!.AsArray(), error => Assert.Equal((target, parameter), (target, error.Text("parameter"))));
    }

    private string Value(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => known[((RoutePatternParameterPart)part).Name],
        };

    /// <summary>Values that a parameter does not take, escaped.</summary>
    private static IEnumerable<string> Bad(QueryParameter parameter) =>
        parameter switch
        {
            IntegerParameter { Minimum: var least, Maximum: var most } => [$"{least - 1}", $"{most + 1}", "-1", "abc", "1e9", "1000000000", "99999999999999999999", "5.0", "0x10", "1,2"],
            ChoiceParameter { Several: true } choice => ["khong-co", ",", choice.Choices[0] + ",", choice.Choices[0].ToUpperInvariant(), $"{choice.Choices[0]},khong-co", "*", $"{choice.Choices[0]}%20"],
            ChoiceParameter choice => ["khong-co", ",", choice.Choices[0] + ",", choice.Choices[0].ToUpperInvariant(), string.Join(',', choice.Choices.Take(2)), "*"],
            SortParameter => ["titel", "-", "+date", "date,", ",", "date,-date", "date,title,wordCount", "--date", "id", "date%20desc"],
            SlugsParameter => ["Kinh%20t%E1%BA%BF", "KINH-TE", ",", "kinh-te,", "a--b", "-a", "%27%3B%20DROP%20TABLE%20article%3B--", "*", Many(51)],
            NamesParameter => [",", "a,", Many(1000)],
            IdsParameter => ["A", ",", "a,", "a.html", "..%2F..%2Fetc%2Fpasswd", Many(101), Many(1000)],
            InstantParameter => ["hom-qua", "2018", "2018-13-01", "2018-02-30", "01/08/2018", "2018-08-01T09:45:00", "2018-08-01T25:00:00Z", "0", "-1", "1533090300", "99999-01-01"],
            SearchTextParameter => ["-x", "!!!", new string('a', 501)],
            _ when parameter.Name == "cursor" => ["abcd", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%C3%A1%F0%9F%93%B0", "....", "null", new string('A', 5000)],
            _ => [],
        };

    private static string Many(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"a{i}"));

    /// <summary>An address that answers: a route in a format.</summary>
    /// <param name="Path">Where.</param>
    /// <param name="Grammar">The parameters that it takes.</param>
    /// <param name="IsJson">Whether it has no suffix.</param>
    private sealed record Address(string Path, QueryGrammar Grammar, bool IsJson)
    {
        public bool Takes(string parameter) => Grammar.Parameters.Any(each => each.Name == parameter);

        /// <summary>With what it cannot do without, and more.</summary>
        public string With(string query = "")
        {
            var required = Grammar
                .Parameters.Where(parameter => parameter.IsRequired && !query.Split('&').Any(given => given.Split('=')[0] == parameter.Name))
                .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Example!)}");
            // What it means only together with another parameter is given with that.
            var needed = query.StartsWith("latestLimit", StringComparison.Ordinal) ? (string[])["include=latest"] : [];
            var parts = required.Concat(needed).Append(query).Where(part => part.Length > 0).ToList();
            return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
        }
    }
}
