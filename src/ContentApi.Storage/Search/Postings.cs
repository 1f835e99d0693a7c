using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ContentApi.Storage.Search;

/// <summary>Bytes that grow; the numbers of the index as bytes, seven bits a byte, the low ones first.</summary>
internal sealed class ByteWriter
{
    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public byte[] ToArray() => Written.ToArray();

    public void Add(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        values.CopyTo(bytes.AsSpan(Length));
        Length += values.Length;
    }

    public void AddNumber(ulong number)
    {
        Reserve(10);
        for (; number >= 0x80; number >>= 7)
            bytes[Length++] = (byte)(number | 0x80);
        bytes[Length++] = (byte)number;
    }

    private void Reserve(int count)
    {
        if (Length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + count));
    }
}

/// <summary>Reads numbers that <see cref="ByteWriter"/> wrote.</summary>
internal static class ByteReader
{
    public static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = bytes[at++];
        if (value < 0x80)
            return value;
        value &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            ulong next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}

/// <summary>
/// The articles that have a term, ascending, each with its level. In bits: the distance from the number before (the first: from the one before the segment's first)
/// as a Rice code, whose parameter follows from the segment's size and the count; then 0 for level 0, once in the body, which most are, or 1 and the level as four
/// bits. Its memory is of the pool and goes back with <see cref="Dispose"/>.
/// </summary>
internal sealed class Postings : IDisposable
{
    /// <summary>A quotient from here on is written as so many ones and the distance itself.</summary>
    private const int LongestUnary = 24;
    private const int RawBits = 32;
    private const int LevelBits = 4;

    private int[] numbers = ArrayPool<int>.Shared.Rent(64);
    private byte[] levels = ArrayPool<byte>.Shared.Rent(64);

    public int Count { get; private set; }

    public ReadOnlySpan<int> Numbers => numbers.AsSpan(0, Count);
    public ReadOnlySpan<byte> Levels => levels.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int number, byte level)
    {
        Reserve(Count + 1);
        numbers[Count] = number;
        levels[Count++] = level;
    }

    /// <summary>Appends what stands in bytes.</summary>
    /// <param name="bytes">The postings of a term in a segment.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="firstNumber">The segment's first number.</param>
    /// <param name="segmentSize">How many numbers the segment spans.</param>
    /// <param name="most">How many of them are read: the first.</param>
    public void Read(ReadOnlySpan<byte> bytes, int count, int firstNumber, int segmentSize, int most = int.MaxValue)
    {
        var end = Count + Math.Min(count, most);
        Reserve(end);
        // Each posting is taken from the eight bytes that it begins in, so eight must follow the last.
        var padded = ArrayPool<byte>.Shared.Rent(bytes.Length + sizeof(ulong));
        bytes.CopyTo(padded);
        padded.AsSpan(bytes.Length, sizeof(ulong)).Clear();
        ref var first = ref MemoryMarshal.GetArrayDataReference(padded);
        var parameter = Parameter(count, segmentSize);
        var low = (1UL << parameter) - 1;
        var (at, number) = (0L, firstNumber - 1);
        while (Count < end)
        {
            var bits = Bits(ref first, at);
            var quotient = BitOperations.TrailingZeroCount(~bits);
            if (quotient >= LongestUnary)
            {
                at += LongestUnary;
                number += 1 + (int)(uint)Bits(ref first, at);
                at += RawBits;
                bits = Bits(ref first, at);
            }
            else
            {
                bits >>= quotient + 1;
                number += 1 + (int)(((uint)quotient << parameter) | (uint)(bits & low));
                bits >>= parameter;
                at += quotient + 1 + parameter;
            }
            numbers[Count] = number;
            if ((bits & 1) == 0)
            {
                levels[Count++] = 0;
                at++;
            }
            else
            {
                levels[Count++] = (byte)((bits >> 1) & ((1 << LevelBits) - 1));
                at += 1 + LevelBits;
            }
        }
        ArrayPool<byte>.Shared.Return(padded);

        static ulong Bits(ref byte first, long at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref first, (nint)(at >> 3))) >> (int)(at & 7);
    }

    /// <summary>Writes all as bytes.</summary>
    public void Write(ByteWriter into, int firstNumber, int segmentSize)
    {
        var parameter = Parameter(Count, segmentSize);
        var bits = new BitWriter(into);
        var before = firstNumber - 1;
        for (var i = 0; i < Count; i++)
        {
            var distance = (uint)(numbers[i] - before - 1);
            var quotient = (int)(distance >> parameter);
            if (quotient >= LongestUnary)
            {
                bits.Write((1u << LongestUnary) - 1, LongestUnary);
                bits.Write(distance, RawBits);
            }
            else
            {
                // The ones, and the zero that ends them.
                bits.Write((1u << quotient) - 1, quotient + 1);
                bits.Write(distance & ((1u << parameter) - 1), parameter);
            }
            if (levels[i] == 0)
                bits.Write(0, 1);
            else
                bits.Write(1u | ((uint)levels[i] << 1), 1 + LevelBits);
            before = numbers[i];
        }
        bits.End();
    }

    /// <summary>Takes numbers out.</summary>
    /// <param name="removed">Ascending.</param>
    public void Remove(ReadOnlySpan<int> removed)
    {
        var (kept, next) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            while (next < removed.Length && removed[next] < numbers[i])
                next++;
            if (next < removed.Length && removed[next] == numbers[i])
                continue;
            numbers[kept] = numbers[i];
            levels[kept++] = levels[i];
        }
        Count = kept;
    }

    /// <summary>The number of low bits that are cheapest written as they are: some seven tenths of the mean distance, as a power of two.</summary>
    private static int Parameter(int count, int segmentSize) => BitOperations.Log2((uint)Math.Max(1, (long)segmentSize * 7 / 10 / Math.Max(1, count)));

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(numbers);
        ArrayPool<byte>.Shared.Return(levels);
    }

    /// <summary>Makes room for so many in all.</summary>
    public void Reserve(int count)
    {
        Resize(ref numbers, count);
        Resize(ref levels, count);
    }

    private void Resize<T>(ref T[] array, int count)
    {
        if (count <= array.Length)
            return;
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(2 * array.Length, count));
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}

