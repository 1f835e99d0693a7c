using ContentApi.Documents;
using static ContentApi.Tests.Documents.RiverPage;

namespace ContentApi.Tests.Documents;

/// <summary>Each rule of the page format with pages that it speaks on, and pages like them on which it must not.</summary>
public class RuleTests
{
    [Fact]
    public void A_masthead_stands_above_noise_or_twice_or_above_a_dated_headline()
    {
        Assert.Equal("Tiếng nói của Hội Làm vườn tỉnh", Pages.Read("Tiếng nói của Hội Làm vườn tỉnh\nChia sẻ", Title, Lead, Paragraph)
            .Publisher);
        Assert.Equal("Vườn nhà", Pages.Read("Vườn nhà\nVườn nhà", Title, Lead, Paragraph).Publisher);
        Assert.Equal("Làng Nghề Việt", Pages.Read("Làng Nghề Việt", Title, "05/06/2019 07:30", Lead, Paragraph).Publisher);
        Assert.Equal("Báo Phú Hòa", Pages.Read("Báo Phú Hòa", Title, Lead, Paragraph).Publisher);
    }

    [Fact]
    public void A_headline_is_no_masthead()
    {
        var dated = Pages.Read(Title, "05/06/2019 07:30", Lead, Paragraph);
        Assert.Null(dated.Publisher);
        Assert.Equal(Title, dated.Title);
        Assert.Equal(Title, Pages.Read(Title, "Cây giống từ vườn ươm của xã", Paragraph, More).Title);
        Assert.Equal("Báo động nước mặn vào sâu", Pages.Read("Báo động nước mặn vào sâu", "05/06/2019", "Mặn vào sâu bốn mươi cây số",
            Paragraph).Title);
        Assert.Equal(Title, Pages.Read(Title, "Lê Thị Mai", "05/06/2019", Lead, Paragraph).Title);
    }

    [Fact]
    public void A_short_headline_above_a_short_lead_is_no_kicker()
    {
        var document = Pages.Read("Báo Phú Hòa", "Cụ Mai kể chuyện", "Cụ kể chuyện trồng dừa nước ven sông quê nhà.", Paragraph);
        Assert.Equal("Cụ Mai kể chuyện", document.Title);
        Assert.Equal("Cụ kể chuyện trồng dừa nước ven sông quê nhà.", document.Lead);
    }

    [Fact]
    public void Figure_labels_tell_the_headline_whatever_stands_above_it()
    {
        var document = Pages.Read("Một dòng rất giống tiêu đề của trang", Title, Lead, $"{Title} - Hình 1", "Bờ sông sau mùa bão", Paragraph);
        Assert.Equal(Title, document.Title);
        Assert.Null(document.Publisher);
        Assert.Contains(document.Fields, field => field is { Path: "title", Rule: "title-figure-labels" });
    }

    [Theory]
    [InlineData("• Click để copy")]
    [InlineData("Chia sẻ Facebook Zalo Twitter")]
    [InlineData("Bình luận (0)")]
    [InlineData("Thích 12")]
    [InlineData("SAO CHÉP LIÊN KẾT")]
    [InlineData("© 2019 Làng Nghề")]
    [InlineData("Giấy phép số 12/GP-BTTTT cấp ngày 5/6/2019.")]
    [InlineData("Ghi rõ nguồn khi phát hành lại thông tin từ trang này.")]
    [InlineData("Thời sự | Kinh tế | Pháp luật")]
    [InlineData("* * *")]
    public void Noise_is_no_part_of_the_text(string noise)
    {
        var document = Pages.Read(Title, Lead, Paragraph, noise, More);
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Contains(document.Discarded, line => line.Text == noise);
    }

    [Theory]
    [InlineData("Chia sẻ tại hội nghị, nhiều hộ mong có thêm cây giống trong vụ tới.")]
    [InlineData("Bình luận về kết quả này, ông Lê Văn Tư nói bà con đã đi đúng hướng.")]
    [InlineData("Bản quyền bài hát về dòng sông thuộc về một người con của xã Phú Hòa đã khuất.")]
    [InlineData("Tổng biên tập một tờ báo tỉnh cũng về đây trồng cây cùng bà con.")]
    [InlineData("Tin mới về giống cây được bà con chuyền nhau trong những buổi họp xóm.")]
    public void Prose_that_begins_like_noise_stays(string prose)
        => Assert.Equal([Paragraph, prose, More], Pages.Read(Title, Lead, Paragraph, prose, More).Paragraphs());

    [Theory]
    [InlineData("01/08/2018 16:45 (GMT+7)", "2018-08-01", "2018-08-01T09:45:00Z")]
    [InlineData("16:45 | 01/08/2018", "2018-08-01", "2018-08-01T09:45:00Z")]
    [InlineData("Thứ hai, ngày 17 tháng 6 năm 2024 | 20:44", "2024-06-17", "2024-06-17T13:44:00Z")]
    [InlineData("Thứ Tư, ngày 1 tháng 8 năm 2018", "2018-08-01", null)]
    [InlineData("Thứ 4, 01/08/2018", "2018-08-01", null)]
    [InlineData("1-8-2018", "2018-08-01", null)]
    [InlineData("Đăng lúc 7h05 ngày 01.08.2018", "2018-08-01", "2018-08-01T00:05:00Z")]
    [InlineData("2018-08-01T16:45:00+07:00", "2018-08-01", "2018-08-01T09:45:00Z")]
    [InlineData("2018-08-01T16:45:00Z", "2018-08-01", "2018-08-01T16:45:00Z")]
    [InlineData("01/08/2018 04:45 PM", "2018-08-01", "2018-08-01T09:45:00Z")]
    [InlineData("Wednesday, August 1, 2018", "2018-08-01", null)]
    [InlineData("1 Aug 2018 10:00 UTC", "2018-08-01", "2018-08-01T10:00:00Z")]
    [InlineData("01/01/2018 05:00", "2018-01-01", "2017-12-31T22:00:00Z")]
    [InlineData("May 12, 2024 9:15 PM PT", "2024-05-12", "2024-05-13T04:15:00Z")]
    [InlineData("Published 9:15 AM ET, Fri January 12, 2024", "2024-01-12", "2024-01-12T14:15:00Z")]
    [InlineData("March 10, 2024 1:59 AM (ET)", "2024-03-10", "2024-03-10T06:59:00Z")]
    [InlineData("November 3, 2024 2:00 AM ET", "2024-11-03", "2024-11-03T07:00:00Z")]
    [InlineData("May 12, 2024 9:15 EDT", "2024-05-12", "2024-05-12T13:15:00Z")]
    [InlineData("May 12, 2024 9:15 CST", "2024-05-12", null)]
    public void A_line_of_a_date_dates_the_article(string line, string day, string? instant)
    {
        var published = Pages.Read(Title, line, Lead, Paragraph).PublishedAt;
        Assert.Equal(new PageDate(DateOnly.Parse(day, null), instant is null ? null : DateTimeOffset.Parse(instant, null)), published);
    }

    [Theory]
    [InlineData("31/02/2018 10:00")]
    [InlineData("01/08/2018 25:61")]
    [InlineData("Ngày 01/08/2018 là ngày hội trồng cây của cả xã")]
    [InlineData("01/08")]
    [InlineData("Số 123/2018")]
    public void A_line_that_is_no_date_dates_nothing(string line) => Assert.Null(Pages.Read(Title, line, Lead, Paragraph).PublishedAt);

    [Fact]
    public void The_date_below_the_headline_beats_the_day_of_the_visit()
    {
        var document = Pages.Read("Vườn nhà\nVườn nhà\nThứ tư, ngày 26 tháng 6 năm 2024", Title, "Thứ hai, ngày 17 tháng 6 năm 2024", Lead,
            Paragraph);
        Assert.Equal(new DateOnly(2024, 6, 17), document.PublishedAt!.Day);
        Assert.Contains(document.Discarded, line => line.Lines[0] == 3);
    }

    [Fact]
    public void A_change_is_no_publication()
    {
        var document = Pages.Read(Title, "01/08/2018 16:45 | Cập nhật: 02/08/2018 08:00", Lead, Paragraph);
        Assert.Equal(new DateOnly(2018, 8, 1), document.PublishedAt!.Day);
        Assert.Equal(new DateOnly(2018, 8, 2), document.ModifiedAt!.Day);
        Assert.Null(Pages.Read(Title, "Cập nhật lúc 08:00 ngày 02/08/2018", Lead, Paragraph).PublishedAt);
    }

