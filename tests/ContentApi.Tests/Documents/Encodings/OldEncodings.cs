using System.Text;

namespace ContentApi.Tests.Documents.Encodings;

/// <summary>Writes text as the programs of the nineties did; by tables of its own, so that a slip in the reader's is found.</summary>
internal static class OldEncodings
{
    // Each vowel with its five tones (grave, hook, tilde, acute, dot) and the bytes of TCVN3 for them.
    private static readonly (string Letters, byte[] Bytes)[] Tcvn3Rows =
    [
        ("àảãáạ", [0xB5, 0xB6, 0xB7, 0xB8, 0xB9]), ("ằẳẵắặ", [0xBB, 0xBC, 0xBD, 0xBE, 0xC6]), ("ầẩẫấậ", [0xC7, 0xC8, 0xC9, 0xCA, 0xCB]),
        ("èẻẽéẹ", [0xCC, 0xCE, 0xCF, 0xD0, 0xD1]), ("ềểễếệ", [0xD2, 0xD3, 0xD4, 0xD5, 0xD6]), ("ìỉĩíị", [0xD7, 0xD8, 0xDC, 0xDD, 0xDE]),
        ("òỏõóọ", [0xDF, 0xE1, 0xE2, 0xE3, 0xE4]), ("ồổỗốộ", [0xE5, 0xE6, 0xE7, 0xE8, 0xE9]), ("ờởỡớợ", [0xEA, 0xEB, 0xEC, 0xED, 0xEE]),
        ("ùủũúụ", [0xEF, 0xF1, 0xF2, 0xF3, 0xF4]), ("ừửữứự", [0xF5, 0xF6, 0xF7, 0xF8, 0xF9]), ("ỳỷỹýỵ", [0xFA, 0xFB, 0xFC, 0xFD, 0xFE]),
        ("ăâêôơưđ", [0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE]), ("ĂÂÊÔƠƯĐ", [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7]),
        ("ÀẢÃÁẠ", [0x80, 0x81, 0x82, 0x83, 0x84]), ("ẰẲẴẮẶ", [0xAF, 0xBA, 0xBF, 0xC0, 0x85]), ("ẦẨẪẤẬ", [0xC1, 0xC2, 0xC3, 0xC4, 0x86]),
        ("ÈẺẼÉẸ", [0x87, 0x88, 0x89, 0x8A, 0x8B]), ("ỀỂỄẾỆ", [0xC5, 0xCD, 0xD9, 0xDA, 0x8C]), ("ÌỈĨÍỊ", [0x8D, 0x8E, 0x8F, 0x90, 0x91]),
        ("ÒỎÕÓỌ", [0x92, 0x93, 0x94, 0x95, 0x96]), ("ỒỔỖỐỘ", [0xDB, 0xE0, 0xF0, 0xFF, 0x97]), ("ỜỞỠỚỢ", [0x98, 0x99, 0x9A, 0x9B, 0x9C]),
        ("ÙỦŨÚỤ", [0x9D, 0x9E, 0x9F, 0x01, 0x02]), ("ỪỬỮỨỰ", [0x04, 0x05, 0x06, 0x11, 0x12]), ("ỲỶỸÝỴ", [0x13, 0x14, 0x15, 0x16, 0x17]),
        ("…‘’“”•–—", [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97]),
    ];

    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    public static byte[] Tcvn3(string text)
    {
        var table = Tcvn3Rows.SelectMany(row => row.Letters.Zip(row.Bytes)).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. text.Normalize(NormalizationForm.FormC).Select(letter => table.GetValueOrDefault(letter, (byte)letter))];
    }

    /// <summary>The shape stays with its letter, the tone goes behind it.</summary>
    public static byte[] Windows1258(string text)
    {
        var parted = string.Concat(text.Normalize(NormalizationForm.FormC).Select(Parted));
        return CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(parted);
    }

    public static byte[] Vni(string text)
    {
        // For no shape, circumflex and breve: the byte alone, then with each tone.
        var (plain, circumflex, breve) = ("\xF8\xFB\xF5\xF9\xEF", "\xE2\xE0\xE5\xE3\xE1\xE4", "\xEA\xE8\xFA\xFC\xE9\xEB");
        var own = "đ\xF1ơ\xF4ư\xF6í\xEDì\xECỉ\xE6ĩ\xF3ị\xF2ỵ\xEEĐ\xD1Ơ\xD4Ư\xD6";
        var bytes = new List<byte>();
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            var at = own.IndexOf(letter, StringComparison.Ordinal);
            if (letter > 0x7F && at >= 0 && at % 2 == 0)
            {
                bytes.Add((byte)own[at + 1]);
                continue;
            }
            var marks = letter.ToString().Normalize(NormalizationForm.FormD);
            var tone = marks.Select(mark => Tones.IndexOf(mark, StringComparison.Ordinal)).Max();
            var row = marks.Contains('\u0302', StringComparison.Ordinal) ? circumflex
                : marks.Contains('\u0306', StringComparison.Ordinal) ? breve : "";
            bytes.Add(marks.Contains('\u031B', StringComparison.Ordinal) ? (byte)own[own.IndexOf(marks[0] == 'o' ? 'ơ' : 'ư') + 1]
                : (byte)marks[0]);
            if (row.Length > 0 || tone >= 0)
                bytes.Add((byte)(row.Length > 0 ? row[tone + 1] : plain[tone]));
        }
        return [.. bytes];
    }

    private static string Parted(char letter)
    {
        var marks = letter.ToString().Normalize(NormalizationForm.FormD);
        var tone = marks.IndexOfAny([.. Tones]);
        return tone < 0 ? letter.ToString() : marks.Remove(tone, 1).Normalize(NormalizationForm.FormC) + marks[tone];
    }
}
