using System.Net;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Docs;

/// <summary>What README and docs show by <c>curl</c> is what the program answers over the seeds. Tasks, which change something, are done by <see cref="TaskTests"/>.</summary>
public sealed class ShownAnswersTests(SeedApi seed) : IClassFixture<SeedApi>
{
    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            foreach (var file in (string[])["README.md", .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Repository.Root, file))])
            {
                foreach (var command in ShownPage.Steps(file).OfType<ShownCommand>().Where(command => Curl.In(command.Text) is not null))
                    calls.Add(file, command.Text);
            }
            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_shown_answer_is_the_answer(string file, string command)
    {
        var answer = await seed.Api.Get(Curl.In(command)!.Target);
        if (ShownPage.Steps(file).OfType<ShownCommand>().First(each => each.Text == command).Prints is { } shown)
            shown.AssertIs(answer.Text, command);
        else
            Assert.True(answer.Status == HttpStatusCode.OK, $"{file}: {command} is {answer.Status}.");
    }
}
