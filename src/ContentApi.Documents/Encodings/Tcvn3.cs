using System.Text;

namespace ContentApi.Documents.Encodings;

/// <summary>
/// TCVN3, also ABC: what the fonts .VnTime and their kind show, the high half of TCVN 5712. Letters with a tone have one byte each;
/// capitals with a tone stand where Windows keeps its punctuation, and are told from it by their neighbours.
/// </summary>
internal static class Tcvn3
{
    public const string Name = "tcvn3";

    // 0x80 to 0xFF. B0 to B4 are tones alone; AD, the soft hyphen elsewhere, is the letter "ư".
    private const string High =
        "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ" // 8
        + "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ" // 9
        + "\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ" // A
        + "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ" // B
        + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" // C
        + "éẹềểễếệìỉỄẾỒĩíịò" // D
        + "Ổỏõóọồổỗốộờởỡớợù" // E
        + "ỖủũúụừửữứựỳỷỹýỵỐ"; // F

    // Below the blank, where no text has anything but line ends and tabs: the capitals that found no room above.
    private const string Low = "\0ÚỤ\u0003ỪỬỮ\a\b\t\n\v\f\r\u000E\u000F\u0010ỨỰỲỶỸÝỴ";

    public static string Read(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            var sign = Sign(value);
            text.Append(value switch
            {
                _ when sign != '\0' && !IsCapital(bytes, i) => sign,
                >= 0x80 => High[value - 0x80],
                _ when value < Low.Length => Low[value],
                _ => (char)value,
            });
        }
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    // What Windows keeps on this byte, and pages in this encoding use as often as the capital.
    private static char Sign(byte value) => value switch
    {
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        _ => '\0',
    };

    // A capital with a tone stands behind another capital. A dot, a dash or an opening quote never does; a closing one may, at the end
    // of a word.
    private static bool IsCapital(ReadOnlySpan<byte> bytes, int at)
    {
        if (at == 0 || !IsCapital(bytes[at - 1]))
            return false;
        return bytes[at] is not (0x85 or 0x92 or 0x94) || (at + 1 < bytes.Length && IsCapital(bytes[at + 1]));
    }

    private static bool IsCapital(byte value) => value is >= (byte)'A' and <= (byte)'Z' or >= 0xA1 and <= 0xA7;
}
