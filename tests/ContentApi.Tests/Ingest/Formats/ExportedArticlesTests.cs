using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Documents;
using ContentApi.Ingest;
using ContentApi.Ingest.Formats;
using ContentApi.Tests.Hosting;
using CsCheck;

namespace ContentApi.Tests.Ingest.Formats;

/// <summary>From a line of an export to the document that it is a copy of.</summary>
public sealed class ExportedArticlesTests : IDisposable
{
    private const string Header = """{"contentApi":"export","version":1}""";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_line_gives_the_article_with_its_record()
    {
        var source = Assert.Single(Read(Header, Line()));
        Assert.Equal(("tinh/cau-moi.txt", new string('a', 64), "tcvn3"), (source.Name, source.Sha256, source.Encoding));
        var document = Document(source);
        Assert.Equal(("k7v3q9m2x4c1tz08", false), (document.Id, document.IsTeaser));
        Assert.Equal(("Báo Phú Hòa", "Cầu mới nối hai bờ sông", "vi", "Cầu dài ba trăm mét."), (document.Publisher, document.Title, document.Language, document.Lead));
        Assert.Equal(["Lê Mai", "Trần Ba"], document.Authors);
        Assert.Equal("Theo TTXVN", document.Credit);
        Assert.Equal("Giao thông", document.Section);
        Assert.Equal(["cầu mới"], document.Tags);
        Assert.Equal(new PageDate(new(2018, 8, 2), new(2018, 8, 1, 17, 30, 0, TimeSpan.Zero)), document.PublishedAt);
        Assert.Equal(new PageDate(new(2018, 8, 3), null), document.ModifiedAt);
        Assert.Null(document.EventDate);
        Assert.Equal(42, document.WordCount);
        var field = document.Fields[0];
        Assert.Equal(("title", "title-first-line", 0.8, null, null), (field.Path, field.Rule, field.Confidence, field.Evidence, field.Document));
        Assert.Equal([3], field.Lines);
        Assert.Equal("khac.txt", document.Fields[1].Document);
        Assert.Equal((PageWarningCode.FigureWithoutCaption, "nghềhỗ", "nghề hỗ"), (document.Warnings[0].Code, document.Warnings[0].Text, document.Warnings[0].Suggestion));
        Assert.Equal(("Chia sẻ", "a button"), (document.Discarded[0].Text, document.Discarded[0].Reason));
        var record = source.Record!;
        Assert.Equal(("Báo Phú Hòa\u001fcầu mới", "Báo Phú Hòa\u001fcầu", "cau-moi"), (record.IdentityKey, record.TitleIdentity, record.Slug));
        Assert.Equal(["cau-cu"], record.Aliases);
        Assert.Equal("Nhầm bài.", record.Withdrawal!.Reason);
        Assert.Equal(new SourceAppearance("tinh/cau-moi.txt", 3, "body", "aa", "utf-8"), Assert.Single(record.Appearances));
    }

    [Fact]
    public void Every_kind_of_block_is_read()
    {
        var blocks = Document(Assert.Single(Read(Line()))).Blocks;
        Assert.Equal(
            [
                nameof(PageBlock.Heading),
                nameof(PageBlock.Paragraph),
                nameof(PageBlock.Figure),
                nameof(PageBlock.List),
                nameof(PageBlock.Quote),
                nameof(PageBlock.Table),
                nameof(PageBlock.Video),
            ],
            blocks.Select(block => block.GetType().Name)
        );
        var figure = Assert.IsType<PageBlock.Figure>(blocks[2]);
        Assert.Equal(("Hình 1", "Cầu nhìn từ bờ bắc", "Trần Ba", "https://example.org/cau.jpg"), (figure.Label, figure.Caption, figure.Credit, figure.ImageUrl));
        Assert.Equal(["a", "b"], Assert.IsType<PageBlock.List>(blocks[3]).Items);
        Assert.Equal([["1", "2"], ["3", ""]], Assert.IsType<PageBlock.Table>(blocks[5]).Rows);
    }

    [Fact]
    public void Items_of_lists_bear_their_ids()
    {
        var document = Document(Assert.Single(Read(Line())));
        Assert.Equal(("Bài liên quan", 0), (document.Related!.Heading, document.Related.Items.Count));
        var item = Assert.Single(document.Latest!.Items);
        Assert.Equal(("Tin mới", 40, "Chợ nổi họp lại", "0000000000000000"), (document.Latest.Heading, document.Latest.Line, item.Title, item.Id));
        Assert.Equal([41, 42], item.Lines);
    }

