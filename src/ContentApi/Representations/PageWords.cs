namespace ContentApi.Representations;

/// <summary>The words of the interface around an article, in its language.</summary>
internal sealed record PageWords
{
    public required string Language { get; init; }
    public required string SkipToContent { get; init; }
    public required string Section { get; init; }
    public required string Tags { get; init; }
    public required string Byline { get; init; }
    public required string Source { get; init; }
    public required string Related { get; init; }
    public required string Latest { get; init; }
    public required string TeaserOnly { get; init; }
    public required string Formats { get; init; }
    public required string Feeds { get; init; }
    public required string LocalTime { get; init; }

    /// <summary>A day, as a format of the invariant culture.</summary>
    public required string DayFormat { get; init; }

    /// <summary>How an instant or day of this basis is introduced.</summary>
    public required IReadOnlyDictionary<string, string> DateBases { get; init; }

    private static readonly PageWords Vietnamese = new()
    {
        Language = "vi",
        SkipToContent = "Đến nội dung chính",
        Section = "Chuyên mục",
        Tags = "Từ khóa",
        Byline = "Tác giả",
        Source = "Nguồn",
        Related = "Tin liên quan",
        Latest = "Tin mới",
        TeaserOnly = "Đây là tin tóm tắt; chưa có toàn văn của bài.",
        Formats = "Bài này ở dạng khác",
        Feeds = "Theo dõi tin mới",
        LocalTime = "giờ Việt Nam",
        DayFormat = "d/M/yyyy",
        DateBases = new Dictionary<string, string>
        {
            ["published"] = "Xuất bản",
            ["modified"] = "Cập nhật",
            ["event"] = "Sự kiện diễn ra",
            ["sibling"] = "Ngày suy ra từ các tin cùng danh sách",
        },
    };

    private static readonly PageWords English = new()
    {
        Language = "en",
        SkipToContent = "Skip to the content",
        Section = "Section",
        Tags = "Tags",
        Byline = "By",
        Source = "Source",
        Related = "Related articles",
        Latest = "Latest",
        TeaserOnly = "This is a summary; the full text is not known.",
        Formats = "This article in other formats",
        Feeds = "Follow",
        LocalTime = "Vietnam time",
        DayFormat = "d MMMM yyyy",
        DateBases = new Dictionary<string, string>
        {
            ["published"] = "Published",
            ["modified"] = "Updated",
            ["event"] = "Event on",
            ["sibling"] = "Date inferred from the other items of its list",
        },
    };

    /// <summary>English for English, and Vietnamese, the language of the house, for all else.</summary>
    public static PageWords Of(string language) =>
        language == "en" || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase) ? English : Vietnamese;
}
