using System.Text;
using System.Xml.Linq;
using ContentApi.Contracts;
using ContentApi.Representations;
using CsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax.Inlines;
using static Markdig.Syntax.MarkdownObjectExtensions;
using Read = Markdig.Syntax;

namespace ContentApi.Tests.Representations;

/// <summary>A body as HTML, Markdown and text: the same words in the same structure, whatever they are. Markdig and XLinq are the readers.</summary>
public sealed class BodyForms
{
    private static readonly string[] Parts =
    [
        "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", ".", "!", "|", "~", "<", ">", "&", "amp;", "#60;", "=", ":", "\"", "'", "1", "ế", "a", " ", "  ", "\t", "\n",
        "\u00a0", "http://a.vn",
    ];

    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().Build();

    /// <summary>Text that is markup in Markdown, alone or where it stands.</summary>
    public static TheoryData<string> Markups =>
        [
            "1. Một", "1) Một", "123456789. Một", "1234567890. Một", "2018. ", "# Một", "###### Một", "####### Một", "#", "C#", "Một #", "Một ##", "- Hình 1", "+ Hình 1",
            "* Hình 1", "-", "---", "- - -", "***", "___", "===", "> Một", ">", "```", "~~~", "    Một", "\tMột", "*Một*", "_Một_", "__Một__ hai", "a*b*c", "snake_case_name",
            "**Một** hai", "`Một`", "``", "[Một](http://a.vn)", "![Một](a.png)", "[Một]: http://a.vn", "[ ] Một", "[x]", "<b>Một</b>", "<http://a.vn>", "<!-- Một -->", "a < b > c",
            "&amp; &lt; &#60; &nbsp; & AT&T &c", "\\*Một\\*", "\\", "Một\\", "a | b", "| a | b |", "|---|---|", "~~Một~~", "{{ Một }}", "{% raw %}", "Một  ", "Một\nhai", "Một\\\nhai",
            "Một\r\n# hai", "+1", "-5 độ", "=5", "TP. Vinh", "95,6% - cao hơn", "(1) Một", "a. Một", "“Một”", "http://a.vn/b_c_d*e", "a\u00a0b", "\u00a0a", "1.\u00a0Một", "-\u00a0Một", "😀",
        ];

    [Theory]
    [MemberData(nameof(Markups))]
    public void Markdown_reads_as_the_same_text(string text) => AssertReadsBack(text);

    /// <summary>Random texts of the characters that mean something in Markdown, with a letter, a digit and blanks between.</summary>
    [Fact]
    public void Markdown_of_any_text_reads_as_the_same_text() =>
        Gen.Int[0, Parts.Length - 1]
            .Select(part => Parts[part])
            .Array[0, 12]
            .Select(parts => string.Concat(parts))
            .Sample(AssertReadsBack, iter: 3000);

    [Fact]
    public void Lists_that_follow_each_other_stay_apart()
    {
        ListBlock[] lists =
        [
            List("l1", false, "a", "b"), List("l2", false, "c"), List("l3", false, "d"), List("l4", true, "e"), List("l5", true, "f"), List("l6", false, "g"),
        ];
        var read = Markdown.Parse(BodyMarkdown.Render(lists), CommonMark).OfType<Read.ListBlock>().ToList();
        Assert.Equal(lists.Select(list => (list.Ordered, list.Items.Count)), read.Select(list => (list.IsOrdered, list.Count)));
    }

    [Fact]
    public void A_table_keeps_its_cells()
    {
        var markdown = BodyMarkdown.Render([new TableBlock { Id = "t1", Rows = [["a|b", "c\nd"], ["e"], ["", "f", "g"]] }]);
        var table = Assert.IsType<Table>(Assert.Single(Markdown.Parse(markdown, CommonMark)));
        Assert.Equal(
            ["||", "a|b|c d|", "e||", "|f|g"],
            table.OfType<TableRow>().Select(row => string.Join('|', row.OfType<TableCell>().Select(cell => Plain(cell))))
        );
    }

