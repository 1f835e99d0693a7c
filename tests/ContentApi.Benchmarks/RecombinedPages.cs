using System.Globalization;
using System.Text;
using ContentApi.Documents;

namespace ContentApi.Benchmarks;

/// <summary>
/// Any number of pages made of the sentences of real ones: a third of each of two articles, the rest of any, so that terms stand in as large a share of the pages as
/// in news, and pages have neighbours. The same number gives the same page.
/// </summary>
internal sealed class RecombinedPages
{
    private const int Sentences = 24;
    private const int OwnOf = 8;
    private const int Teasers = 4;
    private static readonly string[] SentenceEnds = [". ", ".\n"];

    private readonly List<(string Title, string[] Sentences)> articles = [];

    /// <param name="files">Pages as they are dumped; those of a few sentences are left out.</param>
    public RecombinedPages(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (PageText.Decode(File.ReadAllBytes(file)) is not PageText.Decoded decoded || PageParser.Parse(decoded) is not PageReading.Read { Document: var page })
                continue;
            string[] sentences =
            [
                .. page
                    .Blocks.OfType<PageBlock.Paragraph>()
                    .SelectMany(paragraph => paragraph.Text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    .Where(sentence => sentence.Length >= 40),
            ];
            if (sentences.Length >= OwnOf)
                articles.Add((page.Title, sentences));
        }
        if (articles.Count == 0)
            throw new BenchmarkException("No page of the corpus has sentences enough to make others of.");
    }

    /// <summary>Writes pages <paramref name="from"/> to <paramref name="to"/> (exclusive), a thousand a folder.</summary>
    public void Write(string folder, int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            var day = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number / 1000:D4}"))).FullName;
            File.WriteAllText(Path.Combine(day, string.Create(CultureInfo.InvariantCulture, $"{number:D7}.txt")), Page(number), new UTF8Encoding(false));
        }
    }

    private string Page(int number)
    {
        var random = new Random(number);
        var (one, two) = Parents(number);
        List<string> chosen =
        [
            .. random.GetItems(one.Sentences, OwnOf),
            .. random.GetItems(two.Sentences, OwnOf),
            .. Enumerable.Range(0, Sentences - (2 * OwnOf)).Select(_ => Any(random)),
        ];
        var day = new DateTime(2015, 1, 1, 6, 0, 0, DateTimeKind.Unspecified).AddMinutes(number * 17L % 5_000_000);
        var page = new StringBuilder("Báo Sông Hậu\n\n").Append(Title(number)).Append("\n\n");
        page.Append(day.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)).Append("\n\n");
        foreach (var paragraph in chosen.Distinct().Chunk(3))
            page.Append(string.Join(". ", paragraph).TrimEnd('.')).Append(".\n\n");
        page.Append("Tin mới\n\n");
        for (var teaser = 0; teaser < Teasers; teaser++)
        {
            // Of the pages of the same days, as lists of latest news are.
            var other = Math.Max(0, number - 1 - random.Next(200));
            var title = Title(other);
            page.Append(title).Append('\n').Append(title).Append("\n\n").Append(Parents(other).One.Sentences[0].TrimEnd('.')).Append(".\n\n");
        }
        return page.ToString();
    }

    private ((string Title, string[] Sentences) One, (string Title, string[] Sentences) Two) Parents(int number)
    {
        var random = new Random(number ^ 0x5a5a5a);
        return (articles[random.Next(articles.Count)], articles[random.Next(articles.Count)]);
    }

    /// <summary>Half of the headlines of both.</summary>
    private string Title(int number)
    {
        var (one, two) = Parents(number);
        return $"{Half(one.Title, isFirst: true)} {Half(two.Title, isFirst: false)} {number.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Half(string title, bool isFirst)
    {
        var words = title.Split(' ');
        return string.Join(' ', isFirst ? words.Take((words.Length + 1) / 2) : words.Skip(words.Length / 2));
    }

    private string Any(Random random)
    {
        var sentences = articles[random.Next(articles.Count)].Sentences;
        return sentences[random.Next(sentences.Length)];
    }
}
