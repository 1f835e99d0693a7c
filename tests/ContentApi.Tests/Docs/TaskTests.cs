using System.Text.RegularExpressions;
using ContentApi.Tests.Cli;
using ContentApi.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace ContentApi.Tests.Docs;

/// <summary>
/// Each page of docs/tasks is done as it stands, in a folder of its own that holds the seeds, beside a running program: files are written, commands run, and what they print is what the page shows.
/// The working directory is the whole process's, so nothing runs beside it.
/// </summary>
[Collection(nameof(CommandLineTests))]
public sealed partial class TaskTests : IDisposable
{
    private const string Program = "dotnet run --project src/ContentApi";

    private readonly TestFolder folder = new();

    /// <summary>The last one runs; each has taken the folder over.</summary>
    private readonly List<ContentApiFactory> programs = [];

    /// <summary>What TOKEN stands for.</summary>
    private string token = "";

    public TaskTests()
    {
        Directory.CreateDirectory(folder.At("seeds"));
        foreach (var seed in Directory.GetFiles(Repository.Seeds))
            File.Copy(seed, Path.Combine(folder.At("seeds"), Path.GetFileName(seed)));
        Start();
    }

    public void Dispose()
    {
        foreach (var program in programs)
            program.Dispose();
    }

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "tasks"), "*.md").Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_task_is_done_as_its_page_says(string page)
    {
        var steps = ShownPage.Steps(page);
        Assert.Contains(steps, step => step is ShownCommand { Prints: not null });
        foreach (var step in steps)
        {
            if (step is ShownFile file)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(folder.At(file.Name))!);
                await File.WriteAllTextAsync(folder.At(file.Name), file.Text, TestContext.Current.CancellationToken);
            }
            else if (step is ShownCommand command)
            {
                var printed = await Printed(command.Text);
                command.Prints?.AssertIs(printed, command.Text);
            }
        }
    }

    private async Task<string> Printed(string command)
    {
        if (Curl.In(command.Replace("TOKEN", token, StringComparison.Ordinal)) is { } call)
        {
            // Absolute links are those of the address that the page asks.
            var answer = await programs[^1].Api.Send(call.ShowsHeaders ? HttpMethod.Head : HttpMethod.Get, call.Target, [("Host", "localhost:5080"), .. call.Headers]);
            if (call.ShowsHeaders)
                return string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}").Prepend($"HTTP/1.1 {(int)answer.Status} {ReasonPhrases.GetReasonPhrase((int)answer.Status)}"));
            if (NextSince().Match(answer.Text) is { Success: true } next)
                token = next.Groups[1].Value;
            return answer.Text;
        }
        Assert.StartsWith(Program, command, StringComparison.Ordinal);
        var arguments = Argument().Matches(command[Program.Length..]).Select(argument => argument.Value.Trim('\'')).SkipWhile(argument => argument == "--").ToArray();
        if (arguments.All(argument => argument.StartsWith("--ContentApi:", StringComparison.Ordinal)))
        {
            Start([.. arguments.Select(argument => argument[2..].Split('=', 2)).Select(setting => (setting[0], setting[1]))]);
            return "";
        }
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder.At("");
        try
        {
            var (_, output, error) = await CommandLineRun.Of(arguments);
            return error + output;
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    /// <summary>Starts the program, in the place of the one that ran, with these settings.</summary>
    private void Start(params (string, string)[] settings)
    {
        programs.Add(new(folder, folder.At("seeds"), [("ContentApi:Database", Path.Combine(folder.At("data"), "content.db")), .. settings]));
        // It starts when it is first asked; what a command does comes after.
        Assert.NotNull(programs[^1].Api);
    }

    [GeneratedRegex("\"nextSince\":\"([^\"]+)\"")]
    private static partial Regex NextSince();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Argument();
}
