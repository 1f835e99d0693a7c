using System.Text.RegularExpressions;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Docs;

/// <summary>What a page for people shows to be done, in its order: files to write, commands, and what they print.</summary>
internal static partial class ShownPage
{
    public static IReadOnlyList<ShownStep> Steps(string file)
    {
        var steps = new List<ShownStep>();
        var end = -1;
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n")))
        {
            var (kind, name, text) = (block.Groups["kind"].Value, block.Groups["name"].Value, block.Groups["text"].Value);
            if (name.Length > 0)
                steps.Add(new ShownFile(name, text));
            else if (kind == "sh")
                steps.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ShownCommand(line, null)));
            // What stands right below commands is what the last of them prints.
            else if (block.Index == end && steps[^1] is ShownCommand command)
                steps[^1] = command with { Prints = new(kind, text) };
            end = block.Index + block.Length;
        }
        return steps;
    }

    [GeneratedRegex("^```(?<kind>[a-z]+)( (?<name>[^\n]+))?\n(?<text>.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

internal abstract record ShownStep;

/// <summary>A block whose first line names a file: it is to be written.</summary>
internal sealed record ShownFile(string Name, string Text) : ShownStep;

/// <summary>A command, and what it prints; null: nothing is shown.</summary>
internal sealed record ShownCommand(string Text, Shown? Prints) : ShownStep;

/// <summary>A call of the program by curl.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">What it sends.</param>
/// <param name="ShowsHeaders">Whether it prints status and headers instead of the body.</param>
internal sealed partial record Curl(string Target, (string Name, string Value)[] Headers, bool ShowsHeaders)
{
    /// <summary>Null: the command is another, or does more.</summary>
    public static Curl? In(string command)
    {
        var call = Call().Match(command);
        return !call.Success
            ? null
            : new(
                call.Groups["target"].Value,
                [.. call.Groups["name"].Captures.Zip(call.Groups["value"].Captures, (name, value) => (name.Value, value.Value))],
                call.Groups["head"].Success
            );
    }

    [GeneratedRegex(@"^curl( (?<head>-I))?( -H '(?<name>[^:']+): (?<value>[^']+)')* 'http://localhost:5080(?<target>/[^']*)'$")]
    private static partial Regex Call();
}

/// <summary>What is shown below a command.</summary>
/// <param name="Kind"><c>json</c>: one line, broken wherever it reads better; <c>http</c>: some of the lines; else line for line.</param>
/// <param name="Text">… stands for whatever is left out.</param>
internal sealed partial record Shown(string Kind, string Text)
{
    public void AssertIs(string printed, string command)
    {
        if (Kind == "http")
        {
            var lines = printed.Split('\n');
            Assert.All(Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, lines));
            return;
        }
        var shown = Kind == "json" ? string.Concat(Text.Split('\n').Select(line => line.Trim())) : Text.TrimEnd('\n');
        shown = Trace().Replace(shown, "");
        printed = Trace().Replace(printed.ReplaceLineEndings("\n").TrimEnd('\n'), "");
        if (!Regex.IsMatch(printed, $"^{Regex.Escape(shown).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline))
            Assert.Fail($"{command}\nprints\n{printed}\nnot\n{shown}");
    }

    // Each problem has a trace of its own.
    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
