using ContentApi.Documents.Sections;
using ContentApi.Documents.Text;
using CsCheck;

namespace ContentApi.Tests.Documents.Sections;

public sealed class SectionPlacementTests
{
    private static readonly SectionPlacement Shipped = new(ShippedTaxonomy.Taxonomy);

    /// <summary>Invented teasers: a title and a summary each.</summary>
    public static TheoryData<string, string, string> Teasers => new()
    {
        { "thoi-su", "Quốc hội thảo luận dự án luật mới", "Sáng nay, các đại biểu Quốc hội chất vấn Chính phủ về công tác cán bộ." },
        { "thoi-su", "Chủ tịch nước thăm chính thức nước láng giềng", "Hai bên hội đàm và ra tuyên bố chung về quan hệ song phương." },
        { "the-gioi", "Tổng thống kêu gọi ngừng bắn", "Liên Hợp Quốc lên án vụ không kích khiến hàng chục người ở Syria thiệt mạng." },
        { "kinh-te", "Lãi suất giảm, doanh nghiệp dễ vay vốn", "Ngân hàng Nhà nước cho biết tăng trưởng tín dụng đạt kế hoạch." },
        { "kinh-te", "Cổ phiếu ngành thép dẫn đầu phiên giao dịch", "Thanh khoản thị trường chứng khoán tăng mạnh." },
        { "phap-luat", "Bắt giữ nhóm trộm cắp tài sản liên tỉnh", "Cơ quan điều tra khởi tố vụ án, khởi tố bị can ba đối tượng." },
        { "xa-hoi", "Lật xe khách trên quốc lộ, nhiều người bị thương", "Vụ tai nạn giao thông làm ùn tắc kéo dài nhiều giờ." },
        { "giao-duc", "Công bố điểm chuẩn vào đại học", "Thí sinh trúng tuyển nhập học trước khai giảng, nhà trường sẽ miễn học phí." },
        { "suc-khoe", "Năm dấu hiệu sớm của bệnh tim mạch", "Bác sĩ khuyên bệnh nhân đi khám khi có triệu chứng để điều trị kịp thời." },
        { "the-thao", "Đội tuyển Việt Nam vào chung kết", "Hai bàn thắng của tiền đạo trẻ giúp huấn luyện viên thở phào." },
        { "van-hoa", "Khai hội làng gốm đầu xuân", "Lễ hội truyền thống với hát quan họ và trò chơi dân gian bên đình làng." },
        { "giai-tri", "Nữ ca sĩ ra mắt album mới", "Khán giả chờ đợi đêm nhạc và bộ phim ca nhạc của đạo diễn trẻ." },
        { "cong-nghe", "Điện thoại thông minh màn hình gập giảm giá", "Máy chạy Android, bộ vi xử lý mới, camera và pin tốt hơn." },
        { "doi-song", "Món ngon ngày Tết từ nguyên liệu quen", "Đầu bếp gợi ý thực đơn cho bữa cơm gia đình." },
        { "moi-truong", "Áp thấp nhiệt đới gây mưa lớn", "Trung tâm Dự báo khí tượng cảnh báo lũ quét, sạt lở đất ở vùng núi." },
        { "bat-dong-san", "Căn hộ giá rẻ vắng bóng trên thị trường", "Chủ đầu tư mở bán chung cư cao cấp, người mua chờ nhà ở xã hội." },
        { "xe", "Mẫu xe bán tải mới ra mắt", "Ô tô dùng động cơ diesel, hộp số tự động tám cấp, có sáu túi khí." },
    };

