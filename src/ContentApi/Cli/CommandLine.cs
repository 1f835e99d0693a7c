using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using ContentApi.Hosting;
using ContentApi.Ingest;
using ContentApi.Storage;

namespace ContentApi.Cli;

/// <summary>The verbs of the program. Exit codes: 0 done, 1 nothing could be done, 2 done but some files were refused.</summary>
public static class CommandLine
{
    private static readonly string[] HostSettings = ["urls", "environment", "contentRoot", "applicationName", "http_ports", "https_ports"];

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Root();
        var parsed = root.Parse(args);
        try
        {
            // The host has its own way of stopping on a signal; an import that is killed leaves the old state.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception exception) when (exception is SettingsException or ImportException or ContentDatabaseException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (DbException exception)
        {
            await Console.Error.WriteLineAsync($"The database failed ({exception.Message.TrimEnd('.')}); nothing of this import was stored. Check the file and its disk.");
            return 1;
        }
        catch (Exception exception) when (exception is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } or SocketException)
        {
            await Console.Error.WriteLineAsync(
                $"The address cannot be listened on ({exception.Message.TrimEnd('.')}). Stop the program that has it, or choose another with --urls http://localhost:PORT."
            );
            return 1;
        }
    }

    private static RootCommand Root()
    {
        var database = new Option<string?>("--database") { Description = "The database file; else ContentApi:Database, else data/content.db.", Recursive = true };
        var root = new RootCommand("Turns a folder of news page dumps into a content API. Without a verb: serve.") { database };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellation) => Serve(parsed, database));

        var serve = new Command("serve", "Import the seeds and serve (the default). Also takes --urls ADDRESS and settings as --ContentApi:Name=value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        serve.SetAction((parsed, cancellation) => Serve(parsed, database));
        root.Add(serve);

        root.Add(ImportCommand.Create(database));
        root.Add(InspectCommand.Create(database));
        root.Add(WithdrawCommand.CreateWithdraw(database));
        root.Add(WithdrawCommand.CreateRestore(database));
        root.Add(CheckCommand.Create(database));
        root.Add(ExportCommand.Create(database));

        var url = new Option<string>("--url") { Description = "Where it listens.", DefaultValueFactory = _ => ContentSettings.DefaultUrl };
        var health = new Command("health", "Ask a running program whether it is ready. Exit code 0: it is; 1: it is not. For containers without curl.") { url };
        health.TreatUnmatchedTokensAsErrors = true;
        health.SetAction((parsed, cancellation) => AskHealth(parsed.GetRequiredValue(url), cancellation));
        root.Add(health);
        return root;
    }

    private static async Task<int> Serve(ParseResult parsed, Option<string?> database)
    {
        var settings = new List<string>();
        for (var i = 0; i < parsed.UnmatchedTokens.Count; i++)
        {
            var token = parsed.UnmatchedTokens[i];
            var name = token.TrimStart('-').Split('=')[0];
            if (!token.StartsWith("--", StringComparison.Ordinal) || !(name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name)))
            {
                await Console.Error.WriteLineAsync(
                    $"{token} is no verb and no setting. There are {string.Join(", ", parsed.RootCommandResult.Command.Subcommands.Select(verb => verb.Name))}; settings are --database FILE, --urls ADDRESS and --ContentApi:Name=value."
                );
                return 1;
            }
            settings.Add(token);
            if (!token.Contains('=', StringComparison.Ordinal) && i + 1 < parsed.UnmatchedTokens.Count)
                settings.Add(parsed.UnmatchedTokens[++i]);
        }
        if (parsed.GetValue(database) is { } file)
            settings.Add($"--{ContentSettings.Section}:Database={file}");
        await using var app = ContentApiHost.Build([.. settings]);
        await app.RunAsync();
        return 0;
    }

    private static async Task<int> AskHealth(string url, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri(new Uri(url), "/health/ready"), cancellation);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"{url} gives no answer ({exception.Message.TrimEnd('.')}). Start the program, or name its address with --url.");
            return 1;
        }
    }
}
