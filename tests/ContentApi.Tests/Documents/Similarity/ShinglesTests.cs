using ContentApi.Documents.Similarity;
using CsCheck;

namespace ContentApi.Tests.Documents.Similarity;

public sealed class ShinglesTests
{
    private static readonly Gen<string> Words = Gen.Char["abcđêf"].List[0, 12].Select(words => string.Join(' ', words));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" – … ", 0)]
    [InlineData("một", 1)]
    [InlineData("một hai", 1)]
    [InlineData("một hai ba", 1)]
    [InlineData("một hai ba bốn", 2)]
    [InlineData("ha ha ha ha ha ha", 1)]
    public void Three_syllables_are_a_shingle(string text, int count) => Assert.Equal(count, Shingles.Of(text).Count);

    [Theory]
    [InlineData("Hội nghị khuyến học toàn tỉnh", "HOI NGHI KHUYEN HOC TOAN TINH!", 1)]
    [InlineData("một hai ba bốn", "không một hai ba", 1 / 3.0)]
    [InlineData("một hai ba", "ba hai một", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "một", 0)]
    public void Jaccard_is_the_share_of_common_shingles(string a, string b, double expected) =>
        Assert.Equal(expected, Shingles.Jaccard(Shingles.Of(a), Shingles.Of(b)), 12);

    [Fact]
    public void Jaccard_is_symmetric_and_between_0_and_1() => Gen.Select(Words, Words).Sample((a, b) =>
    {
        var there = Shingles.Jaccard(Shingles.Of(a), Shingles.Of(b));
        return there is >= 0 and <= 1 && there.Equals(Shingles.Jaccard(Shingles.Of(b), Shingles.Of(a)));
    });

    [Fact]
    public void Jaccard_of_any_text_and_itself_is_1() =>
        Gen.String.Sample(text => Shingles.Jaccard(Shingles.Of(text), Shingles.Of(text)) == 1);

    [Fact]
    public void A_story_with_one_changed_word_is_still_nearly_the_same()
    {
        var story = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"tiếng{i}"));

        Assert.True(Shingles.Jaccard(Shingles.Of(story), Shingles.Of(story.Replace("tiếng50", "khác"))) > 0.9);
    }
}
