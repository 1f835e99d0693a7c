using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ContentApi.Contracts;
using ContentApi.Representations;

namespace ContentApi.Tests.Representations;

/// <summary>Stored text that tries to break a format comes out as the same text, but for what XML cannot hold.</summary>
public sealed class HostileText
{
    /// <summary>As stored, and as it must be read. The names are ASCII because test runners write them into XML themselves.</summary>
    private static readonly Dictionary<string, (string Stored, string Read)> Texts = new()
    {
        ["markup"] = ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ["end of CDATA"] = ("a ]]> b <![CDATA[ c", "a ]]> b <![CDATA[ c"),
        ["entities"] = ("AT&T &amp; &#0; &nbsp;", "AT&T &amp; &#0; &nbsp;"),
        ["quotes"] = ("\"hai\" 'một' \\ \" onload=\"x", "\"hai\" 'một' \\ \" onload=\"x"),
        ["comment"] = ("<!-- --> <?php ?> </style></title></html>", "<!-- --> <?php ?> </style></title></html>"),
        ["control characters"] = ("a\0b\u0001c\u000Bd\u001Be\u007Ff\u0085g\u009Fh", "abcdefgh"),
        ["noncharacters"] = ("a\uFFFEb\uFFFFc", "abc"),
        ["lone high surrogate"] = ("a\uD83Db", "ab"),
        ["lone low surrogate"] = ("a\uDE00b", "ab"),
        ["surrogates in the wrong order"] = ("a\uDE00\uD83Db", "ab"),
        ["high surrogate at the end"] = ("a\uD83D", "a"),
        ["emoji"] = ("vui 😀👩‍👩‍👧 quá", "vui 😀👩‍👩‍👧 quá"),
        ["line separators"] = ("a\u2028b\u2029c\u00A0d", "a\u2028b\u2029c\u00A0d"),
        ["decomposed marks"] = ("Ho\u0300a Tie\u0302\u0301ng", "Ho\u0300a Tie\u0302\u0301ng"),
        ["right to left"] = ("a\u202Eb\u200Fc\uFEFFd", "a\u202Eb\u200Fc\uFEFFd"),
        ["nothing left"] = ("\u0001\uD800", ""),
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rss_reads_back(string name)
    {
        XNamespace content = "http://purl.org/rss/1.0/modules/content/";
        var channel = XDocument.Parse(Written("rss", name)).Root!.Element("channel")!;
        var item = channel.Element("item")!;
        var read = Texts[name].Read;
        Assert.Equal(read, channel.Element("title")!.Value);
        Assert.Equal(read, channel.Element("copyright")!.Value);
        Assert.Equal(read, item.Element("title")!.Value);
        Assert.Equal(read, item.Element("category")!.Value);
        Assert.Equal(read, XElement.Parse($"<p>{item.Element("description")!.Value}</p>").Value);
        AssertContent(read, item.Element(content + "encoded")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Atom_reads_back(string name)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(Written("atom", name)).Root!;
        var entry = feed.Element(atom + "entry")!;
        var read = Texts[name].Read;
        Assert.Equal(read, feed.Element(atom + "title")!.Value);
        Assert.Equal(read, entry.Element(atom + "title")!.Value);
        Assert.Equal(read, entry.Element(atom + "author")!.Value);
        Assert.Equal(read, entry.Element(atom + "category")!.Attribute("label")!.Value);
        Assert.Equal(read, entry.Element(atom + "summary")!.Value);
        AssertContent(read, entry.Element(atom + "content")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_feed_reads_back(string name)
    {
        using var feed = JsonDocument.Parse(Written("jsonfeed", name));
        var item = feed.RootElement.GetProperty("items")[0];
        var read = Texts[name].Read;
        Assert.Equal(read, feed.RootElement.GetProperty("title").GetString());
        Assert.Equal(read, item.GetProperty("title").GetString());
        Assert.Equal(read, item.GetProperty("summary").GetString());
        Assert.Equal(read, item.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.Equal(read, item.GetProperty("tags")[0].GetString());
        AssertContent(read, item.GetProperty("content_html").GetString()!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Csv_reads_back(string name)
    {
        var rows = CsvRows.Read(Written("csv", name));
        Assert.Equal(2, rows.Count);
        var cells = rows[0].Zip(rows[1]).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var column in (string[])["title", "lead", "section.name", "authors.name", "tags.name", "source.publisher", "source.credit"])
            Assert.Equal(Texts[name].Read, cells[column]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("+1")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r\n=1")]
    [InlineData("\u0001=1", "=1")]
    [InlineData("＝1")]
    public void No_cell_of_csv_is_a_formula(string text, string? read = null)
    {
        var feed = Feed.From([InventedArticles.Make("hostile", text)], InventedArticles.Source);
        Assert.Equal("'" + (read ?? text), CsvRows.Read(Encoding.UTF8.GetString(InventedArticles.In("csv", feed).Span))[1][3]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lines_of_json_are_lines_whatever_they_hold(string name)
    {
        var line = Assert.Single(Written("ndjson", name).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.NotNull(JsonNode.Parse(line)!["title"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_articles_page_reads_back(string name)
    {
        var text = Texts[name].Stored;
        var latest = new ArticleLatest { Heading = text, Items = [new ArticleLatestItem { Position = 1, Article = Article(text) }] };
        var page = HtmlPage.Parse(InventedArticles.In("html", Article(text) with { Related = [Article(text)], Latest = latest }));
        var read = Texts[name].Read;
        Assert.Equal(read, page.Element("head")!.Element("title")!.Value);
        Assert.Equal(read, page.Descendants("h1").Single().Value);
        var description = page.Descendants("meta").Single(meta => meta.Attribute("name")?.Value == "description");
        Assert.Equal(read, description.Attribute("content")!.Value);
        Assert.Equal(read, page.Descendants("td").Single().Value);
        Assert.Equal(read, page.Descendants("a").Last(link => link.Attribute("href")!.Value == "/v1/articles/hostile.html").Value);
        var data = Assert.Single(page.Descendants("script"));
        Assert.Equal("application/ld+json", data.Attribute("type")!.Value);
        AssertJsonLd(read, data.Value);
        // In HTML the content of a script ends at the first "</", and a comment in it may hide that end.
        var written = HtmlPage.Text(InventedArticles.In("html", Article(text)));
        var from = written.IndexOf("application/ld+json\">", StringComparison.Ordinal);
        Assert.DoesNotContain('<', written[from..written.IndexOf("</script>", from, StringComparison.Ordinal)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_ld_reads_back(string name) =>
        AssertJsonLd(Texts[name].Read, Encoding.UTF8.GetString(InventedArticles.In("jsonld", Article(Texts[name].Stored)).Span));

    [Theory]
    [MemberData(nameof(Names))]
    public void Front_matter_reads_back(string name)
    {
        var text = Encoding.UTF8.GetString(InventedArticles.In("md", Article(Texts[name].Stored)).Span);
        Assert.StartsWith("---\n", text, StringComparison.Ordinal);
        var yaml = new YamlDotNet.Serialization.Deserializer().Deserialize<Dictionary<string, object>>(text[4..text.IndexOf("\n---\n", StringComparison.Ordinal)]);
        var read = Texts[name].Read;
        foreach (var property in (string[])["title", "section", "publisher", "credit"])
            Assert.Equal(read, yaml[property]);
        Assert.Equal([read], (List<object>)yaml["authors"]);
        Assert.Equal([read], (List<object>)yaml["tags"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_text_reads_back(string name)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(InventedArticles.In("txt", Article(Texts[name].Stored)).Span);
        Assert.StartsWith(Texts[name].Read, text, StringComparison.Ordinal);
        Assert.All(text, unit => Assert.False(unit != '\n' && char.IsControl(unit)));
    }

    private static void AssertJsonLd(string read, string json)
    {
        var article = JsonNode.Parse(json)!;
        foreach (var property in (string[])["headline", "description", "creditText", "articleSection"])
            Assert.Equal(read, (string?)article[property]);
        Assert.Equal(read, (string?)article["author"]![0]!["name"]);
        Assert.Equal(read, (string?)article["publisher"]!["name"]);
        Assert.Equal(read, (string?)article["keywords"]![0]);
    }

    private static void AssertContent(string read, string html)
    {
        var content = XElement.Parse($"<div>{html}</div>");
        Assert.Equal(read, content.Elements("p").First().Value);
        Assert.Equal(read, content.Element("h2")!.Value);
        Assert.Equal(read, content.Element("ul")!.Element("li")!.Value);
        Assert.Equal(read, content.Descendants("td").Single().Value);
        Assert.Empty(content.Descendants("script"));
    }

    private static string Written(string suffix, string name)
    {
        var text = Texts[name].Stored;
        var feed = Feed.From([Article(text)], InventedArticles.Source with { Title = text, Description = text, Copyright = text });
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(InventedArticles.In(suffix, feed).Span);
    }

    private static InventedArticles.Draft Article(string text) =>
        InventedArticles.Make("hostile", text) with
        {
            Lead = text,
            SectionName = text,
            Authors = [text],
            Tags = [("tag", text)],
            Credit = text,
            Publisher = text,
            Blocks =
            [
                new HeadingBlock { Id = "h1", Level = 2, Text = text },
                new ParagraphBlock { Id = "p1", Text = text },
                new FigureBlock { Id = "fig1", Label = text, Caption = text, Credit = text, ImageUrl = null },
                new ListBlock { Id = "l1", Ordered = false, Items = [text] },
                new QuoteBlock { Id = "q1", Text = text, Attribution = text },
                new TableBlock { Id = "t1", Rows = [[text]] },
                new VideoBlock { Id = "v1", Label = text },
            ],
        };
}
