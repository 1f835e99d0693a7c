using ContentApi.Documents;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Benchmarks;

/// <summary>What the articles of the search benchmark say. The same number gives the same text on every machine.</summary>
internal abstract class SearchTexts
{
    /// <summary>A headline of its own.</summary>
    public abstract string Title(int number);

    public abstract string Lead(int number);

    public abstract IEnumerable<string> Paragraphs(int number);

    /// <summary>The syllables from the commonest on.</summary>
    public abstract string Syllable(int place);
}

/// <summary>The words of <see cref="InventedPages"/>: some seven hundred syllables, so that nearly all are common.</summary>
internal sealed class InventedTexts : SearchTexts
{
    public override string Title(int number) => InventedPages.Text(new Random(number ^ 0x2a2a2a), number, 9);

    public override string Lead(int number) => InventedPages.Text(new Random(number ^ 0x4b4b4b), number, 35) + ".";

    public override IEnumerable<string> Paragraphs(int number)
    {
        var random = new Random(number);
        return Enumerable.Range(0, 8).Select(_ => InventedPages.Text(random, number, 85) + ".");
    }

    public override string Syllable(int place) => InventedPages.Syllable(place);
}

/// <summary>
/// Short articles put together from paragraphs of real pages, so that syllables and pairs are as common as in the language; a headline is the first half of one and
/// the second of another.
/// </summary>
internal sealed class SampledTexts : SearchTexts
{
    private const int BodyLength = 4;

    private readonly List<PageDocument> pages;
    private readonly List<string> paragraphs;
    private readonly List<string> syllables;

    public SampledTexts(string corpus)
    {
        pages = [];
        foreach (var path in Directory.EnumerateFiles(corpus, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (PageText.Decode(File.ReadAllBytes(path)) is PageText.Decoded decoded && PageParser.Parse(decoded) is PageReading.Read { Document: { Lead: not null } page })
                pages.Add(page);
        }
        paragraphs = [.. pages.SelectMany(page => page.Blocks.OfType<PageBlock.Paragraph>().Select(paragraph => paragraph.Text))];
        syllables =
        [
            .. pages
                .SelectMany(page => ArticleTerms.Of([new(SearchPart.Title, null, page.Title), new(SearchPart.Lead, null, page.Lead!)]).Syllables)
                .CountBy(syllable => syllable)
                .OrderByDescending(counted => counted.Value)
                .ThenBy(counted => counted.Key, StringComparer.Ordinal)
                .Select(counted => counted.Key),
        ];
    }

    public override string Title(int number)
    {
        var random = new Random(number ^ 0x2a2a2a);
        var (one, other) = (Any(random, pages).Title.Split(' '), Any(random, pages).Title.Split(' '));
        return string.Join(' ', one[..((one.Length + 1) / 2)].Concat(other[(other.Length / 2)..]));
    }

    public override string Lead(int number) => Any(new Random(number ^ 0x4b4b4b), pages).Lead!;

    public override IEnumerable<string> Paragraphs(int number)
    {
        var random = new Random(number);
        return Enumerable.Range(0, BodyLength).Select(_ => Any(random, paragraphs));
    }

    public override string Syllable(int place) => syllables[place % syllables.Count];

    private static T Any<T>(Random random, List<T> list) => list[random.Next(list.Count)];
}
