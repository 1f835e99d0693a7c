using System.Text;

namespace ContentApi.Tests.Representations;

/// <summary>Reads CSV as RFC 4180 says, and nothing else.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string csv)
    {
        Assert.Equal('\uFEFF', csv[0]);
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        for (var at = 1; at < csv.Length;)
        {
            var cell = new StringBuilder();
            if (csv[at] == '"')
            {
                for (at++; csv[at] != '"' || (at + 1 < csv.Length && csv[at + 1] == '"'); at++)
                {
                    cell.Append(csv[at]);
                    at += csv[at] == '"' ? 1 : 0;
                }
                at++;
            }
            else
            {
                for (; csv[at] is not (',' or '\r'); at++)
                    cell.Append(csv[at] is '"' or '\n' ? throw new FormatException($"A bare {csv[at]} in a cell.") : csv[at]);
            }
            row.Add(cell.ToString());
            if (csv[at] == ',')
                at++;
            else
            {
                Assert.Equal("\r\n", csv[at..(at + 2)]);
                at += 2;
                rows.Add(row);
                row = [];
            }
        }
        Assert.Empty(row);
        return rows;
    }
}
