using ContentApi.Documents;
using static ContentApi.Tests.Documents.RiverPage;

namespace ContentApi.Tests.Documents;

/// <summary>What stands around the text is told by its place; what may be text stays.</summary>
public class MarginTests
{
    [Fact]
    public void Tags_without_their_word_are_what_the_text_names_and_the_author_is_not_among_them()
    {
        var document = Pages.Read(Title, "05/06/2019 07:30", Lead, Paragraph, "Hà Linh", "dừa nước\ncây giống\nPhú Hòa", "Tin liên quan", "Chợ nổi họp lại");
        Assert.Equal(["dừa nước", "cây giống", "Phú Hòa"], document.Tags);
        Assert.Equal(["Hà Linh"], document.Authors);
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void Two_authors_that_the_text_does_not_name_are_no_tags()
    {
        var document = Pages.Read(Title, Lead, Paragraph, "Hà Linh\nTrần Ba");
        Assert.Equal(["Hà Linh", "Trần Ba"], document.Authors);
        Assert.Empty(document.Tags);
    }

    [Fact]
    public void A_last_sentence_without_its_full_stop_stays_above_the_author()
        => Assert.Equal([Paragraph, "Vụ lở bờ đang được tỉnh theo dõi thêm"],
            Pages.Read(Title, Lead, Paragraph, "Vụ lở bờ đang được tỉnh theo dõi thêm", "Hà Linh", "Chia sẻ").Paragraphs());

    [Fact]
    public void A_value_behind_its_name_below_the_text_stays()
        => Assert.Contains("Diện tích: 20 ha", Pages.Read(Title, Lead, Paragraph, "Số hộ: 120", "Diện tích: 20 ha", "Chia sẻ").Paragraphs());

    [Fact]
    public void An_indented_page_has_no_table_in_its_tail()
    {
        var document = Pages.Document($"\t{Title}\n\n\t{Lead}\n\n\t{Paragraph}\n\n\tHà Linh\n\tTheo TTXVN\n\n\tThẻ: dừa nước\n\n\tGửi tặng bạn bè");
        Assert.Equal(["Hà Linh"], document.Authors);
        Assert.Equal([Paragraph], document.Paragraphs());
    }

    [Fact]
    public void A_list_in_the_middle_of_the_text_takes_no_paragraph_and_no_heading()
    {
        var document = Pages.Read(Title, Lead, "Xem thêm:", "Cầu mới thông xe sau ba năm", Paragraph, "Giữ đất cho con", More, "Hà Linh");
        Assert.Equal(["Cầu mới thông xe sau ba năm"], document.Related!.Items.Select(item => item.Title));
        Assert.Equal([Paragraph, More], document.Paragraphs());
        Assert.Equal(["Giữ đất cho con"], document.Headings());
    }

    [Fact]
    public void A_deck_between_headline_and_date_is_the_lead()
    {
        const string deck = "Mùa lở qua đi, bốn mươi hộ giữ được đất nhờ hai mươi héc-ta cây mới";
        var document = Pages.Read(Title, deck, "05/06/2019 07:30", Lead, Paragraph);
        Assert.Equal((Title, deck), (document.Title, document.Lead));
        // No headline is that long: what stands above it is no masthead, however short.
        const string longDeck = "Mùa lở qua đi, bốn mươi hộ của ba ấp ven sông Hậu giữ được đất và nhà nhờ hai mươi héc-ta dừa nước mới trồng";
        var brief = Pages.Read("Cây về với bờ", longDeck, "05/06/2019 07:30", Lead, Paragraph);
        Assert.Equal(("Cây về với bờ", longDeck, null), (brief.Title, brief.Lead, brief.Publisher));
    }

    [Fact]
    public void A_day_above_the_headline_that_is_later_than_the_change_below_it_is_that_of_the_visit()
    {
        var document = Pages.Read("Báo Phú Hòa", "Thứ 3, 05/03/2024 | 10:12:33", Title, "Cập nhật lúc: 14:20 02/03/2024", Lead, Paragraph);
        Assert.Null(document.PublishedAt);
        Assert.Equal(new DateOnly(2024, 3, 2), document.ModifiedAt!.Day);
    }

    [Fact]
    public void The_day_of_a_report_has_the_year_of_the_months_it_looks_back_on()
        => Assert.Equal(new DateOnly(2017, 10, 12),
            Pages.Read(Title, "Sáng 12/10, tỉnh tổ chức hội nghị sơ kết việc trồng rừng 9 tháng đầu năm 2017 tại xã.", Paragraph, "Năm 2018, tỉnh dự kiến trồng thêm hai trăm héc-ta dừa nước dọc sông.")
                .EventDate?.Day);

    [Fact]
    public void The_next_item_of_a_wrapped_list_is_not_joined_to_a_full_line()
    {
        var document = Pages.Document(
            $"{Title}\n\n{string.Join('\n', Lead.Chunk(55).Select(part => new string(part).Trim()))}\n\n"
            + "UBND huyện kiến nghị tỉnh hai việc, nêu trong báo cáo\ngửi hôm qua:\n\n- Dự trữ gạo tại trung tâm các xã dùng đủ hai ba tháng;\n- Lắp máy phát sóng di động chạy bằng pin ở mười bản.\n\n"
            + "Dự kiến học sinh trong huyện vẫn tựu trường đúng ngày,\nriêng bốn điểm trường bị vùi lấp sẽ học nhờ nhà văn\nhóa của xã.");
        Assert.Equal(2, Assert.Single(document.Blocks.OfType<PageBlock.List>()).Items.Count);
    }
}
