using ContentApi.Documents;
using CsCheck;

namespace ContentApi.Tests.Documents;

public class PageTextTests
{
    [Fact]
    public void Utf8_is_text()
    {
        var decoded = Assert.IsType<PageText.Decoded>(PageText.Decode("Khuyến công\r\n"u8));
        Assert.Equal("Khuyến công\r\n", decoded.Text);
        Assert.Equal("utf-8", decoded.Encoding);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        Assert.Equal("Huế", Assert.IsType<PageText.Decoded>(PageText.Decode("\uFEFFHuế"u8)).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EFBBBF")]
    public void An_empty_file_is_refused(string bytes)
    {
        var refused = Assert.IsType<PageText.Refused>(PageText.Decode(Convert.FromHexString(bytes)));
        Assert.Contains("empty", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_file_is_refused_with_the_place_of_the_first_nul()
    {
        var refused = Assert.IsType<PageText.Refused>(PageText.Decode([0x50, 0x4B, 0x00, 0x04]));
        Assert.Equal(2, refused.Offset);
        Assert.Contains("binary", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("41E1BA", 1)] // cut in the middle of a letter
    [InlineData("4142FF43", 2)]
    [InlineData("C0AF", 0)] // an overlong form
    [InlineData("61EDA08062", 1)] // a surrogate
    public void Bytes_that_are_not_utf8_are_refused_with_their_place(string bytes, int offset)
    {
        var refused = Assert.IsType<PageText.Refused>(PageText.Decode(Convert.FromHexString(bytes)));
        Assert.Equal(offset, refused.Offset);
        Assert.Contains($"byte {offset}", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_counted_from_the_first_byte_of_the_file_the_mark_included()
    {
        Assert.Equal(4, Assert.IsType<PageText.Refused>(PageText.Decode([0xEF, 0xBB, 0xBF, 0x41, 0xFF])).Offset);
    }

    [Fact]
    public void Any_bytes_are_text_or_refused()
    {
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var text = PageText.Decode(bytes);
            return text is PageText.Decoded { Encoding.Length: > 0 } or PageText.Refused { Reason.Length: > 0 };
        });
    }
}
