using System.Globalization;
using ContentApi.Contracts;
using ContentApi.Documents.Text;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>One fault of a request.</summary>
/// <param name="Parameter">The parameter as it was named.</param>
/// <param name="Value">Its value as given, or null.</param>
/// <param name="Message">One sentence: what it must be, and what it was.</param>
/// <param name="Suggestion">What was probably meant, or null.</param>
public sealed record Fault(string Parameter, string? Value, string Message, string? Suggestion)
{
    /// <summary>The kind of problem that this fault is when it is the only one.</summary>
    public ProblemType Type { get; init; } = ProblemType.InvalidParameter;
}

/// <summary>A query parameter: how it is read, and what the documentation says of it.</summary>
/// <param name="Name">As the address has it; case-sensitive.</param>
/// <param name="Description">What it does.</param>
public abstract record QueryParameter(string Name, string Description)
{
    /// <summary>A value that gives a non-empty answer on the seed.</summary>
    public string? Example { get; init; }

    /// <summary>The default as the documentation writes it, or null.</summary>
    public virtual string? DefaultText => null;

    /// <summary>Whether it is about the JSON answer only: a feed or page holds what its format holds, and does not take it.</summary>
    public bool IsForJson { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public virtual bool Repeatable => false;

    /// <summary>The value; faults are added, never thrown.</summary>
    internal abstract object? Parse(IReadOnlyList<string> values, List<Fault> faults);

    /// <summary>The value when the parameter is not given.</summary>
    internal abstract object? DefaultValue { get; }
}

/// <summary>A parameter whose value is a <typeparamref name="T"/>.</summary>
public abstract record QueryParameter<T>(string Name, string Description) : QueryParameter(Name, Description)
{
    public required T Default { get; init; }

    internal sealed override object? DefaultValue => Default;

    internal sealed override object? Parse(IReadOnlyList<string> values, List<Fault> faults)
    {
        if (values.Count > 1 && !Repeatable)
        {
            faults.Add(new(Name, string.Join(", ", values), $"{Name} may be given once; it was given {values.Count} times.", values[0]));
            return Default;
        }
        if (values.FirstOrDefault(string.IsNullOrWhiteSpace) is { } empty)
        {
            faults.Add(new(Name, empty, $"{Name} has no value. Give it one or leave it out.", DefaultText ?? Example));
            return Default;
        }
        return Parse(values, message => faults.Add(message)) is { } value ? value : Default;
    }

    private protected abstract object? Parse(IReadOnlyList<string> values, Action<Fault> fault);
}

/// <summary>A whole number; its bounds are the validator's.</summary>
public sealed record IntegerParameter(string Name, string Description, int Minimum, int Maximum) : QueryParameter<int>(Name, Description)
{
    public override string? DefaultText => Default.ToString(CultureInfo.InvariantCulture);

    private protected override object? Parse(IReadOnlyList<string> values, Action<Fault> fault)
    {
        if (int.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        // So large that it is no int is still out of bounds, and so said.
        var isNumber = values[0].TrimStart('-', '+') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
        fault(
            new(
                Name,
                values[0],
                isNumber ? $"{Name} must be {Minimum} to {Maximum}; it was {values[0]}." : $"{Name} must be a whole number from {Minimum} to {Maximum}; it was {values[0]}.",
                isNumber ? (values[0][0] == '-' ? Minimum : Maximum).ToString(CultureInfo.InvariantCulture) : DefaultText
            )
        );
        return null;
    }
}

/// <summary>One value, or several with commas between, of a closed set.</summary>
public sealed record ChoiceParameter(string Name, string Description, IReadOnlyList<string> Choices) : QueryParameter<IReadOnlyList<string>>(Name, Description)
{
    /// <summary>Whether several may be given.</summary>
    public bool Several { get; init; }

    public override string? DefaultText => Default.Count == 0 ? null : string.Join(',', Default);

    private protected override object? Parse(IReadOnlyList<string> values, Action<Fault> fault)
    {
        var chosen = Several ? values[0].Split(',') : [values[0]];
        foreach (var choice in chosen)
        {
            if (Choices.Contains(choice))
                continue;
            // A path may be one of many: naming the nearest says more than naming all.
            var choices = Choices.Count <= 12 ? $"one of {string.Join(", ", Choices)}" : "a property of the answer";
            fault(new(Name, choice, $"{Name} must be {choices}; it was {(choice.Length == 0 ? "empty" : choice)}.", Nearest.To(choice, Choices)));
            return null;
        }
        return chosen.Distinct().ToList();
    }
}

/// <summary>An order: properties with a minus for descending, commas between.</summary>
public sealed record SortParameter(string Name, string Description) : QueryParameter<IReadOnlyList<(ArticleSortProperty Property, bool Descending)>>(Name, Description)
{
    /// <summary>How many properties may be named.</summary>
    public const int Most = 2;

    /// <summary>Every property with and without its minus.</summary>
    public static IReadOnlyList<string> Choices { get; } = [.. ArticleSortProperty.All.SelectMany(property => new[] { "-" + property.Name, property.Name })];

    public override string? DefaultText => string.Join(',', Default.Select(key => (key.Descending ? "-" : "") + key.Property.Name));

    private protected override object? Parse(IReadOnlyList<string> values, Action<Fault> fault)
    {
        var keys = new List<(ArticleSortProperty, bool)>();
        foreach (var key in values[0].Split(','))
        {
            var descending = key.StartsWith('-');
            var name = descending ? key[1..] : key;
            if (ArticleSortProperty.All.FirstOrDefault(property => property.Name == name) is not { } known)
            {
                fault(new(Name, key, $"{Name} must be one of {string.Join(", ", Choices)}; it was {key}.", Nearest.To(key, Choices)));
                return null;
            }
            keys.Add((known, descending));
        }
        return keys;
    }
}

/// <summary>Slugs with commas between: any of them. Given again, where it may be: all of the groups.</summary>
public sealed record SlugsParameter(string Name, string Description, GroupKind Kind) : QueryParameter<IReadOnlyList<IReadOnlyList<string>>>(Name, Description)
{
    /// <summary>More than this many slugs are a mistake, not a question.</summary>
    public const int Most = 50;

    public bool MayRepeat { get; init; }

    /// <summary>Whether articles with these slugs are left out.</summary>
    public bool Excludes { get; init; }

    public override bool Repeatable => MayRepeat;

    private protected override object? Parse(IReadOnlyList<string> values, Action<Fault> fault)
    {
        var groups = values.Select(IReadOnlyList<string> (value) => value.Split(',').Distinct().ToList()).ToList();
        if (groups.Sum(group => group.Count) > Most)
        {
            fault(new(Name, null, $"{Name} takes at most {Most} slugs; it had {groups.Sum(group => group.Count)}.", null));
            return null;
        }
        foreach (var slug in groups.SelectMany(group => group))
        {
            if (Slug.IsWellFormed(slug))
                continue;
            var meant = Slug.From(slug);
            fault(
                new(
                    Name,
                    slug,
                    $"{Name} takes slugs (a-z, 0-9 and single hyphens), with commas between; it had {(slug.Length == 0 ? "an empty one" : slug)}.",
                    meant.Length == 0 ? null : meant
                )
            );
            return null;
        }
        return groups;
    }
}

/// <summary>An opaque text.</summary>
public sealed record TextParameter(string Name, string Description) : QueryParameter<string?>(Name, Description)
{
    private protected override object? Parse(IReadOnlyList<string> values, Action<Fault> fault) => values[0];
}
