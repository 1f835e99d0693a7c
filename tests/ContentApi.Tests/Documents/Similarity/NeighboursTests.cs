using ContentApi.Documents.Similarity;
using CsCheck;

namespace ContentApi.Tests.Documents.Similarity;

public sealed class NeighboursTests
{
    /// <summary>Invented articles: those whose ids begin alike tell one story.</summary>
    private static readonly NeighbourText[] Labelled =
    [
        new("cau-1", "Sập cầu treo ở xã vùng cao Mường Lang", "Cầu treo Mường Lang bị lũ cuốn sập sáng nay, ba người bị thương.",
            "Cầu treo bắc qua suối Nậm Lang được xây mười năm trước. Chính quyền huyện đã rào hai đầu cầu."),
        new("cau-2", "Vụ sập cầu treo Mường Lang: Dựng cầu tạm cho học sinh", "Bộ đội công binh dựng cầu phao thay cầu treo bị lũ cuốn.",
            "Học sinh bên kia suối Nậm Lang phải nghỉ học hai ngày vì cầu treo bị sập."),
        new("cau-3", "Nạn nhân vụ sập cầu treo xuất viện", "Ba người bị thương trong vụ sập cầu treo Mường Lang đã về nhà.", ""),
        new("gao-1", "Giá gạo xuất khẩu lập đỉnh", "Giá gạo xuất khẩu tăng lên mức cao nhất mười năm vì mất mùa ở nhiều nước.",
            "Các thương nhân cho biết gạo trắng và gạo thơm đều khan hàng; nông dân bán lúa tại ruộng được giá."),
        new("gao-2", "Nông dân trúng giá vụ lúa hè", "Giá gạo xuất khẩu lập đỉnh khiến thương nhân tranh mua lúa tại ruộng.",
            "Gạo thơm được giá hơn gạo trắng."),
        new("dan-1", "Nghệ nhân cuối cùng làm đàn đáy", "Ở tuổi tám mươi, cụ vẫn đẽo từng cây đàn đáy cho các giáo phường ca trù.",
            "Đàn đáy chỉ có ba dây, thân dài, dùng trong ca trù."),
        new("dan-2", "Lớp học đàn đáy và ca trù miễn phí", "Một giáo phường mở lớp dạy đàn đáy cho người trẻ.",
            "Ca trù cần người nối nghề làm đàn đáy."),
        new("sao-1", "Kính viễn vọng chụp được ngôi sao già nhất", "Ngôi sao nằm ngoài rìa thiên hà.",
            "Ánh sáng của nó đi mất mười ba tỷ năm."),
    ];

    [Fact]
    public void Articles_of_one_story_are_neighbours_and_others_are_not()
    {
        var found = Neighbours.Find(Labelled).ToDictionary(
            article => article.Id, article => article.Items.Select(item => item.Id).Order().ToArray());

        foreach (var article in Labelled)
        {
            var mates = Labelled.Select(other => other.Id).Where(id => id != article.Id && id[..3] == article.Id[..3]).Order();
            Assert.Equal(mates, found[article.Id]);
        }
    }

