using System.Runtime.CompilerServices;

namespace ContentApi.Documents.Similarity;

/// <summary>Numbers from 0 on as bytes, seven bits a byte, the low ones first: small numbers take one byte.</summary>
internal sealed class Varints(int capacity)
{
    private byte[] bytes = new byte[Math.Max(16, capacity)];
    private int length;

    public void Write(int number)
    {
        if (length + 5 > bytes.Length)
            Array.Resize(ref bytes, 2 * bytes.Length);
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            bytes[length++] = (byte)(rest | 0x80);
        bytes[length++] = (byte)rest;
    }

    public byte[] ToArray() => bytes[..length];

    /// <summary>The number that begins at a place; the place moves behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var first = bytes[at++];
        return first < 0x80 ? first : ReadRest(bytes, ref at, first);
    }

    // Most numbers of more than one byte have two. Apart, so that the first step is made where it is asked for.
    private static int ReadRest(ReadOnlySpan<byte> bytes, ref int at, uint first)
    {
        var number = first & 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            uint next = bytes[at++];
            number |= (next & 0x7f) << shift;
            if (next < 0x80)
                return (int)number;
        }
    }

    /// <summary>How many numbers stand from a place on.</summary>
    public static int Count(ReadOnlySpan<byte> bytes, int from)
    {
        var count = 0;
        foreach (var value in bytes[from..])
        {
            if (value < 0x80)
                count++;
        }
        return count;
    }
}
