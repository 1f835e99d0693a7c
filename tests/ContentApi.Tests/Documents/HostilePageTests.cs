using ContentApi.Documents;
using CsCheck;

namespace ContentApi.Tests.Documents;

/// <summary>Nothing that a file may hold makes the parser throw, or hang.</summary>
public class HostilePageTests
{
    private static readonly string[] SeedLines = Assert.IsType<PageText.Decoded>(PageText.Decode(Repository.Seed())).Text.Split('\n');

    private static readonly Gen<string> Anything = Gen.Char[(char)0, '\uFFFF'].Array[0, 300].Select(characters => new string(characters));

    // Letters and signs that the rules look for, so that they meet in odd orders.
    private static readonly string[] Marks =
    [
        "Hình 1", " - Hình 2", "\n", "\n\n", "Ảnh:", "(Ảnh: ", ")", "Theo ", "Bài liên quan", "Tin mới", "01/08/2018", "31/02/2018 25:61",
        "Chiều 1/8", "năm 2018",
        "Từ khóa: ", ">>", "- ", "1. ", "“", "”", ":", ".", "Lê Anh", "\t", "|", "\ud800", "\0", "\u200b", "\u0301", "PV", "@",
        "Cập nhật ", "GMT+99", "29/2",
        "Trang chủ › ", "Chuyên mục:", "6 tháng đầu năm 2018", "0", "Xem thêm:", "Video:", "nghềhỗ", "PV: ", "Thưa ông", "?",
        "١", "— Ông Tư", "(Ảnh TỰ TRUNG)", "Thứ Hai, 22/11/2026", "“Giữ đất cho con cháu mai sau.”", "…", "Báo Phú Hòa\nChia sẻ\n\n",
        " |\n", "![]() |", "hinh anh 1Phóng to", "[Ảnh 1/5]", "của của ", "→ ", "=> ", "[Xem thêm]", "27°C", "120 lượt xem", "anh.jpg", "Trang chủ/", "(Nguồn: ",
        "Ảnh do xã cung cấp", " - 1", "a) ", "(1) ", "1/ ", "đựơc ", "Bài 2: ", "\u034f", "— VNA Photo",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Marks.Length - 1].Array[0, 60].Select(order
        => string.Concat(order.Select(index => Marks[index])));

    [Fact]
    public void Any_text_is_read_or_refused() => Anything.Sample(text => IsSound(PageParser.Parse(text)));

    [Fact]
    public void The_marks_of_the_rules_in_any_order_are_read_or_refused()
        => Pieces.Sample(text => IsSound(PageParser.Parse(text)), iter: 2000);

