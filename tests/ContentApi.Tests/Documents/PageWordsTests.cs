using System.Globalization;
using ContentApi.Documents;
using static ContentApi.Tests.Documents.RiverPage;

namespace ContentApi.Tests.Documents;

/// <summary>The words that Vietnamese news pages are built with, each on a page of its own in the places where pages print it.</summary>
public class PageWordsTests
{
    private const string Date = "05/06/2019 07:30";
    private const string Item = "Cầu mới thông xe sau hai năm thi công";
    private const string Summary = "Chiếc cầu dài ba trăm mét nối hai bờ sông của xã.";

    private static readonly string[] RelatedHeadings =
    [
        "Bài liên quan", "Tin liên quan", "Bài viết liên quan", "Tin bài liên quan", "Các tin liên quan", "Xem thêm:", "Đọc thêm",
        "Có thể bạn quan tâm", "Tin cùng chuyên mục", "Cùng chuyên mục", "Bài cùng chuyên mục", "Tin khác", "Các tin khác", "Cùng sự kiện",
        "Related news", "Related",
    ];

    private static readonly string[] LatestHeadings =
    [
        "Tin mới", "Tin mới nhất", "Mới nhất", "Mới cập nhật", "Bài mới", "Đọc nhiều", "Đọc nhiều nhất", "Xem nhiều", "Xem nhiều nhất",
        "Tin nổi bật", "Nổi bật", "Tin nóng", "Latest news", "Most read",
    ];

    private static readonly string[] Noise =
    [
        "Click để copy", "Chia sẻ", "Chia sẻ bài viết", "Facebook", "Zalo", "Twitter", "Tweet", "Copy link", "Sao chép liên kết", "In bài viết",
        "Gửi bài", "Lưu bài", "Bình luận", "Bình luận (0)", "Ý kiến bạn đọc", "Gửi bình luận", "Gửi ý kiến của bạn",
        "Vui lòng nhập nội dung bình luận.", "Gửi", "Hủy", "Theo dõi trên", "Google News", "Google Tin tức", "Trang chủ", "Đăng nhập", "Đăng ký",
        "RSS", "Lên top", "Lên đầu trang", "Về trang chủ", "Xem thêm", "Quảng cáo", "Play", "Mute", "Analytic",
    ];

    private static readonly string[] Footers =
    [
        "© Báo Phú Hòa", "® Báo Phú Hòa", "Copyright © 2019 Báo Phú Hòa", "Bản quyền thuộc về Báo Phú Hòa", "Giấy phép số 12/GP-BTTTT",
        "Tổng biên tập: Trần Ba", "Phó Tổng biên tập: Lê Tư", "Tòa soạn: Số 5 phố Nhà Thờ", "Điện thoại: 024.123456", "Hotline: 0900 000 000",
        "Email: toasoan@example.org", "Ghi rõ nguồn khi phát hành lại thông tin", "Lượt xem: 120", "Cỡ chữ: A A",
    ];

    private static readonly string[] Tags = ["Từ khóa:", "Từ khoá:", "Tags:", "Tag:", "Thẻ:"];

    private static readonly string[] Bylines = ["Bài, ảnh:", "Bài và ảnh:", "Bài:", "Tác giả:", "Thực hiện:", "By"];

    private static readonly string[] Credits =
    [
        "Ảnh: Trần Ba", "(Ảnh: Trần Ba)", "Nguồn ảnh: Trần Ba", "Ảnh tư liệu: Trần Ba", "Photo: Trần Ba",
    ];

    private static readonly string[] Origins = ["Ảnh minh họa", "Ảnh minh hoạ", "Ảnh tư liệu", "(Nguồn: TTXVN)"];

    private static readonly string[] Sections =
    [
        "Thời sự", "Chính trị", "Xã hội", "Kinh tế", "Kinh doanh", "Pháp luật", "Văn hóa", "Giải trí", "Thể thao", "Thế giới", "Giáo dục",
        "Y tế", "Sức khỏe", "Khoa học", "Công nghệ", "Môi trường", "Du lịch", "Đời sống", "Xe", "Bất động sản",
    ];

