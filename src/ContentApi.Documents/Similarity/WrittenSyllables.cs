using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// The ways of writing syllables that a collection has met, each with a number that stays: a text is kept as the numbers of its syllables,
/// so that everything that follows from it can be made again without reading it again. Texts are numbered by one thread at a time; what is
/// numbered may be looked at by several.
/// </summary>
public sealed class WrittenSyllables
{
    private readonly SyllableTable table;
    private readonly List<int> buffer = [];
    private SyllableForm?[] forms;

    // SyllableForm.Marked of those that were asked for, else 0: what most is asked for, so in one place.
    private int[] marked;

    /// <param name="known">Those met before, in the order of their numbers from 0.</param>
    public WrittenSyllables(IEnumerable<string> known)
    {
        table = new SyllableTable(known);
        forms = new SyllableForm?[table.Count];
        marked = new int[table.Count];
    }

    /// <summary>How many there are; the next gets this number.</summary>
    public int Count => table.Count;

    /// <summary>A syllable as it is written, in NFC.</summary>
    public string this[int number] => table.Written(number);

    /// <summary>A text as the numbers of its syllables, in the form in which it is stored; syllables that are new get numbers.</summary>
    public byte[] Number(NeighbourText text)
    {
        buffer.Clear();
        table.Read(text.Title, buffer);
        var titleEnd = buffer.Count;
        table.Read(text.Lead, buffer);
        var leadEnd = buffer.Count;
        table.Read(text.Body, buffer);
        if (forms.Length < table.Count)
        {
            Array.Resize(ref forms, Math.Max(table.Count, 2 * forms.Length));
            Array.Resize(ref marked, forms.Length);
        }
        var bytes = new Varints(2 * buffer.Count);
        bytes.Write(titleEnd);
        bytes.Write(leadEnd - titleEnd);
        foreach (var number in buffer)
            bytes.Write(number - SyllableTable.Break);
        return bytes.ToArray();
    }

    // Two threads may make the same form: they make it alike.
    internal SyllableForm Form(int number) => forms[number] ??= new SyllableForm(MarkedSyllable.From(table.Written(number)));

    /// <summary><see cref="SyllableForm.Marked"/> of a way of writing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Marked(int number)
    {
        var known = marked[number];
        return known != 0 ? known : Mark(number);
    }

    private int Mark(int number) => marked[number] = Form(number).Marked;
}

/// <summary>What matching and explaining need to know of a way of writing a syllable.</summary>
internal sealed class SyllableForm
{
    // Words that join others and name nothing. Marked, so that "của" is one and "cua" (crab) is not; in the form of MarkedSyllable.Marked.
    private static readonly FrozenSet<string> Joining = string.Join(
            ' ',
            "và của là có cho các những được với trong một này đã để khi không tại từ về đến theo sau",
            "trên ra vào đó còn cũng như nhiều sẽ đang",
            "do hay hoặc mà thì nên",
            "vì bởi nếu tuy nhưng lại rằng rất hơn qua đây kia ấy ai gì nào sao vậy",
            "ông tôi chúng họ nó ngày tháng lúc khoảng cùng đều chỉ vẫn lên xuống trước giữa",
            "bằng vừa phải biết nói cả mỗi mọi từng nhằm dù the of and for with is by that was from")
        .Split(' ')
        .Select(word => MarkedSyllable.From(word).Marked)
        .ToFrozenSet(StringComparer.Ordinal);

    public SyllableForm(MarkedSyllable syllable)
    {
        var written = syllable.Written;
        Folded = Terms.Hash(syllable.Folded);
        Marked = (int)(Terms.Hash(syllable.Marked) >> 32);
        IsJoining = Joining.Contains(syllable.Marked) || syllable.Folded.All(char.IsDigit);
        IsCapitalised = syllable.IsCapitalised;
        Share = GeneralFrequency.Syllables.TryGetValue(syllable.Folded, out var share) ? share : null;
        var mayName = !IsJoining && IsCapitalised && Share is null;
        IsAbbreviation = mayName && written.Length >= 2 && written.All(character => char.IsUpper(character) || char.IsDigit(character));
        IsLongName = mayName && written.Length >= 5;
    }

    /// <summary>A hash of the folded syllable.</summary>
    public ulong Folded { get; }

    /// <summary>
    /// A hash of the syllable in lower case with its marks. Only syllables that fold to one are ever compared by it, so 32 bits are plenty.
    /// </summary>
    public int Marked { get; }

    /// <summary>Whether it joins words and names nothing.</summary>
    public bool IsJoining { get; }

    public bool IsCapitalised { get; }

    /// <summary>The share of articles of general news that have it, where it is listed as common.</summary>
    public double? Share { get; }

    /// <summary>"CSĐT", "U23".</summary>
    public bool IsAbbreviation { get; }

    /// <summary>"Google": a name, unless a sentence begins with it.</summary>
    public bool IsLongName { get; }
}
