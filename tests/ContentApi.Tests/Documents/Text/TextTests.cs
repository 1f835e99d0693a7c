using ContentApi.Documents.Text;
using CsCheck;

namespace ContentApi.Tests.Documents.Text;

public class TextTests
{
    [Theory]
    [InlineData("Đường phố", "duong pho")]
    [InlineData("ĐẮK LẮK", "dak lak")]
    [InlineData("Nguyễn Thị Ngọc Ánh", "nguyen thi ngoc anh")]
    [InlineData("e\u0302\u0301", "e")]
    [InlineData("Ö-Ä 95,6%", "o-a 95,6%")]
    [InlineData("", "")]
    public void Folding_strips_marks_case_and_the_bar_of_the_d(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Folding_twice_is_folding_once() => Gen.String.Sample(text => Folding.Fold(Folding.Fold(text)) == Folding.Fold(text));

    // Han makes any text go the way that is right for all of Unicode; without it most go the short one.
    [Fact]
    public void The_short_way_of_known_letters_gives_what_the_long_one_gives()
        => Gen.OneOf(Gen.Char['\0', '\u024f'], Gen.Char['\u1e00', '\u1eff'], Gen.Char['\u2000', '\u20cf']).Array[0, 20]
            .Select(characters => new string(characters)).Sample(text =>
            {
                var bare = WhiteSpace.Collapse(text);
                return Folding.Fold(text) + "日" == Folding.Fold(text + "日")
                    && string.Equals(Folding.Lower(text), text.ToLowerInvariant(), StringComparison.Ordinal)
                    && bare + "日" == WhiteSpace.Collapse(bare + "日") && bare == WhiteSpace.Collapse("日" + text)[1..].TrimStart();
            }, iter: 20_000);

    [Theory]
    [InlineData("Công tác Khuyến công - thuận lợi và thách thức", "cong-tac-khuyen-cong-thuan-loi-va-thach-thuc")]
    [InlineData("  “Đắk Lắk”: 95,6%! ", "dak-lak-95-6")]
    [InlineData("日本", "")]
    public void A_slug_is_made_of_letters_digits_and_hyphens(string name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Fact]
    public void A_slug_is_well_formed_or_empty() => Gen.String.Sample(name => Slug.From(name) is var slug
        && (slug.Length == 0 || Slug.IsWellFormed(slug)));

    [Fact]
    public void A_long_slug_is_cut_at_a_hyphen()
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat("khuyến công ", 40)));
        Assert.InRange(slug.Length, 190, Slug.MaximumLength);
        Assert.EndsWith("-khuyen", "-" + slug.Replace("-cong", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("đ", false)]
    public void A_slug_has_one_form(string text, bool wellFormed) => Assert.Equal(wellFormed, Slug.IsWellFormed(text));

    [Theory]
    [InlineData("  một \t\u00a0 hai\r\n", "một hai")]
    [InlineData("a\u200bb\ufeffc", "abc")]
    [InlineData("a\u0000b", "a b")]
    [InlineData("e\u0302\u0301", "ế")]
    [InlineData(" ", "")]
    public void White_space_is_one_blank(string text, string collapsed) => Assert.Equal(collapsed, WhiteSpace.Collapse(text));

    // An attribute cannot hold half a surrogate pair.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() => Assert.Equal("a\ufffdb", WhiteSpace.Collapse("a\ud800b"));

    [Theory]
    [InlineData("", 0)]
    [InlineData("một - hai", 2)]
    [InlineData("95,6% & TP. Vinh", 3)]
    public void A_word_holds_a_letter_or_a_digit(string text, int count) => Assert.Equal(count, Words.Count(text));

    [Fact]
    public void Syllables_are_folded_and_in_order() => Assert.Equal(["duong", "pho", "2018"], Words.Syllables("Đường-phố, 2018."));

    [Theory]
    [InlineData("hòa", "hoà")]
    [InlineData("sức khỏe", "sức khoẻ")]
    [InlineData("từ khóa:", "từ khoá:")]
    [InlineData("thúy", "thuý")]
    [InlineData("hoàn", "hoàn")]
    [InlineData("của", "của")]
    public void Tone_marks_have_one_place(string text, string normalized) => Assert.Equal(normalized, Tones.Normalize(text));

    [Theory]
    [InlineData("nghềhỗ", "nghề hỗ")]
    [InlineData("tácchống", "tác chống")]
    [InlineData("Hộinghị", "Hội nghị")]
    public void Glued_syllables_are_parted(string word, string parted)
    {
        Assert.True(Syllables.AreGlued(word, out var cuts));
        Assert.Equal([parted], cuts);
    }

    [Fact]
    public void Two_ways_to_part_a_word_are_both_told()
    {
        Assert.True(Syllables.AreGlued("gìnhiều", out var cuts));
        Assert.Equal(["gì nhiều", "gìn hiều"], cuts);
    }

    [Theory]
    [InlineData("nghiêng")]
    [InlineData("nghề")]
    [InlineData("khuyến")]
    [InlineData("Việtnam")]
    [InlineData("Ñandú")]
    [InlineData("résumé")]
    [InlineData("déjàvu")]
    [InlineData("Đắk-Lắk")]
    [InlineData("SởTàichính")]
    [InlineData("UBNDtỉnhcó")]
    [InlineData("café")]
    [InlineData("hỗ2trợ")]
    public void Words_names_and_compounds_are_not_glued(string word) => Assert.False(Syllables.AreGlued(word, out _));
}
