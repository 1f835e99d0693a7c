using System.Globalization;
using ContentApi.Contracts;
using ContentApi.Documents.Text;
using ContentApi.Documents.Text.Search;
using ContentApi.Storage;
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

    /// <summary>Which of the query's parameters it is about, counted from 0.</summary>
    public int Position { get; init; }
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

    /// <summary>The forms of answers that take it: a feed or page holds what its format holds, and is asked for nothing else.</summary>
    public AnswerForms Forms { get; init; } = AnswerForms.All;

    /// <summary>Whether it only says what a page shows, not which items the list has in which order: a cursor fits whatever it is.</summary>
    public bool IsOfPage { get; init; }

    /// <summary>Whether it means something beside another parameter only, and is refused without that.</summary>
    public bool NeedsAnother { get; init; }

    /// <summary>Whether the request means nothing without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public virtual bool Repeatable => false;

    /// <summary>The value; faults are added, never thrown.</summary>
    internal abstract object? Parse(IReadOnlyList<RawParameter> given, List<Fault> faults);
}

/// <summary>A parameter whose value is a <typeparamref name="T"/>.</summary>
public abstract record QueryParameter<T>(string Name, string Description) : QueryParameter(Name, Description)
{
    /// <summary>The value when the parameter is not given.</summary>
    public required T Default { get; init; }

    internal sealed override object? Parse(IReadOnlyList<RawParameter> given, List<Fault> faults)
    {
        if (given.Count > 1 && !Repeatable)
        {
            var all = string.Join(", ", given.Select(each => each.Value));
            faults.Add(new(Name, all, $"{Name} may be given once; it was given {given.Count} times.", given[0].Value) { Position = given[0].Position });
            return Default;
        }
        var parsed = new List<object>(given.Count);
        foreach (var each in given)
        {
            if (string.IsNullOrWhiteSpace(each.Value))
                AddFault(new(Name, each.Value, $"{Name} has no value. Give it one or leave it out.", DefaultText ?? Example));
            else if (ParseOne(each.Value, AddFault) is { } value)
                parsed.Add(value);

            void AddFault(Fault fault) => faults.Add(fault with { Position = each.Position });
        }
        return parsed.Count == given.Count && Combine(parsed, fault => faults.Add(fault with { Position = given[^1].Position })) is { } combined ? combined : Default;
    }

    /// <summary>One value as it was given, which is not blank; null when it has faults, which are all told.</summary>
    private protected abstract object? ParseOne(string value, Action<Fault> fault);

    /// <summary>What the values of all that was given make together; null when they do not go together.</summary>
    private protected virtual object? Combine(IReadOnlyList<object> values, Action<Fault> fault) => values[0];

    /// <summary>The parts of a value with commas between, each once; null when one has a fault: then all faults are told.</summary>
    private protected static List<TPart>? Parts<TPart>(string value, Func<string, TPart?> part)
        where TPart : class
    {
        var given = value.Split(',').Distinct().ToList();
        var parts = given.Select(part).OfType<TPart>().ToList();
        return parts.Count == given.Count ? parts : null;
    }

    private protected static string Shown(string value) => value.Length == 0 ? "empty" : value;
}

/// <summary>A whole number; its bounds are the validator's.</summary>
public sealed record IntegerParameter(string Name, string Description, int Minimum, int Maximum) : QueryParameter<int>(Name, Description)
{
    public override string? DefaultText => Default.ToString(CultureInfo.InvariantCulture);

    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        // So large that it is no int is still out of bounds, and so said.
        var isNumber = value.TrimStart('-', '+') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
        fault(
            new(
                Name,
                value,
                isNumber ? $"{Name} must be {Minimum} to {Maximum}; it was {value}." : $"{Name} must be a whole number from {Minimum} to {Maximum}; it was {value}.",
                isNumber ? (value[0] == '-' ? Minimum : Maximum).ToString(CultureInfo.InvariantCulture) : DefaultText
            )
        );
        return null;
    }
}

/// <summary>One value, or several with commas between, of a closed set.</summary>
/// <param name="Name">As the address has it.</param>
/// <param name="Description">What it does.</param>
/// <param name="ChoicesWhenAsked">Gives the set: asked when the first value is looked at, or the documentation written, and not at start.</param>
public sealed record ChoiceParameter(string Name, string Description, Func<IReadOnlyList<string>> ChoicesWhenAsked) : QueryParameter<IReadOnlyList<string>>(Name, Description)
{
    public ChoiceParameter(string name, string description, IReadOnlyList<string> choices)
        : this(name, description, () => choices) { }

