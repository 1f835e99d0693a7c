using System.Buffers;
using System.Collections.Frozen;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Reading;

/// <summary>
/// The words that news pages are built with. Data, not rules: matched in lower case, NFC, with one position of the tone mark, and as whole
/// lines or prefixes only, so that "Chia sẻ tại hội nghị, …" stays prose.
/// </summary>
internal static class Lexicon
{
    /// <summary>Whole lines that head a list of related articles. "Xem thêm" needs its colon: without one it is a button.</summary>
    public static readonly FrozenSet<string> RelatedHeadings = Set([
        "bài liên quan", "tin liên quan", "bài viết liên quan", "tin bài liên quan", "các tin liên quan", "các bài liên quan",
        "tin, bài liên quan", "nội dung liên quan", "xem thêm:", "đọc thêm", "có thể bạn quan tâm", "bạn có thể quan tâm",
        "tin cùng chuyên mục", "cùng chuyên mục", "bài cùng chuyên mục", "tin cùng chủ đề", "cùng chủ đề", "tin khác", "các tin khác",
        "bài khác", "tin cũ hơn", "cùng sự kiện", "cùng tác giả", "liên quan", "có liên quan", "nên đọc", "đáng đọc", "bạn nên đọc", "related news", "related", "related articles", "related stories",
        "read more:", "see also", "more on this", "more stories", "more news", "other news", "read next", "read also", "also read", "recommended for you",
        "you may also like", "recommended", "in the same section", "tin cùng sự kiện", "bài cùng tác giả", "xem thêm tin", "tin tương tự",
        "gợi ý cho bạn", "dành cho bạn", "đọc tiếp:", "tin đáng chú ý", "đề xuất cho bạn", "bạn có thể thích", "có thể bạn muốn đọc",
        "more in this section", "you might also like", "chủ đề liên quan", "sự kiện liên quan", "đừng bỏ lỡ", "đừng bỏ qua", "don't miss",
        .. Headings("liên quan", "khác", "cùng chuyên mục", "cùng chủ đề", "cùng sự kiện", "cũ hơn", "đã đưa", "đã đăng", "tiếp theo", "nên đọc")]);

    /// <summary>Before a headline in the middle of the text: it is a related article.</summary>
    public static readonly Prefixes InlineHeadings = Prefixed(
        "xem thêm:", "xem thêm bài:", "xem thêm bài viết:", "xem thêm tin:", "xem bài liên quan:", "xem tin liên quan:", "xem lại:", "đọc lại:", "bài trước:", "liên quan:", "đọc thêm:", "tin liên quan:", "bài liên quan:", "xem thêm >", "read more:", "xem thêm]", "mời bạn đọc xem thêm:", "mời bạn xem thêm:",
        "mời xem thêm:", "bài viết liên quan:", "có thể bạn quan tâm:", "bạn có thể quan tâm:", "see also:", "related:", "read next:", "also read:", "read also:", "see more:");

    /// <summary>A button, but above headlines the heading of a list of them.</summary>
    public static readonly FrozenSet<string> RelatedButtons = Set("read more", "keep reading");

    /// <summary>Whole lines that head a list of the latest or most read articles.</summary>
    public static readonly FrozenSet<string> LatestHeadings = Set([
        "tin mới", "tin mới nhất", "mới nhất", "tin mới hơn", "mới cập nhật", "tin mới cập nhật", "bài mới", "bài mới nhất", "đọc nhiều",
        "đọc nhiều nhất", "tin đọc nhiều", "xem nhiều", "xem nhiều nhất", "tin xem nhiều", "tin nổi bật", "nổi bật", "tin nóng",
        "tin trong ngày", "latest news", "latest", "most read", "most viewed", "trending",
        "most popular", "popular", "top stories", "recent news", "latest stories", "editor's picks", "tin tiêu điểm", "tiêu điểm",
        "đáng chú ý", "được quan tâm", "quan tâm nhiều nhất", "tin hot", "đang được quan tâm", "xem nhiều trong ngày", "trending now", "top news",
        "recent posts", "người dùng đang đọc", "popular posts", "latest articles", "latest posts", "must read",
        .. Headings("mới", "mới nhất", "mới hơn", "mới đăng", "mới cập nhật", "vừa đăng", "nổi bật", "nổi bật khác", "nóng", "đọc nhiều",
            "đọc nhiều nhất", "xem nhiều", "xem nhiều nhất", "được quan tâm")]);

    /// <summary>What the heading of a list of other articles may open with, whatever it says of them.</summary>
    public static readonly Prefixes ListOpenings = Prefixed(
        "tin", "bài", "video", "clip", "ảnh", "các", "những", "thông báo", "văn bản", "bài viết", "bài báo", "tin tức", "tin bài", "đọc", "xem", "đọc nhiều", "xem nhiều", "tham khảo", "có thể bạn", "bạn có thể", "bạn đọc",
        "mời bạn đọc", "mời đọc", "gợi ý", "đề xuất", "nội dung", "chủ đề", "sự kiện", "dòng sự kiện", "mới nhất", "tâm điểm", "đang được", "cùng", "khám phá", "nổi bật", "tiếp theo", "được quan tâm", "quan tâm",
        "more", "most", "latest", "related", "recent", "popular", "trending", "recommended", "other", "also", "top", "you may", "you might", "you should", "what to read", "what else",
        "in other news", "don't miss", "editor's", "editors'", "read", "see", "further reading", "from our", "from the", "hot", "featured", "similar", "next in", "up next");

    /// <summary>Of these the ones that need no further word of a list.</summary>
    public static readonly FrozenSet<string> OnlyLists = Set(
        "related", "recommended", "you may", "you might", "you should", "what to read", "what else", "in other news", "further reading", "có thể bạn", "bạn có thể", "đọc nhiều", "xem nhiều", "mới nhất", "tâm điểm", "dòng sự kiện", "similar", "next in", "up next", "most", "latest", "more");

    /// <summary>Behind the others: which articles they are.</summary>
    public static readonly string[] ListWords = Sorted(
        "liên quan", "khác", "cùng", "mới", "đọc nhiều", "xem nhiều", "nổi bật", "quan tâm", "nóng", "hot", "thêm", "tham khảo", "đọc tiếp", "tiếp theo", "trước đó", "đã đăng",
        "đã đưa", "cho bạn", "dành cho", "đặc sắc", "hay nhất", "tiêu biểu", "xem tiếp", "tương tự", "stories", "articles", "news", "posts", "read", "also", "next", "picks", "headlines", "videos", "reads");

    /// <summary>Of these the ones that tell of the latest or most read.</summary>
    public static readonly string[] LatestWords = Sorted(
        "mới", "đọc nhiều", "xem nhiều", "nổi bật", "nóng", "hot", "quan tâm nhiều", "latest", "recent", "most", "popular", "trending", "top", "headlines");