    [Fact]
    public void What_the_importer_infers_is_left_to_it()
    {
        var line = Parsed();
        line["section"]!["basis"] = "inferred";
        line["tags"]![0]!["basis"] = "inferred";
        line["record"]!["fields"]!.AsArray().Add(Field("section"));
        line["record"]!["fields"]!.AsArray().Add(Field("tags"));
        var document = Document(Assert.Single(Read(line.ToJsonString())));
        Assert.Null(document.Section);
        Assert.Empty(document.Tags);
        Assert.DoesNotContain(document.Fields, field => field.Path is "section" or "tags");
    }

    [Theory]
    [InlineData("event", EventDateBasis.Text)]
    [InlineData("sibling", EventDateBasis.Sibling)]
    public void The_day_of_an_event_comes_with_its_explanation(string basis, EventDateBasis expected)
    {
        var line = Parsed();
        line["publishedAt"] = line["modifiedAt"] = null;
        line["date"] = JsonNode.Parse($$"""{"value":"2024-04-24","precision":"day","basis":"{{basis}}"}""");
        line["record"]!["fields"]!.AsArray().Add(Field("date"));
        var date = Document(Assert.Single(Read(line.ToJsonString()))).EventDate!;
        Assert.Equal((new DateOnly(2024, 4, 24), expected, "chứng cứ"), (date.Day, date.Basis, date.Explanation));
        Assert.Equal([7], date.Lines);
    }

    [Fact]
    public void A_teaser_is_one()
    {
        var line = Parsed();
        line["kind"] = "teaser";
        line["body"] = line["wordCount"] = null;
        var document = Document(Assert.Single(Read(line.ToJsonString())));
        Assert.True(document.IsTeaser);
        Assert.Empty(document.Blocks);
    }

    [Fact]
    public void A_line_of_the_api_is_taken_with_what_it_has()
    {
        var line = Parsed();
        line.AsObject().Remove("record");
        var full = Assert.Single(Read(line.ToJsonString()));
        Assert.Null(full.Record);
        Assert.Equal(("tinh/cau-moi.txt", "k7v3q9m2x4c1tz08", false), (full.Name, Document(full).Id, Document(full).IsTeaser));
        foreach (var name in (string[])["source", "body", "figures", "outline"])
            line.AsObject().Remove(name);
        var listed = Assert.Single(Read("", line.ToJsonString()));
        Assert.Equal(("articles.ndjson#k7v3q9m2x4c1tz08", "utf-8", true), (listed.Name, listed.Encoding, Document(listed).IsTeaser));
        Assert.Equal("Giao thông", Document(listed).Section);
    }

