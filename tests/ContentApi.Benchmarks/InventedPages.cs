using System.Globalization;
using System.Text;

namespace ContentApi.Benchmarks;

/// <summary>
/// Page dumps of no newsroom: syllables drawn as often as words of a language are (by Zipf), in topics of their own, so that articles have neighbours. The same
/// number gives the same page on every machine.
/// </summary>
internal static class InventedPages
{
    private const int Topics = 400;
    private const int Teasers = 6;

    private static readonly string[] Syllables = [.. Invent()];

    /// <summary>Writes pages <paramref name="from"/> to <paramref name="to"/> (exclusive), some 5 KB each; gives their bytes.</summary>
    public static long Write(string folder, int from, int to)
    {
        var bytes = 0L;
        for (var number = from; number < to; number++)
        {
            // As few files a folder as a crawl by days has.
            var day = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number / 1000:D4}"))).FullName;
            var page = Encoding.UTF8.GetBytes(Page(number));
            File.WriteAllBytes(Path.Combine(day, string.Create(CultureInfo.InvariantCulture, $"{number:D7}.txt")), page);
            bytes += page.Length;
        }
        return bytes;
    }

    /// <summary>One page.</summary>
    public static string Page(int number)
    {
        var random = new Random(number);
        var topic = number % Topics;
        var page = new StringBuilder();
        var day = new DateTime(2015, 1, 1, 6, 0, 0, DateTimeKind.Unspecified).AddMinutes(number * 17L % 5_000_000);
        page.Append("Báo Sông Hậu\n\n").Append(Title(number)).Append("\n\n");
        page.Append(day.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)).Append("\n\n");
        for (var paragraph = 0; paragraph < 8; paragraph++)
            page.Append(Sentence(random, topic, 75)).Append("\n\n");
        page.Append("Tin mới\n\n");
        for (var teaser = 0; teaser < Teasers; teaser++)
        {
            // Half are of pages there are, half of pages that never come.
            var other = teaser % 2 == 0 ? random.Next(number + 1) : -1 - random.Next(100_000);
            var title = Title(other);
            page.Append(title).Append('\n').Append(title).Append("\n\n").Append(Sentence(new Random(other ^ 0x5f5f), Math.Abs(other) % Topics, 30)).Append("\n\n");
        }
        return page.ToString();
    }

    /// <summary>The syllable of a place: 0 is the commonest.</summary>
    public static string Syllable(int place) => Syllables[place % Syllables.Length];

    /// <summary>So many syllables on the topic of an article.</summary>
    public static string Text(Random random, int number, int length) => Capital(Words(random, Math.Abs(number) % Topics, length));

    private static string Title(int number)
    {
        var random = new Random(number ^ 0x2a2a2a);
        var words = Words(random, Math.Abs(number) % Topics, 9);
        return string.Create(CultureInfo.InvariantCulture, $"{Capital(words)} thứ {Math.Abs(number)}");
    }

    private static string Sentence(Random random, int topic, int length) => Capital(Words(random, topic, length)) + ".";

    private static string Words(Random random, int topic, int length)
    {
        var own = new Random(topic);
        var topical = Enumerable.Range(0, 40).Select(_ => Syllables[own.Next(Syllables.Length)]).ToArray();
        return string.Join(' ', Enumerable.Range(0, length).Select(_ => random.Next(4) == 0 ? topical[random.Next(topical.Length)] : Syllables[Zipf(random)]));
    }

    /// <summary>Place n comes about 1/n as often as the first.</summary>
    private static int Zipf(Random random) => (int)Math.Pow(Syllables.Length, random.NextDouble()) - 1;

    private static string Capital(string words) => char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];

    private static IEnumerable<string> Invent()
    {
        string[] initials = ["b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x"];
        string[] rhymes = ["a", "á", "à", "ạ", "an", "án", "anh", "ánh", "ao", "ạch", "âm", "ân", "ất", "âu", "en", "êm", "ên", "iên", "iện", "inh", "ó", "oan", "ộc", "ôi", "ông", "ồng", "ơn", "ớn", "u", "ung", "uyên", "ương", "ường", "ưu"];
        return initials.SelectMany(initial => rhymes, (initial, rhyme) => initial + rhyme).OrderBy(Mixed);
    }

    /// <summary>An order that is none of the alphabet's, and the same everywhere.</summary>
    private static int Mixed(string syllable) => syllable.Aggregate(17, (hash, letter) => unchecked((hash * 31) ^ (letter * 2654435)));
}