    /// <summary>Whole lines, and the parts that a whole line may be made of ("Chia sẻ Facebook Zalo").</summary>
    public static readonly FrozenSet<string> NoiseLines = Set(
        "click để copy", "chia sẻ", "chia sẻ bài viết", "facebook", "zalo", "twitter", "tweet", "linkedin", "pinterest", "telegram",
        "youtube",
        "tiktok", "instagram", "messenger", "copy link", "sao chép", "sao chép liên kết", "đã sao chép liên kết", "in bài viết", "in bài",
        "in trang", "bản in", "gửi bài", "gửi email", "lưu bài", "lưu bài viết", "bình luận", "ý kiến bạn đọc", "ý kiến",
        "ý kiến của bạn", "gửi bình luận",
        "gửi ý kiến của bạn", "viết bình luận", "vui lòng nhập nội dung bình luận", "chưa có bình luận", "gửi", "hủy", "trả lời", "thích",
        "like", "share", "share this", "print", "email", "comment", "comments", "theo dõi", "theo dõi trên", "theo dõi chúng tôi",
        "theo dõi chúng tôi trên", "google news", "google tin tức", "trang chủ", "home", "đăng nhập", "đăng ký", "log in", "login",
        "sign in", "sign up", "subscribe", "rss", "menu", "tìm kiếm", "search", "lên top", "lên đầu trang", "back to top", "về trang chủ",
        "về đầu trang", "xem thêm", "xem tiếp", "đọc tiếp", "read more", "load more", "tải thêm", "quảng cáo", "advertisement",
        "sponsored", "play", "pause", "mute", "unmute", "analytic", "nghe đọc bài", "nghe bài viết", "nghe audio", "cỡ chữ", "a a", "a- a+",
        "a+ a-", "a+", "a-", "báo lỗi", "liên hệ", "liên hệ quảng cáo", "tin tức", "video", "ảnh", "podcast", "multimedia", "emagazine",
        "e-magazine", "infographic", "longform", "english", "tiếng việt", "0", "like 0", "share 0", "tặng sao", "tiếp tục cập nhật",
        "đang cập nhật", "copy link thành công", "sao chép thành công", "đã copy", "viber", "whatsapp", "gmail", "reply", "e-mail",
        "theo dõi chúng tôi trên google news", "theo dõi trên google news", "chia sẻ qua", "chia sẻ lên", "gửi cho bạn bè",
        "phóng to", "xem ảnh lớn", "xem ảnh gốc", "xem ảnh", "xem hình lớn", "bấm vào ảnh để xem cỡ lớn", "thu nhỏ", "quan tâm nhất", "xem thêm bình luận", "tất cả bình luận", "chế độ tối", "dark mode", "bản mobile",
        "chọn cỡ chữ", "liên hệ tòa soạn", "thông tin tòa soạn", "điều khoản sử dụng", "chính sách bảo mật", "thư viện ảnh", "sitemap",
        "about us", "contact us", "e-paper", "share on", "share via", "share to", "chia sẻ trên", "đánh giá bài viết",
        "bình chọn", "báo cáo vi phạm", "đăng ký nhận tin", "nhận bản tin", "gửi phản hồi", "phản hồi", "in tin", "lưu tin", "tải về",
        "giọng đọc", "giọng nam", "giọng nữ", "tốc độ đọc", "nghe tin", "nghe bài", "cỡ chữ nhỏ", "cỡ chữ lớn", "newsletter", "report",
        "bình luận của bạn", "bình luận facebook", "mới nhất trước", "cũ nhất trước", "hiển thị thêm", "xem tất cả", "view all",
        "follow us", "follow us on", "follow", "a a a", "ý kiến bình luận", "đăng nhận xét", "không có nhận xét nào", "nhận xét",
        "lắng nghe", "bấm để nghe", "nghe đọc bài báo", "giọng nữ miền nam", "giọng nam miền nam", "giọng nữ miền bắc", "giọng nam miền bắc", "aa", "in",
        "đọc báo in", "đọc bài viết", "xem bản in", "gửi tin", "quay lại", "link bài viết", "tắt quảng cáo", "tin tài trợ", "nội dung tài trợ",
        "theo dõi chúng tôi tại", "bỏ qua nội dung", "chuyển đến nội dung", "chuyển tới nội dung", "đến nội dung chính", "skip to content",
        "skip to main content", "đang tải", "loading", "thích bài này", "chuyển hướng bài viết", "điều hướng bài viết", "post navigation", "để lại bình luận",
        "chia sẻ bài viết này", "share this article", "share this story", "share this post", "bình luận hay", "name", "website", "save my name", "tên của bạn", "họ tên", "họ và tên", "địa chỉ email", "email của bạn",
        "mã bảo mật", "mã xác nhận", "nhập mã xác nhận", "gửi đi", "nhập lại", "your name", "your email", "your comment", "để lại một bình luận", "leave a comment", "leave a reply", "cancel reply", "sponsored content", "post comment", "submit", "mới hơn", "bài cũ hơn", "bài trước", "bài sau", "bài tiếp theo",
        "previous post", "next post", "sắp xếp theo", "hủy trả lời", "bấm xem", "xem theo ngày", "kết nối với chúng tôi", "tweet this", "email this", "print this", "trở lại trang chủ", "font size", "tương phản",
        "send to a friend", "send to friend", "email to a friend", "email this page", "email this article", "print this page", "print this article", "print page",
        "print article", "printer friendly", "printer-friendly version", "share this page", "share article", "share on facebook", "save article", "text size",
        "lấy link", "lấy liên kết", "sao chép link", "link gốc", "link bài gốc", "gửi cho bạn", "gửi bạn bè", "gửi tới bạn bè", "lưu trang", "in bài báo", "xem thêm các bài khác", "nhập nội dung", "enter your email", "in ra", "in bài này", "gửi bài này", "mã an toàn",
        "xem tin theo ngày", "tin theo ngày", "báo lỗi bài viết", "trở về đầu trang", "về trang trước", "mới nhất!", "mới!", "tin mới!", "tin nóng!", "hot!", "đọc nhanh", "nghe bản tin", "liên kết website", "liên kết web", "chọn liên kết", "thống kê truy cập", "đang truy cập", "bạn đọc quan tâm", "đánh giá bài viết này",
        "cỡ chữ a- a+", "cỡ chữ a- a a+", "cỡ chữ a a+", "advertisements", "ads by google", "qc", "thu gọn", "xem toàn màn hình", "chia sẻ bài viết qua", "lưu", "bỏ lưu", "nghe", "chế độ đọc", "đang theo dõi");

    /// <summary>What a player of videos says when it is not shown, a time or a share behind it or not.</summary>
    public static readonly FrozenSet<string> PlayerWords = Set(
        "video player is loading", "audio player is loading", "this is a modal window", "current time", "duration", "duration time", "remaining time", "loaded", "progress", "stream type", "stream type live",
        "playback rate", "chapters", "descriptions off, selected", "captions off, selected", "audio track", "fullscreen", "non-fullscreen", "picture-in-picture", "seek to live, currently behind live",
        "beginning of dialog window. escape will cancel and close the window", "end of dialog window", "play video", "unmute video", "skip ad", "trình phát video", "thời gian hiện tại",
        "thời gian còn lại", "tốc độ phát", "toàn màn hình", "bật tiếng", "tắt tiếng", "bật/tắt tiếng", "tự động phát", "bỏ qua quảng cáo", "tua lại", "phát video", "tạm dừng", "xem lại");

    /// <summary>What stands beside the numbers of pages.</summary>
    public static readonly FrozenSet<string> PagerWords = Set("trang", "tiếp", "theo", "sau", "trước", "đầu", "cuối", "page", "of", "next", "previous", "prev", "first", "last", "kế");

