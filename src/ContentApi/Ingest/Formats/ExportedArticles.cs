namespace ContentApi.Ingest.Formats;

/// <summary>
/// Articles as NDJSON: what <c>export</c> writes, and lines of <c>/v1/export.ndjson</c> or of a list (docs/export-format.md). A file may be larger than memory: its
/// lines are read one by one, and each is parsed when it is asked for.
/// </summary>
public sealed class ExportedArticles : IPageFormat
{
    /// <summary>No article is this long; a longer line is refused, and what follows it is read.</summary>
    public const int LargestLineBytes = 16 << 20;

    public string Name => "export of articles";

    public IReadOnlyList<string> Extensions { get; } = [".ndjson", ".jsonl"];

    public bool HoldsMany => true;

    public IEnumerable<Func<SourceDocument>> Documents(SourceFile file)
    {
        using var lines = new LineStream(file.Path);
        var isFirst = true;
        while (lines.Next() is { } state)
        {
            var (number, line) = (lines.Number, lines.Line);
            if (state == LineState.Failed)
            {
                yield return () => ExportedLine.Refuse(file.Name, "The file cannot be read to its end. Check that it is there, its rights, and its disk.");
                yield break;
            }
            if (state == LineState.TooLong)
            {
                isFirst = false;
                yield return () =>
                    ExportedLine.Refuse(Place(file, number), $"The line is longer than {LargestLineBytes >> 20} MiB; an article is not. Write one article a line.");
                continue;
            }
            if (isFirst)
            {
                isFirst = false;
                // The first line tells what the file is, so that a file of something else is refused once and not line by line.
                switch (ExportedLine.Opening(line))
                {
                    case OpeningLine.Header:
                        continue;
                    case OpeningLine.NewerHeader:
                        yield return () =>
                            ExportedLine.Refuse(file.Name, "The file is an export of a newer ContentApi. Import it with that one, or export it again with this.");
                        yield break;
                    case OpeningLine.Foreign:
                        yield return () =>
                            ExportedLine.Refuse(
                                file.Name,
                                "The file is no export of articles: its first line is neither the header of an export nor an article with id, kind and title. Export it with the verb export."
                            );
                        yield break;
                }
            }
            if (!ExportedLine.IsFrame(line))
                yield return () => ExportedLine.Read(file.Name, Place(file, number), line);
        }
    }

    private static string Place(SourceFile file, int line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Name}:{line}");

    private enum LineState
    {
        Whole,
        TooLong,
        Failed,
    }

    /// <summary>The lines of a file that are not blank, without their ends; the memory of one line at a time.</summary>
    private sealed class LineStream(string path) : IDisposable
    {
        private readonly byte[] buffer = new byte[1 << 16];
        private FileStream? stream;
        private int start;
        private int end;

        /// <summary>The number of the line, from 1; blank ones count.</summary>
        public int Number { get; private set; }

        /// <summary>The bytes of the line, the caller's to keep.</summary>
        public byte[] Line { get; private set; } = [];

        /// <summary>Goes to the next line; null at the end of the file.</summary>
        public LineState? Next()
        {
            try
            {
                stream ??= new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                return Read(stream);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return LineState.Failed;
            }
        }

        public void Dispose() => stream?.Dispose();

        private LineState? Read(FileStream file)
        {
            while (true)
            {
                var line = new MemoryStream();
                var isTooLong = false;
                var isEnded = false;
                while (!isEnded)
                {
                    if (start == end)
                    {
                        (start, end) = (0, file.Read(buffer, 0, buffer.Length));
                        if (end == 0)
                            break;
                    }
                    var rest = buffer.AsSpan(start, end - start);
                    var feed = rest.IndexOf((byte)'\n');
                    isEnded = feed >= 0;
                    var part = isEnded ? rest[..feed] : rest;
                    start += part.Length + (isEnded ? 1 : 0);
                    isTooLong |= line.Length + part.Length > LargestLineBytes;
                    if (!isTooLong)
                        line.Write(part);
                }
                if (!isEnded && line.Length == 0 && !isTooLong)
                    return null;
                Number++;
                if (isTooLong)
                    return LineState.TooLong;
                var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
                if (Number == 1 && bytes.StartsWith("\uFEFF"u8))
                    bytes = bytes[3..];
                bytes = bytes.Trim(" \t\r"u8);
                if (bytes.IsEmpty)
                    continue;
                Line = bytes.ToArray();
                return LineState.Whole;
            }
        }
    }
}
