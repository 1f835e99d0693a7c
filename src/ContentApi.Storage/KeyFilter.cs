using System.Numerics;

namespace ContentApi.Storage;

/// <summary>What a key is a key of.</summary>
internal enum KeyKind
{
    Id,
    Identity,
    Title,
    Slug,
    BodyDocument,
}

/// <summary>
/// Says of most keys that are not stored that they are not, without asking the engine: a Bloom filter ("Space/time trade-offs in hash coding with allowable errors",
/// 1970) whose bits of one key lie in one cache line. A million pages with their teasers have some eight million keys, at 16 bits each; a wrong "perhaps", one in some
/// hundred then, costs a look-up. It never grows, so neither does the memory of a run.
/// </summary>
internal sealed class KeyFilter
{
    private const int LineWords = 8;
    private const int BitsOfKey = 6;
    private const int LeastWords = 1 << 13;
    private const int MostWords = 1 << 21;

    private readonly ulong[] words;

    /// <param name="keys">How many keys are expected; more are taken too, and told apart less well.</param>
    public KeyFilter(long keys) => words = new ulong[(int)Math.Clamp(BitOperations.RoundUpToPowerOf2((ulong)keys / 4), LeastWords, MostWords)];

    public void Add(KeyKind kind, ReadOnlySpan<char> key)
    {
        var (line, bits) = Place(kind, key);
        for (var i = 0; i < BitsOfKey; i++, bits >>= 9)
            words[line + (int)((bits >> 6) & 7)] |= 1UL << (int)(bits & 63);
    }

    /// <summary>False: it was surely never added.</summary>
    public bool MayHold(KeyKind kind, ReadOnlySpan<char> key)
    {
        var (line, bits) = Place(kind, key);
        for (var i = 0; i < BitsOfKey; i++, bits >>= 9)
        {
            if ((words[line + (int)((bits >> 6) & 7)] & (1UL << (int)(bits & 63))) == 0)
                return false;
        }
        return true;
    }

    /// <summary>The line of a key, and the nine bits six times over that say which bits in it are the key's.</summary>
    private (int Line, ulong Bits) Place(KeyKind kind, ReadOnlySpan<char> key)
    {
        // The hash of strings is keyed anew in each process: nobody can make keys that collide.
        var hash = Mix(((ulong)kind << 32) | (uint)string.GetHashCode(key));
        return ((int)(hash & (ulong)((words.Length / LineWords) - 1)) * LineWords, Mix(hash));
    }

    /// <summary>The finalizer of SplitMix64: every bit of the input moves every bit of the output.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value + 0x9e3779b97f4a7c15UL) * 0xbf58476d1ce4e5b9UL;
            value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
            return value ^ (value >> 31);
        }
    }
}