    /// <summary>In brackets, or before a colon: which part of a series it is, and which comes next.</summary>
    public static readonly Prefixes SeriesRemarks = Prefixed("tiếp theo", "còn nữa", "còn tiếp", "hết", "xem tiếp", "kỳ tới", "kỳ sau", "kỳ trước", "bài tới", "bài sau", "số sau", "đón đọc",
        "mời xem", "xem kỳ", "xem từ", "to be continued", "the end", "ends");

    /// <summary>Noise in the header of a site only: below it each may be a heading of the text.</summary>
    public static readonly FrozenSet<string> MenuWords = Set(
        "giới thiệu", "đặt báo", "báo in", "phát thanh", "truyền hình", "media", "photo", "tất cả", "all", "hôm nay", "đóng", "close",
        "next", "previous", "trước", "sau", "đánh giá", "quan tâm", "thông báo", "hỏi đáp", "contact", "faq", "mobile", "international",
        "thêm", "gốc", "link", "chuyên mục", "danh mục", "mục lục", "chuyên trang", "tòa soạn", "dịch vụ", "rao vặt", "thư ngỏ", "a",
        "tác giả", "tâm điểm", "chủ đề", "trang nhất", "bình luận nhiều", "văn bản", "văn bản pháp luật", "tuyển dụng", "sản phẩm", "đối tác", "hỗ trợ", "tư vấn", "sơ đồ trang", "sơ đồ website", "sơ đồ cổng", "cơ cấu tổ chức", "thủ tục hành chính", "dịch vụ công",
        "lịch công tác", "lịch làm việc", "thư điện tử", "hộp thư", "mua sắm", "lễ hội", "di tích", "thư viện", "thư viện video", "tài liệu", "biểu mẫu", "chỉ đạo điều hành", "thông tin tuyên truyền", "đào tạo", "nghiên cứu", "hợp tác quốc tế", "sinh viên");

    /// <summary>What a line of noise begins with.</summary>
    public static readonly Prefixes NoisePrefixes = Prefixed(
        "©", "®", "bản quyền ©", "bản quyền:", "giấy phép:",
        "gp số", "tổng biên tập:", "phó tổng biên tập:", "tổng biên tập -", "tòa soạn:", "trụ sở:",
        "địa chỉ:", "điện thoại:", "đt:", "tel:", "fax:", "hotline:", "đường dây nóng:", "email:", "e-mail:",
        "vui lòng ghi rõ nguồn", "lượt xem:", "lượt đọc:", "cỡ chữ:", "chia sẻ:", "bình luận (",
        "ý kiến (", "bình luận:", "vui lòng nhập", "all rights reserved", "quảng cáo:", "cơ quan chủ quản:",
        "đọc tiếp:", "mời bạn đọc", "mời quý độc giả", "mời quý vị", "mời độc giả",
        "chúng tôi trân trọng giới thiệu", "trân trọng giới thiệu tới bạn đọc", "link bài gốc", "subscribe to our",
        "mọi thông tin xin gửi", "bạn đang đọc bài viết", "bạn thích bài viết", "attachment:", "attachments:", "tải về:", "tải xuống:", "văn bản kèm theo:", "tài liệu kèm theo:", "file kèm theo:", "bạn có thích bài viết", "bạn đang xem bài viết", "tổng số truy cập:", "tổng lượt truy cập:", "tổng số lượt truy cập:", "số lượt truy cập:", "lượt truy cập:", "sign up for our", "contact us:",
        "liên hệ tòa soạn:", "thông tin tòa soạn:",
        "chạy bằng wordpress", "proudly powered by", "trở lại chuyên mục", "xem thêm về:", "xem tất cả bình luận",
        "xem thêm ý kiến", "mời quý khán giả", "mời xem video", "mời bạn xem", "mời khán giả", "mời quý bạn đọc", "(button)", "[button]", "bạn đọc có thể gửi", "your email address will not be published", "required fields are marked", "tổng số điểm của bài viết", "nguồn bài viết:", "sự kiện:", "dòng sự kiện:", "mời các bạn", "nội dung bình luận tối đa",
        "xin vui lòng gõ", "tối đa:", "vui lòng đăng nhập", "no comments yet",
        "be the first to comment", "log in to comment", "sign in to comment", "like us on", "follow us on", "like our page",
        "download our app", "cảm ơn bạn đã quan tâm", "cảm ơn bạn đã đọc", "cảm ơn bạn đọc đã", "cảm ơn quý độc giả", "cảm ơn độc giả đã", "hãy tặng sao", "trở thành người đầu tiên tặng sao",
        "bài viết có hữu ích", "bài viết này có hữu ích", "was this article", "was this page", "cùng chủ đề:", "nghe bài viết tại", "nghe bài viết này", "send us your comments", "quảng cáo kết thúc", "tắt quảng cáo", "nhấn vào đây", "bấm vào đây", "click vào đây", "advertisement -", "tốc độ: 1x", "nguồn clip:", "nguồn video:", "đừng quên theo dõi", "đừng quên bấm", "hãy chia sẻ bài viết", "hãy theo dõi báo", "hãy bấm theo dõi", "hãy nhấn theo dõi");

    /// <summary>The same, but these open a sentence of the text as well: "Ghi rõ nguồn gốc trên bao bì giúp trái bưởi bán được giá."</summary>
    public static readonly Prefixes NoiseOpenings = Prefixed(
        "copyright", "giấy phép hoạt động", "giấy phép xuất bản", "giấy phép số", "số giấy phép", "trụ sở tòa soạn", "ghi rõ nguồn", "cấm sao chép", "liên hệ quảng cáo", "tải ứng dụng", "tải app", "theo dõi báo", "gửi bài viết", "đăng ký nhận bản tin", "đăng ký nhận tin", "đăng nhập để", "chưa có bình luận", "chưa có ý kiến", "hiện chưa có bình luận", "hiện chưa có ý kiến",
        "không có nhận xét", "hãy là người đầu tiên", "file đính kèm", "tệp đính kèm", "tập tin đính kèm", "tài liệu đính kèm", "powered by", "chạy trên nền", "được tạo bởi", "mọi ý kiến đóng góp", "mọi góp ý", "mọi hành vi sao chép", "bạn cần đăng nhập", "bài viết cùng chủ đề", "link gốc", "link nguồn", "ý kiến của bạn sẽ", "đang chờ duyệt", "click để đánh giá", "find us on", "join us on", "bản quyền thuộc");

    /// <summary>Of the prefixes the ones that tell of places in the text as well.</summary>
    public static readonly Prefixes AddressWords = Prefixed("địa chỉ:");

    /// <summary>Before a number and nothing else: whom to call.</summary>
    public static readonly Prefixes ContactWords = Prefixed("hotline", "điện thoại", "đt", "đường dây nóng", "tel", "fax", "phone", "zalo", "liên hệ", "liên hệ quảng cáo");

    /// <summary>In such a sentence these tell that it speaks of the page, and to who reads it.</summary>
    public static readonly string[] PageWords = Sorted(
        "bình luận", "bài viết", "bạn đọc", "độc giả", "quý vị", "tòa soạn", "chúng tôi", "tin mới", "đọc tin", "đọc báo", "trang này", "website này", "xin gửi", "vui lòng", "google news",
        "nhận xét", "this page", "this site", "this article", "our site", "comment");

