using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Derive;

/// <summary>An invented article, and what a reader would say of it.</summary>
/// <param name="Story">The story that it tells; articles of one story are related to each other before any other.</param>
/// <param name="Section">The section that it belongs to.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Lead">Its lead.</param>
/// <param name="Body">Its one paragraph.</param>
internal sealed record LabelledArticle(string Story, string Section, string Title, string Lead, string Body)
{
    /// <summary>As a page that states no section, or this one.</summary>
    public PageDump Page(string? section = null) => new(Title) { Section = section, Lead = Lead, Paragraphs = [Body] };
}

/// <summary>
/// Thirty articles in eight stories. Some sections have two stories, so that the words of a section alone ("công an", "trận") do not tell them apart; people and
/// places are made up.
/// </summary>
internal static class LabelledArticles
{
    public static IReadOnlyList<LabelledArticle> All { get; } =
    [
        new(
            "chung kết Cúp Sông Hậu",
            "the-thao",
            "Sông Hậu gặp Hải Vân ở chung kết cúp",
            "Hai đội bóng vùng sông nước lần đầu gặp nhau ở một trận chung kết, trên sân Phù Giang chiều chủ nhật.",
            "Huấn luyện viên Trần Khoát giữ nguyên đội hình đã thắng bán kết. Tiền đạo Lê Vượng của Hải Vân vắng mặt vì đủ thẻ vàng, còn thủ môn Đỗ Quý đã tập lại sau chấn thương vai."
        ),
        new(
            "chung kết Cúp Sông Hậu",
            "the-thao",
            "Vé xem Sông Hậu đá với Hải Vân hết trong hai giờ",
            "Người hâm mộ xếp hàng từ đêm trước sân Phù Giang để mua vé trận chung kết cúp.",
            "Ban tổ chức giải bóng đá dựng thêm màn hình ở quảng trường. Hội cổ động viên Hải Vân thuê mười hai chuyến đò xuôi xuống để tiếp sức cho đội."
        ),
        new(
            "chung kết Cúp Sông Hậu",
            "the-thao",
            "Thủ môn Đỗ Quý cản hai quả luân lưu, Sông Hậu giành cúp",
            "Hòa 1-1 sau hai hiệp phụ, Sông Hậu thắng Hải Vân 4-2 ở loạt đá luân lưu.",
            "Hải Vân ghi bàn trước từ một pha phản công, Sông Hậu gỡ hòa ở phút 88. Huấn luyện viên Trần Khoát nói chiến thắng này dành cho những cầu thủ trẻ của lò Phù Giang."
        ),
        new(
            "chung kết Cúp Sông Hậu",
            "the-thao",
            "Nghìn người đón cúp về bến Phù Giang",
            "Các cầu thủ Sông Hậu rước cúp bằng thuyền sau trận thắng Hải Vân.",
            "Thủ môn Đỗ Quý được bầu là cầu thủ xuất sắc nhất giải. Mùa sau đội bóng của huấn luyện viên Trần Khoát sẽ lên chơi ở giải hạng nhất."
        ),
        new(
            "kỷ lục bơi của Thắm",
            "the-thao",
            "Kình ngư Vũ Thị Thắm phá kỷ lục 400 mét hỗn hợp",
            "Cô gái mười bảy tuổi quê Cồn Ngao về đích nhanh hơn kỷ lục cũ hơn hai giây, giành huy chương vàng đầu tiên của đoàn.",
            "Thắm dẫn trước từ lượt bơi ngửa và bỏ xa đối thủ ở hai lượt bơi tự do cuối. Vận động viên này tập bơi từ nhỏ ở cửa sông, đến mười hai tuổi mới biết bể bơi là gì."
        ),
        new(
            "kỷ lục bơi của Thắm",
            "the-thao",
            "Vũ Thị Thắm giành tấm huy chương vàng thứ hai",
            "Sau kỷ lục ở nội dung 400 mét hỗn hợp, kình ngư Cồn Ngao thắng tiếp 200 mét bướm.",
            "Đoàn bơi lội đứng thứ hai đại hội. Thắm nói cô chỉ nhìn vạch đích, không biết đối thủ ở làn bên là ai."
        ),
        new(
            "kỷ lục bơi của Thắm",
            "the-thao",
            "Cồn Ngao xây bể bơi mang tên người phá kỷ lục",
            "Nơi Vũ Thị Thắm tập bơi giữa những cọc đáy hàng nay có bể bơi 25 mét cho trẻ em.",
            "Vận động viên vừa đoạt hai huy chương vàng góp một phần tiền thưởng. Thầy dạy bơi đầu tiên của Thắm sẽ đứng lớp miễn phí."
        ),
        new(
            "cà phê Đắk Lơ",
            "kinh-te",
            "Giá cà phê Đắk Lơ lên mức cao nhất mười năm",
            "Thương lái tranh mua cà phê nhân xô ngay tại rẫy, doanh nghiệp xuất khẩu thiếu hàng giao.",
            "Hạn hán ở các nước trồng nhiều làm nguồn cung giảm. Kim ngạch xuất khẩu cà phê của Đắk Lơ chín tháng đã bằng cả năm trước, theo hiệp hội cà phê."
        ),
        new(
            "cà phê Đắk Lơ",
            "kinh-te",
            "Doanh nghiệp cà phê Đắk Lơ lỗ vì ký hợp đồng sớm",
            "Giá tăng từng ngày khiến công ty đã chốt giá bán từ đầu vụ phải mua vào đắt hơn bán ra.",
            "Ba công ty xuất khẩu xin giãn nợ ngân hàng. Nông dân trồng cà phê giữ hàng lại chờ giá, thương lái đặt cọc rồi bỏ."
        ),
        new(
            "cà phê Đắk Lơ",
            "kinh-te",
            "Nông dân Đắk Lơ chặt tiêu trồng lại cà phê",
            "Được giá, nhiều hộ phá vườn tiêu để trở lại với cây cà phê; hiệp hội cảnh báo nguồn cung sẽ thừa.",
            "Doanh nghiệp khuyên bà con giữ diện tích, tăng chất lượng cà phê nhân. Thị trường từng rớt giá một nửa chỉ trong hai vụ."
        ),
        new(
            "cà phê Đắk Lơ",
            "kinh-te",
            "Sàn giao dịch cà phê Đắk Lơ mở lại phiên đầu",
            "Phiên giao dịch đầu tiên khớp lệnh bốn trăm tấn cà phê nhân.",
            "Nhà đầu tư và doanh nghiệp xuất khẩu có thể chốt giá trước sáu tháng. Hiệp hội cà phê mong sàn giúp nông dân bớt phụ thuộc vào thương lái."
        ),
        new(
            "trộm xe ở Vĩnh Hòa",
            "phap-luat",
            "Bắt nhóm trộm xe máy trước cổng chợ Vĩnh Hòa",
            "Công an thị xã Vĩnh Hòa tạm giữ bốn đối tượng chuyên bẻ khóa xe máy trong giờ họp chợ.",
            "Camera của một tiệm vàng ghi rõ cảnh hai người che, một người bẻ khóa. Khám nơi ở của Bùi Văn Sết, cảnh sát thu mười một chiếc xe đã thay biển số."
        ),
        new(
            "trộm xe ở Vĩnh Hòa",
            "phap-luat",
            "Khởi tố nhóm bẻ khóa xe máy ở Vĩnh Hòa",
            "Bùi Văn Sết và ba đồng phạm bị khởi tố về tội trộm cắp tài sản.",
            "Cơ quan điều tra xác định nhóm này lấy ba mươi hai xe máy trước các chợ trong nửa năm, bán lại qua biên giới. Một chủ tiệm sửa xe bị khởi tố vì tiêu thụ tài sản trộm cắp."
        ),
        new(
            "trộm xe ở Vĩnh Hòa",
            "phap-luat",
            "Trả lại xe máy bị trộm cho người bán hàng chợ Vĩnh Hòa",
            "Mười một chiếc xe thu của nhóm Bùi Văn Sết về với chủ cũ.",
            "Bà bán rau mất xe từ tháng ba nhận ra xe nhờ vết hàn ở yên. Công an thị xã khuyên bà con gửi xe vào bãi, khóa hai lần."
        ),
        new(
            "trộm xe ở Vĩnh Hòa",
            "phap-luat",
            "Bùi Văn Sết lĩnh chín năm tù vì trộm xe máy",
            "Tòa án tuyên phạt nhóm bẻ khóa ở chợ Vĩnh Hòa tổng cộng hai mươi ba năm tù.",
            "Tại phiên tòa các bị cáo khai lấy mỗi xe chưa đến một phút. Hội đồng xét xử buộc nhóm trộm bồi thường cho hai mươi mốt bị hại."
        ),
        new(
            "giả danh bưu tá",
            "phap-luat",
            "Giả danh bưu tá gọi điện lừa đảo hàng trăm người",
            "Kẻ gian báo có bưu phẩm bị giữ, rồi bảo người nghe chuyển tiền vào tài khoản lạ.",
            "Cụ ông ở Gò Dưa mất cả sổ tiết kiệm bốn trăm triệu đồng. Công an tỉnh xác định các cuộc gọi đi từ một căn nhà thuê bên kia biên giới."
        ),
        new(
            "giả danh bưu tá",
            "phap-luat",
            "Triệt phá đường dây giả danh bưu tá",
            "Mười bốn đối tượng bị bắt giữ khi đang gọi điện theo kịch bản viết sẵn về bưu phẩm bị giữ.",
            "Cầm đầu là Hà Thị Nhài, từng làm ở tổng đài. Cảnh sát phong tỏa bảy mươi tài khoản, thu hồi hai tỷ đồng lừa đảo chiếm đoạt."
        ),
        new(
            "giả danh bưu tá",
            "phap-luat",
            "Truy tố Hà Thị Nhài và đường dây lừa bằng bưu phẩm ma",
            "Viện kiểm sát truy tố mười bốn bị can về tội lừa đảo chiếm đoạt tài sản.",
            "Theo cáo trạng, nhóm giả danh bưu tá đã gọi sáu mươi nghìn cuộc. Cụ ông ở Gò Dưa là bị hại mất nhiều nhất."
        ),
        new(
            "bão số 7 ở Sơn Bắc",
            "moi-truong",
            "Bão số 7 đi vào Sơn Bắc, gió giật cấp 12",
            "Tâm bão vào đất liền lúc nửa đêm, mưa lớn kéo dài, nước các sông lên nhanh.",
            "Trung tâm khí tượng thủy văn cảnh báo lũ quét, sạt lở đất ở Mường Lang. Ba nghìn hộ ven biển Sơn Bắc đã sơ tán trước khi bão số 7 vào."
        ),
        new(
            "bão số 7 ở Sơn Bắc",
            "moi-truong",
            "Sạt lở đất chia cắt Mường Lang sau bão số 7",
            "Mưa lớn sau bão làm đồi sạt lở, vùi mất năm trăm mét đường vào Mường Lang.",
            "Lũ quét cuốn trôi hai cầu tạm. Đội cứu hộ Sơn Bắc đi bộ đưa gạo, thuốc vào bản; dự báo thời tiết còn mưa hai ngày nữa."
        ),
        new(
            "bão số 7 ở Sơn Bắc",
            "moi-truong",
            "Hồ Khe Ngàn xả lũ, hạ du Sơn Bắc ngập nửa mét",
            "Nước về từ mưa bão số 7 vượt mức, hồ chứa phải mở ba cửa xả.",
            "Đài khí tượng thủy văn cho biết đỉnh lũ sẽ qua Sơn Bắc lúc rạng sáng. Người dân được báo trước sáu giờ, trâu bò đã lên đồi."
        ),
        new(
            "bão số 7 ở Sơn Bắc",
            "moi-truong",
            "Sơn Bắc trồng lại rừng phi lao bị bão số 7 quật đổ",
            "Bốn mươi héc ta rừng phòng hộ chắn gió gãy đổ trong bão, cát bay vào ruộng.",
            "Kiểm lâm Sơn Bắc ươm phi lao giống ngay trong xuân. Sau bão số 7, xã ven biển nào còn rừng thì mái nhà còn nguyên."
        ),
        new(
            "trường Nà Khoang",
            "giao-duc",
            "Trường tiểu học Nà Khoang thiếu chín giáo viên",
            "Năm học mới sắp khai giảng mà trường vùng cao chưa có giáo viên tiếng Anh và tin học.",
            "Hiệu trưởng Lò Thị Ngát ghép hai lớp làm một, dạy cả buổi tối. Phòng giáo dục và đào tạo huyện nói đợt tuyển dụng vừa rồi không ai nộp hồ sơ."
        ),
        new(
            "trường Nà Khoang",
            "giao-duc",
            "Thầy giáo nghỉ hưu lên Nà Khoang dạy học",
            "Biết trường thiếu giáo viên, bốn thầy cô đã nghỉ hưu xin lên dạy không lương một học kỳ.",
            "Học sinh tiểu học Nà Khoang lần đầu có giờ tin học. Hiệu trưởng Lò Thị Ngát dọn phòng thư viện làm chỗ ở cho thầy cô."
        ),
        new(
            "trường Nà Khoang",
            "giao-duc",
            "Lớp học qua màn hình nối Nà Khoang với phố",
            "Giáo viên tiếng Anh ở trường thị xã dạy cùng lúc cho học sinh bản cao qua đường truyền.",
            "Hiệu trưởng Lò Thị Ngát cho biết mỗi tuần học sinh có bốn tiết. Sở Giáo dục và Đào tạo sẽ đưa cách dạy ở Nà Khoang sang sáu trường khác."
        ),
        new(
            "trường Nà Khoang",
            "giao-duc",
            "Nà Khoang khai giảng với đủ giáo viên",
            "Sau hai năm ghép lớp, trường tiểu học vùng cao có thêm chín giáo viên trẻ.",
            "Các thầy cô nhận nhà công vụ mới cạnh trường. Hiệu trưởng Lò Thị Ngát đọc thư của những thầy giáo nghỉ hưu từng dạy giúp học kỳ trước."
        ),
        new(
            "sốt xuất huyết ở Kẻ Vạn",
            "suc-khoe",
            "Kẻ Vạn ghi nhận ba trăm ca sốt xuất huyết",
            "Số bệnh nhân sốt xuất huyết ở Kẻ Vạn tăng gấp bốn cùng kỳ, khoa truyền nhiễm kê thêm giường.",
            "Bác sĩ Phan Lành khuyên người sốt cao ba ngày phải đến bệnh viện, không tự truyền dịch ở nhà. Trung tâm y tế phun hóa chất diệt muỗi ở bảy xóm."
        ),
        new(
            "sốt xuất huyết ở Kẻ Vạn",
            "suc-khoe",
            "Học sinh Kẻ Vạn thả cá diệt bọ gậy",
            "Để chặn sốt xuất huyết, mỗi nhà ở Kẻ Vạn được phát cá cờ thả vào chum vại.",
            "Trung tâm y tế dự phòng cho biết muỗi đẻ trong chum nước sau nhà. Bác sĩ Phan Lành nói số ca bệnh đã giảm ở ba xóm thả cá trước."
        ),
        new(
            "sốt xuất huyết ở Kẻ Vạn",
            "suc-khoe",
            "Cứu sống sản phụ sốt xuất huyết nặng ở Kẻ Vạn",
            "Người mẹ ba mươi tuổi nhập viện khi tiểu cầu còn rất thấp, được truyền máu và mổ lấy thai.",
            "Bác sĩ Phan Lành cùng khoa truyền nhiễm theo dõi bệnh nhân suốt sáu ngày. Đây là ca sốt xuất huyết nặng thứ mười hai của bệnh viện trong mùa dịch."
        ),
        new(
            "sốt xuất huyết ở Kẻ Vạn",
            "suc-khoe",
            "Hết dịch sốt xuất huyết ở Kẻ Vạn",
            "Hai tuần không có ca bệnh mới, khoa truyền nhiễm trở lại số giường thường ngày.",
            "Sở Y tế khen cách thả cá diệt bọ gậy của Kẻ Vạn. Bác sĩ Phan Lành nhắc bà con vẫn ngủ màn, vì muỗi sẽ trở lại khi mưa."
        ),
    ];
}