    /// <summary>The set.</summary>
    public IReadOnlyList<string> Choices => ChoicesWhenAsked();

    /// <summary>Whether several may be given.</summary>
    public bool Several { get; init; }

    public override string? DefaultText => Default.Count == 0 ? null : string.Join(',', Default);

    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        return Several ? Parts(value, Choice)
            : Choice(value) is { } one ? new List<string> { one }
            : null;

        string? Choice(string choice)
        {
            if (Choices.Contains(choice))
                return choice;
            // A path may be one of many: naming the nearest says more than naming all.
            var choices = Choices.Count <= 12 ? $"one of {string.Join(", ", Choices)}" : "a property of the answer";
            fault(new(Name, choice, $"{Name} must be {choices}; it was {Shown(choice)}.", Nearest.To(choice, Choices)));
            return null;
        }
    }
}

/// <summary>An order: properties with a minus for descending, commas between.</summary>
public sealed record SortParameter(string Name, string Description) : QueryParameter<IReadOnlyList<(ArticleSortProperty Property, bool Descending)>>(Name, Description)
{
    /// <summary>How many properties may be named.</summary>
    public const int Most = 2;

    /// <summary>The order of a search: it has no property, and stands alone.</summary>
    private const string Score = "score";

    /// <summary>Whether it is of a search, where no property means by score.</summary>
    public bool IsOfSearch { get; init; }

    /// <summary>Every property with and without its minus.</summary>
    public IReadOnlyList<string> Choices => [.. IsOfSearch ? (string[])[Score] : [], .. ArticleSortProperty.All.SelectMany(property => new[] { "-" + property.Name, property.Name })];

    public override string? DefaultText => Default.Count == 0 ? Score : string.Join(',', Default.Select(key => (key.Descending ? "-" : "") + key.Property.Name));

    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        var keys = new List<(ArticleSortProperty, bool)>();
        var named = value.Split(',');
        if (IsOfSearch && named is [Score])
            return keys;
        foreach (var key in named)
        {
            var descending = key.StartsWith('-');
            var name = descending ? key[1..] : key;
            if (ArticleSortProperty.All.FirstOrDefault(property => property.Name == name) is { } known)
                keys.Add((known, descending));
            else
                fault(new(Name, key, $"{Name} must be one of {string.Join(", ", Choices)}; it was {Shown(key)}.", Nearest.To(key, Choices)));
        }
        return keys.Count == named.Length ? keys : null;
    }
}

/// <summary>A parameter whose values are names of something that articles have: one that nothing has is a warning and no fault.</summary>
public interface INamingParameter
{
    /// <summary>What is named.</summary>
    GroupKind Kind { get; }

    /// <summary>The names in a query: as they were given, and as they are stored.</summary>
    IEnumerable<(string Given, string Stored)> NamesIn(ParsedQuery query);
}

/// <summary>Slugs with commas between: any of them. Given again, where it may be: all of the groups.</summary>
public sealed record SlugsParameter(string Name, string Description, GroupKind Kind)
    : QueryParameter<IReadOnlyList<IReadOnlyList<string>>>(Name, Description),
        INamingParameter
{
    /// <summary>More than this many slugs are a mistake, not a question.</summary>
    public const int Most = 50;

    public bool MayRepeat { get; init; }

    public override bool Repeatable => MayRepeat;

    public IEnumerable<(string Given, string Stored)> NamesIn(ParsedQuery query) => query.Get(this).SelectMany(group => group).Select(slug => (slug, slug));

    private protected override object? ParseOne(string value, Action<Fault> fault) => Parts(value, slug => WellFormed(Name, slug, "slugs", fault));

    private protected override object? Combine(IReadOnlyList<object> values, Action<Fault> fault)
    {
        var groups = values.Cast<IReadOnlyList<string>>().ToList();
        var count = groups.Sum(group => group.Count);
        if (count <= Most)
            return groups;
        fault(new(Name, null, $"{Name} takes at most {Most} slugs; it had {count}.", null));
        return null;
    }

    /// <summary>The slug, or null and a fault.</summary>
    internal static string? WellFormed(string parameter, string slug, string what, Action<Fault> fault)
    {
        if (Slug.IsWellFormed(slug))
            return slug;
        var meant = Slug.From(slug);
        fault(
            new(
                parameter,
                slug,
                $"{parameter} takes {what} (a-z, 0-9 and single hyphens), with commas between; it had {(slug.Length == 0 ? "an empty one" : slug)}.",
                meant.Length == 0 ? null : meant
            )
        );
        return null;
    }
}

