using System.Text;
using ContentApi.Documents;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Benchmarks;

/// <summary>What made articles say, some 5.5 KB each. The same number gives the same text on every machine.</summary>
internal abstract class MadeTexts
{
    /// <summary>From how many bytes on a body is long enough.</summary>
    private const int BodyBytes = 4800;

    /// <summary>Texts of invented words or, with a folder of pages, of their headlines and paragraphs.</summary>
    public static MadeTexts Of(string? corpus) => corpus is null ? new InventedTexts() : new RecombinedTexts(corpus);

    /// <summary>A headline of its own.</summary>
    public abstract string Title(int number);

    public abstract string Lead(int number);

    /// <summary>The body.</summary>
    public IEnumerable<string> Paragraphs(int number)
    {
        var random = new Random(number);
        for (var bytes = 0; bytes < BodyBytes;)
        {
            var paragraph = Paragraph(random, number);
            bytes += Encoding.UTF8.GetByteCount(paragraph);
            yield return paragraph;
        }
    }

    /// <summary>One paragraph of an article.</summary>
    protected abstract string Paragraph(Random random, int number);

    /// <summary>The syllables from the commonest on.</summary>
    public abstract string Syllable(int place);
}

/// <summary>The words of <see cref="InventedPages"/>: some seven hundred syllables, so that nearly all are common.</summary>
internal sealed class InventedTexts : MadeTexts
{
    public override string Title(int number) => InventedPages.Text(new Random(number ^ 0x2a2a2a), number, 9);

    public override string Lead(int number) => InventedPages.Text(new Random(number ^ 0x4b4b4b), number, 35) + ".";

    protected override string Paragraph(Random random, int number) => InventedPages.Text(random, number, 85) + ".";

    public override string Syllable(int place) => InventedPages.Syllable(place);
}

/// <summary>
/// Articles put together from paragraphs of real pages, so that syllables and pairs are as common as in the language; a headline is the first half of one and
/// the second of another.
/// </summary>
internal sealed class RecombinedTexts : MadeTexts
{
    private readonly List<PageDocument> pages;
    private readonly List<string> paragraphs;
    private readonly List<string> syllables;

    public RecombinedTexts(string corpus)
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

    protected override string Paragraph(Random random, int number) => Any(random, paragraphs);

    public override string Syllable(int place) => syllables[place % syllables.Count];

    private static T Any<T>(Random random, List<T> list) => list[random.Next(list.Count)];
}
