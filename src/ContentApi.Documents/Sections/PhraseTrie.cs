using ContentApi.Documents.Text;

namespace ContentApi.Documents.Sections;

/// <summary>Finds keyphrases in texts, by one form of their syllables.</summary>
internal sealed class PhraseTrie
{
    private const int Unknown = -1;

    // Of the syllables of a text most are in no phrase: each is looked up once, and then it is a number.
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<Node?> openings = [];

    public PhraseTrie() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a phrase by the form of its syllables; of two with one form the later is found.</summary>
    public void Add(IEnumerable<string> syllables, Phrase phrase)
    {
        Node? node = null;
        foreach (var syllable in syllables)
        {
            if (!numbers.TryGetValue(syllable, out var number))
            {
                numbers.Add(syllable, number = numbers.Count);
                openings.Add(null);
            }
            if (node is null)
                node = openings[number] ??= new Node();
            else if (node.Next.TryGetValue(number, out var next))
                node = next;
            else
                node.Next.Add(number, node = new Node());
        }
        node?.Phrases.Add(phrase);
    }

    /// <summary>
    /// Cuts a text, from left to right, into the longest phrases that stand in it, and adds the weight to the count of each; gives whether
    /// the text has any mark.
    /// </summary>
    public bool Count(string? text, int weight, Dictionary<Phrase, int> counts)
    {
        if (string.IsNullOrEmpty(text))
            return false;
        var hasMarks = false;
        var syllables = new List<(int Number, bool IsCapitalised)>(text.Length / 4);
        var spans = new SyllableSpans(Folding.Compose(text));
        while (spans.MoveNext())
        {
            // No phrase reaches across punctuation.
            if (spans.IsParted)
                syllables.Add((Unknown, false));
            syllables.Add((NumberOf(spans.Current, ref hasMarks), char.IsUpper(spans.Current[0])));
        }
        for (var start = 0; start < syllables.Count;)
        {
            var (phrase, length) = Longest(syllables, start);
            if (phrase is not null)
                counts[phrase] = counts.GetValueOrDefault(phrase) + weight;
            start += Math.Max(length, 1);
        }
        return hasMarks;
    }

    private int NumberOf(ReadOnlySpan<char> written, ref bool hasMarks)
    {
        Span<char> known = stackalloc char[MarkedSyllable.LongestKnown];
        if (MarkedSyllable.TryMark(written, known, out var length, out var isMarked))
        {
            hasMarks |= isMarked;
            return lookup.TryGetValue(known[..length], out var number) ? number : Unknown;
        }
        var syllable = MarkedSyllable.From(written.ToString());
        hasMarks |= syllable.HasMarks;
        return numbers.GetValueOrDefault(syllable.Marked, Unknown);
    }

    private (Phrase? Phrase, int Length) Longest(List<(int Number, bool IsCapitalised)> text, int start)
    {
        (Phrase? Phrase, int Length) longest = (null, 0);
        // Most syllables open no phrase.
        var node = text[start].Number == Unknown ? null : openings[text[start].Number];
        for (var i = start; node is not null; node = ++i < text.Count ? node.Next.GetValueOrDefault(text[i].Number) : null)
        {
            foreach (var phrase in node.Phrases)
            {
                if (!phrase.IsCapitalised || text[start].IsCapitalised)
                    longest = (phrase, i - start + 1);
            }
        }
        return longest;
    }

    private sealed class Node
    {
        public Dictionary<int, Node> Next { get; } = [];

        public List<Phrase> Phrases { get; } = [];
    }
}

/// <summary>A keyphrase.</summary>
/// <param name="number">Its place among all of them, in the order of the taxonomy.</param>
/// <param name="text">As the taxonomy has it.</param>
/// <param name="isCapitalised">Whether it asks for a capital letter in the text.</param>
/// <param name="length">What its length makes it weigh.</param>
internal sealed class Phrase(int number, string text, bool isCapitalised, double length)
{
    public int Number { get; } = number;

    public string Text { get; } = text;

    public bool IsCapitalised { get; } = isCapitalised;

    public double Length { get; } = length;

    /// <summary>The sections that it speaks for, by their place in the taxonomy.</summary>
    public List<int> Sections { get; } = [];
}