    private static readonly string[] Weekdays =
    [
        "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật", "Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7",
    ];

    private static readonly string[] TimesOfDay = ["Sáng", "Trưa", "Chiều", "Tối", "Đêm", "Rạng sáng"];

    // Each states 10:15 on 5 March 2018 in Vietnam.
    private static readonly string[] Dates =
    [
        "Thứ 2, 05/03/2018 | 10:15 (GMT+7)", "10:15' 05/03/2018", "10h15 ngày 05/03/2018", "Ngày 05 tháng 03 năm 2018 10:15 SA", "2018-03-05T10:15:00+07:00",
        "2018-03-05T03:15:00Z", "Mon, 05 Mar 2018 10:15:00 +0700", "March 5, 2018 10:15 AM", "05.03.2018, 10:15", "Đăng lúc: 10:15 - 05/03/2018",
        "Thứ Hai, ngày 05/03/2018 - 10:15", "Thứ Hai 05/03/2018 , 10:15", "05/03/2018 lúc 10:15", "05/03/2018 10:15 (GMT +7)", "10:15 AM, 05/03/2018",
        "10 giờ 15 phút, ngày 5/3/2018", "Thứ hai, 05/03/2018, 10:15 [GMT+7]", "Xuất bản: 05/03/2018 10:15", "Ngày đăng 05/03/2018 | 10:15",
        "T2, 05/03/2018 - 10:15", "05/03/2018 10:15 GMT+0700", "05/03/2018 03:15 UTC", "05/03/2018 10:15 (giờ Việt Nam)", "Minh Anh • 05/03/2018 10:15",
        "05/03/2018 10:15 | Minh Anh", "Tác giả: Minh Anh - 05/03/2018 10:15", "Kinh tế 05/03/2018 10:15", "Thứ Hai, 05/03/2018 10:15 - 120 lượt xem",
        "05/03/2018 10:15 0 bình luận", "05/03/2018 10:15  Google News", "Thứ Hai, 05/03/2018 10:15 Chia sẻ", "10:15, Thứ Hai, 05/03/2018",
        "Thứ Hai | 05/03/2018 | 10:15", "Đăng ngày 05/03/2018 lúc 10:15", "Hà Nội, 05/03/2018 10:15",
    ];

    private static readonly string[] Changes =
    [
        "Cập nhật: 05/03/2018 10:15", "Cập nhật lúc 10:15 ngày 05/03/2018", "Cập nhật lần cuối: 05/03/2018 10:15", "Updated: March 5, 2018 10:15",
        "Last updated: 10:15 05/03/2018", "Sửa lần cuối 05/03/2018 10:15", "(Cập nhật 05/03/2018 10:15)", "Chỉnh sửa lúc 10:15 05/03/2018",
    ];

    private static readonly string[] MadeHeadings =
    [
        "TIN LIÊN QUAN:", "Các tin bài khác", "Những bài viết cũ hơn", "Tin tức liên quan", "Video liên quan", "Các tin đã đưa", "Tin vừa đăng", "Bài đọc nhiều",
        "Những tin mới hơn", "Tin nổi bật khác", "Đề xuất cho bạn", "You might also like", "Popular posts",
    ];

    private static readonly string[] Widgets =
    [
        "Chia sẻ bài viết: Facebook Twitter", "0 bình luận", "Nghe đọc bài", "Giọng Nữ Miền Nam", "Aa", "A- A A+", "Gửi bài viết cộng tác về: toasoan@example.org",
        "[Quảng cáo]", "- Quảng cáo -", "Tắt quảng cáo", "Về đầu trang ↑", "👍 Thích", "In", "Tags", "5/5 - (1 bình chọn)", "Số lượt xem: 1234", "Đã xem: 1.234",
        "1.234 lượt xem", "Thích 0", "Facebook | Twitter | Zalo",
    ];

    private static readonly string[] Labels =
    [
        "Hình 1", "Hình 1.", "(Hình 1)", "[Ảnh 1]", $"{Title} - Ảnh 1", $"{Title} ảnh 1", $"{Title} – Hình 1", $"{Title} - 1", "Figure 1:", "Ảnh số 1", "Hình 01", "Ảnh 1/10",
        "IMG_0012.jpg",
    ];