    /// <summary>What a line with a mail address opens with that tells where to write to, below the text.</summary>
    public static readonly Prefixes AddressOpenings = Prefixed(
        "mọi thắc mắc", "mọi tâm sự", "mọi câu hỏi", "mọi thư từ", "mọi ý kiến", "mọi phản ánh", "mọi đóng góp", "thư từ", "thư", "bài vở", "bài viết", "bạn đọc", "độc giả",
        "quý độc giả", "câu hỏi", "liên hệ", "xin gửi", "vui lòng gửi", "questions", "send", "write to", "contact", "email us", "readers");

    /// <summary>Behind one of these: where to write to, without an address.</summary>
    public static readonly string ToTheEditors = Key("gửi về tòa soạn");

    /// <summary>Below one of these stands nothing but the footer.</summary>
    public static readonly Prefixes LicencePrefixes = Prefixed("©", "®", "copyright", "giấy phép", "gp số", "all rights reserved");

    /// <summary>What a footer begins with. The words open prose as well: they count only where no prose stands below.</summary>
    public static readonly Prefixes FooterWords = Prefixed(
        "bản quyền", "giấy phép", "tổng biên tập", "phó tổng biên tập", "q. tổng biên tập", "quyền tổng biên tập", "tổng thư ký tòa soạn", "tòa soạn", "trụ sở", "lượt xem",
        "cỡ chữ", "ghi rõ nguồn", "cơ quan chủ quản", "cơ quan của", "cơ quan trung ương của", "cơ quan ngôn luận của", "chịu trách nhiệm",
        "trưởng ban biên tập", "thiết kế bởi", "phát triển bởi",
        "powered by", "editor-in-chief", "editor in chief", "licence", "license", "gpxb", "xin vui lòng ghi rõ");

    /// <summary>Anywhere in a line below the text: who may print it again.</summary>
    public static readonly string[] LicencePhrases = Sorted(
        "giữ bản quyền", "bản quyền thuộc", "all rights reserved", "phát hành lại thông tin", "sao chép dưới mọi hình thức",
        "không được sao chép", "đồng ý bằng văn bản", "ghi rõ nguồn");

    /// <summary>What may stand above a headline and says what kind of text it is: neither headline nor masthead.</summary>
    public static readonly FrozenSet<string> Kickers = Set(
        "phỏng vấn", "trò chuyện", "gặp gỡ", "trao đổi", "ghi chép", "ký sự", "bút ký", "tản văn", "tạp văn", "xã luận", "bình luận", "tiêu điểm", "sự kiện", "vấn đề",
        "vấn đề hôm nay", "sự kiện và bình luận", "chuyên đề", "nhân vật", "chân dung", "đối thoại", "ý kiến", "diễn đàn", "độc quyền",
        "tin nóng", "nóng trong ngày", "gương sáng", "người tốt việc tốt", "nhật ký", "sổ tay", "sổ tay phóng viên", "tin vắn", "tin nhanh",
        "tin ảnh", "phóng sự ảnh", "chùm ảnh", "tường thuật", "trực tiếp", "xu hướng", "bạn có biết", "interview", "feature", "features",
        "analysis", "exclusive", "breaking", "breaking news", "in focus", "special report", "profile", "comment", "editorial");

    /// <summary>What such a line may open with.</summary>
    public static readonly Prefixes KickerOpenings = Prefixed(
        "chuyện", "câu chuyện", "góc", "chuyên đề:", "chuyên đề", "tiêu điểm:", "kỳ", "bài");

    /// <summary>What a line opens with in which a paper says of itself what it is for.</summary>
    public static readonly Prefixes SloganOpenings = Prefixed(
        "vì", "đồng hành cùng", "tiếng nói của", "diễn đàn của", "nhịp cầu", "cầu nối", "người bạn", "kết nối", "thông tin tin cậy",
        "tin tức tin cậy", "trang tin của", "nguồn tin", "the voice of");

    /// <summary>What heads the comments of readers.</summary>
    public static readonly Prefixes CommentHeadings = Prefixed(
        "bình luận", "ý kiến", "viết bình luận", "gửi bình luận", "phản hồi", "nhận xét", "comment", "comments", "thoughts", "responses", "replies");

    /// <summary>Below the answers of a poll: what votes or shows the result.</summary>
    public static readonly FrozenSet<string> PollButtons = Set("biểu quyết", "bình chọn", "gửi bình chọn", "bỏ phiếu", "xem kết quả", "vote", "view results", "see results");

    /// <summary>Above its question.</summary>
    public static readonly FrozenSet<string> PollHeadings = Set("thăm dò ý kiến", "thăm dò dư luận", "bình chọn", "khảo sát", "ý kiến của bạn", "poll", "quick poll");

    /// <summary>What the name of an attached file ends with.</summary>
    public static readonly string[] FileSuffixes = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar"];

    /// <summary>In a short line below the text: it speaks to who writes a comment.</summary>
    public static readonly string[] CommentPhrases = Sorted("bình luận", "ký tự", "đăng nhập", "vui lòng", "your comment", "log in", "sign in");

    /// <summary>Behind such a heading that counts: what they are about.</summary>
    public static readonly Prefixes CommentsOn = Prefixed("về", "cho", "của", "on", "to");

    /// <summary>What stands for the name of a reader.</summary>
    public static readonly Prefixes Readers = Prefixed("bạn đọc", "độc giả", "khách", "ẩn danh", "anonymous", "reader", "guest");

    /// <summary>The buttons below a comment of a reader.</summary>
    public static readonly FrozenSet<string> CommentButtons = Set("trả lời", "thích", "reply", "like");

    /// <summary>"2 giờ trước": a stamp that tells no day.</summary>
    public static readonly string[] TimeUnits =
        ["giây", "phút", "giờ", "ngày", "tuần", "tháng", "năm", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week",
         "weeks", "month", "months", "year", "years"];

    /// <summary>What may stand before such a stamp.</summary>
    public static readonly FrozenSet<string> AgeOpenings = Set("posted", "updated", "published", "đăng", "cập nhật", "đăng lúc");

    public static readonly Prefixes TagPrefixes = Prefixed(
        "từ khóa:", "từ khóa liên quan:", "từ khóa tìm kiếm:", "từ khóa bài viết:", "tags:", "tag:", "thẻ:", "nhãn:", "hashtag:", "hashtags:", "chủ đề:", "bài viết thuộc chủ đề:", "keywords:", "topics:");

    /// <summary>The same without its colon, below the text.</summary>
    public static readonly Prefixes TagOpenings = Prefixed("từ khóa", "tags", "hashtag");

    public static readonly Prefixes SectionPrefixes = Prefixed("chuyên mục:", "mục:", "danh mục:", "chuyên trang:", "thuộc chuyên mục:", "đăng trong:", "section:", "category:", "filed under:", "posted in:");

    /// <summary>Alone on a line: the tags stand on the lines below.</summary>
    public static readonly FrozenSet<string> TagHeadings = Set("từ khóa", "tags", "tag", "thẻ", "keywords", "topics");

