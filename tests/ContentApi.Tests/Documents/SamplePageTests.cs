using System.Globalization;
using ContentApi.Documents;

namespace ContentApi.Tests.Documents;

/// <summary>
/// Invented pages in the manners of many sites, each line with the role that a careful reader gives it: <c>Lead|…</c>. A line of
/// <c>+|…</c> goes on the one before, and <c>=authors: …</c> states a field.
/// </summary>
public class SamplePageTests
{
    private static readonly string Folder = Repository.Path("tests", "ContentApi.Tests", "Documents", "Samples");

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension)
        .OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_line_of_a_sample_has_the_role_that_a_reader_gives_it(string sample)
    {
        var (text, lines, fields) = Load(sample);
        var reading = Assert.IsType<PageReading.Read>(PageParser.Parse(text));
        Assert.Equal(lines, reading.Lines.Select(line => $"{line.Role}|{line.Text}"));
        Assert.All(fields, field => Assert.Equal(field.Value, Field(reading.Document, field.Name)));
    }

    private static string Field(PageDocument document, string name) => name switch
    {
        "authors" => string.Join("; ", document.Authors),
        "tags" => string.Join("; ", document.Tags),
        "section" => document.Section ?? "-",
        "publishedAt" => document.PublishedAt switch
        {
            null => "-",
            { Instant: { } instant } => instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
            { Day: var day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such field."),
    };

    private static (string Text, List<string> Lines, List<(string Name, string Value)> Fields) Load(string sample)
    {
        var (text, lines, fields) = (new List<string>(), new List<string>(), new List<(string, string)>());
        foreach (var line in File.ReadAllLines(Path.Combine(Folder, sample + ".txt")))
        {
            if (line.StartsWith('='))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                fields.Add((line[1..colon], line[(colon + 1)..].Trim()));
                continue;
            }
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var words = line[(bar + 1)..];
            text.Add(words);
            if (line.StartsWith("+|", StringComparison.Ordinal))
                lines[^1] += " " + words;
            else if (bar > 0)
                lines.Add($"{line[..bar]}|{words.Replace('\t', ' ')}");
        }
        return (string.Join('\n', text), lines, fields);
    }
}
