using System.Globalization;
using System.Text;
using ContentApi.Documents.Text.Search;
using CsCheck;

namespace ContentApi.Tests.Documents.Text;

public sealed class SearchQueryTests
{
    /// <summary>A query and what it means: units with blanks between, phrases in brackets, OR as a bar, prefixes with a star, what is excluded behind a minus.</summary>
    [Theory]
    [InlineData("khuyến công", "khuyen cong")]
    [InlineData("  KHUYẾN\u00a0công ", "khuyen cong")]
    [InlineData("Đường phố", "duong pho")]
    [InlineData("\"khuyến công\" nghề", "[khuyen cong] nghe")]
    [InlineData("“khuyến công” nghề", "[khuyen cong] nghe")]
    [InlineData("khuyến -nghề", "khuyen -nghe")]
    [InlineData("-nghề khuyến", "khuyen -nghe")]
    [InlineData("khuyến -\"làng nghề\"", "khuyen -[lang nghe]")]
    [InlineData("Công tác Khuyến công - thuận lợi", "cong tac khuyen thuan loi")]
    [InlineData("khuyến - công", "khuyen cong")]
    [InlineData("khuyến-công", "khuyen cong")]
    [InlineData("lãi suất -5%", "lai suat 5")]
    [InlineData("khuy*", "khuy*")]
    [InlineData("cong khu*", "cong khu*")]
    [InlineData("k*", "k")]
    [InlineData("12*", "12")]
    [InlineData("a*b", "a b")]
    [InlineData("vàng OR bạc", "vang|bac")]
    [InlineData("giá vàng OR bạc OR \"đồng đỏ\"", "gia vang|bac|[dong do]")]
    [InlineData("vàng or bạc", "vang or bac")]
    [InlineData("OR vàng", "or vang")]
    [InlineData("vàng OR", "vang or")]
    [InlineData("vàng OR -bạc", "vang or -bac")]
    [InlineData("TP.HCM", "tp hcm")]
    [InlineData("vàng OR TP.HCM", "vang|[tp hcm]")]
    [InlineData("GD&ĐT 95,6%", "gd dt 95 6")]
    [InlineData("\"vàng", "vang")]
    [InlineData("ông \"trùm\" và \"đàn em", "ong trum va dan em")]
    [InlineData("\"\" vàng", "vang")]
    [InlineData("title:vàng ^ {x} (y) NEAR(a b)", "title vang x y near a b")]
    [InlineData("vàng vàng VÀNG", "vang")]
    [InlineData("vàng vang", "vang vang")]
    [InlineData("hòa hoà", "hoa")]
    [InlineData("nghềhỗ trợ", "nghe ho tro")]
    [InlineData("日本 vàng", "日本 vang")]
    public void A_query_is_read(string text, string meaning) => Assert.Equal(meaning, Meaning(text));

    [Theory]
    [InlineData("hòa", "hoà")]
    [InlineData("thuỷ", "thủy")]
    [InlineData("khoẻ", "khỏe")]
    public void Both_places_of_a_tone_mark_are_one_word(string one, string other) =>
        Assert.Single(SearchQuery.Parse($"{one} {other}", out _)!.Units);

    [Theory]
    [InlineData("", SearchQueryFault.Blank)]
    [InlineData(" \t\u200b ", SearchQueryFault.Blank)]
    [InlineData("- \"?! *", SearchQueryFault.NoLetterOrDigit)]
    [InlineData("😀", SearchQueryFault.NoLetterOrDigit)]
    [InlineData("-vàng -\"a b\"", SearchQueryFault.OnlyExcluded)]
    public void What_is_no_query_has_a_reason(string text, SearchQueryFault fault)
    {
        Assert.Null(SearchQuery.Parse(text, out var why));
        Assert.Equal(fault, why);
    }

    [Fact]
    public void A_query_has_at_most_500_characters()
    {
        Assert.NotNull(SearchQuery.Parse(new string('a', 500), out _));
        Assert.Null(SearchQuery.Parse(new string('a', 501), out var fault));
        Assert.Equal(SearchQueryFault.TooLong, fault);
    }

    [Fact]
    public void Every_text_is_a_query_or_has_one_fault() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["aàáđ-\"“”*OR 1.\u0301\ud83d"], 0, 60])
            .Sample(text => SearchQuery.Parse(text, out var fault) is null == fault is not null);

    [Fact]
    public void Unicode_forms_say_nothing() =>
        Gen.String[Gen.Char["aàạđêưoy -\"*"], 1, 30].Sample(text => Meaning(text) == Meaning(text.Normalize(NormalizationForm.FormD)));

    // Without tones: in capitals, syllables with two tones are no longer taken for two that were glued by mistake.
    [Fact]
    public void Case_says_nothing() =>
        Gen.String[Gen.Char["aâđêưoy -\"*"], 1, 30].Sample(text => Meaning(text) == Meaning(text.ToUpper(CultureInfo.InvariantCulture)));

    private static string? Meaning(string text)
    {
        if (SearchQuery.Parse(text, out _) is not { } query)
            return null;
        var units = query.Units.Select(unit => string.Join('|', unit.Alternatives.Select(Meaning)));
        return string.Join(' ', units.Concat(query.Excluded.Select(phrase => "-" + Meaning(phrase))));
    }

    private static string Meaning(SearchPhrase phrase)
    {
        var words = string.Join(' ', phrase.Syllables.Select(syllable => syllable.Folded)) + (phrase.IsPrefix ? "*" : "");
        return phrase.Syllables.Count > 1 ? $"[{words}]" : words;
    }
}
