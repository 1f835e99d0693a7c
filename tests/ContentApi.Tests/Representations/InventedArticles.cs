using ContentApi.Contracts;
using ContentApi.Representations;

namespace ContentApi.Tests.Representations;

/// <summary>Articles that no page has, with every kind of block.</summary>
internal static class InventedArticles
{
    public static readonly PublicAddresses Addresses = new("https://api.example.org", "https://example.org/{slug}");

    public static Article Full { get; } = FullWith([], null);

    public static Article FullWith(IReadOnlyList<Article> related, ArticleLatest? latest) => FullDraft with { Related = related, Latest = latest };

    private static Draft FullDraft => Make("full", "Mưa lớn & gió mạnh ở miền Trung") with
    {
        Lead = "Sáng 2/9, mưa dưới 5 mm < dự báo.",
        Authors = ["Mạnh Hùng", "Lê Thị Bích Ngọc"],
        Tags = [("bao", "bão"), ("thoi-tiet", "thời tiết")],
        PublishedAt = "2018-09-02T01:30:00Z",
        Credit = "TTXVN",
        Publisher = "Báo Ví Dụ",
        Blocks =
        [
            new HeadingBlock { Id = "h1", Level = 2, Text = "Diễn biến" },
            new ParagraphBlock { Id = "p1", Text = "Nước lên nhanh." },
            new FigureBlock { Id = "fig1", Label = "Mưa lớn - Hình 1", Caption = "Đường ngập", Credit = "Ảnh: N.V.A", ImageUrl = null },
            new FigureBlock { Id = "fig2", Label = "Mưa lớn - Hình 2", Caption = null, Credit = null, ImageUrl = null },
            new FigureBlock { Id = "fig3", Label = "Cầu nhìn từ trên cao", Caption = "Cầu mới", Credit = null, ImageUrl = "https://img.example.org/cau.jpg?w=800&h=600" },
            new ListBlock { Id = "l1", Ordered = false, Items = ["Huế", "Đà Nẵng"] },
            new ListBlock { Id = "l2", Ordered = true, Items = ["một"] },
            new QuoteBlock { Id = "q1", Text = "Chưa từng thấy.", Attribution = "Ông Ba" },
            new QuoteBlock { Id = "q2", Text = "Đúng vậy.", Attribution = null },
            new TableBlock { Id = "t1", Rows = [["Nơi", "mm"], ["Huế", ""]] },
            new VideoBlock { Id = "v1", Label = "Toàn cảnh" },
        ],
    };

    /// <summary>A day only, no byline, another language.</summary>
    public static Article Day { get; } = Make("day", "A day in Huế") with { PublishedAt = "2018-08-01", Language = "en", Blocks = [] };

    /// <summary>A summary only, undated.</summary>
    public static Article Teaser { get; } = Make("teaser", "Tin vắn") with { Kind = "teaser", Lead = "Chỉ có tóm tắt." };

    public static FeedSource Source { get; } =
        new()
        {
            Title = "Tin mới",
            Description = "Bài và tin mới nhất",
            Self = "/v1/latest.rss?section=kinh-te&limit=3",
            Home = "/",
            Next = "/v1/latest.rss?section=kinh-te&limit=3&cursor=abc",
            Updated = new DateTimeOffset(2026, 11, 22, 8, 0, 0, 250, TimeSpan.Zero),
            Addresses = Addresses,
            Copyright = "© Báo Ví Dụ",
        };

    /// <summary>An article in one of its formats.</summary>
    public static ReadOnlyMemory<byte> In(string suffix, Article article) =>
        Formats.OfArticles.Single(format => format.Suffix == suffix).Write(new PublishedArticle(article, Addresses));

    /// <summary>A feed in one of its formats.</summary>
    public static ReadOnlyMemory<byte> In(string suffix, Feed feed) => Formats.OfLists.Single(format => format.Suffix == suffix).Write(feed);

    public static Draft Make(string name, string title) => new(name, title);

    /// <summary>An article of which a test says only what it is about.</summary>
    public sealed record Draft(string Name, string Title)
    {
        public IReadOnlyList<Article> Related { get; init; } = [];
        public ArticleLatest? Latest { get; init; }
        public string Kind { get; init; } = "article";
        public string? Lead { get; init; }
        public string SectionName { get; init; } = "Kinh tế";
        public IReadOnlyList<string> Authors { get; init; } = [];
        public IReadOnlyList<(string Slug, string Name)> Tags { get; init; } = [];
        public string? PublishedAt { get; init; }
        public (string Value, string Precision, string Basis)? Date { get; init; }
        public string Language { get; init; } = "vi";
        public string? Credit { get; init; }
        public string? Publisher { get; init; }
        public IReadOnlyList<Block>? Blocks { get; init; }

        public static implicit operator Article(Draft draft) => draft.ToArticle();

        public Article ToArticle() =>
            new()
            {
                Id = "id-of-" + Name,
                Slug = Name,
                Kind = Kind,
                Title = Title,
                Lead = Lead,
                Section = new SectionReference { Slug = "kinh-te", Name = SectionName, Basis = "inferred" },
                Authors = [.. Authors.Select((author, i) => new AuthorReference { Slug = $"tac-gia-{i}", Name = author })],
                Tags = [.. Tags.Select(tag => new TagReference { Slug = tag.Slug, Name = tag.Name, Basis = "stated" })],
                PublishedAt = PublishedAt,
                ModifiedAt = null,
                Date = new ArticleDate { Value = Date?.Value, Precision = Date?.Precision, Basis = Date?.Basis ?? "none" },
                Language = Language,
                WordCount = null,
                ReadingMinutes = null,
                Body = Blocks is null ? null : new Body { Blocks = Blocks },
                Related = [.. Related.Select(article => new RelatedItem { Article = new(article), Origin = "publisher", Score = null, Reasons = [] })],
                Latest = Latest,
                Source = new Source
                {
                    Document = "page.txt",
                    Publisher = Publisher,
                    Credit = Credit,
                    Encoding = "utf-8",
                    Sha256 = "",
                    Related = null,
                    Latest = null,
                    Warnings = [],
                },
                DuplicateOf = null,
                Revision = 1,
                UpdatedAt = "2026-11-22T08:00:00.000Z",
                Links = new ArticleLinks
                {
                    Self = "/v1/articles/id-of-" + Name,
                    Web = $"/v1/articles/{Name}.html",
                    Related = $"/v1/articles/id-of-{Name}/related",
                    Section = "/v1/sections/kinh-te",
                },
            };
    }
}
