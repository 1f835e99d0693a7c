using ContentApi.Cli;

namespace ContentApi.Tests.Cli;

/// <summary>The command line, as a terminal shows it. The console belongs to the whole process: only for tests that run alone.</summary>
internal static class CommandLineRun
{
    public static async Task<(int Code, string Output, string Error)> Of(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var printed = new StringWriter();
        using var said = new StringWriter();
        Console.SetOut(printed);
        Console.SetError(said);
        try
        {
            return (await CommandLine.RunAsync(args), printed.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
