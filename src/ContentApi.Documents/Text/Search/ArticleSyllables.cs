namespace ContentApi.Documents.Text.Search;

/// <summary>A syllable as it is written.</summary>
/// <param name="Term">The number of its folded form; see <see cref="SearchTerm"/>.</param>
/// <param name="Text">With its marks, in the case that it has.</param>
public readonly record struct WrittenSyllable(ulong Term, string Text);

/// <summary>A text of an article as its syllables.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Syllables">How many it has; a block without words has none.</param>
/// <param name="Neighbours">How many of them stand side by side, the first ones; behind them are second readings.</param>
public readonly record struct SyllableField(SearchPart Part, int Syllables, int Neighbours);

/// <summary>What an article says, syllable by syllable: all that <see cref="SearchMatcher"/> compares, but for where in a text a syllable stands.</summary>
public sealed class ArticleSyllables
{
    private readonly WrittenSyllable[] forms;
    private readonly int[] sequence;

    internal ArticleSyllables(IReadOnlyList<SyllableField> texts, WrittenSyllable[] forms, int[] sequence)
    {
        Texts = texts;
        this.forms = forms;
        this.sequence = sequence;
    }

    /// <summary>Title, lead if there is one, and each block, in order.</summary>
    public IReadOnlyList<SyllableField> Texts { get; }

    /// <summary>The different syllables.</summary>
    public ReadOnlySpan<WrittenSyllable> Forms => forms;

    /// <summary>The syllables of all texts, one text behind the other: which of <see cref="Forms"/>.</summary>
    public ReadOnlySpan<int> Sequence => sequence;
}
