using System.Text;
using ContentApi.Documents.Sections;
using ContentApi.Documents.Text;
using CsCheck;

namespace ContentApi.Tests.Documents.Sections;

public sealed class TaxonomyTests
{
    private const string News = """{ "slug": "tin-tuc", "name": "Tin tức", "order": 9, "default": true }""";

    public static TheoryData<string, string[]> Faults => new()
    {
        { "[", ["The taxonomy is not well-formed JSON at line 1."] },
        { "[]", ["The taxonomy must be an object with a list named 'sections'."] },
        { """{ "sections": 1 }""", ["The taxonomy must be an object with a list named 'sections'."] },
        { """{ "sections": [] }""", ["No section is the default; exactly one must be."] },
        { Sections(News, "3"), ["Section number 2 is not an object."] },
        { """{ "sections": [ """ + News + """ ], "section": [] }""", ["The taxonomy has a property 'section' that does not exist."] },
        {
            Sections(News, """{ "slug": "xe", "name": "Xe", "order": 1, "keyphrase": [] }"""),
            ["Section 'xe' has a property 'keyphrase' that does not exist."]
        },
        { Sections(News, """{ "name": "Xe", "order": 1 }"""), ["Section number 2 has no slug."] },
        { Sections(News, """{ "slug": "xe" }"""), ["Section 'xe' has no name.", "Section 'xe' has no order."] },
        {
            Sections(News, """{ "slug": "xe", "name": 7, "order": 1.5, "aliases": "ô tô", "keyphrases": [ 1 ], "default": "no" }"""),
            [
                "Section 'xe' has a name that is not a text.",
                "Section 'xe' has an order that is not a whole number.",
                "Section 'xe' has aliases that are not a list of texts.",
                "Section 'xe' has keyphrases that are not a list of texts.",
                "Section 'xe' has a default that is neither true nor false.",
            ]
        },
        {
            Sections(News, """{ "slug": "Xe Cộ", "name": "Xe", "order": 1 }"""),
            ["Section 'Xe Cộ' has an ill-formed slug: lower-case a-z and 0-9, in parts joined by single hyphens, are allowed."]
        },
        {
            Sections(News, """{ "slug": "xe", "name": "Xe", "order": 1 }""", """{ "slug": "xe", "name": "Ô tô", "order": 2 }"""),
            ["The slug 'xe' stands more than once."]
        },
        { Sections(News, """{ "slug": "xe", "name": " - ", "order": 1 }"""), ["Section 'xe' has an empty name."] },
        {
            Sections(News, """{ "slug": "xe", "name": "Xe", "order": 1, "aliases": [ "" ], "keyphrases": [ "?" ] }"""),
            ["Section 'xe' has an empty alias.", "Section 'xe' has an empty keyphrase."]
        },
        {
            Sections(News, """{ "slug": "xe", "name": "Xe", "order": 1, "aliases": [ "TIN TUC" ] }"""),
            ["The name 'TIN TUC' of section 'xe' already means section 'tin-tuc'."]
        },
        {
            Sections(News, """{ "slug": "xe", "name": "Xe", "order": 1, "aliases": [ "Ô tô", "ô tô" ], "keyphrases": [ "lốp", "Lốp" ] }"""),
            ["Section 'xe' has the alias 'ô tô' more than once.", "Section 'xe' has the keyphrase 'Lốp' more than once."]
        },
        {
            Sections(News, """{ "slug": "xe", "name": "Xe", "order": 1, "default": true }"""),
            ["2 sections are the default ('tin-tuc', 'xe'); exactly one must be."]
        },
        { Sections("""{ "slug": "xe", "name": "Xe", "order": 1 }"""), ["No section is the default; exactly one must be."] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_is_a_sentence(string json, string[] faults)
    {
        var reading = Taxonomy.Read(json);

        Assert.Equal(faults, reading.Faults);
        Assert.Null(reading.Taxonomy);
    }

    [Fact]
    public void A_property_that_stands_twice_is_a_fault() =>
        Assert.Single(Taxonomy.Read("""{ "sections": [], "sections": [] }""").Faults);

    [Fact]
    public void Sections_come_in_editorial_order()
    {
        var reading = Taxonomy.Read(Sections(
            News,
            """{ "slug": "xe", "name": "Xe", "order": 1 }""",
            """{ "slug": "the-thao", "name": "Thể thao", "description": "Bóng.", "order": 1 }"""));

        Assert.Equal(["the-thao", "xe", "tin-tuc"], reading.Taxonomy!.Sections.Select(section => section.Slug));
        Assert.Equal("tin-tuc", reading.Taxonomy.Default.Slug);
        Assert.Equal(["Bóng.", null, null], reading.Taxonomy.Sections.Select(section => section.Description));
    }

    [Theory]
    [InlineData("Thể thao", "the-thao")]
    [InlineData("  THE THAO ", "the-thao")]
    [InlineData("the-thao", "the-thao")]
    [InlineData("Bóng đá", "the-thao")]
    [InlineData("Thể thao - Quốc tế", "the-thao")]
    [InlineData("Thể thao quốc tế", "the-thao")]
    [InlineData("Tài chính – Ngân hàng", "kinh-te")]
    [InlineData("Khoa học - Công nghệ", "cong-nghe")]
    // Readers know these as sections of their own: the page's name for them stays.
    [InlineData("Khoa học", null)]
    [InlineData("Du lịch", null)]
    [InlineData("Chuyện lạ", null)]
    [InlineData("", null)]
    [InlineData("\ud800", null)]
    public void A_stated_name_is_found_by_name_alias_or_slug(string stated, string? slug) =>
        Assert.Equal(slug, ShippedTaxonomy.Taxonomy.Find(stated)?.Slug);

    [Fact]
    public void The_shipped_taxonomy_has_no_fault() => Assert.Empty(ShippedTaxonomy.Reading.Faults);

    [Fact]
    public void The_shipped_taxonomy_has_fifteen_sections_and_one_default_that_stands_last()
    {
        var sections = ShippedTaxonomy.Taxonomy.Sections;

        Assert.Equal(16, sections.Count);
        Assert.Same(sections[^1], Assert.Single(sections, section => section.IsDefault));
        Assert.Equal("tin-tuc", sections[^1].Slug);
        Assert.Equal(Enumerable.Range(1, 16), sections.Select(section => section.Order));
    }

    [Fact]
    public void The_shipped_taxonomy_is_in_nfc_and_complete() => Assert.All(ShippedTaxonomy.Taxonomy.Sections, section =>
    {
        Assert.Equal(section.Slug, Slug.From(section.Name));
        Assert.All(
            [section.Name, section.Description!, .. section.Aliases, .. section.Keyphrases],
            text => Assert.True(text.IsNormalized(NormalizationForm.FormC)));
        if (!section.IsDefault)
            // The world has the most: names of countries, cities and offices.
            Assert.InRange(section.Keyphrases.Count, 40, 170);
    });

    [Fact]
    public void No_text_makes_reading_throw() => Gen.String.Sample(text =>
    {
        var reading = Taxonomy.Read(text);
        return reading.Taxonomy is null == reading.Faults.Count > 0 && ShippedTaxonomy.Taxonomy.Find(text) is null or { Slug.Length: > 0 };
    });

    private static string Sections(params string[] sections) => $$"""{ "sections": [ {{string.Join(", ", sections)}} ] }""";
}
