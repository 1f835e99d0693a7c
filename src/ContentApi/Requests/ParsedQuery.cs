using ContentApi.Contracts;

namespace ContentApi.Requests;

/// <summary>A query read by the grammar of its route.</summary>
public sealed class ParsedQuery
{
    private readonly Dictionary<string, object?> values;

    private ParsedQuery(RawQuery raw, QueryGrammar grammar, Dictionary<string, object?> values, List<Fault> faults)
    {
        Raw = raw;
        Grammar = grammar;
        this.values = values;
        Faults = faults;
    }

    /// <summary>As it was written.</summary>
    public RawQuery Raw { get; }

    /// <summary>The parameters that its route takes.</summary>
    public QueryGrammar Grammar { get; }

    /// <summary>What is wrong with it.</summary>
    public List<Fault> Faults { get; }

    /// <summary>The value of a parameter, or the default that it has on this route.</summary>
    public T Get<T>(QueryParameter<T> parameter) => values.TryGetValue(parameter.Name, out var value) ? (T)value! : Grammar[parameter.Name] is QueryParameter<T> own ? own.Default : parameter.Default;

    /// <summary>Whether a parameter was given.</summary>
    public bool IsGiven(QueryParameter parameter) => Raw.Of(parameter.Name).Count > 0;

    /// <summary>Reads the query of a request by the grammar of its endpoint.</summary>
    public static ParsedQuery Read(HttpContext context)
    {
        var grammar = (context.GetEndpoint()?.Metadata.GetMetadata<QueryGrammar>() ?? Requests.Grammar.None).In(FormatSuffix.FormOf(context));
        // A query that cannot be decoded was refused before any route.
        var raw = RawQuery.Of(context) ?? throw new BadHttpRequestException("The query is not UTF-8.");
        var faults = new List<Fault>();
        foreach (var given in raw.Parameters.DistinctBy(parameter => parameter.Name))
        {
            if (grammar[given.Name] is not null)
                continue;
            var known = grammar.Parameters.Select(parameter => parameter.Name).ToList();
            faults.Add(
                new(
                    given.Name,
                    given.Value,
                    $"There is no parameter {given.Name} here. {(known.Count == 0 ? "This route takes none." : $"There are {string.Join(", ", known)}.")}",
                    Nearest.To(given.Name, known)
                )
                {
                    Type = ProblemType.UnknownParameter,
                    Position = given.Position,
                }
            );
        }
        var values = new Dictionary<string, object?>();
        foreach (var parameter in grammar.Parameters)
        {
            var given = raw.Of(parameter.Name);
            if (given.Count > 0)
                values.Add(parameter.Name, parameter.Parse(given, faults));
            else if (parameter.IsRequired)
                faults.Add(new(parameter.Name, null, $"{parameter.Name} is missing.", null) { Position = raw.Parameters.Count });
        }
        return new(raw, grammar, values, faults);
    }
}