    [Fact]
    public void Every_kind_of_block_has_every_form()
    {
        var blocks = InventedArticles.Full.Body!.Blocks;
        Assert.Equal(
            typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block))).Select(type => type.Name).Order(),
            blocks.Select(block => block.GetType().Name).Distinct().Order()
        );
        foreach (var block in blocks)
        {
            Assert.Equal(block.Id, XElement.Parse($"<div>{BodyHtml.Render([block])}</div>").Elements().Single().Attribute("id")!.Value);
            Assert.NotEqual("", BodyMarkdown.Render([block]));
            Assert.NotEqual("", BodyText.Render([block]));
        }
    }

    [Fact]
    public void Nothing_has_no_form()
    {
        Assert.Equal(("", "", ""), (BodyHtml.Render([]), BodyMarkdown.Render([]), BodyText.Render([])));
        Assert.Equal("", BodyMarkdown.Render([new TableBlock { Id = "t1", Rows = [] }, List("l1", false), Paragraph(" ")]));
    }

    [Fact]
    public void Text_has_a_line_a_part_and_a_blank_line_a_block() =>
        Assert.Equal(
            """
            Diễn biến

            Nước lên nhanh.

            Mưa lớn - Hình 1
            Đường ngập (Ảnh: N.V.A)

            Mưa lớn - Hình 2

            Cầu nhìn từ trên cao
            Cầu mới

            - Huế
            - Đà Nẵng

            1. một

            Chưa từng thấy.
            — Ông Ba

            Đúng vậy.

            Nơi	mm
            Huế	

            Video: Toàn cảnh
            """.ReplaceLineEndings("\n"),
            BodyText.Render(InventedArticles.Full.Body!.Blocks)
        );

    private static void AssertReadsBack(string text)
    {
        // A line of Markdown has neither breaks nor white space at its ends.
        var expected = text.Trim().Replace("\r\n", "  ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\t', ' ');
        if (expected.Length == 0)
            return;
        var markdown = BodyMarkdown.Render(
            [
                Paragraph(text),
                new HeadingBlock { Id = "h1", Level = 3, Text = text },
                List("l1", false, text, text),
                List("l2", true, text),
                new QuoteBlock { Id = "q1", Text = text, Attribution = text },
                new FigureBlock { Id = "fig1", Label = text, Caption = text, Credit = null, ImageUrl = null },
                new TableBlock { Id = "t1", Rows = [[text, "x"]] },
                Paragraph(text),
            ]
        );
        var read = Markdown.Parse(markdown, CommonMark);
        Assert.Collection(
            read,
            block => AssertIs<Read.ParagraphBlock>(block, expected),
            block => Assert.Equal(3, AssertIs<Read.HeadingBlock>(block, expected).Level),
            block => AssertIs<Read.ListBlock>(block, expected, expected),
            block => AssertIs<Read.ListBlock>(block, expected),
            block => AssertIs<Read.QuoteBlock>(block, expected, "— " + expected),
            block => AssertIs<Read.ParagraphBlock>(block, $"{expected}\n{expected}"),
            block => Assert.Equal([expected, "x"], Assert.IsType<Table>(block).OfType<TableRow>().Last().OfType<TableCell>().Select(Plain)),
            block => AssertIs<Read.ParagraphBlock>(block, expected)
        );
        var html = XElement.Parse($"<div>{BodyHtml.Render([Paragraph(text)])}</div>");
        Assert.Equal(text.ReplaceLineEndings("\n"), html.Value);
    }

    /// <summary>The block is of this kind, and its parts hold these texts.</summary>
    private static T AssertIs<T>(Read.Block block, params string[] texts)
        where T : Read.Block
    {
        var found = Assert.IsType<T>(block);
        var parts = block is Read.ContainerBlock container ? container.Select(Plain) : [Plain(block)];
        Assert.Equal(texts, parts);
        return found;
    }

    private static string Plain(Read.Block block)
    {
        var plain = new StringBuilder();
        foreach (var leaf in new[] { block }.Concat(block.Descendants().OfType<Read.Block>()).OfType<Read.LeafBlock>())
        {
            Assert.True(leaf is Read.ParagraphBlock or Read.HeadingBlock, leaf.GetType().Name);
            foreach (var inline in leaf.Inline!.Descendants())
            {
                plain.Append(
                    inline switch
                    {
                        LiteralInline literal => literal.Content.ToString(),
                        LineBreakInline => "\n",
                        EmphasisInline or LinkInline { IsAutoLink: true } => "",
                        _ => $"<{inline.GetType().Name}>",
                    }
                );
            }
        }
        return plain.ToString();
    }

    private static ParagraphBlock Paragraph(string text) => new() { Id = "p1", Text = text };

    private static ListBlock List(string id, bool ordered, params string[] items) => new() { Id = id, Ordered = ordered, Items = items };
}
