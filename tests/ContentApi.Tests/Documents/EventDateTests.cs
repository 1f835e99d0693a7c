using ContentApi.Documents;

namespace ContentApi.Tests.Documents;

/// <summary>The year of an event is known from the text or not at all.</summary>
public class EventDateTests
{
    private const string Title = "Hội thi ghe ngo trên sông";
    private const string Text = "Mười hai đội ghe của các xã ven sông tranh tài trước hàng nghìn người xem đứng kín hai bên bờ.";

    [Theory]
    [InlineData("Sáng 5/6/2019, mười hai đội ghe tranh tài trên sông trước hàng nghìn người xem.", "2019-06-05")]
    [InlineData("Ngày 5 tháng 6 năm 2019, mười hai đội ghe tranh tài trên sông trước hàng nghìn người xem.", "2019-06-05")]
    [InlineData("Chiều 5-6, tỉnh khai mạc hội thi ghe ngo năm 2019 trước hàng nghìn người xem.", "2019-06-05")]
    [InlineData("Hội thi ghe ngo năm 2019 đã khai mạc vào tối ngày 5/6 trước hàng nghìn người xem.", "2019-06-05")]
    public void A_year_in_the_sentence_is_the_year_of_the_event(string lead, string day)
    {
        Assert.Equal(DateOnly.Parse(day, null), Pages.Read(Title, lead, Text).EventDate?.Day);
    }

    [Theory]
    [InlineData("Chiều 5/6, mười hai đội ghe tranh tài trên sông trước hàng nghìn người xem.")]
    [InlineData("Chiều 5/6, tỉnh tổng kết công tác văn hóa năm 2018 và khen thưởng các đội ghe.")]
    [InlineData("Chiều 5/6, tòa xử vụ chìm ghe xảy ra năm 2013 trên sông, hai bị cáo nhận lỗi.")]
    [InlineData("Chiều 5/6, tỉnh bàn đề án khôi phục ghe ngo giai đoạn 2019 - 2022 trên sông lớn.")]
    [InlineData("Sáng 31/12, người dân đổ về bến phà để đi chơi dịp năm mới 2018.")]
    [InlineData("Sáng 5/1, tỉnh công bố những đội ghe tiêu biểu nhất trên toàn tỉnh năm 2018.")]
    [InlineData("Sáng 5/6, lễ khánh thành bia “Trận đánh trên sông năm 1968” có đông người dự.")]
    [InlineData("Sáng 5/6, trường tổ chức lễ kỷ niệm mười năm thành lập. Năm 2008, trường chỉ có ba lớp.")]
    [InlineData("Bến sông mở lại từ ngày 20/11 theo kế hoạch năm 2021, đón khách theo hai đợt.")]
    [InlineData("Hơn 3/4 số ghe của tỉnh đã được sửa trong năm 2019, phần còn lại chờ vốn.")]
    [InlineData("Ngày 31/2, hội thi ghe ngo năm 2019 được kể là đã khai mạc trước hàng nghìn người.")]
    [InlineData("Ngày 29/2, hội thi ghe ngo năm 2019 được kể là đã khai mạc trước hàng nghìn người.")]
    public void Without_a_certain_year_there_is_no_date(string lead) => Assert.Null(Pages.Read(Title, lead, Text).EventDate);

    [Theory]
    [InlineData("Sáng 5/1", "Tính đến ngày 31/12/2022, toàn bộ 312 hộ trong vùng đã nhận tiền bồi thường.", "2023-01-05")]
    [InlineData("Chiều 20/12", "Trước đó, ngày 14/12/2022, tỉnh đã họp các đội ghe để chốt luật thi.", "2022-12-20")]
    [InlineData("Sáng 5/1", "Tính đến ngày 31/12/2022, đã có mười đội. Thống kê đến 2/1/2024, chỉ còn ba.", null)]
    [InlineData("Sáng 5/1", "Tính đến ngày 30/6/2022, toàn bộ 312 hộ trong vùng đã nhận tiền bồi thường.", null)]
    [InlineData("Sáng 5/1", "Các hộ phải nhận xong tiền bồi thường trước ngày 31/12/2022 theo kế hoạch.", null)]
    public void A_day_on_which_the_text_looks_back_settles_the_year_of_what_followed_within_a_month(string when, string past, string? day)
        => Assert.Equal(day is null ? null : DateOnly.Parse(day, null),
            Pages.Read(Title, $"{when}, mười hai đội ghe tranh tài trên sông trước hàng nghìn người xem.", Text, past).EventDate?.Day);

