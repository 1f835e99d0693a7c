using System.Diagnostics;
using System.Globalization;
using ContentApi.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace ContentApi.Tests.Ingest;

/// <summary>An import whose process is killed leaves the old content or the new, and running it again ends where an undisturbed run does.</summary>
public sealed class KilledImportTests
{
    [Fact]
    public async Task A_kill_at_any_moment_leaves_whole_content()
    {
        using var killed = new ContentApiFactory(new TestFolder());
        using var undisturbed = new ContentApiFactory(new TestFolder());
        foreach (var folder in (TestFolder[])[killed.Folder, undisturbed.Folder])
            folder.Put("0.txt", Page(0));
        var before = await Content.Everything(killed.Api);
        Assert.Equal(before, await Content.Everything(undisturbed.Api));
        foreach (var folder in (TestFolder[])[killed.Folder, undisturbed.Folder])
        {
            for (var i = 1; i <= 60; i++)
                folder.Put(string.Create(CultureInfo.InvariantCulture, $"{i}.txt"), Page(i));
        }
        undisturbed.Import();
        var after = await Content.Everything(undisturbed.Api);
        Assert.NotEqual(before, after);

        // Each kill comes while the transaction is open, each later in it than the one before.
        var kills = 0;
        foreach (var milliseconds in (int[])[0, 20, 60, 150, 300])
        {
            using var import = Start(killed.Folder);
            while (!import.HasExited && !IsBeingWritten(killed.Folder))
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            if (!import.HasExited)
            {
                import.Kill(entireProcessTree: true);
                kills++;
            }
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
            var left = await Content.Everything(killed.Api);
            Assert.Contains(left, (string[])[before, after]);
            Assert.Equal("ok", Integrity(killed.Folder));
        }
        Assert.True(kills > 0, "No run was killed: the import was over before it could be.");
        using var last = Start(killed.Folder);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, last.ExitCode);
        Assert.Equal(after, await Content.Everything(killed.Api));
    }

    private static Process Start(TestFolder folder) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "import", folder.Pages, "--database", folder.Database])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    /// <summary>Whether another connection holds the one writing transaction; told at once, where a command of the library would wait for it.</summary>
    private static bool IsBeingWritten(TestFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        var isBusy = SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") == SQLitePCL.raw.SQLITE_BUSY;
        if (!isBusy)
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        return isBusy;
    }

    private static string Integrity(TestFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Pages that name each other, so that teasers become articles on the way.</summary>
    private static string Page(int number) =>
        new PageDump(Title(number))
        {
            Date = "02/08/2018",
            Lead = $"Bài viết số {number} kể về một xã ven sông, nơi bà con trồng lại rừng dừa nước từ đầu mùa mưa năm {1900 + number}.",
            Paragraphs = [.. Enumerable.Range(0, 5).Select(part => $"Đoạn {part} của bài {number} nói về con đường thứ {(number * 7) + part} và cây cầu thứ {(number * 13) + part} của xã.")],
            Latest = [(Title((number + 1) % 61), $"Tóm tắt của bài số {(number + 1) % 61}."), (Title((number + 17) % 61), $"Tóm tắt khác của bài số {(number + 17) % 61}.")],
        }.ToString();

    private static string Title(int number) => $"Chuyện xã ven sông thứ {number}";
}
