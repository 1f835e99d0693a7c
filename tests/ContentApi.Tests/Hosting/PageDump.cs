using System.Text;

namespace ContentApi.Tests.Hosting;

/// <summary>An invented page as a crawler would dump it.</summary>
internal sealed record PageDump(string Title)
{
    /// <summary>The masthead; null: none.</summary>
    public string? Publisher { get; init; } = "Báo Sông Hậu";

    /// <summary>As printed: <c>01/08/2018 16:45</c>, <c>01/08/2018</c>; null: the page states none.</summary>
    public string? Date { get; init; }

    /// <summary>What stands behind "Chuyên mục:"; null: nothing.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Author { get; init; }

    public string Lead { get; init; } =
        "Người dân vùng đồng bằng phấn khởi bước vào vụ mới với nhiều kỳ vọng về năng suất và giá bán ổn định hơn các vụ trước.";

    public IReadOnlyList<string> Paragraphs { get; init; } =
    [
        "Theo chính quyền địa phương, bà con đã chủ động chuẩn bị giống, phân bón và gia cố bờ bao để kịp xuống giống đúng lịch thời vụ.",
        "Nhiều hộ liên kết thành tổ hợp tác để cùng mua vật tư, cùng bán sản phẩm, nhờ vậy chi phí giảm và đầu ra được bảo đảm hơn.",
    ];

    /// <summary>The items under "Bài liên quan"; null: the page has no such list.</summary>
    public IReadOnlyList<(string Title, string Summary)>? Related { get; init; }

    /// <summary>The items under "Tin mới"; null: the page has no such list.</summary>
    public IReadOnlyList<(string Title, string Summary)>? Latest { get; init; }

    public override string ToString()
    {
        var page = new StringBuilder();
        Line(Publisher);
        Line(Section is null ? null : $"Chuyên mục: {Section}");
        Line(Title);
        Line(Date);
        Line(Lead);
        foreach (var paragraph in Paragraphs)
            Line(paragraph);
        Line(Author);
        Line(Tags.Count == 0 ? null : $"Từ khóa: {string.Join(", ", Tags)}");
        List("Bài liên quan", Related);
        List("Tin mới", Latest);
        return page.ToString();

        void Line(string? text)
        {
            if (text is not null)
                page.Append(text).Append("\n\n");
        }

        void List(string heading, IReadOnlyList<(string Title, string Summary)>? items)
        {
            if (items is null)
                return;
            Line(heading);
            foreach (var (title, summary) in items)
            {
                // Lists print each headline twice: once for the picture, once for the link.
                page.Append(title).Append('\n');
                Line(title);
                Line(summary);
            }
        }
    }
}