    /// <summary>Names of sections as menus print them: a line of nothing but these is a menu.</summary>
    public static readonly FrozenSet<string> SectionLabels = Set(
        "thời sự", "chính trị", "xã hội", "chính trị - xã hội", "kinh tế", "kinh doanh", "pháp luật", "văn hóa", "giải trí", "thể thao",
        "thế giới", "giáo dục", "y tế", "sức khỏe", "khoa học", "công nghệ", "môi trường", "du lịch", "đời sống", "xe",
        "bất động sản", "quốc tế", "tài chính", "doanh nghiệp", "thị trường", "bạn đọc", "nhịp sống trẻ", "văn hóa - giải trí",
        "khoa học - công nghệ", "an ninh trật tự", "quốc phòng", "nông nghiệp", "công thương", "số hóa", "góc nhìn", "tâm sự",
        "politics", "society", "business", "economy", "law", "culture", "entertainment", "sports", "world", "education", "health",
        "science", "technology", "environment", "travel", "life", "news", "life & style", "politics & law", "sport", "opinion",
        "chứng khoán",
        "thị trường chứng khoán", "ngân hàng", "tài chính - ngân hàng", "xây dựng đảng", "quốc phòng - an ninh", "an ninh - quốc phòng",
        "văn hóa - xã hội", "văn hóa - thể thao", "văn hóa - nghệ thuật", "y tế - sức khỏe", "giáo dục - đào tạo", "khoa giáo",
        "khoa học công nghệ", "nông thôn mới", "nông nghiệp - nông thôn", "thời sự - chính trị", "chính trị - kinh tế", "pháp đình",
        "an ninh", "việc làm", "an sinh", "lao động", "công đoàn", "ẩm thực", "làm đẹp", "gia đình", "tình yêu", "giới trẻ", "nhịp sống",
        "phóng sự", "phóng sự - ký sự", "điều tra", "đô thị", "giao thông",
        "địa phương", "trong nước", "trong tỉnh", "bóng đá",
        "âm nhạc", "thời trang", "công nghệ thông tin", "tuyển sinh", "chuyển đổi số",
        "công nghiệp", "khuyến công", "làng nghề", "tin hoạt động", "dân sinh", "cộng đồng", "từ thiện", "nhân ái", "tấm lòng nhân ái", "học đường", "khuyến học", "du học", "học bổng", "sống khỏe", "dinh dưỡng", "bóng đá việt nam",
        "bóng đá quốc tế", "bóng đá trong nước", "thể thao quốc tế", "thể thao trong nước", "quần vợt", "tennis", "đua xe", "văn nghệ", "nghệ thuật", "văn học", "văn học - nghệ thuật", "di sản",
        "điện ảnh", "ca nhạc", "showbiz", "hậu trường", "sao việt", "người đẹp", "nhịp sống số", "vi tính", "viễn thông", "phụ nữ", "mẹ và bé", "lối sống", "sống đẹp",
        "tài nguyên", "tài nguyên - môi trường", "thời tiết", "khí hậu", "nhà đất", "địa ốc", "quy hoạch", "ô tô", "ôtô", "xe máy", "ô tô - xe máy", "hình sự", "vụ án", "tư pháp", "tiêu dùng",
        "doanh nhân", "thương mại", "đầu tư", "thương hiệu", "đối ngoại", "đối nội", "an sinh xã hội", "lao động - việc làm", "khoa học & công nghệ", "y tế - sức khỏe", "kinh tế - xã hội",
        "văn hóa & giải trí", "nội chính", "thị trường - tiêu dùng", "kinh tế - tài chính", "bạn đọc viết", "hồ sơ", "quân sự", "kiều bào", "dân tộc", "tôn giáo", "biển đảo", "tin trong nước", "tin quốc tế", "tin địa phương");

    /// <summary>The first level of a breadcrumb, which states nothing.</summary>
    public static readonly FrozenSet<string> Home = Set("trang chủ", "home", "trang nhất");

    /// <summary>What a breadcrumb may open with.</summary>
    public static readonly Prefixes BreadcrumbOpenings = Prefixed("bạn đang ở:", "bạn đang xem:", "vị trí:", "you are here:");

    /// <summary>What a line of buttons and widgets is made of.</summary>
    public static readonly LineParts NoiseParts = new(NoiseLines);

    /// <summary>What a line below a comment of a reader is made of.</summary>
    public static readonly LineParts CommentParts = new(CommentButtons);

    /// <summary>The same with the buttons that other things have as well.</summary>
    public static readonly LineParts ReactionParts = new(CommentButtons, ["chia sẻ", "share", "báo vi phạm", "báo cáo", "report", "phản hồi"]);

    /// <summary>What a menu is made of.</summary>
    public static readonly LineParts MenuParts = new(SectionLabels, Home, NoiseLines);

    /// <summary>What names an author.</summary>
    public static readonly Prefixes BylinePrefixes = Prefixed(
        "bài, ảnh:", "bài và ảnh:", "bài & ảnh:", "tin, ảnh:", "tin và ảnh:", "tin, bài:", "tin, bài, ảnh:", "tin bài:", "bài:", "tin:",
        "tác giả:", "tác giả bài viết:", "người thực hiện:", "nhóm tác giả:", "đăng bởi:", "viết bởi", "thực hiện:", "ghi:", "biên tập:", "ghi chép:", "ghi chép của", "phóng sự:", "phóng sự của", "ký sự của", "bút ký của",
        "tản văn của", "thơ:", "thơ của", "truyện ngắn:", "truyện ngắn của", "tùy bút của", "tạp bút của", "bài viết:", "nội dung:", "người viết:", "lược dịch:", "biên dịch:", "dịch:", "tổng hợp:", "nhóm thực hiện:",
        "text:", "author:", "written by", "reported by", "reporting by", "story by", "words by", "story and photos by", "by");

    /// <summary>What the name of a role is made of, whatever parts its words: "Tin-ảnh:", "Ảnh và bài:", "Bài, ảnh, clip:".</summary>
    public static readonly FrozenSet<string> RoleWords = Set(
        "bài", "tin", "ảnh", "viết", "và", "clip", "video", "text", "story", "words", "photo", "photos", "and", "thực", "hiện", "đồ", "họa");

    /// <summary>Of these the ones that say who wrote the text.</summary>
    public static readonly FrozenSet<string> WriterWords = Set("bài", "tin", "text", "story", "words", "thực");

    /// <summary>Behind the author's name: who made something else.</summary>
    public static readonly string[] OtherMakers = Sorted("ảnh:", "đồ họa:", "clip:", "video:", "thiết kế:", "kỹ thuật:", "photo:", "photos:", "photos by ", "photo by ", "pictures by ");

    /// <summary>What a note below the text opens with.</summary>
    public static readonly Prefixes NoteOpenings = Prefixed("ghi chú:", "chú thích:", "lưu ý:", "note:");

    /// <summary>What names an agency. Only before a name: "Theo báo cáo của …" is prose.</summary>
    public static readonly Prefixes CreditPrefixes = Prefixed(
        "theo", "theo:", "dẫn theo", "nguồn", "nguồn:", "nguồn tin:", "trích nguồn:", "source:", "according to", "via");

    /// <summary>Of these the ones that are the name of a field in the form where the text was entered, and no part of the credit.</summary>
    public static readonly Prefixes CreditLabels = Prefixed("nguồn tin:", "trích nguồn:");

