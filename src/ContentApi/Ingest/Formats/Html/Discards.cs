using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats.Html;

/// <summary>What was left out of an article, bounded however much it is.</summary>
internal sealed class Discards
{
    private const int Most = 200;
    private const int Longest = 200;

    private readonly List<DiscardedLine> lines = [];

    public IReadOnlyList<DiscardedLine> Lines => [.. lines.OrderBy(line => line.Lines[0])];

    public void Add(MarkupElement element, string reason)
    {
        if (lines.Count == Most)
            return;
        // What is hidden has no visible text, and is told all the same.
        var text = element.Text(Longest * 2);
        if (text.Length == 0)
            text = string.Join(' ', element.All().Take(50).SelectMany(each => each.Nodes).OfType<MarkupText>().Select(node => node.Text.Length > Longest ? node.Text[..Longest] : node.Text));
        Add(element.TextLine, text, reason);
    }

    public void Add(int line, string text, string reason)
    {
        var folded = WhiteSpace.Collapse(text);
        if (lines.Count < Most && folded.Length > 0)
            lines.Add(new DiscardedLine([line], folded.Length <= Longest ? folded : WhiteSpace.Collapse(folded[..Longest]) + "…", reason));
    }
}
