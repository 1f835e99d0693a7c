using ContentApi.Contracts;
using ContentApi.Storage.Reads;

namespace ContentApi.Requests;

/// <summary>A request for a page of a list.</summary>
public interface IPagedRequest : IQueryRequest
{
    ListPaging Paging { get; }
}

/// <summary>Which page of which list: what every list has in common, whatever its items and order.</summary>
public sealed record ListPaging
{
    private static readonly string[] Places = [Grammar.Cursor.Name, Grammar.Page.Name];

    private readonly RawQuery query;

    private ListPaging(RawQuery query) => this.query = query;

    /// <summary>The path of the list, without a format suffix.</summary>
    public required string Path { get; init; }

    /// <summary>What a cursor is bound to: the path and all parameters that decide which items come in which order.</summary>
    public required string List { get; init; }

    /// <summary>How many items at most.</summary>
    public required int Limit { get; init; }

    /// <summary>The place that the cursor names; null: the list from its start.</summary>
    public required KeysetPosition? Position { get; init; }

    /// <summary>The number of the page from 1, where pages are asked for by number.</summary>
    public required int? Page { get; init; }

    /// <summary><c>exact</c>, <c>capped</c> or <c>none</c>.</summary>
    public required string Count { get; init; }

    /// <summary>Which items of the list.</summary>
    public ListWindow Window => new(Limit, Position, Page is { } page ? (page - 1) * Limit : 0);

    /// <summary>How far to count the items; 0: not at all.</summary>
    public long CountTo =>
        Count switch
        {
            "none" => 0,
            "exact" => long.MaxValue,
            _ => 10_000,
        };

    /// <summary>The address of this page.</summary>
    public string Self => Path + query.Text();

    /// <summary>The address of the first page.</summary>
    public string First => Path + query.Text(Places);

    /// <summary>The address of the page at a place of the same list.</summary>
    public string At(string cursor) => Path + query.Text(Places, (Grammar.Cursor.Name, cursor));

    /// <summary>The address of the first page of the same list with these parameters instead of what they were.</summary>
    public string Narrowed(IReadOnlyList<(string Name, string Value)> parameters)
    {
        var without = query.Text([.. Places, .. parameters.Select(parameter => parameter.Name)]);
        return Path + without + (without.Length == 0 ? "?" : "&") + string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
    }

    /// <summary>Reads it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="query">Its query; a cursor that does not fit is added to the faults.</param>
    /// <param name="width">How many values a place in the list's order has.</param>
    public static ListPaging Of(HttpContext context, ParsedQuery query, int width)
    {
        var bound = query
            .Raw.Parameters.Where(given => query.Grammar[given.Name] is not { IsOfPage: true })
            .Select(given => $"{given.Name}={given.Value}")
            .Order(StringComparer.Ordinal);
        var list = $"{context.Request.Path}?{string.Join('&', bound)}";
        return new(query.Raw)
        {
            Path = context.Request.Path,
            List = list,
            Limit = query.Get(Grammar.Limit),
            Position = ReadPosition(query, list, width),
            Page = query.IsGiven(Grammar.Page) ? query.Get(Grammar.Page) : null,
            Count = query.Get(Grammar.Count)[0],
        };
    }

    private static KeysetPosition? ReadPosition(ParsedQuery query, string list, int width)
    {
        if (query.Get(Grammar.Cursor) is not { } cursor)
            return null;
        var position = Cursor.Read(list, cursor, width);
        if (position is null)
        {
            query.Faults.Add(
                new(
                    Grammar.Cursor.Name,
                    cursor,
                    "cursor was changed, or was made for another path, filter or sort. Start again without it and follow links.next.",
                    null
                )
                {
                    Type = ProblemType.InvalidCursor,
                    Position = query.Raw.Parameters.First(given => given.Name == Grammar.Cursor.Name).Position,
                }
            );
        }
        return position;
    }
}