    /// <summary>What names a photographer, at the end of a caption or alone.</summary>
    public static readonly string[] PhotoCredits = Sorted(
        "nguồn ảnh:", "ảnh minh họa:", "ảnh tư liệu:", "ảnh chụp:", "ảnh:", "photo:", "photo by", "đồ họa:", "clip:", "hình:", "ảnh st:",
        "ảnh internet:", "ảnh :", "photos:", "photo courtesy of", "courtesy of");

    /// <summary>Names a photographer without a colon where a sign stands before it: "… trên sông. Ảnh TRẦN BA".</summary>
    public const string BarePhotoCredit = "ảnh ";

    /// <summary>On an image: makes it larger.</summary>
    public static readonly string[] ZoomButtons = Sorted("phóng to", "xem ảnh lớn", "zoom");

    /// <summary>What the name of an image file ends with.</summary>
    public static readonly string[] ImageSuffixes = [".jpg", ".jpeg", ".png", ".gif", ".webp"];

    /// <summary>In a credit that names its agency first: "— VNA/VNS Photo".</summary>
    public const string AgencyPhotoCredit = " photo";

    /// <summary>Photo credits that name nobody and stand at the end of a caption.</summary>
    public static readonly string[] AnonymousPhotoCredits = Sorted(
        "ảnh minh họa", "ảnh tư liệu", "ảnh cắt từ clip", "ảnh cắt từ video", "ảnh internet", "ảnh sưu tầm", "ảnh chụp màn hình", "hình minh họa",
        "illustration",
        "file photo");

    /// <summary>In brackets below a photograph: where it comes from.</summary>
    public const string PhotoSource = "nguồn:";

    /// <summary>"Ảnh do nhân vật cung cấp"</summary>
    public const string SuppliedPhoto = "cung cấp";

    /// <summary>What every line with a photo credit holds, one of the above or the bare word.</summary>
    public static readonly SearchValues<string> PhotoMarks = SearchValues.Create(
        [.. PhotoCredits, .. AnonymousPhotoCredits, BarePhotoCredit, AgencyPhotoCredit, "(" + PhotoSource], StringComparison.Ordinal);

    /// <summary>Words of a caption that tell where or when something is seen; headings of a few words do without.</summary>
    public static readonly FrozenSet<string> SceneWords = Set(
        "tại", "trên", "bên", "trong", "ở", "giữa", "đang", "dưới", "cạnh", "cùng", "sau", "trước", "nhìn", "dọc", "at", "on", "in", "near",
        "outside", "inside", "during", "beside", "along");

    /// <summary>What people do on photographs; blanks around them.</summary>
    public static readonly string[] SceneVerbs = [.. Sorted(
        "thu hoạch", "chăm sóc", "hướng dẫn", "kiểm tra", "xuống giống", "trao quà", "trao tặng", "tặng quà", "thăm hỏi", "đến thăm", "tham quan", "vận chuyển", "bốc xếp", "xếp hàng",
        "tập luyện", "biểu diễn", "cắt băng", "ký kết", "phát biểu", "chụp ảnh", "đang", "vui chơi", "chế biến", "phun thuốc", "gặt lúa", "cấy lúa", "đan lát", "dệt vải", "đánh bắt", "kéo lưới",
        "khám bệnh", "tiêm vắc xin", "lắp đặt", "thi công", "tuần tra", "dọn dẹp", "làm thủ tục", "lấy mẫu", "chỉ đạo tại", "trò chuyện", "giới thiệu sản phẩm", "bên cây", "bên chiếc", "bên vườn", "bên khung", "bên bếp", "bên mâm", "bên gia đình", "cùng gia đình", "cùng học trò")
        .Select(verb => $" {verb} ")];

    /// <summary>Before the name of a place where something is seen.</summary>
    public static readonly FrozenSet<string> PlaceWords = Set("tại", "trên", "bên", "ở", "dọc", "giữa", "quanh", "at", "on", "near", "outside", "along");

    /// <summary>Before the day on which something is seen.</summary>
    public static readonly FrozenSet<string> DayWords = Set("sáng", "trưa", "chiều", "tối", "đêm", "ngày");

    /// <summary>No sentence ends on one of these: the line is cut off.</summary>
    public static readonly FrozenSet<string> OpenEndings = Set(
        "và", "của", "là", "với", "nhưng", "hoặc", "các", "những", "bởi", "thì", "mà", "vì", "and", "of", "the", "a", "an", "or", "but", "with", "to",
        "for", "from", "at");

    /// <summary>Whom or what a photograph shows: a phrase right below the lead that opens with one and tells a scene is its caption.</summary>
    public static readonly Prefixes CaptionOpenings = Prefixed(
        "ông", "bà", "anh", "chị", "em", "các", "những", "một", "hai", "người", "nông dân", "ngư dân", "công nhân", "học sinh", "sinh viên",
        "giáo viên", "cán bộ", "đoàn", "lãnh đạo", "đồng chí", "đại biểu", "quang cảnh", "toàn cảnh", "hiện trường", "cảnh", "khung cảnh",
        "du khách", "hành khách", "khách", "bộ đội", "chiến sĩ", "bác sĩ", "nhân viên", "lực lượng", "cảnh sát", "công an", "cầu thủ", "xã viên",
        "thành viên", "tàu", "xe", "chiếc", "khu", "ảnh", "bức", "thủ tướng", "chủ tịch", "phó chủ tịch", "bộ trưởng", "giám đốc", "workers",
        "people", "visitors", "a", "the", "residents", "farmers", "students");

    /// <summary>What opens captions only: how much of something a photograph shows.</summary>
    public static readonly Prefixes ViewOpenings = Prefixed("toàn cảnh", "quang cảnh", "cận cảnh", "khung cảnh", "phong cảnh", "một góc", "chân dung", "hiện trường", "bên trong", "phía trước");

    /// <summary>Before what a photograph of the page shows.</summary>
    public static readonly Prefixes PhotoOpenings = Prefixed("trong ảnh:", "ảnh trên:", "ảnh dưới:", "ảnh trái:", "ảnh phải:", "trong hình:", "pictured:");

    public static readonly Prefixes VideoPrefixes = Prefixed("video:", "xem thêm video:", "video clip:", "clip:", "xem video:", "xem clip:", "video]", "clip]");

    /// <summary>In brackets behind a name: how the text was made, not by whom.</summary>
    public static readonly FrozenSet<string> BylineRemarks = Set(
        "t/h", "th", "tổng hợp", "ghi", "thực hiện", "lược dịch", "dịch", "biên dịch", "lược ghi", "ghi chép", "biên soạn", "sưu tầm",
        "st");

    /// <summary>Before the place that an author writes from.</summary>
    public static readonly Prefixes PlaceOpenings = Prefixed("từ", "tại", "from", "in");

    /// <summary>Bylines that are no names.</summary>
    public static readonly FrozenSet<string> StaffBylines = Set("pv", "nhóm pv", "nhóm phóng viên", "phóng viên", "ctv", "btv", "bbt",
        "ban biên tập");

    /// <summary>What stands behind a name and says what its bearer is at the paper.</summary>
    public static readonly FrozenSet<string> StaffTitles = Set("staff writer", "staff reporter", "staff", "reporter", "correspondent", "contributor", "writer");

