using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using ContentApi.Documents;
using ContentApi.Storage;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace ContentApi.Tests;

/// <summary>Who may use whom: the stages are a one-way street.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Documents = typeof(PageParser).Assembly;
    private static readonly Assembly Storage = typeof(ContentDatabase).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;
    private static readonly Architecture Ours = new ArchLoader().LoadAssemblies(Documents, Storage, Web).Build();

    private static readonly string[] Stages =
    [
        "Documents",
        "Storage",
        "Contracts",
        "Representations",
        "Delivery",
        "Requests",
        "Ingest",
        "Derive",
        "Export",
        "Endpoints",
        "Hosting",
        "Cli",
    ];

    /// <summary>Each stage with those of ours that it may use.</summary>
    public static TheoryData<string, string[]> Rules =>
        new()
        {
            { "Documents", [] },
            { "Storage", ["Documents"] },
            { "Contracts", ["Storage"] },
            { "Representations", ["Contracts"] },
            { "Delivery", [] },
            { "Requests", ["Storage", "Contracts", "Documents.Text"] },
            { "Ingest", ["Documents", "Storage", "Derive"] },
            { "Derive", ["Documents", "Storage", "Contracts"] },
            { "Export", ["Documents", "Storage", "Contracts", "Ingest"] },
            { "Endpoints", ["Documents", "Storage", "Contracts", "Representations", "Delivery", "Requests", "Ingest", "Derive", "Export"] },
            {
                "Hosting",
                ["Documents", "Storage", "Contracts", "Representations", "Delivery", "Requests", "Ingest", "Derive", "Export", "Endpoints"]
            },
            { "Cli", ["Hosting", "Ingest", "Export", "Storage", "Contracts", "Documents"] },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_stage_uses_only_those_before_it(string stage, string[] allowed)
    {
        var names = Stages
            .Except([stage, .. allowed])
            .Select(name => name == "Documents" && allowed.Contains("Documents.Text") ? @"Documents(?!\.Text)" : name)
            .ToList();
        Types()
            .That()
            .ResideInNamespaceMatching($@"^ContentApi\.{stage}(\.|$)")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^ContentApi\.({string.Join('|', names)})(\.|$)"))
            .Because("the stages have a one-way order")
            .Check(Ours);
    }

    [Fact]
    public void Only_storage_knows_the_engine()
    {
        Assert.All(References(Documents), name => Assert.StartsWith("System", name, StringComparison.Ordinal));
        Assert.All(
            References(Storage),
            name =>
                Assert.True(
                    name is "Dapper" or "Microsoft.Data.Sqlite" or "SQLitePCLRaw.core" or "ContentApi.Documents"
                        || name.StartsWith("System", StringComparison.Ordinal),
                    name
                )
        );
        Assert.DoesNotContain(References(Web), name => name is "Dapper" || name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Only_prepared_statements_what_opens_a_file_and_what_stops_a_reader_call_the_engine_itself() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^ContentApi(?!\.Tests(\.|$))")
            .And()
            .DoNotHaveFullNameMatching(@"^ContentApi\.Storage\.(ContentDatabase|PreparedStatements|SqlRow|ReadSession)")
            .Should()
            .NotDependOnAnyTypesThat()
            .ResideInNamespaceMatching("^SQLitePCL")
            .Because("all others read and write rows")
            .WithoutRequiringPositiveResults()
            .Check(Ours);

    [Fact]
    public void Only_the_formats_know_the_reader_of_markup() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^ContentApi(?!\.Ingest\.Formats(\.|$))")
            .Should()
            .NotDependOnAnyTypesThat()
            .ResideInNamespaceMatching(@"^AngleSharp(\.|$)")
            .Because("a page is neutral once it is read")
            .WithoutRequiringPositiveResults()
            .Check(Ours);

    [Fact]
    public void No_type_is_named_for_what_it_is_not()
    {
        string[] endings = ["Helper", "Helpers", "Util", "Utils", "Manager", "Service", "Repository", "Common", "Dto", "Impl"];
        var types = ((Assembly[])[Documents, Storage, Web])
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal));
        Assert.DoesNotContain(types, type => endings.Any(ending => type.Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
}