    private static readonly string[] Inline =
    [
        ">> ", ">>> ", "» ", ">> Xem thêm: ", "XEM THÊM: ", "Đọc thêm: ", "[Xem thêm] ", "Xem thêm >> ", "Mời bạn đọc xem thêm: ", "=> ", "→ ", "Read more: ",
        "Có thể bạn quan tâm: ",
    ];

    private static readonly string[] Breadcrumbs =
    [
        "Bạn đang ở: Trang chủ > Kinh tế", "Trang chủ/Kinh tế", "Trang chủ » Kinh tế » Giá cả", "Trang chủ ▸ Kinh tế", "Trang chủ - Kinh tế", "🏠 > Kinh tế",
        "Trang nhất → Kinh tế", "Mục: Kinh tế",
    ];

    private static readonly string[] Bullets = ["+ ", "* ", "– ", "→ ", "✓ ", "- ", "• ", "-", "▪ "];

    private static readonly string[] Numbers = ["{0}. ", "{0}) ", "{0}/ ", "({0}) ", "{0}.", "{0} - "];

    public static TheoryData<string, string[], Func<string, bool>> Words => new()
    {
        { "heads a list of related articles", InBothCases(RelatedHeadings), word => ListOf(word, document => document.Related) },
        { "heads a list of the latest articles", InBothCases(LatestHeadings), word => ListOf(word, document => document.Latest) },
        { "takes its own items in the middle of the text", RelatedHeadings, word => Reads([Title, Date, Lead, Paragraph, $"{word}\n>> {Item}", More],
            document => document.Related!.Items.Single().Title == Item) },
        { "may head an empty list", RelatedHeadings, word => Reads([Title, Date, Lead, Paragraph, More, word, "Tin mới", $"{Item}\n{Item}"],
            document => document.Related!.Items.Count == 0 && document.Latest!.Items.Count == 1) },
        { "is noise in the middle of the text", InBothCases(Noise), word => Reads([Title, Date, Lead, Paragraph, word, More]) },
        { "is noise above the headline", InBothCases(Noise), word => Reads([word, Title, Date, Lead, Paragraph, More], document => document.Publisher is null) },
        { "is noise below the byline", [.. Noise, .. Footers], word => Reads([Title, Date, Lead, Paragraph, More, "Lê Mai", word],
            document => document.Authors.Single() == "Lê Mai") },
        { "is a footer above and below the text", Footers, word => Reads([word, Title, Date, Lead, Paragraph, More, word]) },
        { "states the tags", Tags, word => Reads([Title, Date, Lead, Paragraph, More, $"{word} cầu mới, giao thông"],
            document => document.Tags.SequenceEqual(["cầu mới", "giao thông"])) },
        { "names the author", Bylines, word => Reads([Title, Date, Lead, Paragraph, More, $"{word} Lê Mai"],
            document => document.Authors.Single() == "Lê Mai") },
        { "credits the photographer", Credits, word => Reads([Title, Date, Lead, $"Ghe chở cây giống về bến. {word}", Paragraph, More],
            document => document.Figures().Single() is { Caption: "Ghe chở cây giống về bến.", Credit: not null }) },
        { "tells where the photograph comes from", Origins, word => Reads([Title, Date, Lead, $"Ghe chở cây giống về bến. {word}", Paragraph, More],
            document => document.Figures().Single() is { Credit: null } figure && figure.Caption == $"Ghe chở cây giống về bến. {word}") },
        { "states the section", Sections, word => Reads([word, Title, Date, Lead, Paragraph, More], document => document.Section == word)
            && Reads([$"Trang chủ > {word} > Nơi khác", Title, Date, Lead, Paragraph, More], document => document.Section == word) },
        { "stands before a date", InBothCases(Weekdays), word => IsDate($"{word}, 05/06/2019 07:30") && IsDate($"{word}, ngày 5 tháng 6 năm 2019 | 07:30") },
        { "states ten fifteen on 5 March 2018", Dates, word => Reads([Title, word, Lead, Paragraph, More],
            document => document.PublishedAt!.Instant == Stated && document.ModifiedAt is null) },
        { "states that it was changed then", Changes, word => Reads([Title, Date, word, Lead, Paragraph, More],
            document => document.ModifiedAt!.Instant == Stated && document.PublishedAt!.Day == new DateOnly(2019, 6, 5)) },
        { "heads a list of other articles", MadeHeadings, word => Reads([Title, Date, Lead, Paragraph, More, word, $"{Item}\n{Item}", Summary],
            document => (document.Related ?? document.Latest)!.Items.Single() is { Title: Item, Summary: Summary }) },
        { "is a widget", Widgets, word => Reads([Title, Date, Lead, Paragraph, word, More])
            && Reads([Title, Date, Lead, Paragraph, More, "Lê Mai", word], document => document.Authors.Single() == "Lê Mai") },
        { "labels a figure", Labels, word => Reads([Title, Date, Lead, Paragraph, word, "Ghe chở cây giống trên sông", More],
            document => document.Figures().Single().Caption == "Ghe chở cây giống trên sông") },
        { "names one other article", Inline, word => Reads([Title, Date, Lead, Paragraph, word + Item, More],
            document => document.Related!.Items.Single().Title == Item) },
        { "is a breadcrumb", Breadcrumbs, word => Reads([word, Title, Date, Lead, Paragraph, More], document => document is { Section: "Kinh tế", Publisher: null }) },
        { "marks the items of a list", Bullets, mark => Lists(item => mark + item) },
        { "numbers the items of a list", Numbers, mark => Lists((item, index) => string.Format(CultureInfo.InvariantCulture, mark, index + 1) + item) },
        { "opens with the day of an event", TimesOfDay, word => Reads([Title, Date, $"{word} 4/6, {char.ToLowerInvariant(Lead[0])}{Lead[1..]}", Paragraph, More],
            document => document.EventDate?.Day == new DateOnly(2019, 6, 4)) },
    };