/// <summary>Writes bits, low ones first.</summary>
internal ref struct BitWriter(ByteWriter into)
{
    private ulong waiting;
    private int count;

    public void Write(uint value, int bits)
    {
        waiting |= (ulong)value << count;
        count += bits;
        for (; count >= 8; count -= 8, waiting >>= 8)
            into.Add((byte)waiting);
    }

    public readonly void End()
    {
        if (count > 0)
            into.Add((byte)waiting);
    }
}

/// <summary>A term in a page.</summary>
/// <param name="Term">Which.</param>
/// <param name="Count">How many postings it has.</param>
/// <param name="Start">Where in the page they begin.</param>
/// <param name="Length">How many bytes they have; 0: they stand in a row of their own.</param>
internal readonly record struct PageEntry(ulong Term, int Count, int Start, int Length);

/// <summary>
/// The pages of a segment: entries in the order of their terms, each the distance from the term before, the number of postings, their length in bytes, and they
/// themselves, unless they are long.
/// </summary>
internal static class Pages
{
    /// <summary>A row of a page fills one page of the file (4,096 bytes with its heads) and does not flow over.</summary>
    public const int Size = 4000;

    /// <summary>Longer postings are a row of their own, so that looking for their neighbours does not read them.</summary>
    public const int LongestInside = 1000;

    public static long Key(long segment, ulong term) => (segment << Documents.Text.Search.SearchTerm.Bits) | (long)term;

    public static ulong TermOf(long key) => (ulong)key & ((1UL << Documents.Text.Search.SearchTerm.Bits) - 1);

    public static long SegmentOf(long key) => key >> Documents.Text.Search.SearchTerm.Bits;

    /// <summary>The entries of a page.</summary>
    public static PageEnumerator Entries(long key, ReadOnlyMemory<byte> page) => new(TermOf(key), page);

    /// <summary>The entry of a term, or null.</summary>
    public static PageEntry? Find(long key, ReadOnlySpan<byte> page, ulong term)
    {
        var before = TermOf(key);
        for (var at = 0; at < page.Length;)
        {
            var entry = Next(page, ref at, before);
            if (entry.Term >= term)
                return entry.Term == term ? entry : null;
            before = entry.Term;
        }
        return null;
    }

    /// <summary>The entry at a place of a page, and the place behind it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="at">The place.</param>
    /// <param name="before">The term of the entry before it; of the first the page's own.</param>
    public static PageEntry Next(ReadOnlySpan<byte> page, ref int at, ulong before)
    {
        var term = before + ByteReader.Number(page, ref at);
        var count = (int)ByteReader.Number(page, ref at);
        var length = (int)ByteReader.Number(page, ref at);
        var start = at;
        at += length;
        return new(term, count, start, length);
    }
}

/// <summary>Goes through a page.</summary>
internal struct PageEnumerator(ulong firstTerm, ReadOnlyMemory<byte> page)
{
    private int at;

    public PageEntry Current { get; private set; } = new(firstTerm, 0, 0, 0);

    public bool MoveNext()
    {
        if (at >= page.Length)
            return false;
        Current = Pages.Next(page.Span, ref at, Current.Term);
        return true;
    }
}

/// <summary>Numbers as bytes, each as its distance from the one before.</summary>
internal static class RemovedNumbers
{
    public static byte[] Write(IEnumerable<int> numbers, int firstNumber)
    {
        var bytes = new ByteWriter();
        var before = firstNumber;
        foreach (var number in numbers.Order())
        {
            bytes.AddNumber((ulong)(number - before));
            before = number;
        }
        return bytes.ToArray();
    }

    public static List<int> Read(ReadOnlySpan<byte> bytes, int firstNumber)
    {
        var numbers = new List<int>();
        var before = firstNumber;
        for (var at = 0; at < bytes.Length;)
            numbers.Add(before += (int)ByteReader.Number(bytes, ref at));
        return numbers;
    }

    public static ushort[] Days(byte[] days) => MemoryMarshal.Cast<byte, ushort>(days).ToArray();
}
