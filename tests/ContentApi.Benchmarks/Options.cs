using System.Globalization;

namespace ContentApi.Benchmarks;

/// <summary>The options of a verb, each a name and a value: asked for one by one, and those that nothing asked for are no options of it.</summary>
/// <param name="verb">What messages call it.</param>
/// <param name="args">What was written after it.</param>
internal sealed class Options(string verb, string[] args)
{
    private readonly List<string> known = [];

    /// <summary>Whether an option is given.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <exception cref="BenchmarkException">It is no number, or out of bounds.</exception>
    public int Number(string name, int otherwise, int most, int least = 1) =>
        Value(name) is not { } value ? otherwise
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new BenchmarkException($"{name} takes a number from {least} to {most}; it was {value}.");

    /// <summary>Numbers with commas between.</summary>
    /// <exception cref="BenchmarkException">One is no number, or out of bounds.</exception>
    public IReadOnlyList<int> Numbers(string name, IReadOnlyList<int> otherwise, int most, int least = 1) =>
        Value(name) is not { } value ? otherwise : [.. value.Split(',').Select(part => new Options(verb, [name, part]).Number(name, 0, most, least))];

    /// <summary>A folder that is there, a full path, or null.</summary>
    /// <exception cref="BenchmarkException">It is not there.</exception>
    public string? Folder(string name) =>
        Value(name) is not { } value ? null
        : Directory.Exists(value) ? Path.GetFullPath(value)
        : throw new BenchmarkException($"{name} takes a folder that exists; it was {value}.");

    /// <summary>A folder that need not be there, a full path, or null.</summary>
    public string? NewFolder(string name) => Value(name) is { } value ? Path.GetFullPath(value) : null;

    /// <summary>After the last was asked for.</summary>
    /// <exception cref="BenchmarkException">There is one that nothing asked for, or one without its value.</exception>
    public void RequireNoOthers()
    {
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!known.Contains(args[i]))
                throw new BenchmarkException($"{args[i]} is no option of {verb}. The options are {string.Join(", ", known)}.");
            if (i + 1 == args.Length)
                throw new BenchmarkException($"{args[i]} takes a value.");
        }
    }

    private string? Value(string name)
    {
        if (!known.Contains(name))
            known.Add(name);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            if (args[i] == name)
                return args[i + 1];
        }
        return null;
    }
}
