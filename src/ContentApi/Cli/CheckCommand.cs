using System.CommandLine;
using System.Globalization;
using ContentApi.Storage.Reads;

namespace ContentApi.Cli;

/// <summary>The verb <c>check</c>. Exit codes: 0 sound, 1 not.</summary>
internal static class CheckCommand
{
    /// <summary>The verb.</summary>
    /// <param name="database">The option that names the database file.</param>
    public static Command Create(Option<string?> database)
    {
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var check = new Command("check", "Check that the database is sound; print its counts and the refused files with the reasons. Exit code 0: sound; 1: not.") { json };
        check.TreatUnmatchedTokensAsErrors = true;
        check.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(database)));
        return check;
    }

    private static int Run(bool isJson, string? file)
    {
        using var session = CommandSettings.Read(file).ExistingDatabase().Read();
        var faults = Integrity.Faults(session);
        var counts = ContentState.Counts(session);
        var refused = ContentState.Refused(session, int.MaxValue);
        var (offered, withdrawn) = (ContentState.Offered(session), ContentState.Withdrawn(session));
        var version = ContentState.Read(session).Version;
        if (isJson)
        {
            CommandJson.Write(
                new
                {
                    sound = faults.Count == 0,
                    faults,
                    contentVersion = version,
                    counts.Articles,
                    counts.Teasers,
                    withdrawn,
                    documents = offered,
                    refused = refused.Select(document => new { file = document.Name, line = document.RefusedLine, reason = document.Refusal }),
                }
            );
        }
        else
        {
            foreach (var document in refused)
                Console.WriteLine($"Refused {document.Name}{(document.RefusedLine is { } line ? $":{line}" : "")}: {document.Refusal}");
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{counts.Articles} articles, {counts.Teasers} teasers, {withdrawn} withdrawn; {offered} documents, {counts.Refused} of them refused; content version {version}"
                )
            );
            foreach (var fault in faults)
                Console.Error.WriteLine(fault);
            Console.WriteLine(faults.Count == 0 ? "The database is sound." : "The database is not sound. Import its pages into a new one.");
        }
        return faults.Count == 0 ? 0 : 1;
    }
}
