using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Endpoints;

/// <summary>
/// What the seed must become, said by the lines of its file: their text with white space folded is the only source of text here.
/// </summary>
internal static class Seed
{
    public const string Slug = "cong-tac-khuyen-cong-thuan-loi-va-thach-thuc";
    public const string Document = "000_18b458273cf11a6f.txt";
    public const string Sha256 = "b315595d65ef85aa2b88246b0a70758044a68e6238e25d99073dea5de12dbc3a";

    /// <summary>The blocks in order: the prefix of their ids, their line, the line of a caption.</summary>
    public static readonly IReadOnlyList<(string Kind, int Line, int? Caption)> Blocks =
    [
        ("h", 8, null),
        ("p", 10, null),
        ("p", 12, null),
        ("fig", 14, 16),
        ("p", 18, null),
        ("p", 20, null),
        ("p", 22, null),
        ("p", 24, null),
        ("p", 26, null),
        ("p", 28, null),
        ("h", 30, null),
        ("p", 32, null),
        ("p", 34, null),
        ("p", 36, null),
        ("fig", 38, null),
        ("p", 40, null),
        ("p", 42, null),
        ("p", 44, null),
        ("p", 46, null),
        ("p", 48, null),
    ];

    /// <summary>The teasers in printed order: line of the headline, date, its basis, section.</summary>
    public static readonly IReadOnlyList<(int Line, string? Date, string Basis, string Section)> Teasers =
    [
        (56, "2024-04-24", "sibling", "kinh-te"),
        (61, "2024-04-24", "event", "van-hoa"),
        (66, null, "none", "phap-luat"),
        (71, "2024-04-24", "event", "kinh-te"),
        (76, null, "none", "phap-luat"),
        (81, null, "none", "phap-luat"),
    ];

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Seeds, Document));

    /// <summary>A line of the file, counted from 1, with white space folded.</summary>
    public static string Line(int number) =>
        string.Join(' ', Lines[number - 1].Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The ids of the articles by the line of their title.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> Ids(Api api)
    {
        var items = (await api.Json("/v1/latest")).Items();
        return Teasers
            .Select(teaser => teaser.Line)
            .Prepend(4)
            .ToDictionary(line => line, line => items.Single(item => item.Text("title") == Line(line)).Text("id")!);
    }

    public static JsonArray ExpectedBlocks()
    {
        var numbers = new Dictionary<string, int>();
        return
        [
            .. Blocks.Select(block =>
            {
                numbers[block.Kind] = numbers.GetValueOrDefault(block.Kind) + 1;
                var expected = new JsonObject { ["id"] = $"{block.Kind}{numbers[block.Kind]}" };
                if (block.Kind == "fig")
                {
                    expected["type"] = "figure";
                    expected["label"] = Line(block.Line);
                    expected["caption"] = block.Caption is { } caption ? Line(caption) : null;
                    expected["credit"] = null;
                    expected["imageUrl"] = null;
                    return expected;
                }
                expected["type"] = block.Kind == "h" ? "heading" : "paragraph";
                if (block.Kind == "h")
                    expected["level"] = 2;
                expected["text"] = Line(block.Line);
                return expected;
            }),
        ];
    }
}