    [Fact]
    public void A_line_that_is_no_article_is_refused_by_its_number_and_the_others_are_read()
    {
        var documents = Read(Header, Line(), "{\"id\":", "", "[]", Line());
        Assert.Equal(["tinh/cau-moi.txt", "articles.ndjson:3", "articles.ndjson:5", "tinh/cau-moi.txt"], documents.Select(document => document.Name));
        Assert.All(documents.Where(document => document.Encoding is null), document => Assert.EndsWith(".", Refusal(document), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id", "\"K7V3Q9M2X4C1TZ08\"")]
    [InlineData("id", "7")]
    [InlineData("id", null)]
    [InlineData("kind", "\"video\"")]
    [InlineData("title", "\" \"")]
    [InlineData("title", "\"\\ud800\"")]
    [InlineData("slug", "\"Không phải\"")]
    [InlineData("lead", "{}")]
    [InlineData("section", "\"kinh-te\"")]
    [InlineData("authors", "[\"Lê Mai\"]")]
    [InlineData("tags", "[{\"name\":\"a\",\"basis\":\"guessed\"}]")]
    [InlineData("publishedAt", "\"01/08/2018\"")]
    [InlineData("date", "{\"value\":null,\"basis\":\"event\"}")]
    [InlineData("wordCount", "-1")]
    [InlineData("wordCount", "1.5")]
    [InlineData("body", "{\"blocks\":[{\"type\":\"script\",\"text\":\"a\"}]}")]
    [InlineData("body", "{\"blocks\":[{\"type\":\"heading\",\"level\":9,\"text\":\"a\"}]}")]
    [InlineData("body", "{\"blocks\":[{\"type\":\"figure\",\"imageUrl\":\"javascript:alert(1)\"}]}")]
    [InlineData("body", "{\"blocks\":[{\"type\":\"table\",\"rows\":[1]}]}")]
    [InlineData("source", "{\"document\":\"\"}")]
    [InlineData("source", "{\"document\":\"a.txt\",\"related\":[{\"title\":\"a\",\"articleId\":\"b\"}]}")]
    [InlineData("record", "{}")]
    [InlineData("record", "[]")]
    public void A_property_of_another_type_refuses_the_line_and_names_itself(string property, string? value)
    {
        var line = Parsed();
        // As text: half a surrogate pair is JSON that no parser of ours would build.
        line[property] = "here";
        var document = Assert.Single(Read(Header, line.ToJsonString().Replace("\"here\"", value ?? "null", StringComparison.Ordinal)));
        Assert.Equal("articles.ndjson:2", document.Name);
        Assert.StartsWith("The line is no article: ", Refusal(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Feature","properties":{}}""")]
    [InlineData("""{"contentApi":"other","version":1}""")]
    [InlineData("id,slug,kind")]
    [InlineData("[")]
    public void A_file_of_something_else_is_refused_once(string first)
    {
        var document = Assert.Single(Read(first, first, first));
        Assert.Equal("articles.ndjson", document.Name);
        Assert.Contains("no export of articles", Refusal(document), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_a_newer_program_is_refused_once() =>
        Assert.Contains("newer", Refusal(Assert.Single(Read("""{"contentApi":"export","version":2,"more":true}""", Line()))), StringComparison.Ordinal);

    [Fact]
    public void A_header_alone_is_an_empty_export()
    {
        Assert.Empty(Read(Header));
        Assert.Empty(Read(""));
    }

    [Fact]
    public void Marks_and_ends_of_lines_of_other_systems_are_read() =>
        Assert.Equal(2, Files("\uFEFF" + Header + "\r\n" + Line() + "\r\n\r\n" + Line()).Count(document => document.Encoding is not null));

    [Fact]
    public void A_line_that_is_too_long_is_refused_and_the_next_is_read()
    {
        var documents = Read(Header, new string('x', ExportedArticles.LargestLineBytes + 1), Line());
        Assert.Equal(["articles.ndjson:2", "tinh/cau-moi.txt"], documents.Select(document => document.Name));
        Assert.Contains("16 MiB", Refusal(documents[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_is_refused()
    {
        var file = new SourceFile("a.ndjson", folder.At("khong-co.ndjson"), 1, 1);
        Assert.Contains("cannot be read", Refusal(Assert.Single(new ExportedArticles().Documents(file))()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_parsed_only_when_it_is_asked_for()
    {
        folder.Put("articles.ndjson", Header + "\n" + Line() + "\n{\n");
        var documents = new ExportedArticles().Documents(Assert.Single(SourceFolder.Read(folder.Pages).Files)).ToList();
        Assert.Equal("tinh/cau-moi.txt", documents[0]().Name);
        Assert.Equal("articles.ndjson:3", documents[1]().Name);
    }

    [Fact]
    public void Whatever_a_line_holds_is_read_or_refused()
    {
        var line = Line();
        string[] values = ["null", "7", "-1", "\"\"", "\"\\udfff\"", "[]", "[null]", "{}", "true", "1e999", "\"2018-02-30\"", "[[[]]]"];
        var names = Names(JsonNode.Parse(line)!).Distinct().ToArray();
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, values.Length - 1], Gen.Int[0, line.Length - 1])
            .Sample(
                (name, value, cut) =>
                {
                    var node = JsonNode.Parse(line)!;
                    Replace(node, names[name], values[value]);
                    return Read(Header, node.ToJsonString(), line[..cut]).TrueForAll(document => !IsFaultOfTheProgram(document));
                },
                iter: 300
            );
    }

    private static bool IsFaultOfTheProgram(SourceDocument document) => document.Page is PageReading.Refused refused && refused.Reason.Contains("fault of the program", StringComparison.Ordinal);

    private static IEnumerable<string> Names(JsonNode? node) =>
        node switch
        {
            JsonObject each => each.SelectMany(property => Names(property.Value).Prepend(property.Key)),
            JsonArray each => each.SelectMany(Names),
            _ => [],
        };

    private static void Replace(JsonNode? node, string name, string value)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Replace(item, name, value);
        }
        if (node is not JsonObject held)
            return;
        foreach (var property in held.ToList())
        {
            if (property.Key == name)
                held[name] = value.Contains("\\u", StringComparison.Ordinal) || value == "1e999" ? "x" : JsonNode.Parse(value);
            else
                Replace(property.Value, name, value);
        }
    }

    private static JsonObject Field(string path) =>
        JsonNode.Parse($$"""{"path":"{{path}}","document":"tinh/cau-moi.txt","lines":[7],"rule":"r","confidence":0.5,"evidence":"chứng cứ"}""")!.AsObject();

    private static JsonNode Parsed() => JsonNode.Parse(Line())!;

    private static string Line() =>
        JsonNode
            .Parse(
                $$"""
                {
                  "id": "k7v3q9m2x4c1tz08", "slug": "cau-moi", "kind": "article", "title": "Cầu mới nối hai bờ sông", "lead": "Cầu dài ba trăm mét.",
                  "section": { "slug": "giao-thong", "name": "Giao thông", "basis": "stated" },
                  "authors": [ { "slug": "le-mai", "name": "Lê Mai" }, { "slug": "tran-ba", "name": "Trần Ba" } ],
                  "tags": [ { "slug": "cau-moi", "name": "cầu mới", "basis": "stated" } ],
                  "publishedAt": "2018-08-01T17:30:00Z", "modifiedAt": "2018-08-03", "date": { "value": "2018-08-01T17:30:00Z", "precision": "instant", "basis": "published" },
                  "language": "vi", "wordCount": 42, "readingMinutes": 1, "figures": [],
                  "body": { "blocks": [
                    { "id": "h1", "type": "heading", "level": 3, "text": "Cây cầu" }, { "id": "p1", "type": "paragraph", "text": "Một đoạn." },
                    { "id": "fig1", "type": "figure", "label": "Hình 1", "caption": "Cầu nhìn từ bờ bắc", "credit": "Trần Ba", "imageUrl": "https://example.org/cau.jpg" },
                    { "id": "l1", "type": "list", "ordered": true, "items": ["a", "b"] }, { "id": "q1", "type": "quote", "text": "“Cầu đẹp lắm.”", "attribution": null },
                    { "id": "t1", "type": "table", "rows": [["1", "2"], ["3", ""]] }, { "id": "v1", "type": "video", "label": "Video: Cầu" } ] },
                  "outline": [],
                  "source": { "document": "tinh/cau-moi.txt", "publisher": "Báo Phú Hòa", "credit": "Theo TTXVN", "encoding": "tcvn3", "sha256": "{{new string('a', 64)}}",
                    "related": [], "latest": [ { "title": "Chợ nổi họp lại", "articleId": "0000000000000000" } ],
                    "warnings": [ { "code": "figure-without-caption", "message": "Một câu.", "lines": [38], "text": "nghềhỗ", "suggestion": "nghề hỗ" },
                      { "code": "of-a-newer-program", "message": "Một câu.", "lines": [], "text": null, "suggestion": null } ] },
                  "duplicateOf": null, "revision": 3, "updatedAt": "2026-11-22T08:00:00.000Z",
                  "record": { "identityKey": "Báo Phú Hòa\u001fcầu mới", "titleIdentity": "Báo Phú Hòa\u001fcầu", "aliases": ["cau-cu"],
                    "withdrawal": { "reason": "Nhầm bài.", "at": "2026-11-22T08:00:00.000Z" },
                    "appearances": [ { "document": "tinh/cau-moi.txt", "place": 3, "role": "body", "sha256": "aa", "encoding": "utf-8" } ],
                    "fields": [
                      { "path": "title", "document": "tinh/cau-moi.txt", "lines": [3], "rule": "title-first-line", "confidence": 0.8, "evidence": null },
                      { "path": "lead", "document": "khac.txt", "lines": [5], "rule": "lead", "confidence": 1, "evidence": null },
                      { "path": "source.latest", "document": "tinh/cau-moi.txt", "lines": [40], "rule": "list-heading", "confidence": 1, "evidence": "Tin mới" },
                      { "path": "source.latest[0]", "document": "tinh/cau-moi.txt", "lines": [41, 42], "rule": "list-items", "confidence": 1, "evidence": null } ],
                    "discarded": [ { "document": "tinh/cau-moi.txt", "lines": [2], "text": "Chia sẻ", "reason": "a button" } ],
                    "headings": { "related": "Bài liên quan", "latest": "Tin mới" } }
                }
                """
            )!
            .ToJsonString();

    private List<SourceDocument> Read(params string[] lines) => Files(string.Join('\n', lines));

    private List<SourceDocument> Files(string text)
    {
        File.WriteAllBytes(Path.Combine(folder.Pages, "articles.ndjson"), new UTF8Encoding(false).GetBytes(text));
        var file = Assert.Single(SourceFolder.Read(folder.Pages).Files);
        return [.. new ExportedArticles().Documents(file).Select(read => read())];
    }

    private static PageDocument Document(SourceDocument document) => Assert.IsType<PageReading.Read>(document.Page).Document;

    private static string Refusal(SourceDocument document) => Assert.IsType<PageReading.Refused>(document.Page).Reason;
}
