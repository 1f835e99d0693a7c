using System.Globalization;
using System.Runtime.InteropServices;

namespace ContentApi.Storage;

/// <summary>The values of a statement's parameters, which its text calls <c>$1</c>, <c>$2</c> … in their order.</summary>
internal sealed class SqlParameters
{
    private const int FewNames = 64;

    private static readonly string[] Names = [.. Enumerable.Range(1, FewNames).Select(Written)];

    private readonly List<SqlValue> values = [];

    /// <param name="values">The first ones.</param>
    public SqlParameters(params ReadOnlySpan<SqlValue> values) => this.values.AddRange(values);

    /// <summary>In the order of their names.</summary>
    public ReadOnlySpan<SqlValue> Values => CollectionsMarshal.AsSpan(values);

    /// <summary>Adds a value; gives the name of its parameter.</summary>
    public string Add(SqlValue value)
    {
        values.Add(value);
        return Name(values.Count);
    }

    /// <summary>What the statement calls the parameter of a value; they count from 1.</summary>
    public static string Name(int number) => number <= FewNames ? Names[number - 1] : Written(number);

    private static string Written(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");
}