    [Theory]
    [InlineData("Sáng 4/1, tỉnh tổng kết công tác văn hóa năm 2021, triển khai nhiệm vụ năm 2022.", Text, "2022-01-04")]
    [InlineData("Sáng 28/12, tỉnh tổng kết sản xuất năm 2005, triển khai kế hoạch năm 2006.", Text, "2005-12-28")]
    [InlineData("Sáng 28/12, tỉnh tổng kết việc trao xe sản xuất từ năm 2005 cho các đội ghe.", Text, null)]
    [InlineData("Sáng 4/1, tỉnh tổng kết công tác năm 2017 và triển khai nhiệm vụ năm 2018 của các đội ghe.", Text, "2018-01-04")]
    [InlineData("Sáng 20/12, tỉnh tổng kết phong trào ghe ngo năm 2021 trước hàng nghìn người xem.", Text, "2021-12-20")]
    [InlineData("Ngày 18/11, mười hai đội ghe tranh tài trên sông.", "Trong 11 tháng năm 2018, tỉnh đã tổ chức bốn hội thi, nhiều hơn so với 11 tháng năm 2017.", "2018-11-18")]
    [InlineData("Ngày 18/11, mười hai đội ghe tranh tài trên sông.", "Cả tỉnh có bốn hội thi, nhiều hơn so với 11 tháng năm 2017.", null)]
    [InlineData("Ngày 18/11, mười hai đội ghe tranh tài trên sông.", "Trong 11 tháng năm 2018 có bốn hội thi. Năm 2019, hội thi thêm đường đua cho nữ.", null)]
    [InlineData("Ngày 18/5, mười hai đội ghe tranh tài trên sông.", "Trong 11 tháng năm 2018, tỉnh đã tổ chức bốn hội thi ghe ngo.", null)]
    [InlineData("Sáng 4/1, tỉnh tổng kết việc thi hành Luật Di sản văn hóa năm 2001 trên sông.", Text, null)]
    [InlineData("Sáng 4/1, tỉnh tổng kết chặng đường từ năm 2011 của các đội ghe ngo trên sông.", Text, null)]
    public void The_months_that_a_text_looks_back_on_settle_the_year(string lead, string body, string? day)
        => Assert.Equal(day is null ? null : DateOnly.Parse(day, null), Pages.Read(Title, lead, body).EventDate?.Day);

    [Theory]
    [InlineData("Đêm 31/12, hơn mười nghìn người tới bờ sông xem đua ghe và đếm ngược chào năm mới 2020.", "2019-12-31")]
    [InlineData("Sáng 1/1, mười hai đội ghe tranh tài mừng năm mới 2020 trên sông lớn.", "2020-01-01")]
    [InlineData("Ngày 31/12, sau một năm bước sang năm 2020 đầy khó khăn, cầu mới đã thông xe.", null)]
    [InlineData("Sáng 30/12, mười hai đội ghe tranh tài đón năm mới 2020 trên sông lớn.", null)]
    [InlineData("Đêm 31/12, người dân kể chuyện đón năm 2018 và đón năm 2019 bên sông.", null)]
    public void A_year_that_is_welcomed_settles_the_day_before_it_and_its_first(string lead, string? day)
        => Assert.Equal(day is null ? null : DateOnly.Parse(day, null), Pages.Read(Title, lead, Text).EventDate?.Day);

    [Theory]
    [InlineData("Sáng 29/12, các đội ghe tập dưới nước để kịp hội thi mừng Tết Kỷ Hợi.", "2018-12-29")]
    [InlineData("Sáng 20/1, hội thi ghe ngo đón Tết Nguyên đán Nhâm Dần khai mạc trên sông.", "2022-01-20")]
    [InlineData("Sáng 5/6, các đội ghe tập dưới nước để kịp hội thi mừng Tết Kỷ Hợi.", null)]
    [InlineData("Sáng 29/12, các đội ghe gặp lại nhau lần đầu từ sau Tết Kỷ Hợi trên sông.", null)]
    [InlineData("Sáng 29/12, các đội ghe tập dưới nước để kịp hội thi mừng Tết Giáp Sửu.", null)]
    [InlineData("Sáng 31/1, hội thi ghe ngo nhớ trận đánh xuân Mậu Thân khai mạc trên sông.", null)]
    [InlineData("Sáng 31/1, hội thi ghe ngo nhớ trận lụt năm 1949 và Tết Kỷ Sửu khai mạc.", null)]
    public void The_name_of_a_lunar_year_settles_the_days_around_its_new_year(string lead, string? day)
        => Assert.Equal(day is null ? null : DateOnly.Parse(day, null), Pages.Read(Title, lead, Text).EventDate?.Day);