    [Fact]
    public void Reasons_are_phrases_of_the_text_with_their_marks_and_no_function_words()
    {
        var reasons = Neighbours.Find(Labelled).Single(article => article.Id == "cau-1").Items.Single(item => item.Id == "cau-2").Reasons;

        Assert.InRange(reasons.Count, 1, 5);
        Assert.Contains(reasons, reason => reason.Contains("cầu treo", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(reasons, reason => reason.Contains("Mường Lang", StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.Split(' ').Any(word => word is "ở" or "được" or "cho" or "của"));
    }

    [Fact]
    public void The_copy_of_a_very_long_text_is_its_neighbour()
    {
        // Of so many terms the heaviest make up less than a hundredth of a score.
        var text = string.Join(' ', Enumerable.Range(0, 12_000).Select(number => $"mục{number}"));
        NeighbourText[] articles = [new("1", "Niên giám", null, text), new("2", "Niên giám", null, text), .. Labelled];

        Assert.Contains(Neighbours.Find(articles).Single(article => article.Id == "1").Items, item => item.Id == "2");
    }

    [Fact]
    public void Words_that_only_fold_alike_are_no_reason()
    {
        NeighbourText[] articles = [new("1", "Chợ bán đào", "Bản đạo ca", ""), new("2", "Bàn đào lý", "Ban đao phủ", "")];

        Assert.All(Neighbours.Find(articles), article => Assert.All(article.Items, item => Assert.Empty(item.Reasons)));
    }

    [Fact]
    public void One_shared_place_makes_no_neighbours()
    {
        NeighbourText[] articles =
        [
            new("1", "Hội hoa xuân mở cửa", "Hội hoa xuân ở tỉnh Quảng Ninh đón đông người xem.", ""),
            new("2", "Thuế đất thay đổi", "Cục thuế tỉnh Quảng Ninh đối thoại với người nộp.", ""),
        ];

        Assert.All(Neighbours.Find(articles), article => Assert.Empty(article.Items));
    }

    [Fact]
    public void Every_article_is_answered_once_in_order_of_ids() =>
        Assert.Equal(
            Labelled.Select(article => article.Id).Order(StringComparer.Ordinal),
            Neighbours.Find(Labelled.Reverse()).Select(article => article.Id));

    [Fact]
    public void No_articles_give_no_answer() => Assert.Empty(Neighbours.Find([]));

    [Fact]
    public void An_article_that_stands_alone_has_no_neighbours() => Assert.Empty(Assert.Single(Neighbours.Find(Labelled[..1])).Items);

    [Fact]
    public void An_id_given_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => Neighbours.Find([Labelled[0], Labelled[0]]).ToList());

    [Fact]
    public void No_article_has_more_than_thirty_neighbours()
    {
        var articles = Enumerable.Range(0, 40).Select(i => Labelled[0] with { Id = $"{i:00}" });

        Assert.All(Neighbours.Find(articles), article => Assert.Equal(Neighbours.Maximum, article.Items.Count));
    }

    [Fact]
    public void Scores_are_symmetric_between_floor_and_1_in_order_and_never_of_the_article_itself() => Collections.Sample(articles =>
    {
        var found = Neighbours.Find(articles).ToList();
        var scores = found.SelectMany(article => article.Items, (article, item) => (From: article.Id, To: item.Id, item.Score)).ToList();
        var byPair = scores.ToDictionary(entry => (entry.From, entry.To), entry => entry.Score);
        Assert.All(scores, entry => Assert.InRange(entry.Score, Neighbours.Floor, 1));
        Assert.All(scores, entry => Assert.NotEqual(entry.From, entry.To));
        Assert.All(scores, entry => Assert.Equal(entry.Score, byPair[(entry.To, entry.From)], 1e-9));
        Assert.All(found, article => Assert.Equal(
            article.Items.OrderByDescending(item => item.Score).ThenBy(item => item.Id, StringComparer.Ordinal), article.Items));
    }, iter: 200);

    [Fact]
    public void The_order_of_the_articles_changes_nothing() => Collections.Sample(articles =>
        Assert.Equal(Told(Neighbours.Find(articles)), Told(Neighbours.Find(articles.Reverse()))), iter: 200);

    [Fact]
    public void No_text_makes_it_throw() => Gen.Select(Gen.String, Gen.String.Null(), Gen.String).List[0, 6].Sample(texts =>
        Neighbours.Find(texts.Select((text, i) => new NeighbourText($"{i}", text.Item1, text.Item2, text.Item3))).Count() == texts.Count);

    private static string[] FewWords { get; } = "bóng đá Việt Nam giá gạo của lúa Hà Nội . cầu treo U23 đàn đáy sông Hồng".Split(' ');

    /// <summary>Collections of up to ten short texts from few words, so that many are near.</summary>
    private static Gen<NeighbourText[]> Collections { get; } =
        Gen.Int[0, FewWords.Length - 1].List[0, 12]
            .Select(words => string.Join(' ', words.Select(word => FewWords[word])))
            .Array[2, 20]
            .Select(texts => Enumerable.Range(0, texts.Length / 2)
                .Select(i => new NeighbourText($"{i}", texts[2 * i], null, texts[(2 * i) + 1]))
                .ToArray());

    private static IEnumerable<string> Told(IEnumerable<ArticleNeighbours> found) => found.SelectMany(
        article => article.Items, (article, item) => $"{article.Id} {item.Id} {item.Score:R} {string.Join(", ", item.Reasons)}");
}
