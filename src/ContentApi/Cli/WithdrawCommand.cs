using System.CommandLine;
using ContentApi.Ingest;

namespace ContentApi.Cli;

/// <summary>The verbs <c>withdraw</c> and <c>restore</c>. Exit codes: 0 done, 1 not.</summary>
internal static class WithdrawCommand
{
    /// <summary>The verb that takes an article off.</summary>
    /// <param name="database">The option that names the database file.</param>
    public static Command CreateWithdraw(Option<string?> database)
    {
        var address = Address();
        var reason = new Option<string?>("--reason") { Description = "One sentence that is published where the article was." };
        var withdraw = new Command("withdraw", "Take an article off: its addresses answer 410, and it is in no list. Importing its page again does not bring it back; restore does.")
        {
            address,
            reason,
        };
        withdraw.TreatUnmatchedTokensAsErrors = true;
        withdraw.SetAction(parsed =>
            Tell(Editing(parsed.GetValue(database)).Withdraw(parsed.GetRequiredValue(address), parsed.GetValue(reason)), "Withdrawn", "was withdrawn before")
        );
        return withdraw;
    }

    /// <summary>The verb that brings an article back.</summary>
    /// <param name="database">The option that names the database file.</param>
    public static Command CreateRestore(Option<string?> database)
    {
        var address = Address();
        var restore = new Command("restore", "Bring a withdrawn article back, under the id and slug that it had.") { address };
        restore.TreatUnmatchedTokensAsErrors = true;
        restore.SetAction(parsed => Tell(Editing(parsed.GetValue(database)).Restore(parsed.GetRequiredValue(address)), "Restored", "was not withdrawn"));
        return restore;
    }

    private static Argument<string> Address() => new("ID|SLUG") { Description = "The article, by its id, its slug or a slug that it had." };

    private static Editing Editing(string? file) => new(CommandSettings.Read(file).ExistingDatabase(), TimeProvider.System);

    private static int Tell(EditedArticle edited, string done, string nothing)
    {
        Console.WriteLine(edited.IsChanged ? $"{done} {edited.Id} {edited.Slug}: {edited.Title}" : $"{edited.Id} {edited.Slug} {nothing}.");
        return 0;
    }
}