    [Fact]
    public void The_first_text_is_the_lead_and_stands_once()
    {
        var document = Pages.Read(Title, Lead, Paragraph);
        Assert.Equal(Lead, document.Lead);
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void A_heading_is_short_open_and_above_a_paragraph()
    {
        Assert.Equal(["Cây giống từ vườn ươm của xã"], Pages.Read(Title, Lead, Paragraph, "Cây giống từ vườn ươm của xã", More).Headings());
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, "Cây giống từ vườn ươm của xã.", More).Headings());
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, "Bà con cần ba thứ:", More).Headings());
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, More, "Cây giống từ vườn ươm của xã năm nay").Headings());
    }

    [Theory]
    [InlineData("Bờ sông nhìn từ cầu")]
    [InlineData("Bờ sông nhìn từ cầu.")]
    [InlineData("Bờ sông nhìn từ cầu. Ảnh chụp tháng 5/2019, khi con nước bắt đầu rút khỏi ruộng và bà con xuống giống vụ mới.")]
    public void A_short_line_below_a_label_is_its_caption(string caption)
    {
        Assert.Equal([caption], Pages.Read(Title, Lead, Paragraph, $"{Title} - Hình 1", caption, More).Figures()
            .Select(figure => figure.Caption));
    }

    [Fact]
    public void A_label_above_a_paragraph_or_the_byline_has_no_caption()
    {
        var document = Pages.Read(Title, Lead, Paragraph, $"{Title} - Hình 1", More, $"{Title} - Hình 2", "Lê Mai");
        Assert.Equal([null, null], document.Figures().Select(figure => figure.Caption));
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Equal(["Lê Mai"], document.Authors);
        Assert.Equal(2, document.Codes().Count(code => code == PageWarningCode.FigureWithoutCaption));
    }

    [Theory]
    [InlineData("Ghe chở cây giống. Ảnh: Trần Ba", "Ghe chở cây giống.", "Trần Ba")]
    [InlineData("Ghe chở cây giống (Ảnh: Trần Ba/TTXVN)", "Ghe chở cây giống", "Trần Ba/TTXVN")]
    [InlineData("Ghe chở cây giống - Ảnh: TRẦN BA.", "Ghe chở cây giống", "TRẦN BA")]
    [InlineData("Ghe chở cây giống. Ảnh: Công an cung cấp", "Ghe chở cây giống.", "Công an cung cấp")]
    public void A_credited_line_is_a_figure_of_its_own(string line, string caption, string credit)
    {
        var figure = Assert.Single(Pages.Read(Title, Lead, Paragraph, line, More).Figures());
        Assert.Equal((null, caption, credit), (figure.Label, figure.Caption, figure.Credit));
    }

    [Theory]
    [InlineData("Dưới đây là những hình ảnh: một bờ sông, ba xóm nhỏ và hàng cây mới trồng.")]
    [InlineData("Ông Tư đưa chúng tôi xem ảnh: “Ngày trước bờ ở tận ngoài kia, giờ lở vào tới sân nhà.”")]
    public void Prose_about_pictures_is_no_caption(string prose) => Assert.Empty(Pages.Read(Title, Lead, Paragraph, prose, More).Figures());

    [Theory]
    [InlineData("Lê Thị Mai", new[] { "Lê Thị Mai" })]
    [InlineData("PV", new[] { "PV" })]
    [InlineData("T.Đ", new[] { "T.Đ" })]
    [InlineData("Lê Mai - Trần Ba", new[] { "Lê Mai", "Trần Ba" })]
    [InlineData("Lê Mai (t/h)", new[] { "Lê Mai" })]
    [InlineData("Bài, ảnh: Lê Mai", new[] { "Lê Mai" })]
    [InlineData("Tác giả: Lê Mai và Trần Ba", new[] { "Lê Mai", "Trần Ba" })]
    [InlineData("Lê Mai - 21:51, 16/04/2022", new[] { "Lê Mai" })]
    public void The_last_line_may_name_the_authors(string line, string[] authors)
        => Assert.Equal(authors, Pages.Read(Title, Lead, Paragraph, line).Authors);

    [Theory]
    [InlineData("Hết.")]
    [InlineData("Còn tiếp kỳ sau")]
    [InlineData("Mùa sau sẽ khác.")]
    public void A_last_line_that_is_no_name_names_nobody(string line) => Assert.Empty(Pages.Read(Title, Lead, Paragraph, line).Authors);

    [Theory]
    [InlineData("Theo TTXVN")]
    [InlineData("(Theo VnExpress)")]
    [InlineData("Nguồn: Báo Phú Hòa")]
    public void An_agency_is_credited_on_a_line_of_its_own(string line) => Assert.Equal(line, Pages.Read(Title, Lead, Paragraph, line).Credit);

    [Fact]
    public void Prose_with_its_source_is_no_agency_credit() => Assert.Null(Pages.Read(Title, Lead, "Theo Sở Nông nghiệp, cây đã bén rễ.",
        Paragraph).Credit);

    [Fact]
    public void A_doubled_headline_opens_an_item_and_the_line_below_is_its_summary()
    {
        var latest = Pages.Read(Title, Lead, Paragraph, "Tin mới", "Cầu mới thông xe\nCầu mới thông xe", "Cầu dài ba trăm mét.", "05/06/2019",
            "Chợ nổi họp lại\nChợ nổi họp lại")
            .Latest!;
        Assert.Equal(["Cầu mới thông xe", "Chợ nổi họp lại"], latest.Items.Select(item => item.Title));
        Assert.Equal(["Cầu dài ba trăm mét.", null], latest.Items.Select(item => item.Summary));
        Assert.Equal([1, 2], latest.Items.Select(item => item.Position));
    }

    [Fact]
    public void A_list_without_items_is_empty_and_takes_none_of_the_next()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Bài liên quan", "Tin mới", "Cầu mới thông xe\nCầu mới thông xe",
            "Cầu dài ba trăm mét.");
        Assert.Empty(document.Related!.Items);
        Assert.Single(document.Latest!.Items);
        Assert.Contains(PageWarningCode.EmptyList, document.Codes());
        Assert.Null(Pages.Read(Title, Lead, Paragraph).Related);
    }

    [Fact]
    public void A_list_in_the_middle_takes_its_marked_items_only()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Tin liên quan", ">> Cầu mới thông xe\n>> Chợ nổi họp lại", More, "Lê Mai");
        Assert.Equal(["Cầu mới thông xe", "Chợ nổi họp lại"], document.Related!.Items.Select(item => item.Title));
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Equal(["Lê Mai"], document.Authors);
    }

    [Fact]
    public void Dates_in_lists_date_the_items_and_never_the_article()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Tin mới", "05/06/2019", "Cầu mới thông xe\nCầu mới thông xe",
            "Ngày 5/6/2019, cầu mới thông xe.");
        Assert.Null(document.PublishedAt);
        Assert.Null(document.EventDate);
        Assert.Equal(new DateOnly(2019, 6, 5), document.Latest!.Items[0].Date!.Day);
    }

    [Fact]
    public void Tags_and_section_are_stated_by_their_lines()
    {
        var document = Pages.Read("Trang chủ › Môi trường › Sông nước", Title, Lead, Paragraph, "Từ khóa: dừa nước, Phú Hòa; bờ sông");
        Assert.Equal("Môi trường", document.Section);
        Assert.Equal(["dừa nước", "Phú Hòa", "bờ sông"], document.Tags);
        Assert.Equal("Nông thôn mới", Pages.Read("Chuyên mục: Nông thôn mới", Title, Lead, Paragraph).Section);
        Assert.Equal("Du lịch", Pages.Read("Du lịch", Title, Lead, Paragraph).Section);
        Assert.Null(Pages.Read("Du lịch", "Thể thao", Title, Lead, Paragraph).Section);
        Assert.Null(Pages.Read(Title, Lead, "Từ khóa của vụ này là giữ đất, giữ nước và giữ người trẻ ở lại với quê.", Paragraph).Section);
    }

    [Fact]
    public void Bullets_and_numbers_are_lists()
    {
        var list = Assert.Single(Pages.Read(Title, Lead, "Bà con cần:", "- Cây giống;\n- Tiền công.", More)
            .Blocks.OfType<PageBlock.List>());
        Assert.Equal(["Cây giống;", "Tiền công."], list.Items);
        Assert.False(list.Ordered);
        Assert.True(Assert.Single(Pages.Read(Title, Lead, "Ba bước:", "1. Đào hố", "2. Đặt cây", "3. Cắm cọc", More)
            .Blocks.OfType<PageBlock.List>()).Ordered);
        Assert.Empty(Pages.Read(Title, Lead, "- Thưa ông, vì sao bờ lở nhanh?", Paragraph, "- Còn năm nay thì sao, thưa ông?", More)
            .Blocks.OfType<PageBlock.List>());
        Assert.Equal(["1. Đào hố", "2. Đặt cây"], Pages.Read(Title, Lead, "1. Đào hố", Paragraph, "2. Đặt cây", More).Headings());
    }

    [Fact]
    public void A_line_that_is_one_quotation_is_a_quote()
    {
        const string quote = "“Chúng tôi trồng cho con cháu, không phải cho mình.”";
        Assert.Equal(quote, Assert.Single(Pages.Read(Title, Lead, Paragraph, quote, More).Blocks.OfType<PageBlock.Quote>()).Text);
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, "“Giữ đất” là lời của ông Tư, “giữ nước” là lời của bà Ba.", More)
            .Blocks.OfType<PageBlock.Quote>());
    }

    [Fact]
    public void Rows_with_the_same_columns_are_a_table()
    {
        var table = Assert.Single(Pages.Read(Title, Lead, "Xóm\tSố cây\nXóm Trên\t1.200\nXóm Dưới\t950", More)
            .Blocks.OfType<PageBlock.Table>());
        Assert.Equal([["Xóm", "Số cây"], ["Xóm Trên", "1.200"], ["Xóm Dưới", "950"]], table.Rows);
    }

    [Fact]
    public void Hard_wrapped_lines_are_one_paragraph()
    {
        var document = Pages.Read(
            Title,
            "Sau ba mùa bão, người dân xã Phú Hòa góp công trồng lại hơn\nhai mươi héc-ta dừa nước dọc bờ sông.",
            "Mỗi hộ nhận chăm sóc một đoạn bờ dài năm mươi mét, tỉnh lo\n"
            + "cây giống và trả tiền công hai năm đầu cho bà con trong xã\ncùng các xã lân cận.");
        Assert.Equal(Lead, document.Lead);
        Assert.Equal([5, 6, 7], document.Blocks[0].Lines.Select(line => line - 1));
    }

    [Fact]
    public void Without_blank_lines_one_line_is_one_block()
    {
        var document = Pages.Document($"{Title}\r\n01/08/2018 16:45\r\n{Lead}\r\n{Paragraph}\r\n{More}\r\nLê Mai\r\n");
        Assert.Equal((Title, Lead), (document.Title, document.Lead));
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Equal(["Lê Mai"], document.Authors);
    }

    [Fact]
    public void English_pages_are_told_from_Vietnamese_ones()
    {
        var english = Pages.Read("Village replants its river palms", "01/08/2018 16:45",
            "After three storms the people of the village are planting palms along the bank of the river.");
        Assert.Equal("en", english.Language);
        Assert.Equal("vi", Pages.Read(Title, Lead, Paragraph).Language);
        Assert.Equal("vi", Pages.Read("Xa ven song trong lai rung dua nuoc",
            "Sau ba mua bao nguoi dan trong lai hon hai muoi hec ta dua nuoc doc bo song.").Language);
    }

    [Fact]
    public void A_text_that_stops_in_mid_sentence_is_reported()
    {
        Assert.Contains(PageWarningCode.PossibleTruncation, Pages.Read(Title, Lead, Paragraph,
            "Bà con nói rằng mùa sau nếu nước không lớn quá thì cả xóm sẽ cùng nhau đắp lại con đê cũ để giữ lấy").Codes());
        Assert.DoesNotContain(PageWarningCode.PossibleTruncation, Pages.Read(Title, Lead, Paragraph, "Lê Mai").Codes());
    }

    private const string Closed = "Xã ven sông trồng lại rừng dừa nước sau ba mùa bão dữ.";

    [Theory]
    [InlineData("Tiếng nói của Hội Làm vườn tỉnh\n• Click để copy")]
    [InlineData("Làng Nghề Việt\nChia sẻ")]
    [InlineData("Vườn nhà\nVườn nhà")]
    [InlineData("Báo Phú Hòa")]
    public void A_headline_with_a_full_stop_stands_below_a_masthead(string above)
    {
        foreach (var title in (string[])[Closed, Closed.TrimEnd('.') + "…", Closed + ".."])
        {
            var document = Pages.Read(above, title, Lead, Paragraph, More);
            Assert.Equal((title, Lead, above.Split('\n')[0]), (document.Title, document.Lead, document.Publisher));
        }
        Assert.Equal(Closed, Pages.Read("Chuyện làng tôi hôm nay\nChia sẻ", Closed, "05/06/2019 07:30", Lead, Paragraph).Title);
    }

    [Fact]
    public void A_sentence_below_a_headline_stays_the_lead()
    {
        Assert.Equal(Closed, Pages.Read("Dừa nước về lại ven sông", Closed, Paragraph, More).Lead);
        Assert.Equal(Closed, Pages.Read("Dừa nước về lại ven sông\nChia sẻ", Closed, Paragraph, More).Lead);
        Assert.Equal(Closed, Pages.Read("Cơ quan điều tra vào cuộc ở ven sông\nChia sẻ", Closed, Paragraph, More).Lead);
        Assert.Equal(Closed, Pages.Read("Dừa nước về lại ven sông", "05/06/2019", "Chia sẻ", Closed, Paragraph, More).Lead);
    }

    [Fact]
    public void The_one_who_is_quoted_stands_with_the_quotation()
    {
        const string quote = "“Chúng tôi trồng cho con cháu, không phải cho mình.”";
        foreach (var line in (string[])["— Ông Lê Văn Tư", "(Ông Lê Văn Tư)", "- Ông Lê Văn Tư"])
        {
            var document = Pages.Read(Title, Lead, Paragraph, quote, line, More);
            var block = Assert.Single(document.Blocks.OfType<PageBlock.Quote>());
            Assert.Equal((quote, "Ông Lê Văn Tư"), (block.Text, block.Attribution));
            Assert.Equal([7, 9], block.Lines);
            Assert.Equal([Paragraph, More], document.Paragraphs());
        }
        var unsaid = Pages.Read(Title, Lead, Paragraph, quote, "— Rồi ông cười.", More);
        Assert.Null(Assert.Single(unsaid.Blocks.OfType<PageBlock.Quote>()).Attribution);
    }

    [Fact]
    public void The_turns_of_an_interview_are_paragraphs()
    {
        string[] turns = ["PV: Ông nghĩ sao về mùa tới?", "Ông Lê Văn Tư: Chưa biết", "- Thưa ông, vì sao bờ lở nhanh?", "- Vì cát bị hút.",
            "Thưa ông, còn năm sau?", "Ông Lê Văn Tư: Còn chờ"];
        var document = Pages.Read([Title, Lead, Paragraph, "Chúng tôi hỏi chuyện ông Tư:", .. turns]);
        Assert.Equal([Paragraph, "Chúng tôi hỏi chuyện ông Tư:", .. turns], document.Paragraphs());
        Assert.Empty(document.Authors);
        Assert.Empty(document.Headings());
    }

    [Fact]
    public void Below_a_list_with_arrows_the_bullets_of_the_text_stay_text()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Tin liên quan", ">> Cầu mới thông xe\n>> Chợ nổi họp lại",
            "- Cây giống đã về xã;\n- Tiền công đã trả xong.", More);
        Assert.Equal(2, document.Related!.Items.Count);
        Assert.Equal(["Cây giống đã về xã;", "Tiền công đã trả xong."], Assert.Single(document.Blocks.OfType<PageBlock.List>()).Items);
        Assert.Equal([Paragraph, More], document.Paragraphs());
    }

    [Theory]
    [InlineData("Báo Phú Hòa\nThứ Hai, 22/11/2026", null)]
    [InlineData("Vườn nhà\nVườn nhà\n\nChủ nhật, 22/11/2026", null)]
    [InlineData("Báo Phú Hòa\n22/11/2026 08:00", null)]
    [InlineData("Báo Phú Hòa\n\n22/11/2026 08:00", "2026-11-22")]
    [InlineData("Chuyên mục: Nông thôn mới\n\n22/11/2026", "2026-11-22")]
    [InlineData("Chuyên mục: Nông thôn mới\n\nThứ Hai, 22/11/2026 08:00", "2026-11-22")]
    public void A_date_above_the_headline_counts_unless_it_may_be_the_day_of_the_visit(string above, string? day)
        => Assert.Equal(day is null ? null : DateOnly.Parse(day, null), Pages.Read(above, Title, Lead, Paragraph).PublishedAt?.Day);

    [Theory]
    [InlineData("Ghe chở cây giống (Ảnh TỰ TRUNG)", "Ghe chở cây giống", "TỰ TRUNG")]
    [InlineData("Ghe chở cây giống - Ảnh TỰ TRUNG.", "Ghe chở cây giống", "TỰ TRUNG")]
    [InlineData("Ghe chở cây giống. Ảnh Trần Ba", "Ghe chở cây giống.", "Trần Ba")]
    [InlineData("Ghe chở cây giống (ảnh Trần Ba).", "Ghe chở cây giống", "Trần Ba")]
    public void A_photographer_is_known_without_a_colon(string line, string caption, string credit)
    {
        var figure = Assert.Single(Pages.Read(Title, Lead, Paragraph, line, More).Figures());
        Assert.Equal((caption, credit), (figure.Caption, figure.Credit));
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, "Trên tường nhà ông treo ảnh Bác Hồ.", More).Figures());
    }

    [Fact]
    public void A_short_first_line_above_a_long_one_is_no_headline()
    {
        Assert.Equal(Title, Pages.Read("Chuyện vườn", Title, Lead, Paragraph).Title);
        Assert.Equal("Chuyện vườn", Pages.Read("Chuyện vườn", Lead, Paragraph).Title);
        Assert.Equal(Title, Pages.Read("Vườn nhà miền Trung xưa", Title, Lead, Paragraph, "© Vườn nhà miền Trung xưa").Title);
        Assert.Equal(Title, Pages.Read("Tạp chí Làng Nghề", "Cơ quan thông tin lý luận của Hội Làng nghề", Title, Lead, Paragraph).Title);
        Assert.Equal(Title, Pages.Read("Vườn nhà miền Trung", "Chủ nhật, 22/11/2026", Title, "05/06/2019 07:30", Lead, Paragraph).Title);
    }

    [Fact]
    public void The_nearest_date_above_the_headline_dates_the_article()
        => Assert.Equal(new DateOnly(2019, 6, 5), Pages.Read("Báo Phú Hòa", "22/11/2026 08:00", "05/06/2019 07:30", Title, Lead, Paragraph)
            .PublishedAt!.Day);

    [Theory]
    [InlineData("Bài: Lê Mai - Ảnh: Trần Ba", "Lê Mai", null)]
    [InlineData("Tin, ảnh: Lê Mai (TTXVN)", "Lê Mai", "TTXVN")]
    [InlineData("Lê Mai/TTXVN", "Lê Mai", "TTXVN")]
    [InlineData("VNA", "", "VNA")]
    [InlineData("Nguồn: Trung tâm Dự báo khí tượng thủy văn quốc gia", "",
        "Nguồn: Trung tâm Dự báo khí tượng thủy văn quốc gia")]
    public void Photographers_and_agencies_are_no_authors(string line, string authors, string? credit)
    {
        var document = Pages.Read(Title, Lead, Paragraph, line);
        Assert.Equal((authors, credit), (string.Join("; ", document.Authors), document.Credit));
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void Arrows_in_a_row_are_all_related_articles()
        => Assert.Equal(["Cầu mới thông xe", "Chợ nổi họp lại", "Trường mới"], Pages.Read(Title, Lead,
            ">> Cầu mới thông xe\n>> Chợ nổi họp lại\n>> Trường mới", Paragraph).Related!.Items.Select(item => item.Title));

    [Theory]
    [InlineData("Cầu mới thông xe (12/06)")]
    [InlineData("Cầu mới thông xe (12/06/2018)")]
    [InlineData("Cầu mới thông xe - 20/06/2018")]
    public void A_stamp_behind_a_headline_is_no_part_of_it(string item)
        => Assert.Equal("Cầu mới thông xe", Assert.Single(Pages.Read(Title, Lead, Paragraph, "Tin mới", item).Latest!.Items).Title);

    [Fact]
    public void Ranks_stamps_and_sections_are_no_part_of_an_item()
        => Assert.Equal(["Cầu mới thông xe", "Chợ nổi họp lại"], Pages.Read(Title, Lead, Paragraph, "Đọc nhiều", "1\nCầu mới thông xe",
            "Kinh tế", "2 giờ trước", "2. Chợ nổi họp lại (25/01/2023)").Latest!.Items.Select(item => item.Title));

    [Fact]
    public void A_line_that_ends_with_a_colon_may_be_the_lead()
    {
        const string opening = "Số cây của các xóm trồng được tính đến hôm nay như sau:";
        Assert.Equal(opening, Pages.Read(Title, opening, "Xóm\tSố cây\nXóm Trên\t1.200", Paragraph).Lead);
    }

    [Theory]
    [InlineData("PHỎNG VẤN")]
    [InlineData("Chuyện làng nghề")]
    public void What_says_the_kind_of_text_is_no_masthead(string kicker)
    {
        var document = Pages.Read(kicker, Title, "05/06/2019 07:30", Lead, Paragraph);
        Assert.Equal((Title, null, Lead), (document.Title, document.Publisher, document.Lead));
    }

    [Fact]
    public void A_label_right_above_a_heading_has_no_caption()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Hình 1", "Giữ nghề bằng lớp học nhỏ", More, "Hình 2", "Bờ sông nhìn từ cầu mới", Paragraph);
        Assert.Equal(["Giữ nghề bằng lớp học nhỏ"], document.Headings());
        Assert.Equal([null, "Bờ sông nhìn từ cầu mới"], document.Figures().Select(figure => figure.Caption));
    }

    [Fact]
    public void A_caption_without_label_and_credit_is_told_from_the_heading_beside_it()
    {
        var document = Pages.Read(Title, Lead, "Ghe ít, khách nhiều", "Ghe bán dưa hấu ở chợ nổi Phú Hòa", Paragraph, More);
        Assert.Equal(["Ghe ít, khách nhiều"], document.Headings());
        Assert.Equal("Ghe bán dưa hấu ở chợ nổi Phú Hòa", Assert.Single(document.Figures()).Caption);
    }

    [Fact]
    public void Lists_of_short_lines_do_not_hide_that_a_page_is_wrapped()
    {
        var document = Pages.Document($"{Title}\n\nSau ba mùa bão, người dân xã Phú Hòa góp công trồng lại\nhơn hai mươi héc-ta dừa nước dọc "
            + "bờ sông.\n\nTin mới\n\nCầu mới thông xe\nChợ nổi họp lại\nTrường mới mở cửa\nMùa nước nổi về");
        Assert.Equal(Lead, document.Lead);
        Assert.Equal(4, document.Latest!.Items.Count);
    }

    [Fact]
    public void The_menu_of_a_wrapped_page_may_be_wider_than_its_column()
    {
        var document = Pages.Document("Trang chủ\tThời sự\tKinh tế\tPháp luật\tVăn hóa\tThể thao\tGiải trí\tGiáo dục\tĐời sống\tCông nghệ\tMôi trường\tBất động sản\tBạn đọc\n\n"
            + $"{Title}\n\nSau ba mùa bão, người dân xã Phú Hòa góp công trồng lại\nhơn hai mươi héc-ta dừa nước dọc bờ sông.");
        Assert.Equal(Lead, document.Lead);
    }

    [Fact]
    public void A_date_that_closes_a_sentence_goes_on_with_a_wrapped_line()
    {
        var document = Pages.Document($"{Title}\n\nSau ba mùa bão, người dân xã Phú Hòa góp công trồng lại\nhơn hai mươi héc-ta dừa nước dọc bờ sông.\n\n"
            + "Các hộ ven sông sẽ nhận đủ cây giống và tiền công trước\n15/7/2020.");
        Assert.Equal(["Các hộ ven sông sẽ nhận đủ cây giống và tiền công trước 15/7/2020."], document.Paragraphs());
        Assert.Null(document.PublishedAt);
    }

    [Theory]
    [InlineData("Tiền Giang, ngày 16/3/2021")]
    [InlineData("Hà Tĩnh, ngày 16 tháng 3 năm 2021")]
    [InlineData("Bà Rịa - Vũng Tàu, ngày 16/3/2021")]
    [InlineData("Thành phố Hồ Chí Minh, 16/3/2021")]
    [InlineData("Phú Hòa, ngày 16/3/2021")]
    public void The_place_beside_a_date_is_no_author(string line)
    {
        var document = Pages.Read(Title, line, Lead, Paragraph);
        Assert.Empty(document.Authors);
        Assert.Equal(new DateOnly(2021, 3, 16), document.PublishedAt!.Day);
    }

    [Fact]
    public void A_name_or_an_agency_between_buttons_is_kept_on_a_page_without_blank_lines()
    {
        var document = Pages.Document(string.Join('\n', Title, "05/06/2019 07:30", Lead, Paragraph, "Quảng cáo", "Lê Mai", "Chia sẻ", "Nguồn: TTXVN",
            "In bài viết"));
        Assert.Equal(["Lê Mai"], document.Authors);
        Assert.Equal("Nguồn: TTXVN", document.Credit);
    }

    [Theory]
    [InlineData("Thứ ba, 21/06/2022 10:30:15 AM - 0 Trả lời", "2022-06-21T03:30:15Z")]
    [InlineData("08:38 AM 28/06/2018 |   Lượt xem: 4438 |   In bài viết |", "2018-06-28T01:38:00Z")]
    [InlineData("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T08:42:27Z")]
    [InlineData("Sức khỏeThứ Năm, 17/05/2018 15:00:00 +07:00", "2018-05-17T08:00:00Z")]
    public void Counters_and_buttons_beside_a_date_say_nothing_of_it(string line, string instant)
    {
        var document = Pages.Read(Title, line, Lead, Paragraph);
        Assert.Equal(DateTimeOffset.Parse(instant, null), document.PublishedAt!.Instant);
        Assert.Equal([Paragraph], document.Paragraphs());
        Assert.Empty(document.Authors);
    }

    [Theory]
    [InlineData("Nhanh - Chính xác - Tin cậy", null, null)]
    [InlineData("Vì cuộc sống của nhà nông", null, null)]
    [InlineData("Chuyện người giữ rừng ven sông giữa mùa nước lớn", null, null)]
    [InlineData("Báo Phú Hòa điện tử | Xã hội", "Báo Phú Hòa điện tử", "Xã hội")]
    [InlineData("Cơ quan ngôn luận của Hội Làng nghề tỉnh Phú Hòa\nThứ Hai, 22/11/2026", "Cơ quan ngôn luận của Hội Làng nghề tỉnh Phú Hòa", null)]
    [InlineData("Cổng thông tin điện tử Sở Nông nghiệp và Môi trường", "Cổng thông tin điện tử Sở Nông nghiệp và Môi trường", null)]
    [InlineData("Báo Phú Hòa\nTiếng nói của người giữ rừng ven sông Cửu\nThứ bảy, 22/11/2026", "Báo Phú Hòa", null)]
    [InlineData("Hà Nội: 27°C Hà Nội\nĐà Nẵng: 25°C", null, null)]
    [InlineData("Sau bão số 3", null, null)]
    [InlineData("Vì đâu bờ lở?", null, null)]
    [InlineData("Kênh 14", "Kênh 14", null)]
    public void What_stands_above_the_headline_names_a_paper_or_goes(string above, string? publisher, string? section)
    {
        var document = Pages.Read(above, Title, "05/06/2019 07:30", Lead, Paragraph);
        Assert.Equal((Title, publisher, section), (document.Title, document.Publisher, document.Section));
        Assert.Equal(Lead, document.Lead);
    }

    [Fact]
    public void The_name_of_a_series_is_no_masthead()
    {
        var document = Pages.Read("Nước mắt vùng hạn", "Bài 2: Những chuyến xe chở nước ngọt", "05/06/2019 07:30", Lead, Paragraph);
        Assert.Equal(("Bài 2: Những chuyến xe chở nước ngọt", null), (document.Title, document.Publisher));
    }

    [Fact]
    public void The_headline_with_a_number_is_the_label_of_a_figure_and_a_score_is_not()
    {
        var document = Pages.Read(Title, Lead, $"{Title} - 1", "Bờ sông sau mùa bão", Paragraph, $"{Title} - 2", More, "Đội xã Phú Hòa thắng 2 - 1");
        Assert.Equal(["Bờ sông sau mùa bão", null], document.Figures().Select(figure => figure.Caption));
        Assert.Equal([Paragraph, More, "Đội xã Phú Hòa thắng 2 - 1"], document.Paragraphs());
    }

    [Fact]
    public void Sentences_between_bare_labels_are_their_captions()
    {
        const string caption = "Những gốc đào thế giá từ năm đến ba mươi triệu đồng bày bán dọc con đường ven hồ của thành phố.";
        var document = Pages.Read(Title, Lead, "Ảnh 1", caption, "Ảnh 2", caption + " Người mua còn ít.", Paragraph);
        Assert.Equal([caption, caption + " Người mua còn ít."], document.Figures().Select(figure => figure.Caption));
    }

    [Fact]
    public void What_is_printed_twice_is_read_once()
    {
        const string caption = "Ghe chở cây giống về tới bến của xã sau hai ngày.";
        var document = Pages.Read(Title, $"{Lead}\n{Lead}", Paragraph, $"{caption}\n{caption}", $"{More} {Paragraph}\n{More} {Paragraph}");
        Assert.Equal(Lead, document.Lead);
        Assert.Equal(caption, Assert.Single(document.Figures()).Caption);
        Assert.Equal([Paragraph, $"{More} {Paragraph}"], document.Paragraphs());
    }

    [Fact]
    public void A_credit_without_caption_is_a_lost_figure_above_more_text_and_the_photographer_of_all_below_it()
    {
        var document = Pages.Read(Title, Lead, "Ảnh minh họa", Paragraph, "Ảnh: Trần Ba", More, "Ảnh: Lê Tư");
        Assert.Equal([("Ảnh minh họa", null), (null, "Trần Ba")], document.Figures().Select(figure => (figure.Caption, figure.Credit)));
    }

    [Theory]
    [InlineData("Nông dân xã Phú Hòa trồng cây trên bờ mới đắp", true)]
    [InlineData("Nâng cao chất lượng giống cây tại các xã ven sông", false)]
    [InlineData("Nông dân Phú Hòa: được mùa trên đất mới", false)]
    public void The_only_open_phrase_below_the_lead_that_tells_a_scene_is_a_caption(string line, bool isCaption)
    {
        Assert.Equal(isCaption ? 1 : 0, Pages.Read(Title, Lead, line, Paragraph, More).Figures().Count);
        Assert.Empty(Pages.Read(Title, Lead, line, Paragraph, "Cây giống từ vườn ươm", More).Figures());
    }

    [Fact]
    public void Letters_count_as_numbers_do()
    {
        var document = Pages.Read(Title, Lead, "Được miễn phí:", "a) Người dưới 16 tuổi;\nb) Người khuyết tật;\nc) Hộ nghèo.", Paragraph);
        var list = Assert.Single(document.Blocks.OfType<PageBlock.List>());
        Assert.True(list.Ordered);
        Assert.Equal(["Người dưới 16 tuổi;", "Người khuyết tật;", "Hộ nghèo."], list.Items);
    }

    [Theory]
    [InlineData("Lê Mai (lược dịch theo BBC)", "Lê Mai", "theo BBC")]
    [InlineData("Nhóm PV miền Trung", "Nhóm PV miền Trung", null)]
    [InlineData("PV thường trú tại Lào", "PV thường trú tại Lào", null)]
    [InlineData("Ghi chép của Lê Mai", "Lê Mai", null)]
    [InlineData("Nguồn Báo Phú Hòa: https://example.org/cau-moi", "", "Nguồn Báo Phú Hòa")]
    public void Bylines_and_credits_of_more_forms(string line, string authors, string? credit)
    {
        var document = Pages.Read(Title, Lead, Paragraph, line);
        Assert.Equal((authors, credit), (string.Join("; ", document.Authors), document.Credit));
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void A_breadcrumb_may_stand_in_a_column()
    {
        var document = Pages.Read("Trang chủ\nKinh tế\nXuất nhập khẩu", Title, "05/06/2019 07:30", Lead, Paragraph);
        Assert.Equal((Title, null, "Kinh tế"), (document.Title, document.Publisher, document.Section));
    }

    [Fact]
    public void The_answer_to_a_reader_is_text()
        => Assert.Equal(["Trả lời:", Paragraph, More], Pages.Read(Title, Lead, "Trả lời:", Paragraph, More).Paragraphs());

    [Theory]
    [InlineData("đựơc", "được")]
    [InlineData("ngưòi", "người")]
    [InlineData("Lưong", "Lương")]
    [InlineData("qúa", "quá")]
    [InlineData("gìau", "giàu")]
    [InlineData("tòan", "toàn")]
    [InlineData("khỏang", "khoảng")]
    [InlineData("ngòai", "ngoài")]
    [InlineData("lọai", "loại")]
    [InlineData("hùynh", "huỳnh")]
    [InlineData("chuỵên", "chuyện")]
    [InlineData("qúy", "quý")]
    [InlineData("nghành", "ngành")]
    [InlineData("của của", "của")]
    public void A_word_that_is_written_as_none_is_told_and_kept(string written, string meant)
    {
        var document = Pages.Read(Title, Lead, $"{Paragraph} Bà con {written} rồi về.", More);
        var warning = Assert.Single(document.Warnings, warning => warning.Code == PageWarningCode.PossibleTypo);
        Assert.Equal((written, meant), (warning.Text, warning.Suggestion));
        Assert.Equal([5], warning.Lines);
        Assert.Contains(written, document.Paragraphs().First(), StringComparison.Ordinal);
    }

    // Both ways of writing "hòa", names of other peoples and languages, words that may stand twice, a wrong word that is a word.
    [Theory]
    [InlineData("hòa hoà khỏe khoẻ thúy thuý quý già giờ gìn mùa phía nghĩa nghệ ngoéo khuỷu khuya oái uống yếu")]
    [InlineData("Đắk Lắk, Bắc Kạn, Krông Pắk, Y Thoan Niê, Buckingham, Shanghai, café, Müller, São Paulo")]
    [InlineData("ngày ngày, từ từ, thiết bị bị hỏng, nói trên trên mạng, đi đi về về, Và và Giàng")]
    [InlineData("Điểu đó, tiền nghìn tỷ, UBND-HĐND, TP.HCM, ĐƯỢC")]
    public void A_word_that_may_be_right_is_not_told(string words)
        => Assert.DoesNotContain(PageWarningCode.PossibleTypo, Pages.Read(Title, Lead, $"{Paragraph} Bà con nói: {words}.", More).Codes());

    [Theory]
    [InlineData("Ghe chở cây giống. — VNA/VNS Photo", "Ghe chở cây giống.", "VNA/VNS Photo")]
    [InlineData("A ferry carries seedlings – AFP Photo", "A ferry carries seedlings", "AFP Photo")]
    public void An_agency_may_stand_before_the_word_for_its_photograph(string line, string caption, string credit)
    {
        var figure = Assert.Single(Pages.Read(Title, Lead, Paragraph, line, More).Figures());
        Assert.Equal((caption, credit), (figure.Caption, figure.Credit));
    }

    [Fact]
    public void The_name_of_an_image_file_opens_a_figure_and_is_no_text()
    {
        var document = Pages.Read(Title, Lead, "z5188302046116_571c43.jpg\nGhe chở cây giống về bến của xã", Paragraph, "IMG_0012.JPG", More);
        Assert.Equal((null, "Ghe chở cây giống về bến của xã"), Assert.Single(document.Figures()) is var figure ? (figure.Label, figure.Caption) : default);
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Contains(document.Discarded, line => line.Text == "IMG_0012.JPG");
    }

    [Fact]
    public void Characters_that_no_one_sees_are_dropped_between_any_letters()
    {
        var hidden = string.Concat(Title.Select(letter => letter == ' ' ? " " : $"{letter}\u034F"));
        var document = Pages.Read(hidden, "\u200E05/06/2019 07:30\u200F", Lead, Paragraph);
        Assert.Equal((Title, new DateOnly(2019, 6, 5)), (document.Title, document.PublishedAt!.Day));
    }

    [Fact]
    public void The_form_for_comments_is_no_text()
        => Assert.Equal([Paragraph, More], Pages.Read(Title, Lead, Paragraph, More, "Lê Mai", "Ý kiến bình luận:",
            "Ý kiến của bạn sẽ được xét duyệt khi đăng. Xin vui lòng gõ tiếng Việt có dấu.",
            "Hiện chưa có bình luận nào, hãy trở thành người đầu tiên bình luận cho bài viết này!", "Tối đa: 1500 ký tự").Paragraphs());

    [Fact]
    public void An_english_date_may_part_day_and_year_by_a_stroke()
        => Assert.Equal(new DateOnly(2018, 8, 9), Pages.Read(Title, "Update: August, 09/2018 - 09:00", Lead, Paragraph).ModifiedAt!.Day);

    [Fact]
    public void A_wrapped_page_needs_no_blank_lines()
    {
        const string page = """
            Thời báo Ven Biển
            Tàu vỏ thép đầu tiên của xã đảo hạ thủy
            05/07/2013 13:58
            Chiếc tàu vỏ thép dài 27 mét của ngư dân Trần Ba ở xã đảo vừa được
            hạ thủy sáng nay tại xưởng đóng tàu bên sông.
            Con tàu có công suất 811 mã lực, hầm lạnh bọc vật liệu cách nhiệt.
            Người giữ lửa của xưởng
            Ông Ba đi biển từ năm mười lăm tuổi, đã hai lần mất tàu gỗ trong
            bão, lần nào cũng phải bán đất trả nợ rồi làm lại từ đầu.
            Hữu Phúc
            """;
        var document = Pages.Document(page);
        Assert.Equal("Tàu vỏ thép đầu tiên của xã đảo hạ thủy", document.Title);
        Assert.Equal(new DateOnly(2013, 7, 5), document.PublishedAt?.Day);
        Assert.EndsWith("vừa được hạ thủy sáng nay tại xưởng đóng tàu bên sông.", document.Lead, StringComparison.Ordinal);
        Assert.Equal(["Con tàu có công suất 811 mã lực, hầm lạnh bọc vật liệu cách nhiệt.",
            "Ông Ba đi biển từ năm mười lăm tuổi, đã hai lần mất tàu gỗ trong bão, lần nào cũng phải bán đất trả nợ rồi làm lại từ đầu."],
            document.Paragraphs());
        Assert.Equal(["Người giữ lửa của xưởng"], document.Headings());
        Assert.Equal(["Hữu Phúc"], document.Authors);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n\n")]
    public void Headlines_and_summaries_by_turns_need_no_second_copy(string between)
    {
        var document = Pages.Document($"{Title}\n\n{Lead}\n\n{Paragraph}\n\nĐọc nhiều\n\n" + string.Join(between, "Cá giống khan hàng trước vụ thả",
            "Giá cá đã vượt bốn mươi nghìn đồng.", "Muối được giá, sao diêm dân còn tiếc?", "Giá gấp đôi thì kho đã trống."));
        Assert.Equal([("Cá giống khan hàng trước vụ thả", "Giá cá đã vượt bốn mươi nghìn đồng."),
            ("Muối được giá, sao diêm dân còn tiếc?", "Giá gấp đôi thì kho đã trống.")],
            document.Latest!.Items.Select(item => (item.Title, item.Summary!)));
    }

    [Fact]
    public void The_author_stands_above_the_comments_and_the_footer_names_the_paper()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "(PV)", "Bình luận (0)\nLên đầu trang",
            "Báo Phú Hòa\nGiấy phép số 12/GP-BTTTT\nTổng biên tập: Trần Ba");
        Assert.Equal(["PV"], document.Authors);
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void Comments_of_readers_end_the_article_up_to_the_next_list()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Út Nguyên", "Ý kiến bạn đọc (2)", "Hoàng Long\nBà con giỏi quá.\nThích   Trả lời   2 giờ trước",
            "Bạn đọc Phú Hòa\nXin số điện thoại để gửi thêm cây.\nThích   Trả lời   1 giờ trước", "Tin mới", "Cầu mới thông xe\nCầu mới thông xe");
        Assert.Equal(["Út Nguyên"], document.Authors);
        Assert.Equal([Paragraph], document.Paragraphs());
        Assert.Empty(document.Headings());
        Assert.Equal("Cầu mới thông xe", Assert.Single(document.Latest!.Items).Title);
    }

    [Fact]
    public void A_question_without_a_name_is_a_turn_where_others_ask_and_a_heading_elsewhere()
    {
        const string question = "Bà con tự làm được gì?";
        Assert.Empty(Pages.Read(Title, Lead, "PV: Ai lo cây giống?", Paragraph, "PV: Bao giờ thì xong?", More, question, Paragraph).Headings());
        Assert.Equal([question], Pages.Read(Title, Lead, Paragraph, question, More).Headings());
    }

    [Fact]
    public void What_is_cut_off_or_has_the_form_of_the_other_headings_is_no_caption()
    {
        const string cut = "Ông Lê Văn Tư ở thôn Trung cho biết năm ngoái nhà ông bán được bảy tấn, năm nay hái cả vườn mới được hơn một tấn, quả nhỏ và";
        var document = Pages.Read(Title, Lead, Paragraph, $"{Title} - Hình 1", cut, "Phú Hòa: giữ cây hay giữ nước", More, $"{Title} - Hình 2",
            "Phú Lâm: vành đai của dừa", Paragraph);
        Assert.All(document.Figures(), figure => Assert.Null(figure.Caption));
        Assert.Equal(["Phú Hòa: giữ cây hay giữ nước", "Phú Lâm: vành đai của dừa"], document.Headings());
        Assert.Contains(cut, document.Paragraphs());
        Assert.Equal("Phú Lâm: vành đai của dừa",
            Assert.Single(Pages.Read(Title, Lead, Paragraph, $"{Title} - Hình 1", "Phú Lâm: vành đai của dừa", More).Figures()).Caption);
    }

    [Fact]
    public void Related_articles_stand_in_the_order_of_the_page()
        => Assert.Equal(["Cầu hợp long trước hạn", "Phà cũ sau ngày có cầu", "Người lái đò dạy chữ"],
            Pages.Read(Title, Lead, Paragraph, ">> Xem thêm: Cầu hợp long trước hạn", More, "Lê Mai", "Tin liên quan",
                "Phà cũ sau ngày có cầu\n\nNgười lái đò dạy chữ").Related!.Items.Select(item => item.Title));

    [Theory]
    [InlineData("Trang chủ   Tin tức   Kỹ thuật   Hỏi đáp   Liên hệ")]
    [InlineData("Trang chủ\tKỹ thuật\tCây giống")]
    public void A_menu_on_one_line_stands_above_the_masthead(string menu)
    {
        var document = Pages.Read($"{menu}\nNgười Làm Vườn", Title, "05/06/2019 08:00", Lead, Paragraph);
        Assert.Equal(("Người Làm Vườn", Title), (document.Publisher, document.Title));
        Assert.Contains(document.Discarded, line => line.Reason == "a menu");
    }

    [Theory]
    [InlineData("LÊ MAI - Ảnh: TRẦN BA", "LÊ MAI", null)]
    [InlineData("Lê Mai (Báo Phú Hòa)", "Lê Mai", "Báo Phú Hòa")]
    [InlineData("PV (tổng hợp từ TTXVN, VOV)", "PV", "TTXVN, VOV")]
    [InlineData("Thực hiện: Lê Mai - Đồ họa: Trần Ba", "Lê Mai", null)]
    [InlineData("Lê Đ.", "Lê Đ.", null)]
    public void Who_made_something_else_is_no_author(string line, string authors, string? credit)
    {
        foreach (var lines in (string[][])[[Title, Lead, Paragraph, line], [Title, "05/06/2019 07:30", line, Lead, Paragraph]])
        {
            var document = Pages.Read(lines);
            Assert.Equal((Title, authors, credit), (document.Title, string.Join("; ", document.Authors), document.Credit));
            Assert.Empty(document.Figures());
        }
    }

    // "Ảnh minh họa" names nobody, and "(Nguồn: TTXVN)" no photographer: each is a part of the caption.
    [Theory]
    [InlineData("Ghe chở cây giống. Ảnh do nhân vật cung cấp", null)]
    [InlineData("Ghe chở cây giống. (Ảnh minh họa. Nguồn: Internet)", null)]
    [InlineData("Ghe chở cây giống. (Nguồn: TTXVN)", null)]
    [InlineData("Ghe chở cây giống. Ảnh minh họa", null)]
    [InlineData("Ghe chở cây giống. Ảnh chụp màn hình", null)]
    [InlineData("Ghe chở cây giống. Ảnh : Trần Ba", "Trần Ba")]
    [InlineData("Ghe chở cây giống. VNA/VNS Photo Trần Ba", "VNA/VNS Photo Trần Ba")]
    public void What_names_no_photographer_stays_with_the_caption(string line, string? credit)
    {
        var figure = Assert.Single(Pages.Read(Title, Lead, Paragraph, line, More).Figures());
        Assert.Equal((credit is null ? line : "Ghe chở cây giống.", credit), (figure.Caption, figure.Credit));
    }

    [Fact]
    public void What_stood_in_a_cell_below_a_photograph_is_its_caption()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "|\nGhe chở cây giống về bến của xã. |", More, "![]() |", Paragraph + " Còn nước.");
        Assert.Equal("Ghe chở cây giống về bến của xã.", Assert.Single(document.Figures()).Caption);
        Assert.Equal([Paragraph, More, Paragraph + " Còn nước."], document.Paragraphs());
    }

    [Fact]
    public void A_button_on_an_image_is_no_part_of_its_label()
    {
        var document = Pages.Read(Title, Lead, "Xa ven song trong lai rung hinh anh 1Phóng to", Paragraph, "Xa ven song trong lai rung hinh anh 2", More);
        Assert.Equal(["Xa ven song trong lai rung hinh anh 1", "Xa ven song trong lai rung hinh anh 2"], document.Figures().Select(figure => figure.Label));
        Assert.Equal([Paragraph, More], document.Paragraphs());
    }

    [Fact]
    public void Two_headings_may_stand_together_and_three_short_lines_are_verse()
    {
        Assert.Equal(["Ngày một", "Cây giống từ vườn ươm"], Pages.Read(Title, Lead, Paragraph, "Ngày một", "Cây giống từ vườn ươm", More).Headings());
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, "Ngày một", "Cây giống", "Từ vườn ươm", "Của xã", More).Headings());
    }

    [Theory]
    [InlineData("Vườn nhà|Đô thị 24h|Quy hoạch - Xây dựng")]
    [InlineData("VTV.VN|TRUYỀN HÌNH TRỰC TUYẾN")]
    [InlineData("ZNEWS|Xuất bản|Lifestyle|Thứ sáu, 5/4/2024")]
    [InlineData("Góc bếp nhà Linh|Chuyện ăn, chuyện ở, chuyện đi|Bỏ qua nội dung")]
    [InlineData("VnExpress - Báo tiếng Việt nhiều người xem nhất|Mới nhất|Podcasts|Góc nhìn|Bất động sản|Tất cả|Trang chủ › Thời sự › Giao thông")]
    [InlineData("BÁO PHÚ HÒA|CƠ QUAN CỦA ĐẢNG BỘ TỈNH PHÚ HÒA|TIẾNG NÓI CỦA ĐẢNG BỘ, CHÍNH QUYỀN VÀ NHÂN DÂN|Thứ 7, 28/11/2026|Media|Longform")]
    [InlineData("Báo Phú Hòa điện tử|Thứ Bảy, 28/11/2026 09:15|Hotline: 0909 123 456|Tin nóng|Giá dừa khô tăng gấp đôi trong một tháng|Kinh tế > Nông nghiệp")]
    [InlineData("Dân trí|Xã hội Kinh doanh Bất động sản Thể thao Việc làm Nhân ái|Thứ sáu, 07/11/2025 - 07:30")]
    public void Nothing_of_a_site_s_header_is_the_headline(string above)
    {
        foreach (var lines in (string[][])[[.. above.Split('|'), Title, "Hà Linh - 05/06/2019 07:30", Lead, Paragraph, More],
            [.. above.Split('|'), Title, "Hà Linh", "05/06/2019 07:30", Lead, Paragraph, More]])
        {
            foreach (var sign in (string[])["\n", "\n\n"])
            {
                var document = Pages.Document(string.Join(sign, lines));
                Assert.Equal((Title, Lead, new DateOnly(2019, 6, 5)), (document.Title, document.Lead, document.PublishedAt!.Day));
                Assert.Equal(["Hà Linh"], document.Authors);
                Assert.Equal([Paragraph, More], document.Paragraphs());
            }
        }
    }

    [Fact]
    public void A_short_headline_below_a_menu_stands_above_its_date()
        => Assert.Equal("Mùa len trâu", Pages.Read("Thời Báo Làng Nghề", "Làng nghề", "Sống khỏe", "Mùa len trâu", "Ghi chép của LÊ MAI", "05/06/2019 07:30", Lead, Paragraph).Title);

    [Fact]
    public void A_breadcrumb_may_stand_between_a_headline_and_its_date()
        => Assert.Equal(Title, Pages.Read("Báo Phú Hòa", Title, "Kinh tế > Nông nghiệp", "05/06/2019 07:30", "Ghe chở cây giống về bến của xã", Paragraph, More).Title);

    [Fact]
    public void A_headline_above_its_date_and_buttons_is_no_masthead()
        => Assert.Equal(Title, Pages.Read(Title, "05/06/2019 07:30", "Chia sẻ", "Ghe chở cây giống về bến của xã", Paragraph, More).Title);

    [Theory]
    [InlineData("Đăng ngày 15 Tháng Ba, 2018 bởi Hà Linh", "Hà Linh", "2018-03-15", null)]
    [InlineData("Tháng Ba 15, 2018", "", "2018-03-15", null)]
    [InlineData("15 Tháng Ba, 2018 lúc 9:02 chiều", "", "2018-03-15", "2018-03-15T14:02:00Z")]
    [InlineData("Tháng 12 24, 2018 lúc 12:10 trưa", "", "2018-12-24", "2018-12-24T05:10:00Z")]
    [InlineData("May 15, 2021 | By Le Mai, Staff Writer", "Le Mai", "2021-05-15", null)]
    [InlineData("Lê Mai (TTXVN) - 15/03/2018 08:00", "Lê Mai", "2018-03-15", "2018-03-15T01:00:00Z")]
    [InlineData("Lê Mai - Trần Ba - 15/03/2018 08:00", "Lê Mai; Trần Ba", "2018-03-15", "2018-03-15T01:00:00Z")]
    [InlineData("Hà Linh - 15/03/2018 08:00", "Hà Linh", "2018-03-15", "2018-03-15T01:00:00Z")]
    [InlineData("Thứ Ba, Lê Mai, 13/03/2018", "Lê Mai", "2018-03-13", null)]
    [InlineData("June 20, 2018, 10:30 p.m.", "", "2018-06-20", "2018-06-20T15:30:00Z")]
    public void Names_stand_beside_dates_of_many_forms(string line, string authors, string day, string? instant)
    {
        var document = Pages.Read(Title, line, Lead, Paragraph);
        Assert.Equal((authors, DateOnly.Parse(day, null)), (string.Join("; ", document.Authors), document.PublishedAt!.Day));
        Assert.Equal(instant is null ? null : DateTimeOffset.Parse(instant, null), document.PublishedAt.Instant);
    }

    [Theory]
    [InlineData("Tin-ảnh: Lê Mai", "Lê Mai", null)]
    [InlineData("Bài & ảnh: Phóng viên Lê Mai", "Lê Mai", null)]
    [InlineData("Bài và ảnh LÊ MAI", "LÊ MAI", null)]
    [InlineData("Lê Mai/VOV-Tây Bắc", "Lê Mai", "VOV-Tây Bắc")]
    [InlineData("Lê Mai (TTXVN/Vietnam+)", "Lê Mai", "TTXVN/Vietnam+")]
    [InlineData("Luật sư Lê Mai", "Luật sư Lê Mai", null)]
    [InlineData("Tác giả: TS. Lê Mai - Viện Làng nghề", "TS. Lê Mai", null)]
    [InlineData("Theo AFP, Reuters", "", "Theo AFP, Reuters")]
    [InlineData("Nguồn TTXVN", "", "Nguồn TTXVN")]
    [InlineData("PV Hà Nội", "PV Hà Nội", null)]
    public void Roles_professions_and_offices_are_told_from_names(string line, string authors, string? credit)
    {
        var document = Pages.Read(Title, Lead, Paragraph, line);
        Assert.Equal((authors, credit), (string.Join("; ", document.Authors), document.Credit));
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void The_paper_s_own_office_is_not_credited()
        => Assert.Null(Pages.Read("VOV.VN", Title, "05/06/2019 07:30", Lead, Paragraph, More, "Lê Hoàng/VOV-Tây Bắc").Credit);

    [Fact]
    public void The_author_may_stand_above_the_text_and_below_it()
    {
        var document = Pages.Read(Title, "05/06/2019 07:30", "LÊ MAI", Lead, Paragraph, More, "Lê Mai - Trần Ba");
        Assert.Equal(["Lê Mai", "Trần Ba"], document.Authors);
        Assert.Equal((Lead, 2), (document.Lead, document.Paragraphs().Count()));
    }

    [Fact]
    public void A_credit_on_a_line_of_its_own_takes_the_phrase_above_it()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Ghe chở cây giống về bến của xã sáng 13.1\nẢNH: TRẦN BA", More);
        Assert.Equal(("Ghe chở cây giống về bến của xã sáng 13.1", "TRẦN BA"),
            Assert.Single(document.Figures()) is var figure ? (figure.Caption, figure.Credit) : default);
        Assert.Equal([Paragraph, More], document.Paragraphs());
        // A paragraph above it is none: the photograph is lost.
        Assert.Null(Assert.Single(Pages.Read(Title, Lead, Paragraph, "ẢNH: TRẦN BA", More).Figures()).Caption);
    }

    [Fact]
    public void A_phrase_without_a_credit_below_a_label_is_a_heading_where_other_captions_are_credited()
    {
        var document = Pages.Read(Title, Lead, "Hình 1", "Bờ sông. Ảnh: Trần Ba", Paragraph, "Hình 2", "Ghe chở cây. Ảnh: Trần Ba", More, "Hình 3",
            "Leo cây đúng luật của làng Phú Hòa", Paragraph + " Còn nước.");
        Assert.Equal(["Leo cây đúng luật của làng Phú Hòa"], document.Headings());
        Assert.Equal(["Bờ sông.", "Ghe chở cây.", null], document.Figures().Select(figure => figure.Caption));
    }

    [Theory]
    [InlineData("Người dân ấp 4 xã Phú Hòa trồng dừa nước sáng 20/6", true)]
    [InlineData("Học sinh chăm cây con tại vườn ươm của Trường Phú Hòa", true)]
    [InlineData("Người dân chờ cây giống từng ngày", false)]
    [InlineData("Những việc cần làm để giữ được bờ sông", false)]
    [InlineData("Ba việc cần làm ngay tại xã Phú Hòa", false)]
    public void A_phrase_between_paragraphs_that_shows_somebody_somewhere_is_a_caption(string line, bool isCaption)
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Giữ bờ bằng rễ cây", More, line, Paragraph + " Còn nước.");
        Assert.Equal(isCaption ? [line] : [], document.Figures().Select(figure => figure.Caption));
        Assert.Equal(isCaption ? ["Giữ bờ bằng rễ cây"] : ["Giữ bờ bằng rễ cây", line], document.Headings());
    }

    [Fact]
    public void Questions_above_the_answers_of_one_name_are_turns()
    {
        string[] turns = ["Vì sao bờ sông lở nhanh như vậy?", "TS Lê Mai: Vì cát bị hút.", "Còn ai sẽ là người bắt đầu?", "TS Lê Mai: Hợp tác xã."];
        var document = Pages.Read([Title, Lead, Paragraph, .. turns, "Xin cảm ơn ông!", "Lan Anh (thực hiện)"]);
        Assert.Equal([Paragraph, .. turns, "Xin cảm ơn ông!"], document.Paragraphs());
        Assert.Empty(document.Headings());
        Assert.Equal(["Lan Anh"], document.Authors);
    }

    [Fact]
    public void Facts_in_a_row_are_no_headings()
    {
        Assert.Empty(Pages.Read(Title, Lead, Paragraph, "Diện tích: 20 ha", "Số hộ: 120", More).Headings());
        Assert.Equal(["Phú Hòa: giữ cây"], Pages.Read(Title, Lead, Paragraph, "Phú Hòa: giữ cây", More).Headings());
    }

    [Theory]
    [InlineData("Bình luận (2)|Nguyễn Văn An|Việc làm rất thiết thực.|Trần Thị B (Cần Thơ)|Mong tỉnh tôi cũng làm.")]
    [InlineData("Ý kiến bạn đọc|Nguyễn Văn An|Việc làm rất thiết thực.|hoa_nguyen|Mong tỉnh tôi cũng làm.")]
    [InlineData("2 bình luận về “Rừng dừa nước”|Thu Cúc viết:|16 Tháng Ba, 2018 lúc 9:02 sáng|Mong tỉnh tôi cũng làm.")]
    [InlineData("Gửi bình luận|Tên của bạn|Địa chỉ email|Nội dung bình luận")]
    [InlineData("Bình luận|Họ tên|Email|Nội dung|Gửi bình luận")]
    [InlineData("Leave a Reply|Your email address will not be published.|Name|Website")]
    public void Comments_and_their_form_are_no_text(string comments)
    {
        var document = Pages.Read([Title, "05/06/2019 07:30", Lead, Paragraph, More, "Lê Mai", .. comments.Split('|'), "Tin mới", "Cầu mới thông xe"]);
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Equal((new DateOnly(2019, 6, 5), "Lê Mai"), (document.PublishedAt!.Day, Assert.Single(document.Authors)));
        Assert.Empty(document.Headings());
        Assert.Equal("Cầu mới thông xe", Assert.Single(document.Latest!.Items).Title);
    }

    [Fact]
    public void An_indent_opens_a_paragraph_of_a_wrapped_page()
    {
        const string page = """
            Tàu cá Lý Sơn cứu bảy ngư dân gặp nạn ở Hoàng Sa
            thứ 5, 10/6/2010, 15:20
               Tàu QNg 4602 của huyện đảo Lý Sơn vừa cập cảng an toàn chiều qua, đưa theo
            bảy ngư dân Phú Yên được cứu khi tàu của họ chìm vì va phải khúc gỗ trôi.
               Bảy người bám vào hai can nhựa và một tấm ván hầm đá, ngâm nước gần chín giờ.
            Người trẻ nhất mới 17 tuổi, tay chân tím ngắt, được ủ trong chăn và cho uống
            nước gừng suốt hai tiếng mới nói được.
            T.L
            """;
        var document = Pages.Document(page);
        Assert.Equal("Tàu QNg 4602 của huyện đảo Lý Sơn vừa cập cảng an toàn chiều qua, đưa theo bảy ngư dân Phú Yên được cứu khi tàu của họ chìm vì va phải khúc gỗ trôi.",
            document.Lead);
        Assert.StartsWith("Bảy người bám vào", Assert.Single(document.Paragraphs()), StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2010, 6, 10), "T.L"), (document.PublishedAt!.Day, Assert.Single(document.Authors)));
    }

    [Fact]
    public void The_office_behind_a_name_below_a_quotation_tells_who_said_it()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "“Chúng tôi trồng cho con cháu, không phải cho mình.”", "Bà Ba, trưởng ấp 4", More);
        Assert.Equal("Bà Ba, trưởng ấp 4", Assert.Single(document.Blocks.OfType<PageBlock.Quote>()).Attribution);
        Assert.Empty(document.Headings());
    }

    [Fact]
    public void Tags_below_their_word_may_have_blank_lines_between()
    {
        Assert.Equal(["dừa nước", "Phú Hòa"], Pages.Read(Title, Lead, Paragraph, More, "Từ khóa:", "dừa nước", "Phú Hòa", "Tin mới", "Cầu mới thông xe").Tags);
        Assert.Equal(["dừa nước"], Pages.Read(Title, Lead, Paragraph, "Từ khóa:", "dừa nước", "Giữ bờ bằng cây", More).Tags);
    }

    [Theory]
    [InlineData("Star\nMusik\nCiné\nHọc đường")]
    [InlineData("Society\nLifestyle\nCity Diary")]
    [InlineData("Trang chủ\nThời sự\nHạ tầng\nVận tải\nĐường bộ\nĐăng nhập")]
    public void Entries_of_a_menu_that_no_one_knows_are_no_headline(string menu)
    {
        foreach (var masthead in (string[])["LangNghe.vn", "Làng Nghề & Đời sống - Cơ quan ngôn luận của Hội Làm vườn"])
        {
            var document = Pages.Read($"{masthead}\n{menu}\n{Title}\n17-07-2023 06:45\n{Lead}\n{Paragraph}\n{More}");
            Assert.Equal((Title, masthead, Lead), (document.Title, document.Publisher, document.Lead));
            Assert.Equal([Paragraph, More], document.Paragraphs());
        }
    }

    [Fact]
    public void A_question_that_opens_as_slogans_do_is_a_headline()
        => Assert.Equal("Vì sao bờ sông Hậu lở nhanh sau mùa bão?", Pages.Read("Vườn nhà", "Vì sao bờ sông Hậu lở nhanh sau mùa bão?", Lead, Paragraph).Title);

    [Fact]
    public void The_name_of_the_page_in_a_browser_is_no_headline()
    {
        var document = Pages.Read($"{Title} | LNV\nLNV\nThời sự\nPháp luật\n{Title}\nThứ Năm, 11/5/2023 - 15:47\n{Lead}\n{Paragraph}");
        Assert.Equal((Title, "LNV"), (document.Title, document.Publisher));
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void The_day_of_the_visit_may_stand_between_headline_and_date()
    {
        var document = Pages.Read(
            $"{Title}\nTUESDAY, MAY 09, 2017\nPublished: Saturday, May 06, 2017, 10:36 GMT+7\nUpdated: Saturday, May 06, 2017, 18:02 GMT+7\n{Lead}", Paragraph);
        Assert.Equal(new DateTimeOffset(2017, 5, 6, 3, 36, 0, TimeSpan.Zero), document.PublishedAt?.Instant);
        Assert.Equal(new DateTimeOffset(2017, 5, 6, 11, 2, 0, TimeSpan.Zero), document.ModifiedAt?.Instant);
    }

    [Fact]
    public void Author_agency_and_section_stand_in_the_line_of_the_date()
    {
        var credited = Pages.Read(Title, "Lê Mai, Theo Nhà nông mới 20:11 12/04/2024", Lead, Paragraph);
        Assert.Equal(["Lê Mai"], credited.Authors);
        Assert.Equal("Theo Nhà nông mới", credited.Credit);
        var placed = Pages.Read(Title, "17-07-2023 06:45 | Vườn ươm", Lead, Paragraph);
        Assert.Equal("Vườn ươm", placed.Section);
        Assert.Empty(placed.Authors);
        var both = Pages.Read(Title, "Lê Mai | 17-07-2023 06:45 | Vườn ươm", Lead, Paragraph);
        Assert.Equal(("Vườn ươm", "Lê Mai"), (both.Section, Assert.Single(both.Authors)));
        Assert.Null(Pages.Read(Title, "17-07-2023 06:45 | In bài viết", Lead, Paragraph).Section);
    }

    [Fact]
    public void The_time_may_stand_below_its_day_and_the_sign_of_the_paper_before_it()
    {
        foreach (var date in (string[])["Thứ sáu, 5/4/2024\n08:15 (GMT+7)", "(PHO) - Thứ Sáu, 05/04/2024 08:15", "Thứ Sáu, 05/04/2024\n8h15"])
        {
            var document = Pages.Read($"{Title}\n{date}\n{Lead}\n{Paragraph}");
            Assert.Equal(new DateTimeOffset(2024, 4, 5, 1, 15, 0, TimeSpan.Zero), document.PublishedAt?.Instant);
            Assert.Empty(document.Authors);
            Assert.Equal([Paragraph], document.Paragraphs());
        }
    }

    [Fact]
    public void The_sign_of_the_paper_below_the_author_s_name_is_no_author()
    {
        Assert.Equal(["Lê Mai"], Pages.Read(Title, "Lê Mai\nPHO | 13/09/2020 | 14:30", Lead, Paragraph).Authors);
        Assert.Equal(["PHO"], Pages.Read(Title, "PHO | 13/09/2020 | 14:30", Lead, Paragraph).Authors);
    }

    [Fact]
    public void Where_readers_may_write_to_stands_below_the_author()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Lê Mai", "Mọi tâm sự xin gửi về tòa soạn, ngoài phong bì ghi “Lắng nghe”.");
        Assert.Equal(("Lê Mai", Paragraph), (Assert.Single(document.Authors), Assert.Single(document.Paragraphs())));
    }

    [Theory]
    [InlineData("Bạn chọn đội nào?\nĐội Phú Hòa\nĐội Vàm Nao\nBình chọn")]
    [InlineData("Phóng viên thường trú miền Tây")]
    [InlineData("Xem to\n\nXem to\n\nXem to")]
    [InlineData("Cán bộ khuyến nông hướng dẫn bà con xã Phú Hòa ươm cây")]
    public void A_headline_that_only_labels_have_leaves_the_first_line_without_one_above(string first)
        => Assert.Equal("Đội nhí lên ngôi", Pages.Read(first, "Đội nhí lên ngôi - Hình 1", Paragraph, "Đội nhí lên ngôi - Hình 2", More).Title);

    [Theory]
    [InlineData("Tốc độ: 120 km/h.")]
    [InlineData("Xếp hạng: Phú Hòa đứng đầu bảng A với 9 điểm.")]
    public void A_line_that_opens_as_buttons_do_may_tell_something(string line)
        => Assert.Contains(line, Pages.Read(Title, Lead, Paragraph, line, More).Paragraphs());

    [Fact]
    public void A_headline_may_end_with_the_kind_of_a_file()
        => Assert.Equal("Cảnh báo mã độc ẩn trong tệp .rar", Pages.Read("Cảnh báo mã độc ẩn trong tệp .rar", "05/03/2021 09:00", Lead, Paragraph).Title);

    [Fact]
    public void The_author_s_paper_is_no_author()
    {
        var document = Pages.Read("The Phu Hoa Daily", Title, "By Le Mai - The Phu Hoa Daily\nFriday, November 15, 2013, 10:22 (GMT+7)", Lead, Paragraph);
        Assert.Equal(["Le Mai"], document.Authors);
        Assert.Null(document.Credit);
    }

    [Fact]
    public void What_stands_below_the_author_and_the_tags_is_no_text()
    {
        var document = Pages.Read(
            $"{Title}\n{Lead}\n{Paragraph}\n{More}\nLuật sư Lê Mai\n(Đoàn Luật sư tỉnh Phú Hòa)\nMọi thắc mắc xin gửi về hộp thư lemai@example.org\n#cầu mới\n#bờ sông\nSend to a friend\nLấy link!\nTin mới\nCầu mới thông xe");
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Equal(["Luật sư Lê Mai"], document.Authors);
        Assert.Equal(["cầu mới", "bờ sông"], document.Tags);
    }

    [Fact]
    public void Names_below_the_author_s_are_none_where_the_author_stands_above_the_text_as_well()
    {
        var document = Pages.Read($"{Title}\nLê Mai\n03/04/2024 08:15\n{Lead}\n{Paragraph}\n{More}\nLê Mai\nDừa nước\nBến Tre\nBão\nTin mới\nCầu mới thông xe");
        Assert.Equal(["Lê Mai"], document.Authors);
        Assert.Equal([Paragraph, More], document.Paragraphs());
    }

    [Fact]
    public void A_caption_without_its_photographer_is_no_paragraph()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Ghe chở cây giống về bến của xã. Ảnh: Trần Ba\nGhe chở cây giống về bến của xã.", More);
        Assert.Equal([Paragraph, More], document.Paragraphs());
    }

    [Fact]
    public void A_credit_below_the_last_labelled_caption_is_that_ones()
    {
        var figure = Assert.Single(Pages.Read(Title, Lead, Paragraph, More, "Ảnh 1\nGhe chở cây giống về bến của xã", "Ảnh: Trần Ba").Figures());
        Assert.Equal(("Ảnh 1", "Ghe chở cây giống về bến của xã", "Trần Ba"), (figure.Label, figure.Caption, figure.Credit));
    }

    [Theory]
    [InlineData("By Tom Nguyen in Can Tho", "Tom Nguyen")]
    [InlineData("By Tom Nguyen", "Tom Nguyen")]
    public void The_place_of_an_English_byline_is_no_name(string line, string author)
    {
        var page = Pages.Read("Mekong Courier", "What is happening to the Mekong Delta's sand?", line, "March 14, 2024 | 9:45 AM GMT+7", "Riverbeds in three provinces have sunk by more than two meters since 2017, and builders look elsewhere.");
        Assert.Equal(("What is happening to the Mekong Delta's sand?", author), (page.Title, Assert.Single(page.Authors)));
    }

    [Fact]
    public void The_mark_of_the_agency_at_the_end_is_no_text()
    {
        var page = Pages.Read("Capital to clamp down on pavement riders", "July 23, 2014 09:10 (GMT+7)", "HA NOI (VNB) - Motorists caught driving onto pavements will have their bikes held for a week.",
            "The committee will review the results after ninety days of the drive.", "- VNB");
        Assert.Equal("The committee will review the results after ninety days of the drive.", Assert.IsType<PageBlock.Paragraph>(Assert.Single(page.Blocks)).Text);
    }

    [Fact]
    public void What_the_menu_names_is_no_headline_of_a_list()
    {
        var page = Pages.Read("Trang chủ\nCông nghệ\nKhoa học\nKhám phá", Title, "05/03/2021 09:00", Lead, Paragraph, "Tin mới\nBàn phím gỗ của chàng thợ mộc xứ Huế\nKhám phá\nMạng mới phủ thêm bốn quận nội thành");
        Assert.Equal(["Bàn phím gỗ của chàng thợ mộc xứ Huế", "Mạng mới phủ thêm bốn quận nội thành"], page.Latest!.Items.Select(item => item.Title));
    }

    [Fact]
    public void Names_with_their_places_above_paragraphs_are_headings_to_the_last()
        => Assert.Equal(
            ["Lê Mai (Phú Hòa)", "Trần Ba (Phú Thọ)", "Phạm Sáu (Bến Tre)"],
            Pages.Read(Title, Lead, "", "Lê Mai (Phú Hòa)", Paragraph, "", "Trần Ba (Phú Thọ)", More, "", "Phạm Sáu (Bến Tre)", Paragraph).Blocks.OfType<PageBlock.Heading>().Select(heading => heading.Text));

    [Fact]
    public void A_heading_below_the_name_above_the_text_stays()
    {
        var page = Pages.Read($"{Title}\nLê Mai\nMùa nước lên\n{Lead}\n{Paragraph}\n{More}\nLê Mai");
        Assert.Contains(page.Blocks, block => block is PageBlock.Heading { Text: "Mùa nước lên" } or PageBlock.Paragraph { Text: "Mùa nước lên" });
    }

    [Fact]
    public void Days_that_a_notice_announces_are_text_and_not_its_own()
    {
        var page = Pages.Read("Trang chủ\nTra cứu hóa đơn", "Lịch cắt điện xã Phú Hòa từ ngày 01/9 đến 04/9/2022", "29/08/2022 16:30:00", "Điện lực Phú Hòa thông báo lịch ngừng cấp điện như sau:",
            "Ngày 01/9/2022\n- Ấp 1, ấp 2;\n- Ấp 3.", "Ngày 03/9/2022\n- Ấp 4;\n- Ấp 5.", More);
        Assert.Equal(("Lịch cắt điện xã Phú Hòa từ ngày 01/9 đến 04/9/2022", new DateOnly(2022, 8, 29)), (page.Title, page.PublishedAt!.Day));
        Assert.Equal(["Ngày 01/9/2022", "Ngày 03/9/2022"], page.Blocks.OfType<PageBlock.Heading>().Select(heading => heading.Text));
    }

    [Fact]
    public void The_name_of_a_field_is_no_part_of_the_credit()
        => Assert.Equal("Chi cục Thủy sản", Pages.Read(Title, Lead, Paragraph, More, "Nguồn tin: Chi cục Thủy sản").Credit);

    [Fact]
    public void What_an_author_is_at_the_paper_is_no_second_author()
        => Assert.Equal(["Lê Mai"], Pages.Read($"{Title}\n\nLê Mai\nPhóng viên thường trú miền Tây\n05/06/2019 07:30\n\n{Lead}\n\n{Paragraph}\n\n{More}").Authors);
}