    [Fact]
    public void The_lines_of_the_seed_in_any_order_are_read_or_refused()
    {
        Gen.Int[0, SeedLines.Length - 1].Array[0, 60]
            .Select(order => string.Join('\n', order.Select(index => SeedLines[index])))
            .Sample(text => IsSound(PageParser.Parse(text)), iter: 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t\r\n\u00a0\n")]
    [InlineData("\0\0\u200b")]
    public void A_blank_page_is_refused(string text)
    {
        Assert.Contains("blank", Assert.IsType<PageReading.Refused>(PageParser.Parse(text)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_nothing_but_the_name_of_its_paper_is_refused()
        => Assert.IsType<PageReading.Refused>(PageParser.Parse("Làng Nghề\nLàng Nghề\nChủ nhật, ngày 03 tháng 3 năm 2024\n\nTrang chủ\nChia sẻ\n\n© Bản quyền thuộc Làng Nghề"));

    [Fact]
    public void A_page_of_noise_alone_is_refused_and_its_lines_are_told()
    {
        var refused = Assert.IsType<PageReading.Refused>(PageParser.Parse("Chia sẻ\nFacebook\n\n01/08/2018\n© Báo Mai"));
        Assert.Contains("headline", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(4, refused.Lines.Count);
    }

    [Fact]
    public void A_headline_alone_is_read_with_a_warning()
    {
        var document = Pages.Document("Cầu mới nối hai bờ sông");
        Assert.Equal("Cầu mới nối hai bờ sông", document.Title);
        Assert.Null(document.Lead);
        Assert.Contains(PageWarningCode.NoBody, document.Codes());
    }

    // They are digits to Unicode, and none that make a number here.
    [Theory]
    [InlineData("Cầu mới - Hình ١")]
    [InlineData("Cầu mới\n\nHình ١: Cầu nhìn từ bờ bắc")]
    [InlineData("Cầu mới\n\n١٢/٠٣/٢٠٢٠ 10:٣٠")]
    [InlineData("Cầu mới\n\n12 tháng ٣ năm 2020")]
    [InlineData("Cầu mới\n\nChiều ١/٨, hội nghị bàn về mùa vụ mới tại nhiều tỉnh.")]
    [InlineData("Cầu mới\n\nChiều 1/8, hội nghị bàn về mùa vụ mới tại nhiều tỉnh năm 20٢٠, sau ٦ tháng đầu năm 2020.")]
    public void Digits_of_other_scripts_are_text(string page) => Assert.IsType<PageReading.Read>(PageParser.Parse(page));

    // A rule that looked at all other lines for each, or at a line once for each of its words, would not end here.
    [Fact]
    public void A_line_of_two_million_letters_is_read()
    {
        Assert.NotNull(PageParser.Parse(string.Concat(Enumerable.Repeat("khuyến công ", 170_000))));
        Assert.NotNull(PageParser.Parse(new string('ớ', 2_000_000)));
        Assert.NotNull(PageParser.Parse("Cầu mới\n\n" + new string('1', 2_000_000)));
        Assert.NotNull(PageParser.Parse("Cầu mới\n\n" + string.Concat(Enumerable.Repeat("1/8. ", 400_000))));
    }

    [Theory]
    [InlineData("Chiều 1/8, hội nghị bàn về mùa vụ mới tại nhiều tỉnh.")]
    [InlineData("Tin mới")]
    [InlineData("Tin mới\nMột tin\nMột tin\nNgày 24/4, tỉnh họp bàn về mùa vụ năm 2024.")]
    [InlineData("Chia sẻ\nMột tiêu đề ngắn")]
    [InlineData("Cầu mới - Hình 1\nCầu nhìn từ bờ bắc")]
    [InlineData("- một\n- hai")]
    [InlineData("01/08/2018 10:00\nLê Anh")]
    [InlineData("rừng dừa nước")]
    [InlineData("Đọc thêm tin\nMột tin về cầu mới")]
    [InlineData("“")]
    [InlineData("“Mai cô có lên nữa không?”\nBà con cùng nhau ra đồng từ sáng sớm để kịp thời vụ của cả vùng.")]
    [InlineData("Lê Mai\nBà con cùng nhau ra đồng từ sáng sớm để kịp thời vụ của cả vùng.")]
    [InlineData("Lê Mai (Phú Hòa)\nBà con cùng nhau ra đồng từ sáng sớm để kịp thời vụ của cả vùng.")]
    public void A_hundred_thousand_lines_are_read(string lines)
    {
        Assert.NotNull(PageParser.Parse(string.Join('\n', Enumerable.Repeat(lines,
            100_000 / (lines.Count(character => character == '\n') + 1)))));
    }

    [Fact]
    public void A_nul_and_a_lone_surrogate_do_not_reach_the_document()
    {
        var document = Pages.Read("Cầu\0mới", "Câu này có \ud800 ở giữa và dài đủ để là một đoạn văn của trang.");
        Assert.Equal("Cầu mới", document.Title);
        Assert.DoesNotContain('\ud800', document.Lead!);
    }

    private static bool IsSound(PageReading reading)
    {
        if (reading is not PageReading.Read { Document: var document })
            return reading is PageReading.Refused { Reason.Length: > 0 };
        return document.Title.Length > 0
            && reading.Lines.All(line => line.Role != LineRole.Unread && PageParser.Rules.Contains(line.Rule))
            && document.Fields.All(field => field.Rule.Length > 0 && field.Lines.All(line => line > 0))
            && document.Blocks.All(block => block.Lines.Count > 0)
            && document.WordCount >= 0;
    }
}
