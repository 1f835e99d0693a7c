using ContentApi.Documents.Similarity;
using CsCheck;

namespace ContentApi.Tests.Documents.Similarity;

public sealed class MinHashTests
{
    [Fact]
    public void Texts_with_the_same_shingles_have_the_same_bands() =>
        Gen.String.Sample(text => MinHash.Bands(Shingles.Of(text)).SequenceEqual(MinHash.Bands(Shingles.Of($" {text.ToUpperInvariant()}. ")))
            || Shingles.Jaccard(Shingles.Of(text), Shingles.Of($" {text.ToUpperInvariant()}. ")) < 1);

    [Fact]
    public void A_text_without_a_syllable_has_no_band() => Assert.Empty(MinHash.Bands(Shingles.Of(" – ")));

    [Fact]
    public void Bands_are_sixteen_different_numbers_of_48_bits()
    {
        var bands = MinHash.Bands(Shingles.Of("một"));

        Assert.Equal(MinHash.BandCount, bands.Distinct().Count());
        Assert.All(bands, band => Assert.InRange(band, 0, (1L << 48) - 1));
    }

    /// <summary>They are stored: a program that made others would find nothing that this one filed. Computed by another program from the definition.</summary>
    [Fact]
    public void Signature_and_bands_are_the_same_for_ever()
    {
        var shingles = Shingles.Of("Hội nghị khuyến học toàn tỉnh năm nay");

        Assert.Equal([4845077412283727958UL, 6655669492260113990, 2864022456768967284], MinHash.Signature(shingles).Take(3));
        Assert.Equal([174169655819367L, 112609556146989, 257500886243472], MinHash.Bands(shingles).Take(3));
    }

    [Fact]
    public void The_share_of_equal_minima_is_the_jaccard_similarity()
    {
        var (difference, pairs) = (0.0, 400);
        for (var seed = 0; seed < pairs; seed++)
        {
            var (a, b) = Pair(seed, edits: seed % 60);
            var equal = MinHash.Signature(a).Zip(MinHash.Signature(b)).Count(minima => minima.First == minima.Second);
            difference += (equal / 64.0) - Shingles.Jaccard(a, b);
        }

        // The error of one pair is at most 0.5 / √64; of their mean a twentieth of that.
        Assert.InRange(difference / pairs, -0.01, 0.01);
    }

    [Fact]
    public void Near_duplicates_share_a_band()
    {
        var pairs = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var (a, b) = Pair(seed, edits: 4 + (seed % 8));
            if (Shingles.Jaccard(a, b) < 0.8)
                continue;
            pairs++;
            Assert.True(SharesBand(a, b), $"Pair {seed} is missed.");
        }
        Assert.InRange(pairs, 1000, 3000);
    }

    [Fact]
    public void Texts_on_other_things_share_none()
    {
        for (var seed = 0; seed < 200; seed++)
            Assert.False(SharesBand(Pair(seed, 0).A, Pair(seed + 1000, 0).A));
    }

    private static bool SharesBand(Shingles a, Shingles b) => MinHash.Bands(a).Intersect(MinHash.Bands(b)).Any();

    /// <summary>Two texts of three hundred invented syllables, the second with so many of them changed.</summary>
    private static (Shingles A, Shingles B) Pair(int seed, int edits)
    {
#pragma warning disable CA5394 // The pairs are to be the same in every run.
        var random = new Random(seed);
        var syllables = Enumerable.Range(0, 300).Select(_ => $"t{random.Next(2000)}").ToArray();
        var a = Shingles.Of(string.Join(' ', syllables));
        for (var i = 0; i < edits; i++)
            syllables[random.Next(syllables.Length)] = $"k{random.Next(2000)}";
#pragma warning restore CA5394
        return (a, Shingles.Of(string.Join(' ', syllables)));
    }
}