    /// <summary>What such a byline may open with before a place or a name: "Nhóm PV miền Trung", "CTV Lê Mai".</summary>
    public static readonly Prefixes StaffOpenings = Prefixed(
        "pv", "nhóm pv", "nhóm phóng viên", "phóng viên", "ctv", "cộng tác viên", "nhà báo", "btv", "biên tập viên", "reporter");

    /// <summary>What stands between such an opening and the place.</summary>
    public static readonly FrozenSet<string> StaffPlaces = Set("miền", "tại", "thường", "trú", "khu", "vực", "vùng");

    /// <summary>Agencies and outlets that stand beside a name, or alone where a name would: credited, no authors.</summary>
    public static readonly FrozenSet<string> Agencies = Set(
        "ttxvn", "vna", "vns", "vov", "vov.vn", "vtv", "vtv.vn", "vtc", "vtc news", "reuters", "afp", "ap", "xinhua", "tân hoa xã", "kyodo",
        "yonhap", "sputnik", "tass", "bloomberg", "cnn", "bbc", "guardian", "vietnam+", "vietnamplus", "vietnamnet", "vnexpress",
        "tuổi trẻ", "thanh niên", "dân trí", "ttxvn/vietnam+", "chinhphu.vn", "bnews", "báo tin tức", "nlđo");

    /// <summary>Of these the ones that name their office as well: "VOV-Tây Bắc", "TTXVN tại Lào".</summary>
    public static readonly FrozenSet<string> AgenciesWithOffices = Set("ttxvn", "vov", "vtv", "vna", "vns", "vtc");

    /// <summary>What the name of a paper opens with where it stands in brackets behind an author's.</summary>
    public static readonly Prefixes Papers = Prefixed("báo", "tạp chí", "thông tấn xã", "cổng thông tin", "đài");

    /// <summary>What opens the name of an institution behind an author's.</summary>
    public static readonly Prefixes Institutions = Prefixed(
        "đoàn luật sư", "văn phòng", "trường", "viện", "học viện", "đại học", "sở", "báo", "hội", "trung tâm", "khoa", "công ty", "bệnh viện", "ban", "phòng", "đài",
        "trạm", "chi cục", "cục", "ubnd", "ủy ban", "đảng bộ", "huyện ủy", "tỉnh ủy", "thành ủy", "liên đoàn", "bộ", "hội đồng", "vụ", "tổng cục");

    /// <summary>What stands before the name of a person who is quoted or asked.</summary>
    public static readonly Prefixes PersonWords = Prefixed(
        "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "nhà văn", "nhà thơ", "nghệ nhân", "nghệ sĩ", "bác sĩ", "kỹ sư",
        "tiến sĩ", "thạc sĩ", "giáo sư", "luật sư", "đại biểu", "đồng chí", "mr.", "mrs.", "ms.", "dr.", "ts.", "ths.", "pgs.ts", "gs.ts", "ts", "ths", "pgs", "gs", "pgs.", "gs.", "bs", "bs.",
        "ks", "ks.", "ls", "ls.", "nghệ sĩ ưu tú", "nghệ sĩ nhân dân", "nsut", "nsnd", "nhà nghiên cứu", "chuyên gia", "họa sĩ", "nhạc sĩ", "ca sĩ", "đạo diễn", "kiến trúc sư",
        "kts", "kts.");

    /// <summary>Of these the ones that a contributor signs with.</summary>
    public static readonly Prefixes Professions = Prefixed(
        "nhà văn", "nhà thơ", "nhà báo", "nhà giáo", "giảng viên", "nghệ nhân", "nghệ sĩ", "bác sĩ", "kỹ sư", "tiến sĩ", "thạc sĩ", "giáo sư", "luật sư", "dr.", "ts.", "ths.", "pgs.ts", "gs.ts", "ts", "ths",
        "pgs", "gs", "pgs.", "gs.", "bs", "bs.", "ks", "ks.", "ls", "ls.", "nhà nghiên cứu", "họa sĩ", "nhạc sĩ", "kiến trúc sư", "kts", "kts.",
        "bếp trưởng", "đầu bếp", "chuyên gia", "huấn luyện viên", "hlv", "giáo viên", "cô giáo", "thầy giáo", "nhiếp ảnh gia", "dược sĩ", "điều dưỡng", "lương y", "luật gia", "dịch giả", "đạo diễn", "nhà thiết kế", "nhà sử học", "nhà phê bình",
        "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy");

    /// <summary>What opens the turn of the one who asks in an interview.</summary>
    public static readonly Prefixes InterviewerPrefixes = Prefixed("pv:", "phóng viên:", "phóng viên (pv):", "p.v:", "hỏi:", "h:", "nhà báo:", "mc:", "q:");

    /// <summary>What opens the turn of the one who answers, when no name does.</summary>
    public static readonly Prefixes AnswerPrefixes = Prefixed("đáp:", "đ:", "trả lời:", "a:");

