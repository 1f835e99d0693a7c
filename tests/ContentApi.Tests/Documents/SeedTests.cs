using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Tests.Documents;

/// <summary>The seed, field by field, against <c>seed.expected.json</c>, which a person has read and agreed with.</summary>
public class SeedTests
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly PageDocument Document = Pages.Document(Assert.IsType<PageText.Decoded>(PageText.Decode(Repository.Seed()))
        .Text);

    private static readonly JsonObject Expected = JsonNode.Parse(
        File.ReadAllText(Repository.Path("tests", "ContentApi.Tests", "Documents", "seed.expected.json")))!.AsObject();

    public static TheoryData<string> Fields => [.. Expected.Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void The_seed_is_read_as_expected(string field)
    {
        Assert.Equal(Expected[field]?.ToJsonString(Json), Shape(Document)[field]?.ToJsonString(Json));
    }

    [Fact]
    public void Every_field_of_the_seed_is_expected()
    {
        Assert.Equal(Expected.Select(pair => pair.Key), Shape(Document).Select(pair => pair.Key));
    }

    [Fact]
    public void The_second_figure_has_no_caption()
    {
        Assert.Equal([true, false], Document.Figures().Select(figure => figure.Caption is not null));
    }

    [Fact]
    public void The_slug_of_the_seed_is_its_headline_without_marks()
    {
        Assert.Equal("cong-tac-khuyen-cong-thuan-loi-va-thach-thuc", Slug.From(Document.Title));
    }

    [Fact]
    public void The_latest_list_does_not_date_the_article()
    {
        Assert.Null(Document.PublishedAt);
        Assert.Equal(new DateOnly(2018, 8, 1), Document.EventDate!.Day);
    }

    [Fact]
    public void Every_field_names_the_lines_it_was_read_from()
    {
        Assert.All(Document.Fields, field => Assert.True(field.Lines.Count > 0 || field.Path == "language", field.Path));
        Assert.All(Document.Fields, field => Assert.InRange(field.Confidence, 0.5, 1));
    }

    // Blocks are told apart by a type, as on the wire.
    private static JsonObject Shape(PageDocument document)
    {
        var shape = JsonSerializer.SerializeToNode(document, Json)!.AsObject();
        shape["blocks"] = new JsonArray([.. document.Blocks.Select(Block)]);
        DropWhatOtherFormatsState(shape);
        return shape;
    }

    /// <summary>A page dump states no ids, addresses and images: there they are always unset, and the expectation leaves them out.</summary>
    private static void DropWhatOtherFormatsState(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                DropWhatOtherFormatsState(item);
        }
        if (node is not JsonObject properties)
            return;
        foreach (var name in (string[])["id", "sourceKey", "isTeaser", "imageUrl", "document"])
        {
            if (properties[name] is null || properties[name]!.GetValueKind() == JsonValueKind.False)
                properties.Remove(name);
        }
        foreach (var (_, value) in properties)
            DropWhatOtherFormatsState(value);
    }

    private static JsonNode Block(PageBlock block)
    {
        var node = JsonSerializer.SerializeToNode(block, block.GetType(), Json)!.AsObject();
        node.Insert(0, "type", JsonNamingPolicy.CamelCase.ConvertName(block.GetType().Name));
        return node;
    }
}
