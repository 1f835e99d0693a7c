using System.Security.Cryptography;
using ContentApi.Documents;

namespace ContentApi.Ingest.Formats;

/// <summary>Reads a file that holds one page.</summary>
internal static class WholeFile
{
    /// <summary>No news page is this long; a larger file is refused unread.</summary>
    public const long LargestBytes = 16 << 20;

    /// <summary>The document of a file, whatever it holds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="parse">From its text to a page.</param>
    public static SourceDocument Read(SourceFile file, Func<PageText.Decoded, PageReading> parse)
    {
        if (file.SizeBytes > LargestBytes)
            return Refuse("", $"The file is {file.SizeBytes >> 20} MiB; a page has at most {LargestBytes >> 20} MiB. Split it into pages.");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reason is published with readiness: it names no path of the machine, as the exception does.
            return Refuse("", exception is UnauthorizedAccessException ? "The file may not be read. Check its rights." : "The file cannot be read. Check that it is there, and its disk.");
        }
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            return PageText.Decode(bytes) switch
            {
                PageText.Decoded text => parse(text) switch
                {
                    PageReading.Read read => new(file.Name, sha256, text.Encoding, read),
                    var refused => new(file.Name, sha256, null, refused),
                },
                PageText.Refused refused => Refuse(sha256, refused.Reason),
                _ => throw new InvalidOperationException("Text is decoded or refused."),
            };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Content is hostile and one page never stops the others; the property tests say that this does not happen.
            return Refuse(sha256, "The reader failed on this page, which is a fault of the program. Report it with the page.");
        }

        SourceDocument Refuse(string sha256, string reason) => new(file.Name, sha256, null, new PageReading.Refused(reason, null));
    }
}
