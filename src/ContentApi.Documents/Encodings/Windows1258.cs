using System.Text;

namespace ContentApi.Documents.Encodings;

/// <summary>Windows-1258: letters with their shape, tones as marks behind them.</summary>
internal static class Windows1258
{
    public const string Name = "windows-1258";

    // Asked of the provider itself: registering it would change what every other part of the program can decode.
    private static readonly Encoding Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>The text in NFC: the tones, marks of their own in this encoding, are one with their letters again.</summary>
    public static string Read(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes).Normalize(NormalizationForm.FormC);
}
