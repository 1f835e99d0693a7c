using System.Buffers;
using ContentApi.Documents.Text.Search;

namespace ContentApi.Storage.Search;

/// <summary>A text of an article that has any syllable of a query.</summary>
/// <param name="Place">Which; see <see cref="TextPlace"/>.</param>
/// <param name="Neighbours">How many of its syllables stand side by side, the first ones.</param>
/// <param name="First">Where what it has begins among what all have.</param>
/// <param name="Count">How many syllables that is.</param>
internal readonly record struct MetText(int Place, int Neighbours, int First, int Count);

/// <summary>
/// What the articles of a search have of its query, text by text: where it stands is known when an article is compared, and those that are shown need not be cut into syllables
/// once more to find it. Its memory is of the pool and goes back with <see cref="Dispose"/>.
/// </summary>
internal sealed class MetTexts : IDisposable
{
    private MetText[] texts = ArrayPool<MetText>.Shared.Rent(256);
    private MetSyllable[] syllables = ArrayPool<MetSyllable>.Shared.Rent(1024);
    private int count;

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a text, and what it has, by place and then by number.</summary>
    public void Add(int place, int neighbours, ReadOnlySpan<MetSyllable> met)
    {
        Reserve(ref texts, Count, 1);
        Reserve(ref syllables, count, met.Length);
        texts[Count++] = new(place, neighbours, count, met.Length);
        met.CopyTo(syllables.AsSpan(count));
        count += met.Length;
    }

    /// <summary>Some texts, in the order in which they were added.</summary>
    public ReadOnlySpan<MetText> Of(Range range) => texts.AsSpan(0, Count)[range];

    /// <summary>What a text has.</summary>
    public ReadOnlyMemory<MetSyllable> In(MetText text) => syllables.AsMemory(text.First, text.Count);

    public void Dispose()
    {
        ArrayPool<MetText>.Shared.Return(texts);
        ArrayPool<MetSyllable>.Shared.Return(syllables);
    }

    private static void Reserve<T>(ref T[] array, int length, int more)
    {
        if (length + more <= array.Length)
            return;
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(2 * array.Length, length + more));
        array.AsSpan(0, length).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
