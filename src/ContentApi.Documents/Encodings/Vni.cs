using System.Text;

namespace ContentApi.Documents.Encodings;

/// <summary>
/// VNI for Windows: a plain letter and a second byte for its shape and tone. It is read to be recognised, not to be stored: the same
/// bytes mean other letters in each of its fonts.
/// </summary>
internal static class Vni
{
    // The byte, and what it adds to the letter before it; capitals use the byte 0x20 below.
    private static readonly Dictionary<byte, string> Marks = new()
    {
        [0xF8] = "\u0300",
        [0xF9] = "\u0301",
        [0xFB] = "\u0309",
        [0xF5] = "\u0303",
        [0xEF] = "\u0323",
        [0xE2] = "\u0302",
        [0xE0] = "\u0302\u0300",
        [0xE1] = "\u0302\u0301",
        [0xE5] = "\u0302\u0309",
        [0xE3] = "\u0302\u0303",
        [0xE4] = "\u0302\u0323",
        [0xEA] = "\u0306",
        [0xE8] = "\u0306\u0300",
        [0xE9] = "\u0306\u0301",
        [0xFA] = "\u0306\u0309",
        [0xFC] = "\u0306\u0303",
        [0xEB] = "\u0306\u0323",
    };

    // Letters that have a byte of their own.
    private static readonly Dictionary<byte, char> Letters = new()
    {
        [0xF1] = 'đ',
        [0xF4] = 'ơ',
        [0xF6] = 'ư',
        [0xED] = 'í',
        [0xEC] = 'ì',
        [0xE6] = 'ỉ',
        [0xF3] = 'ĩ',
        [0xF2] = 'ị',
        [0xEE] = 'ỵ',
        [0xD1] = 'Đ',
        [0xD4] = 'Ơ',
        [0xD6] = 'Ư',
        [0xCD] = 'Í',
        [0xCC] = 'Ì',
        [0xC6] = 'Ỉ',
        [0xD3] = 'Ĩ',
        [0xD2] = 'Ị',
        [0xCE] = 'Ỵ',
    };

    public static string Read(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            if (Letters.TryGetValue(value, out var letter))
                text.Append(letter);
            else if (value >= 0xC0 && text.Length > 0 && char.IsLetter(text[^1])
                && (Marks.TryGetValue(value, out var marks) || Marks.TryGetValue((byte)(value + 0x20), out marks)))
                text.Append(marks);
            else
                text.Append((char)value);
        }
        return text.ToString().Normalize(NormalizationForm.FormC);
    }
}