    [Fact]
    public void A_newer_year_anywhere_in_the_article_leaves_the_event_undated()
    {
        const string lead = "Chiều 5/6, tỉnh khai mạc hội thi ghe ngo năm 2018 trước hàng nghìn người xem.";
        Assert.NotNull(Pages.Read(Title, lead, Text).EventDate);
        Assert.Null(Pages.Read(Title, lead, Text, "Năm 2019, hội thi sẽ thêm đường đua cho nữ.").EventDate);
    }

    [Fact]
    public void Of_two_years_the_newer_counts_only_where_its_first_months_lie_behind()
    {
        const string lead = "Chiều 5/9, tỉnh đánh giá việc sửa ghe năm 2018 và 6 tháng đầu năm; bàn việc hoàn thành kế hoạch sửa ghe 2019.";
        Assert.Null(Pages.Read(Title, lead, Text).EventDate);
        var date = Pages.Read(Title, lead, "Trong 6 tháng đầu năm 2019, tỉnh đã sửa xong ba mươi chiếc ghe.").EventDate;
        Assert.Equal(new DateOnly(2019, 9, 5), date!.Day);
        Assert.Equal([3, 5], date.Lines);
        Assert.Null(Pages.Read(Title, lead.Replace("5/9", "5/3", StringComparison.Ordinal),
            "Trong 6 tháng đầu năm 2019, tỉnh đã sửa xong ba mươi chiếc ghe.").EventDate);
    }

    // A non-backtracking pattern missed the first of several.
    [Fact]
    public void The_first_day_of_the_opening_counts_whatever_stands_before_and_behind_it()
    {
        const string lead = "(PH) - Sáng 5/6, hội thi ghe ngo mừng 50 năm (5/9/1969 - 5/9/2019) khai mạc trước hàng nghìn người xem đứng kín hai bên bờ.";
        Assert.Equal(new DateOnly(2019, 6, 5), Pages.Read(Title, "06/06/2019 08:00", lead, Text).EventDate!.Day);
    }

    [Fact]
    public void A_stated_publication_within_a_month_settles_the_year_across_new_year_too()
    {
        const string lead = "Chiều 30/12, tỉnh khai mạc hội thi ghe ngo trước hàng nghìn người xem.";
        Assert.Equal(new DateOnly(2018, 12, 30), Pages.Read(Title, "02/01/2019 08:00", lead, Text).EventDate!.Day);
        Assert.Null(Pages.Read(Title, "02/06/2019 08:00", lead, Text).EventDate);
    }

    [Fact]
    public void Siblings_settle_a_year_only_when_they_agree()
    {
        const string open = "Cầu mới thông xe\nCầu mới thông xe\n\nNgày 24/4, cầu mới thông xe sau hai năm thi công.";
        const string dated = "Chợ nổi họp lại\nChợ nổi họp lại\n\nNgày 24/4/2024, chợ nổi họp lại.";
        const string older = "Chợ đêm khai trương\nChợ đêm khai trương\n\nNgày 24/4/2021, chợ đêm khai trương.";
        const string silent = "Trường mới\nTrường mới\n\nTrường có mười phòng học.";
        var date = Pages.Read(Title, Text, "Tin mới", open, dated, silent).Latest!.Items.Select(item => item.Date).ToList();
        Assert.Equal((new DateOnly(2024, 4, 24), EventDateBasis.Sibling), (date[0]!.Day, date[0]!.Basis));
        Assert.Equal(EventDateBasis.Text, date[1]!.Basis);
        Assert.Null(date[2]);
        Assert.Null(Pages.Read(Title, Text, "Tin mới", open, dated, older).Latest!.Items[0].Date);
        Assert.Null(Pages.Read(Title, Text, "Tin mới", open, silent).Latest!.Items[0].Date);
    }
}
