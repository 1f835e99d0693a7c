using System.Net;
using System.Text.RegularExpressions;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Docs;

/// <summary>What README and docs show by <c>curl</c> is what the program answers over the seeds.</summary>
public sealed partial class ShownAnswersTests(SeedApi seed) : IClassFixture<SeedApi>
{
    private const string Address = "http://localhost:5080";

    /// <summary>Each call with the answer that is shown below it; empty: none is.</summary>
    public static TheoryData<string, string, string> Shown
    {
        get
        {
            var shown = new TheoryData<string, string, string>();
            foreach (var file in (string[])["README.md", .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Repository.Root, file))])
            {
                foreach (Match call in Calls().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n")))
                    shown.Add(file, call.Groups["target"].Value, call.Groups["json"].Value);
            }
            return shown;
        }
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_shown_answer_is_the_answer(string file, string target, string json)
    {
        var answer = await seed.Api.Get(target);
        if (json.Length == 0)
            Assert.True(answer.Status == HttpStatusCode.OK, $"{file}: {target} is {answer.Status}.");
        else
            Assert.Equal(Trace().Replace(json, ""), Trace().Replace(answer.Text, ""));
    }

    [GeneratedRegex(@"^curl '" + Address + @"(?<target>/[^'\n]*)'\n```(\n```json\n(?<json>[^\n]*)\n```)?", RegexOptions.Multiline)]
    private static partial Regex Calls();

    // Each problem has a trace of its own.
    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
