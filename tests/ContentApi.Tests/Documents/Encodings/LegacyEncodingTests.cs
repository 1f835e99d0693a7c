using System.Text;
using System.Text.Json;
using ContentApi.Documents;
using CsCheck;

namespace ContentApi.Tests.Documents.Encodings;

/// <summary>Every way that Vietnamese was written on a disk gives the same document, or a refusal that says why not.</summary>
public class LegacyEncodingTests
{
    private const string Page =
        "BÁO ĐỘNG LỞ BỜ Ở XÃ PHÚ HÒA: “GIỮ ĐẤT”\n\n05/06/2019 07:30\n\n"
        + "Sau ba mùa bão, người dân xã Phú Hòa góp công trồng lại hơn hai mươi héc-ta dừa nước dọc bờ sông.\n\n"
        + "“Chúng tôi trồng cho con cháu” – ông Lê Văn Tư nói… Nước lớn không còn khoét chân ruộng như những năm trước.\n\n"
        + "• Ưu tiên hộ nghèo, hộ ở sát mép nước, hộ có người già yếu;\n• Đường đi lại quanh xóm được đắp cao thêm nửa mét.\n\nLê Mai\n";

    public static TheoryData<string> Letters => ["ăâêôơưđĂÂÊÔƠƯĐ", "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíị", "òỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"];

    [Theory]
    [InlineData("tcvn3")]
    [InlineData("windows-1258")]
    public void A_page_in_an_older_encoding_is_the_same_document_with_a_warning(string encoding)
    {
        foreach (var page in (string[])[Page, Seed()])
        {
            var decoded = Assert.IsType<PageText.Decoded>(PageText.Decode(Written(page, encoding)));
            Assert.Equal(encoding, decoded.Encoding);
            Assert.Equal(page, decoded.Text);
            var document = Assert.IsType<PageReading.Read>(PageParser.Parse(decoded)).Document;
            var warning = document.Warnings[^1];
            Assert.Equal(PageWarningCode.GuessedEncoding, warning.Code);
            Assert.Matches(@"confidence of (1\.00|0\.[89]\d)", warning.Message);
            Assert.Equal(Json(Pages.Document(page)), Json(document with { Warnings = [.. document.Warnings.SkipLast(1)] }));
        }
    }

    [Theory]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", true)]
    [InlineData("utf-16le", false)]
    [InlineData("utf-16be", false)]
    public void Utf16_is_told_by_its_mark_or_by_its_nuls(string encoding, bool mark)
    {
        var utf16 = new UnicodeEncoding(encoding == "utf-16be", mark);
        var decoded = Assert.IsType<PageText.Decoded>(PageText.Decode([.. utf16.GetPreamble(), .. utf16.GetBytes(Page)]));
        Assert.Equal((Page, encoding), (decoded.Text, decoded.Encoding));
        Assert.Null(decoded.Warning);
    }

    [Theory]
    [InlineData("FFFE4100D8", "utf-16le")] // an odd byte
    [InlineData("FEFFD800", "utf-16be")] // half a letter
    [InlineData("FFFE000041000000", "binary")] // UTF-32
    public void A_broken_promise_of_utf16_is_refused(string bytes, string word)
        => Assert.Contains(word, Assert.IsType<PageText.Refused>(PageText.Decode(Convert.FromHexString(bytes))).Reason,
            StringComparison.Ordinal);

    [Fact]
    public void Vni_is_recognised_and_refused()
    {
        foreach (var page in (string[])[Page, Seed()])
        {
            var refused = Assert.IsType<PageText.Refused>(PageText.Decode(OldEncodings.Vni(page.ToLowerInvariant())));
            Assert.Contains("VNI", refused.Reason, StringComparison.Ordinal);
            Assert.Contains("UTF-8", refused.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void Every_letter_of_tcvn3_is_read_back(string letters)
    {
        const string frame = "người dân xã góp công trồng lại rừng ở đó ";
        Assert.Equal(frame + letters, Assert.IsType<PageText.Decoded>(PageText.Decode(OldEncodings.Tcvn3(frame + letters))).Text);
    }

    [Fact]
    public void The_soft_hyphen_is_a_letter_in_tcvn3_and_nothing_elsewhere()
    {
        Assert.Contains("lương", Assert.IsType<PageText.Decoded>(PageText.Decode(OldEncodings.Tcvn3("Tiền lương của người thợ dệt lụa")))
            .Text, StringComparison.Ordinal);
        Assert.Equal("Khuyến công", ContentApi.Documents.Text.WhiteSpace.Collapse("Khuyến\u00AD c\u00ADông"));
    }

    [Fact]
    public void Plain_letters_alone_are_utf8() => Assert.Equal("utf-8", Assert.IsType<PageText.Decoded>(
        PageText.Decode("Xa ven song trong lai rung dua nuoc. A village plants palms."u8)).Encoding);

    [Fact]
    public void A_damaged_page_of_utf8_is_refused_and_never_guessed()
    {
        var bytes = Encoding.UTF8.GetBytes(Page);
        bytes[^20] = 0xFF;
        Assert.Equal(bytes.Length - 20, Assert.IsType<PageText.Refused>(PageText.Decode(bytes)).Offset);
    }

    [Fact]
    public void A_page_of_another_language_is_refused()
        => Assert.IsType<PageText.Refused>(PageText.Decode(Encoding.Latin1.GetBytes(
            "Les élèves ont été très étonnés: la forêt brûlée a déjà repoussé près de la rivière, où les pêcheurs étaient rentrés.")));

    [Fact]
    public void Any_bytes_without_nul_are_text_or_refused()
    {
        Gen.Byte[1, 255].Array[0, 400].Sample(bytes => PageText.Decode(bytes) switch
        {
            PageText.Decoded decoded => PageParser.Parse(decoded) is not null,
            PageText.Refused refused => refused.Reason.Length > 0,
            _ => false,
        });
    }

    private static string Seed() => Encoding.UTF8.GetString(Repository.Seed()).Normalize(NormalizationForm.FormC);

    private static byte[] Written(string text, string encoding)
        => encoding == "tcvn3" ? OldEncodings.Tcvn3(text) : OldEncodings.Windows1258(text);

    // Blocks as what they are, not as what they have in common.
    private static string Json(PageDocument document)
        => JsonSerializer.Serialize(document) + JsonSerializer.Serialize(document.Blocks.Select(block => (object)block));
}
