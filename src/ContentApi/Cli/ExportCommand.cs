using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using ContentApi.Export;

namespace ContentApi.Cli;

/// <summary>The verb <c>export</c>. Exit codes: 0 done, 1 nothing could be done.</summary>
internal static class ExportCommand
{
    private const string Lines = "ndjson";
    private const string Pages = "pages";

    /// <summary>The verb.</summary>
    /// <param name="database">The option that names the database file.</param>
    public static Command Create(Option<string?> database)
    {
        var format = new Option<string>("--format")
        {
            Description = $"{Lines}: one file {ExportFolder.LinesName}, a line an article (docs/export-format.md). {Pages}: a folder of page dumps (docs/page-format.md), and {ExportFolder.LinesName} for what no page can say.",
            DefaultValueFactory = _ => Lines,
        };
        format.AcceptOnlyFromAmong(Lines, Pages);
        var output = new Option<string>("--output") { Description = "The folder to write to; made when it is not there.", DefaultValueFactory = _ => "export" };
        var force = new Option<bool>("--force") { Description = $"Write over {ExportFolder.LinesName} and pages of the same name; other files of the folder stay. Without it a file or folder that is not empty is left alone." };
        var export = new Command("export", "Write all content into a folder, teasers and withdrawn articles too. Importing it gives the same content with the same ids. Exit code 0: done; 1: nothing could be done.")
        {
            format,
            output,
            force,
        };
        export.TreatUnmatchedTokensAsErrors = true;
        export.SetAction(parsed => Run(parsed.GetRequiredValue(format), parsed.GetRequiredValue(output), parsed.GetValue(force), parsed.GetValue(database)));
        return export;
    }

    private static int Run(string format, string output, bool isForced, string? file)
    {
        try
        {
            var folder = new ExportFolder(CommandSettings.Read(file).ExistingDatabase(), output, isForced);
            var report = format == Pages ? folder.WritePages() : folder.WriteLines();
            var content = string.Create(CultureInfo.InvariantCulture, $"{report.Articles} articles and {report.Teasers} teasers, {report.Withdrawn} of them withdrawn");
            Console.WriteLine(
                format == Pages
                    ? string.Create(CultureInfo.InvariantCulture, $"{output}: {content}; {report.Pages} pages, {report.Lines} lines in {ExportFolder.LinesName}")
                    : $"{folder.LinesPath}: {content}"
            );
            return 0;
        }
        catch (ExportException exception)
        {
            return Fail(exception.Message);
        }
        catch (DbException exception)
        {
            return Fail($"The database failed ({exception.Message.TrimEnd('.')}). Check the file and its disk.");
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