    [Theory]
    [MemberData(nameof(Teasers))]
    public void A_teaser_is_placed_by_general_vocabulary(string slug, string title, string summary)
    {
        var placement = Shipped.Place(title, summary, []);

        Assert.Equal((slug, PlacementBasis.Inferred), (placement.Slug, placement.Basis));
        Assert.InRange(placement.Confidence, SectionPlacement.Threshold, 1);
        Assert.NotEmpty(placement.Evidence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Chuyện hôm qua")]
    [InlineData("Bông hoa và con suối")]
    public void An_article_that_says_nothing_telling_goes_to_the_default_section(string title)
    {
        var placement = Shipped.Place(title, null, []);

        Assert.Equal(("tin-tuc", PlacementBasis.Default, 0), (placement.Slug, placement.Basis, placement.Confidence));
        Assert.Empty(placement.Evidence);
    }

    [Fact]
    public void Marks_that_disagree_are_no_match()
    {
        Assert.Equal("the-thao", Place("Thể thao hôm nay ở huyện").Slug);
        Assert.Equal("tin-tuc", Place("Thế thảo hôm nay ở huyện").Slug);
        Assert.Equal("tin-tuc", Place("The thao hôm nay ở huyện").Slug);
    }

    [Fact]
    public void Two_places_of_the_tone_mark_are_one() => Assert.Equal("x", Place("Hòa bình", "hoà bình").Slug);

    [Fact]
    public void An_article_without_any_marks_is_matched_without_them_and_trusted_less()
    {
        var marked = Shipped.Place("Đội tuyển Việt Nam vào chung kết", "Huấn luyện viên khen các cầu thủ.", []);
        var unmarked = Shipped.Place("Doi tuyen Viet Nam vao chung ket", "Huan luyen vien khen cac cau thu.", []);

        Assert.Equal(("the-thao", "the-thao"), (marked.Slug, unmarked.Slug));
        Assert.True(unmarked.Confidence < marked.Confidence);
    }

    [Fact]
    public void A_name_needs_its_capital()
    {
        Assert.Equal("x", Place("Ông ấy từ Nga về", "Nga").Slug);
        Assert.Equal("tin-tuc", Place("Tháp ngà và cây nga truật", "Nga").Slug);
    }

    [Fact]
    public void The_longest_phrase_counts_and_the_shorter_one_inside_it_does_not() =>
        Assert.Equal(["công ty chứng khoán"], Place("Một công ty chứng khoán", "công ty", "công ty chứng khoán", "chứng khoán").Evidence);

    [Fact]
    public void No_phrase_reaches_across_punctuation() => Assert.Equal("tin-tuc", Place("Anh ấy yêu bóng. Đá cũng vậy", "bóng đá").Slug);

    [Fact]
    public void The_title_weighs_more_than_the_lead_and_the_lead_more_than_the_body()
    {
        var taxonomy = Two("bóng đá", "cổ phiếu");

        Assert.Equal("a", taxonomy.Place("Bóng đá", "Cổ phiếu", []).Slug);
        Assert.Equal("b", taxonomy.Place("Cổ phiếu", "Bóng đá", []).Slug);
        Assert.Equal("b", taxonomy.Place("Không", "Cổ phiếu", ["Bóng đá"]).Slug);
    }

    [Fact]
    public void Evidence_is_the_heaviest_phrases_as_the_taxonomy_has_them()
    {
        var placement = Place("KHU CÔNG NGHIỆP hút nhà đầu tư", "cổ tức", "nhà đầu tư", "khu công nghiệp", "lãi suất");

        Assert.Equal(["nhà đầu tư", "khu công nghiệp"], placement.Evidence);
    }

    [Fact]
    public void Of_two_equal_sections_the_first_in_editorial_order_is_taken() =>
        Assert.Equal("a", Two("bóng đá", "bóng đá").Place("Bóng đá bóng đá bóng đá bóng đá bóng đá bóng đá bóng đá", null, []).Slug);

    [Fact]
    public void No_text_makes_placing_throw() => Hostile.Sample((title, lead, body) =>
    {
        var placement = Shipped.Place(title, lead, body);
        return placement.Confidence is >= 0 and <= 1 && placement.Evidence.Count <= 5 && Slug.IsWellFormed(placement.Slug);
    });

    private static Gen<(string, string?, List<string>)> Hostile { get; } = Gen.Select(Gen.String, Gen.String.Null(), Gen.String.List[0, 3]);

    private static Placement Place(string title, params string[] keyphrases) =>
        (keyphrases.Length == 0 ? Shipped : With(("x", keyphrases))).Place(title, null, []);

    private static SectionPlacement Two(string first, string second) => With(("a", [first]), ("b", [second]));

    private static SectionPlacement With(params (string Slug, string[] Keyphrases)[] sections)
    {
        List<TaxonomySection> all = [.. sections.Select((section, order) => Section(section.Slug, order, section.Keyphrases))];
        all.Add(Section("tin-tuc", 99, []));
        return new SectionPlacement(Taxonomy.From(all).Taxonomy!);
    }

    private static TaxonomySection Section(string slug, int order, string[] keyphrases) => new()
    {
        Slug = slug,
        Name = slug,
        Description = null,
        Order = order,
        Aliases = [],
        Keyphrases = keyphrases,
        IsDefault = slug == "tin-tuc",
    };
}