    [Theory]
    [MemberData(nameof(Words), DisableDiscoveryEnumeration = true)]
    public void Each_word_is_understood_where_pages_print_it(string what, string[] words, Func<string, bool> isUnderstood)
    {
        Assert.NotEmpty(what);
        Assert.DoesNotContain(words, word => !isUnderstood(word));
    }

    private static readonly DateTimeOffset Stated = new(2018, 3, 5, 3, 15, 0, TimeSpan.Zero);

    private static bool Lists(Func<string, string> marked) => Lists((item, _) => marked(item));

    private static bool Lists(Func<string, int, string> marked)
    {
        string[] items = ["Cây giống;", "Tiền công;", "Đất ven sông."];
        var document = Pages.Read(Title, Date, Lead, "Bà con xã ven sông cần có:", string.Join('\n', items.Select(marked)), Paragraph);
        return document.Blocks.OfType<PageBlock.List>().Single().Items.SequenceEqual(items);
    }

    private static string[] InBothCases(string[] words) => [.. words, .. words.Select(word => word.ToUpper(CultureInfo.InvariantCulture))];

    private static bool ListOf(string heading, Func<PageDocument, PageList?> list)
        => Reads([Title, Date, Lead, Paragraph, More, heading, $"{Item}\n{Item}", Summary], document
            => list(document)!.Items.Single() is { Title: Item, Summary: Summary });

    private static bool IsDate(string line)
        => Reads([Title, line, Lead, Paragraph, More], document => document.PublishedAt!.Instant == new DateTimeOffset(2019, 6, 5, 0, 30, 0, TimeSpan.Zero));

    // The text is whole and nothing else is in it, and what the word says was understood.
    private static bool Reads(string[] lines, Func<PageDocument, bool>? understands = null)
    {
        var document = Pages.Read(lines);
        return document.Title == Title && document.Paragraphs().SequenceEqual([Paragraph, More]) && !document.Headings().Any()
            && (understands?.Invoke(document) ?? true);
    }
}