    /// <summary>Day names as they stand in a line of a date, which the header of a site prints for the visitor.</summary>
    public static readonly string[] Weekdays =
        ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ bẩy", "chủ nhật", "hôm nay", "monday", "tuesday",
         "wednesday", "thursday", "friday", "saturday", "sunday", "today"];

    /// <summary>Words that stand in a line of a date beside the date itself.</summary>
    public static readonly FrozenSet<string> DateWords = Set(
        "ngày", "hôm", "nay", "today", "lúc", "vào", "đăng", "gửi", "đăng lúc", "bởi", "lúc:", "người", "viết", "cập", "nhật", "xuất", "bản", "thời", "gian", "giờ", "phút", "việt", "nam", "vn", "hà",
        "nội",
        "chỉnh", "sửa", "đổi", "lần", "cuối", "posted", "published", "update", "updated", "modified", "last", "on", "at", "date", "by", "gmt", "utc", "ict",
        "am", "pm", "pt", "et", "pst", "pdt", "est", "edt", "cst", "cdt",
        "sa", "ch", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "chủ", "cn", "t2", "t3", "t4", "t5", "t6", "t7", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /// <summary>Of these the ones that names open with as well.</summary>
    public static readonly FrozenSet<string> NameOpenings = Set("hà", "nam", "việt", "ba", "tư", "năm", "sáu", "bảy", "hai", "nhật", "an");

    /// <summary>What a line of a date may open with, beside the words above.</summary>
    public static readonly Prefixes DateOpenings = Prefixed("tin phát", "phát lúc", "phát ngày", "phát hành", "bản tin phát", "tin đăng", "đăng tải", "first published", "first posted");

    /// <summary>What marks the date behind it as the day of a change.</summary>
    public static readonly string[] ModifiedMarks = ["cập nhật", "chỉnh sửa", "sửa đổi", "sửa lần cuối", "sửa lúc", "sửa:", "update", "modified"];

    /// <summary>The months of the year in order, as parts of a pattern.</summary>
    public const string Months = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?";

    /// <summary>The months of the year in order, behind "tháng", as parts of a pattern.</summary>
    public const string VietnameseMonths = "một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai";

    /// <summary>Provinces, old and new: beside a date each is where the text was written, not by whom.</summary>
    public static readonly FrozenSet<string> Places = Set(
        "tuyên quang", "hà giang", "lào cai", "yên bái", "thái nguyên", "bắc kạn", "phú thọ", "hòa bình", "vĩnh phúc", "bắc ninh",
        "bắc giang", "hưng yên", "thái bình", "hải phòng", "hải dương", "ninh bình", "hà nam", "nam định", "quảng trị", "quảng bình",
        "đà nẵng", "quảng nam", "quảng ngãi", "kon tum", "gia lai", "bình định", "khánh hòa", "ninh thuận", "lâm đồng", "đắk nông",
        "bình thuận", "đắk lắk", "phú yên", "thành phố hồ chí minh", "bà rịa - vũng tàu", "bình dương", "đồng nai", "bình phước",
        "tây ninh", "long an", "cần thơ", "sóc trăng", "hậu giang", "vĩnh long", "bến tre", "trà vinh", "đồng tháp", "tiền giang",
        "cà mau", "bạc liêu", "an giang", "kiên giang", "hà nội", "huế", "thừa thiên huế", "lai châu", "điện biên", "sơn la", "lạng sơn",
        "quảng ninh", "thanh hóa", "nghệ an", "hà tĩnh", "cao bằng", "thừa thiên - huế", "tp.hcm", "tphcm", "tp. hồ chí minh", "sài gòn",
        "đăk lăk", "đắc lắc", "dak lak", "đăk nông", "bắc cạn", "br-vt", "tp hồ chí minh", "tp hcm", "hồ chí minh", "vũng tàu", "đà lạt", "nha trang",
        "hanoi", "ha noi", "ho chi minh city", "hcm city", "da nang", "hai phong", "can tho", "hue");

    /// <summary>What a line of the weather is made of beside its degrees.</summary>
    public static readonly LineParts PlaceParts = new(Places);

    /// <summary>Words of a masthead: a first line with one of these is no headline when another line can be it.</summary>
    public static readonly string[] PublisherWords =
        ["báo", "tạp chí", "thời báo", "cơ quan", "cơ quan ngôn luận", "cơ quan thông tin", "kênh thông tin", "tạp san",
         "tuần báo", "báo điện tử", "tạp chí điện tử", "nhật báo", "đặc san", "cơ quan của", "chuyên trang", "trang thông tin điện tử",
         "magazine",
         "gazette", "herald", "observer", "weekly", "chronicle", "tiếng nói", "diễn đàn", "trang tin", "trang thông tin",
         "cổng thông tin", "cổng thông tin điện tử", "đài",
            "online",
         "điện tử", "bản tin", "news", "times", "daily", "post", "tribune", "journal", "thông tấn xã"];

    /// <summary>Whose page an office's own is: "Cổng thông tin điện tử huyện …".</summary>
    public static readonly Prefixes AdministrativeUnits = Prefixed("tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "sở", "ban", "bộ", "hội", "trường");

    /// <summary>Behind the name of a site and a dash: what it says that it is.</summary>
    public static readonly Prefixes SiteOpenings = Prefixed(
        "báo tiếng", "báo điện tử", "báo mới", "tin tức", "tin nhanh", "đọc báo", "trang tin", "trang thông tin", "kênh tin", "kênh thông tin", "tạp chí",
        "cổng thông tin", "news");

    /// <summary>Behind any name and a dash: whose paper it is.</summary>
    public static readonly Prefixes OrganOpenings = Prefixed("cơ quan ngôn luận của", "cơ quan của", "cơ quan trung ương của", "tiếng nói của", "diễn đàn của", "the voice of");

    /// <summary>Before a day and month: when on that day something took place.</summary>
    public static readonly string[] EventOpenings =
        ["rạng sáng", "sáng", "trưa", "chiều", "tối", "đêm", "chiều tối", "sáng sớm", "trong đêm", "vào", "hôm", "ngày", "trong ngày"];

    /// <summary>
    /// Before a year: the year looks back or ahead, or belongs to a law or a person, and says nothing of the event's own.
    /// </summary>
    public static readonly string[] ForeignYearCues =
        ["kết quả", "từ", "trước", "sinh", "sn", "đến", "tới", "giai đoạn", "nhiệm kỳ", "dự kiến", "tầm nhìn",
         "luật", "bộ luật", "hiến pháp", "nghị định", "nghị quyết", "thông tư", "quyết định", "chỉ thị", "thành lập", "xây dựng", "khóa",
         "mùa giải",
         "niên khóa", "kể từ", "xảy ra", "vào", "giữa", "cuối", "cách đây", "kỷ niệm", "kỉ niệm", "bắt đầu", "ký", "ban hành", "sản xuất",
         "đời", "đón", "tết", "phiên bản", "sau", "hồi", "vụ", "hết", "ước", "hơn"];

    /// <summary>Of these what a year may be summed up of: "tổng kết sản xuất năm 2021".</summary>
    public static readonly FrozenSet<string> Activities = Set("sản xuất", "xây dựng");

    /// <summary>Before months or a year that something is compared with.</summary>
    public static readonly string[] ComparingCues = ["so với", "cùng kỳ"];

    /// <summary>
    /// Like the cues above, however far before the year in its clause: "tổng kết công tác … năm 2018" is said in 2018 or in 2019.
    /// </summary>
    public static readonly string[] SummingCues = ["tổng kết", "sơ kết", .. ComparingCues];

    /// <summary>Between one of <see cref="ForeignYearCues"/> and its year stand at most this many words.</summary>
    public const int CueReach = 4;

    /// <summary>Words that only English has in such numbers.</summary>
    public static readonly FrozenSet<string> EnglishWords = Set(
        "the", "of", "and", "in", "to", "for", "is", "was", "with", "that", "said", "has", "have", "are", "by", "from", "will", "its");

    /// <summary>Words that no sentence has twice in a row. Many others do: "ngày ngày", "thiết bị bị hỏng".</summary>
    public static readonly FrozenSet<string> NeverDoubled = Set(
        "của", "và", "các", "những", "với", "đã", "đang", "sẽ", "bởi", "nhưng", "hoặc", "the", "of", "and");

    /// <summary>A blank after these does not end a sentence.</summary>
    public static readonly FrozenSet<string> Abbreviations = Set(
        "tp.", "tx.", "tt.", "p.", "q.", "h.", "x.", "ths.", "ts.", "pgs.", "gs.", "bs.", "ks.", "ls.", "tr.", "nxb.", "v.v.", "mr.",
        "mrs.", "dr.",
        "no.", "st.", "co.", "ltd.", "inc.");

    /// <summary>The form that the words above are matched in.</summary>
    public static string Key(string text) => Tones.Normalize(Folding.Lower(text));

    // "Tin khác", "Các bài viết khác": every name for what the list holds with every word for which of it.
    private static IEnumerable<string> Headings(params string[] kinds)
        => from kind in kinds
           from many in (string[])["", "các ", "những "]
           from what in (string[])["tin", "bài", "bài viết", "tin bài", "tin tức", "video"]
           select $"{many}{what} {kind}";

    private static FrozenSet<string> Set(params IEnumerable<string> words) => words.Select(Key).ToFrozenSet(StringComparer.Ordinal);

    private static Prefixes Prefixed(params string[] words) => new(words.Select(Key));

    // The longest first, so that "nguồn ảnh:" is not read as "ảnh:".
    private static string[] Sorted(params string[] words) => [.. words.Select(Key).OrderByDescending(word => word.Length)];
}
