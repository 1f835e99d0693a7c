using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Contracts;
using ContentApi.Hosting;
using ContentApi.Tests.Hosting;
using ContentApi.Tests.OpenApi;
using Microsoft.Extensions.Configuration;

namespace ContentApi.Tests.Docs;

/// <summary>What the pages in docs/ say of settings, routes, errors and files is so in the program.</summary>
public sealed partial class DocumentationTests(SeedApi seed) : IClassFixture<SeedApi>
{
    [Fact]
    public void Every_setting_is_in_its_table_and_no_other()
    {
        var asked = new AskedSettings();
        ContentSettings.Read(new ConfigurationBuilder().Add(asked).Build());
        var documented = Rows("settings.md", "setting").Select(row => Code(row[0])).ToList();
        Assert.NotEmpty(asked.Keys);
        Assert.Equal(asked.Keys.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_setting_that_is_left_out_is_its_documented_default()
    {
        // A default in words is no value; a folder of seeds is a mistake when it is named and not there, so naming it is not the same.
        var literal = Rows("settings.md", "setting").Where(row => LiteralDefault().IsMatch(row[1]) && Code(row[0]) != "ContentApi:Seeds").ToDictionary(row => Code(row[0]), string? (row) => Code(row[1]));
        Assert.True(literal.Count >= 4);
        var named = ContentSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(literal).Build());
        var none = ContentSettings.Read(new ConfigurationBuilder().Build());
        Assert.Equal(none with { Proxies = [] }, named with { Proxies = [] });
        Assert.Equal(Path.Combine(Repository.Root, Code(Rows("settings.md", "setting").Single(row => Code(row[0]) == "ContentApi:Seeds")[1])), none.Seeds);
    }

    [Fact]
    public async Task Every_route_is_in_the_table_of_routes_and_no_other()
    {
        var documented = Rows("http-api.md", "path").SelectMany(row => Codes(row[0])).ToList();
        // Of sections, tags and authors the table says once what each of them has.
        foreach (var group in (string[])["section", "tag", "author"])
            documented.AddRange([$"/v1/{group}s/{{{group}}}", $"/v1/{group}s/{{{group}}}/articles", $"/v1/{group}s/{{{group}}}/latest"]);
        // Neither the contract nor the explorer is in the contract; a suffix is no route.
        var routes = (await Contract.Of(seed.Api)).Operations.Select(operation => operation.Path).Where(path => !IsFormat(path)).Concat(["/openapi/v1.json", "/swagger"]);
        Assert.Equal(routes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));

        static bool IsFormat(string path) => path is not "/v1/export.ndjson" && FormatSuffix().IsMatch(path);
    }

    [Fact]
    public void Every_type_of_problem_is_in_the_table_of_errors_with_its_status() =>
        Assert.Equal(
            ProblemType.All.Select(type => (type.Name, type.Status.ToString(CultureInfo.InvariantCulture))),
            Rows("http-api.md", "type").Select(row => (Code(row[0]), row[1]))
        );

    [Fact]
    public void Every_folder_of_the_program_is_in_its_table_and_no_other()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "ContentApi")).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]);
        Assert.Equal(folders.Order(StringComparer.Ordinal), Rows("architecture.md", "folder").Select(row => Code(row[0])).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_source_file_that_a_page_names_exists(string page)
    {
        string[] roots = ["", "src", "src/ContentApi", "src/ContentApi.Storage", "src/ContentApi.Documents", "tests/ContentApi.Tests"];
        foreach (Match name in SourceFile().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
        {
            // Storage/… is the project of that name.
            var path = name.Groups[1].Value;
            string[] paths = [path, "ContentApi." + path];
            Assert.True(roots.Any(root => paths.Any(each => File.Exists(Path.Combine(Repository.Root, root, each)))), $"{page} names {path}.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_between_pages_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (Match link in Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))))
        {
            var target = Path.Combine(folder, link.Groups[1].Value);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} leads to {link.Groups[1].Value}.");
        }
    }

    /// <summary>Every page for people, from the root of the repository.</summary>
    public static TheoryData<string> Pages =>
        [
            .. Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Repository.Root, file))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The rows of the one table whose first column is called so.</summary>
    private static List<string[]> Rows(string page, string firstColumn)
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", page))
            .SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    private static IEnumerable<string> Codes(string cell) => InlineCode().Matches(cell).Select(match => match.Groups[1].Value);

    private static string Code(string cell) => Codes(cell).First();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^`[^`]+`$")]
    private static partial Regex LiteralDefault();

    [GeneratedRegex(@"`((?:[A-Za-z.]+/)+[A-Za-z.]+\.cs)`")]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\.(\{format\}|ndjson|csv|opml)$")]
    private static partial Regex FormatSuffix();

    /// <summary>Holds nothing, and remembers what it was asked for.</summary>
    private sealed class AskedSettings : ConfigurationProvider, IConfigurationSource
    {
        public SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            Keys.Add(key);
            value = null;
            return false;
        }
    }
}
