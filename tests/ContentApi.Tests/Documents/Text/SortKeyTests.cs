using System.Globalization;
using System.Text;
using ContentApi.Documents.Text;
using CsCheck;
using SortKey = ContentApi.Documents.Text.SortKey;

namespace ContentApi.Tests.Documents.Text;

/// <summary>Our keys against the vi collation of the ICU that the tests run on.</summary>
public class SortKeyTests
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi").CompareInfo;

    /// <summary>Every letter of Vietnamese in both cases, the signs that headlines have, and some letters of other languages.</summary>
    private const string Characters =
        "aAàÀảẢãÃáÁạẠăĂằẰẳẲẵẴắẮặẶâÂầẦẩẨẫẪấẤậẬbBcCdDđĐeEèÈẻẺẽẼéÉẹẸêÊềỀểỂễỄếẾệỆgGhHiIìÌỉỈĩĨíÍịỊkKlLmMnNoOòÒỏỎõÕóÓọỌôÔồỒổỔỗỖốỐộỘơƠờỜởỞỡỠớỚợỢpPqQrRsStT"
        + "uUùÙủỦũŨúÚụỤưƯừỪửỬữỮứỨựỰvVxXyYỳỲỷỶỹỸýÝỵỴfFjJwWzZ0123456789"
        + "  _-–—,;:!?.'‘’\"“”«»()[]{}§@*/\\&#%•°+÷×<=>|~¢$£¥₫€…ñöüçèêåøłæœßëïČš";

    [Fact]
    public void Two_texts_compare_as_the_vi_collation_compares_them()
        => Gen.Select(Texts, Texts).Sample((one, other) => AssertSameOrder(one, other), iter: 100_000);

    // Texts that differ in all letters are told apart by the first: what comes after it is seen when texts are nearly equal.
    [Fact]
    public void Two_texts_that_differ_in_few_letters_compare_as_the_vi_collation_compares_them()
        => Gen.Select(Texts, Gen.OneOf([.. Characters]), Gen.OneOf([.. Characters]), Gen.Int[0, 100], Gen.Int[0, 100])
            .Sample((text, one, other, first, second) => AssertSameOrder(text, With(With(text, first, one), second, other)), iter: 100_000);

    [Fact]
    public void Headlines_are_in_the_order_of_the_alphabet()
    {
        string[] titles =
        [
            "-10 độ ở Mẫu Sơn", "“Ăn Tết” cùng bà con", "1.000 tỷ đồng cho đường ven biển", "10 việc cần làm", "2 xã về đích", "An Giang: vào vụ", "an giang và lũ", "Án mạng ở chợ",
            "Ăn chay", "Ấm lòng ngày mưa", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bà con", "Ba cô", "Bắc Ninh", "Bấc", "Chợ nổi", "Cô giáo", "Công tác", "Dân", "Đà Nẵng", "Đã có",
            "Em bé", "Êm đềm", "Gà", "Ích lợi", "Kỳ họp", "Ma", "Ốc", "Ong", "Ơn", "Phở", "Quả", "Quà", "Tết", "TP.HCM: mưa", "TP Huế", "Trà", "Tư liệu", "Tuổi trẻ", "Ước mơ", "Ung dung", "Xã", "Ý kiến",
        ];
        Assert.Equal(titles.Order(Comparer<string>.Create(Vietnamese.Compare)), titles.OrderBy(SortKey.From, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ba", "bà", "bả", "bã", "bá", "bạ", "bà con", "bá cô", "bă", "bâ")]
    [InlineData("da", "Da", "dà", "Dà", "de", "đa", "Đa")]
    [InlineData("o", "ỏ", "ọ", "ô", "ộ", "ơ", "ờ", "p")]
    [InlineData("u", "ụ", "ư", "ừ", "v")]
    [InlineData("ae", "àe", "ạe", "æ", "af")]
    [InlineData("!", "(", "5", "a", "Я", "日")]
    public void Letters_come_before_tones_and_tones_before_case(params string[] texts)
        => Assert.Equal(texts, texts.Reverse().OrderBy(SortKey.From, StringComparer.Ordinal));

    [Fact]
    public void A_key_is_the_same_for_each_Unicode_form()
        => Gen.Select(Texts, Gen.OneOf(NormalizationForm.FormC, NormalizationForm.FormD)).Sample((text, form) => SortKey.From(text) == SortKey.From(text.Normalize(form)), iter: 10_000);

    [Fact]
    public void Any_text_has_a_key_of_bounded_length() => Gen.String[0, 2000].Sample(text => SortKey.From(text).Length is > 1 and < 4000);

    private static Gen<string> Texts { get; } = Gen.OneOf([.. Characters]).Array[1, 12].Select(characters => WhiteSpace.Collapse(new string(characters))).Where(text => text.Length > 0);

    private static string With(string text, int at, char character)
        => text.Length == 0 ? text : WhiteSpace.Collapse(string.Concat(text.AsSpan(0, at % text.Length), character.ToString(), text.AsSpan((at % text.Length) + 1)));

    private static void AssertSameOrder(string one, string other)
    {
        var (theirs, ours) = (Math.Sign(Vietnamese.Compare(one, other)), Math.Sign(string.CompareOrdinal(SortKey.From(one), SortKey.From(other))));
        Assert.True(theirs == ours, $"{one} and {other}: {theirs} in the collation, {ours} by our keys.");
    }
}