/// <summary>Names with commas between: any of them. A name that holds a comma is found when it stands alone.</summary>
/// <param name="Name">As the address has it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Kind">What is named.</param>
/// <param name="Stored">How a name is stored.</param>
public sealed record NamesParameter(string Name, string Description, GroupKind Kind, Func<string, string> Stored)
    : QueryParameter<IReadOnlyList<(string Given, string Stored)>>(Name, Description),
        INamingParameter
{
    /// <summary>More than this many names are a mistake, not a question.</summary>
    public const int Most = 50;

    public IEnumerable<(string Given, string Stored)> NamesIn(ParsedQuery query) => query.Get(this);

    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        var names = value.Split(',').Select(name => name.Trim()).Distinct().ToList();
        if (names.Count > Most)
            fault(new(Name, null, $"{Name} takes at most {Most} names; it had {names.Count}.", null));
        else if (names.Contains(""))
            fault(new(Name, value, $"{Name} takes names with commas between; one was empty.", string.Join(',', names.Where(name => name.Length > 0)) is { Length: > 0 } rest ? rest : null));
        else
            return names.Append(value).Distinct().Select(name => (name, Stored(name.Normalize()))).ToList();
        return null;
    }
}

/// <summary>Ids or slugs of articles with commas between.</summary>
public sealed record IdsParameter(string Name, string Description) : QueryParameter<IReadOnlyList<string>>(Name, Description)
{
    /// <summary>How many may be named.</summary>
    public const int Most = 100;

    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        var count = value.AsSpan().Count(',') + 1;
        if (count <= Most)
            return Parts(value, id => SlugsParameter.WellFormed(Name, id, "ids or slugs of articles", fault));
        fault(new(Name, null, $"{Name} takes at most {Most} ids or slugs; it had {count}.", null));
        return null;
    }
}

/// <summary>A day, which is its first instant in Asia/Ho_Chi_Minh, or an instant with its offset, in unix milliseconds.</summary>
public sealed record InstantParameter(string Name, string Description) : QueryParameter<long?>(Name, Description)
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Instants =
    [
        .. from seconds in (string[])["", ":ss.FFFFFFF"] from offset in (string[])["'Z'", "zzz"] select $"{Day}'T'HH:mm{seconds}{offset}",
    ];

    /// <summary>What people write instead, by how likely it is meant.</summary>
    private static readonly string[] OtherDays = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy-M", "M/yyyy", "yyyy"];

    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        if (Read(value) is { } milliseconds)
            return milliseconds;
        fault(new(Name, value, $"{Name} must be a day (2018-08-01) or an instant with its offset (2018-08-01T09:45:00Z); it was {value}.", Meant(value)));
        return null;
    }

    private static long? Read(string value)
    {
        if (DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return StoredDay.ToMilliseconds(day);
        // A plus that was not escaped arrives as a blank, and nothing else can be meant by one there.
        var instant = value.Length > 6 && value[^6] == ' ' ? $"{value[..^6]}+{value[^5..]}" : value;
        if (!DateTimeOffset.TryParseExact(instant, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return null;
        // What is stored has milliseconds: finer ones are rounded up, so that "from" and "to" part the stored instants as the given one does.
        return parsed.ToUnixTimeMilliseconds() + (parsed.Ticks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0);
    }

    private static string? Meant(string value)
    {
        var upper = value.Trim().ToUpperInvariant().Replace(' ', 'T');
        if (Read(upper) is not null)
            return upper;
        if (Read(upper + "+07:00") is not null)
            return upper + "+07:00";
        return DateOnly.TryParseExact(value.Trim(), OtherDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(Day, CultureInfo.InvariantCulture)
            : null;
    }
}

/// <summary>What is searched for.</summary>
public sealed record SearchTextParameter(string Name, string Description) : QueryParameter<SearchQuery?>(Name, Description)
{
    private protected override object? ParseOne(string value, Action<Fault> fault)
    {
        if (SearchQuery.Parse(value, out var why) is { } query)
            return query;
        fault(
            new(
                Name,
                value,
                why switch
                {
                    SearchQueryFault.TooLong => $"{Name} has more than {SearchQuery.MaximumLength} characters. Leave out what matters least.",
                    SearchQueryFault.OnlyExcluded => $"{Name} only says what must not be there. Name something that must.",
                    SearchQueryFault.NoLetterOrDigit => $"{Name} has no letter and no digit to search for.",
                    _ => $"{Name} has no value. Give it one.",
                },
                null
            )
        );
        return null;
    }
}

/// <summary>An opaque text.</summary>
public sealed record TextParameter(string Name, string Description) : QueryParameter<string?>(Name, Description)
{
    private protected override object? ParseOne(string value, Action<Fault> fault) => value;
}
