using System.Globalization;
using System.Text;
using ContentApi.Documents;
using ContentApi.Ingest;
using ContentApi.Ingest.Formats;
using ContentApi.Tests.Documents;
using CsCheck;

namespace ContentApi.Tests.Ingest.Formats;

public sealed class HtmlPagesTests
{
    private static readonly string Folder = Repository.Path("tests", "ContentApi.Tests", "Ingest", "Formats", "Pages");

    // What stands around the hostile part: an article that must still be read, or be refused with a reason.
    private const string Around = "<title>Một tựa đề dài</title><p>Một đoạn văn đủ dài để là bài viết của trang này.</p>";

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "*.html").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string, int> Hostile =>
        new()
        {
            { "nested divs", "<div>", 100_000 },
            { "nested bold", "<b a=1><p>x", 50_000 },
            { "nested tables", "<table><tr><td>x", 30_000 },
            { "nested lists", "<ul><li>x", 50_000 },
            { "nested quotes", "<blockquote>x", 50_000 },
            { "nested figures", "<figure><img src=a.jpg>", 50_000 },
            { "open boxes with a picture", "<div><img src=a><a href=b>một hai ba bốn</a>", 50_000 },
            { "headings of lists", "<h2>Tin mới</h2>", 100_000 },
            { "lists", "<h2>Tin mới</h2><a href=a>một hai ba bốn</a>", 50_000 },
            { "open links", "<a href=x>một hai ba bốn năm", 50_000 },
            { "bylines", "<div class=author>", 50_000 },
            { "leads", "<div class=sapo>một hai ba bốn năm sáu bảy tám", 50_000 },
            { "times", "<time>", 100_000 },
            { "headlines", "<h1>x y z</h1>", 100_000 },
            { "angle brackets", "<", 1_000_000 },
            { "line breaks", "<br>x", 100_000 },
            { "text", "từ ", 1_000_000 },
            { "boxes of related articles", "<div class=related><a href=x>một hai ba bốn</a>", 50_000 },
            { "slides", "<div class=a><img src=a><p>một hai ba bốn năm.</p></div>", 50_000 },
            { "spans that abut", "<span>a</span><span>B</span>", 100_000 },
            { "lines with a bullet", "<br>- x", 100_000 },
            { "data of scripts", "<script type='application/json'>[{\"title\":\"x\",\"content\":", 1_000 },
            { "JSON arrays", "<script type='application/ld+json'>[", 1_000 },
            { "elements", "<i>", 400_000 },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_read_as_stated_beside_it(string name)
    {
        var reading = Parse(File.ReadAllText(System.IO.Path.Combine(Folder, name + ".html")));
        Assert.Equal(File.ReadAllText(System.IO.Path.Combine(Folder, name + ".reading")), Describe(reading));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_markup_is_read_or_refused(string what, string part, int times)
    {
        var reading = Parse(Around + new StringBuilder().Insert(0, part, times));
        Assert.True(reading is PageReading.Read or PageReading.Refused { Reason.Length: > 0 }, what);
    }

    [Fact]
    public void Where_every_paragraph_stands_in_a_widget_the_word_says_nothing()
    {
        var paragraphs = Enumerable.Range(1, 4).Select(number => $"Bờ {number} đã lở vào tới sân nhà, bà con chờ cây giống từng ngày và mong có thêm đá để giữ chân đê qua mùa nước năm nay.").ToList();
        var page = Read($"<body><h1>Một tựa đề dài của bài</h1>{string.Concat(paragraphs.Select(text => $"<div class='builder-widget text'><div><p>{text}</p></div></div>"))}<div class='builder-widget'><a href='/x'>Xem thêm</a></div></body>");
        Assert.Equal(paragraphs, page.Blocks.OfType<PageBlock.Paragraph>().Select(block => block.Text).Prepend(page.Lead));
    }

    [Fact]
    public void A_heading_made_of_words_of_lists_heads_a_text_with_links()
    {
        const string Text = "Người dân được cấp đổi giấy tờ ngay tại xã theo <a href='/nd'>nghị định mới về đất đai</a>, thay cho <a href='/tt'>thông tư cũ của bộ chủ quản</a> đã hết hiệu lực từ đầu tháng bảy năm nay.";
        var page = Read($"<body><h1>Một tựa đề dài của bài</h1><article>{Prose}<h2>Những điểm mới của luật</h2><p>{Text}</p></article></body>");
        Assert.Null(page.Latest);
        Assert.Contains(page.Blocks, block => block is PageBlock.Paragraph { Text: var text } && text.StartsWith("Người dân được cấp đổi", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_the_data_of_scripts_the_longest_part_of_the_title_names_the_article()
    {
        static string Data(string title, string text) => $"{{\"title\":\"{title}\",\"content\":\"{string.Concat(Enumerable.Repeat(text, 12))}\"}}";
        var page = Read("<title>Giá vàng hôm nay tăng mạnh phiên thứ ba - Báo Phú Hòa</title><body><script type='application/json'>["
            + $"{Data("Giá vàng hôm nay", "Bảng giá mua vào bán ra từng giờ. ")},{Data("Giá vàng hôm nay tăng mạnh phiên thứ ba", "Người mua xếp hàng từ sáng sớm. ")}]</script></body>");
        Assert.StartsWith("Người mua xếp hàng", page.Lead ?? page.Blocks.OfType<PageBlock.Paragraph>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_text_stands_in_none_a_widget_is_no_text()
    {
        var page = Read($"<body><h1>Một tựa đề dài của bài</h1><article>{Prose}</article><div class='builder-widget'><p>Bản tin mỗi sáng của chúng tôi có mọi điều bạn cần biết trong ngày, xin mời nhận.</p></div></body>");
        Assert.DoesNotContain(page.Blocks, block => block is PageBlock.Paragraph { Text: var text } && text.StartsWith("Bản tin", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<footer><p>Lê Mai</p><p>05/06/2019 07:30</p></footer>")]
    [InlineData("<footer>Lê Mai - 05/06/2019 07:30</footer>")]
    [InlineData("<footer><span class='author'>Lê Mai</span> <time datetime='2019-06-05T07:30:00+07:00'>5 tháng 6</time></footer>")]
    public void The_footer_of_the_article_states_author_and_date(string footer)
    {
        var page = Read($"<body><article><h1>Một tựa đề dài của bài</h1>{Prose}{footer}</article></body>");
        Assert.Equal(["Lê Mai"], page.Authors);
        Assert.Equal(new DateTimeOffset(2019, 6, 5, 0, 30, 0, TimeSpan.Zero), page.PublishedAt!.Instant);
        Assert.Equal(2, page.Blocks.Count + 1);
    }

    [Theory]
    [InlineData("<article><h1>Một tựa đề dài của bài</h1>{0}</article><footer><p>Lê Mai</p><p>05/06/2019 07:30</p></footer>")]
    [InlineData("<article><h1>Một tựa đề dài của bài</h1>{0}<article><footer><p>Lê Mai</p><time datetime='2019-06-05'>5 tháng 6</time></footer><p>Hay quá.</p></article></article>")]
    [InlineData("<article><h1>Một tựa đề dài của bài</h1>{0}<aside><footer><p>Lê Mai</p><p>05/06/2019 07:30</p></footer></aside></article>")]
    public void The_footer_of_the_page_or_of_a_comment_does_not(string page)
    {
        var read = Read($"<body>{page.Replace("{0}", Prose, StringComparison.Ordinal)}</body>");
        Assert.Empty(read.Authors);
        Assert.Null(read.PublishedAt);
    }

    [Fact]
    public void Linked_data_of_any_form_breaks_nothing()
    {
        const string script = "<script type='application/ld+json'>";
        string[] data =
        [
            "", "{", "null", "[]", "{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\"}", "{\"@type\":[1,null],\"@graph\":{}}", "{\"\\udc00\":1}",
            "{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"},\"@id\":\"#a\"}", "{\"@type\":\"NewsArticle\",\"headline\":\"<script>alert(1)</" + "b>\"}",
            "{\"@type\":\"NewsArticle\",\"articleBody\":\"" + new string('x', 10_000_000) + "\"}", "[" + string.Concat(Enumerable.Repeat("{\"@type\":\"NewsArticle\"},", 50_000)) + "{}]",
        ];
        Assert.All(data, each => Assert.IsType<PageReading.Read>(Parse(Around + script + each + "</script>")));
    }

    [Theory]
    [InlineData("", "blank")]
    [InlineData("<p>Không có tựa đề nào ở đây cả.</p>", "no headline")]
    [InlineData("<title>Chỉ có tựa đề</title>", "no text")]
    public void A_page_without_an_article_is_refused_with_what_to_do(string page, string reason) =>
        Assert.Contains(reason, Assert.IsType<PageReading.Refused>(Parse(page)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("2024-02-30T08:00:00+07:00")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("hôm qua")]
    [InlineData("2024-02-03T25:00:00")]
    public void A_time_that_cannot_be_is_none(string time) =>
        Assert.Null(Read($"<meta property='article:published_time' content='{time}'>{Around}").PublishedAt);

    [Theory]
    [InlineData("2024-02-03", "2024-02-03")]
    [InlineData("2024-02-03T08:00:00", "2024-02-03T01:00:00Z")]
    [InlineData("2024-02-03T08:00:00Z", "2024-02-03T08:00:00Z")]
    [InlineData("2024-02-03 08:00:00.123 +0900", "2024-02-02T23:00:00Z")]
    [InlineData("Thứ bảy, 3/2/2024, 20:15", "2024-02-03T13:15:00Z")]
    public void A_stated_time_keeps_its_precision(string time, string expected) =>
        Assert.Equal(expected, Form(Read($"<meta property='article:published_time' content='{time}'>{Around}").PublishedAt));

    [Fact]
    public void A_file_is_read_whatever_charset_it_declares()
    {
        var path = System.IO.Path.Combine(Folder, "16-held-magazine.html");
        var file = new SourceFile("a.html", path, new FileInfo(path).Length, 0);
        var format = Assert.IsType<HtmlPages>(PageFormats.Of("A.HTML"));
        var read = Assert.Single(format.Documents(file).Select(document => document()));
        Assert.Equal("utf-8", read.Encoding);
        Assert.Equal("5 món bánh quê ngày mưa", Assert.IsType<PageReading.Read>(read.Page).Document.Title);
    }

    [Fact]
    public void No_markup_throws()
    {
        string[] parts =
        [
            "<p>", "</p>", "<div class=sapo>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<h1>", "</h1>", "<h2>", "<figure>", "<figcaption>", "<img src=a data-src='//b' alt=c>",
            "<a href='http://x/y'>", "</a>", "<br>", "<br>", "<blockquote>", "<script type='application/ld+json'>{\"@type\":\"Article\"", "</script>", "<title>", "</title>", "<time datetime=2024-01-01>",
            "Xem thêm: ", "Tin liên quan", "một hai ba bốn năm", "Ảnh: Trần Ba", "Lê Mai", "Theo TTXVN", "01/08/2018 16:45", "&#xD800;", "&amp;", "\u0000", "\ud800", "<", ">", "<!--", "<![CDATA[", "<noscript>",
            "<iframe src='https://youtube.com/x' title=y>", "<body class=x>", "<html lang=vi>", "<base href='/a'>", "<link rel=canonical href='https://x.y/z?a&utm_x=1#q'>", "<meta property=og:title content='a - b'>",
        ];
        Gen.Int[0, parts.Length - 1].Array[0, 60].Select(all => string.Concat(all.Select(each => parts[each]))).Sample(page => Parse(page) is not null, iter: 2000);
    }

    private const string Prose = "<p>Sau ba mùa bão, người dân xã Phú Hòa góp công trồng lại hơn hai mươi héc-ta dừa nước dọc bờ sông.</p>"
        + "<p>Mỗi hộ nhận chăm sóc một đoạn bờ dài năm mươi mét, tỉnh lo cây giống và trả tiền công hai năm đầu cho bà con.</p>";

    private static PageReading Parse(string page) => HtmlPages.Parse(new PageText.Decoded(page, "utf-8"));

    private static PageDocument Read(string page) => Assert.IsType<PageReading.Read>(Parse(page)).Document;

    private static string Form(PageDate? date) =>
        date is null ? "-" : date.Instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The whole reading, a line a fact.
    private static string Describe(PageReading reading)
    {
        if (reading is not PageReading.Read { Document: var page })
            return $"refused: {((PageReading.Refused)reading).Reason}\n";
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        string Lines(IReadOnlyList<int> lines) => " @" + string.Join(',', lines);
        Line($"key: {page.SourceKey ?? "-"}");
        Line($"publisher: {page.Publisher ?? "-"}");
        Line($"title: {page.Title}");
        Line($"language: {page.Language}");
        Line($"section: {page.Section ?? "-"}");
        Line($"tags: {string.Join(" | ", page.Tags)}");
        Line($"authors: {string.Join(" | ", page.Authors)}");
        Line($"credit: {page.Credit ?? "-"}");
        Line($"published: {Form(page.PublishedAt)}");
        Line($"modified: {Form(page.ModifiedAt)}");
        Line($"event: {page.EventDate?.Day.ToString("O", CultureInfo.InvariantCulture) ?? "-"}");
        Line($"words: {page.WordCount}");
        Line($"lead: {page.Lead ?? "-"}");
        foreach (var block in page.Blocks)
        {
            Line(block switch
            {
                PageBlock.Heading each => $"heading {each.Level}: {each.Text}",
                PageBlock.Paragraph each => $"paragraph: {each.Text}",
                PageBlock.Figure each => $"figure: {each.Label ?? "-"} | {each.Number?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {each.Caption ?? "-"} | {each.Credit ?? "-"} | {each.ImageUrl ?? "-"}",
                PageBlock.List each => $"list{(each.Ordered ? " ordered" : "")}: {string.Join(" | ", each.Items)}",
                PageBlock.Quote each => $"quote: {each.Text} | {each.Attribution ?? "-"}",
                PageBlock.Table each => $"table: {string.Join(" / ", each.Rows.Select(row => string.Join(" | ", row)))}",
                PageBlock.Video each => $"video: {each.Label}",
                _ => "?",
            } + Lines(block.Lines));
        }
        foreach (var (name, list) in new[] { ("related", page.Related), ("latest", page.Latest) })
        {
            if (list is null)
                continue;
            Line($"{name}: {list.Heading} @{list.Line}");
            foreach (var item in list.Items)
                Line($"  {item.Position}. {item.Title} | {item.Summary ?? "-"} | {item.SourceKey ?? "-"}{Lines(item.Lines)}");
        }
        foreach (var warning in page.Warnings)
            Line($"warning: {warning.Code} {warning.Text ?? "-"}{Lines(warning.Lines)}");
        foreach (var field in page.Fields.Where(field => !field.Path.Contains('[', StringComparison.Ordinal)))
            Line($"field: {field.Path} {field.Rule} {field.Confidence.ToString(CultureInfo.InvariantCulture)}{Lines(field.Lines)}");
        foreach (var line in page.Discarded)
            Line($"discarded: {line.Text} ({line.Reason}){Lines(line.Lines)}");
        return text.ToString();
    }
}
