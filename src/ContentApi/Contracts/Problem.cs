using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ContentApi.Contracts;

/// <summary>Why a request failed (RFC 9457).</summary>
public sealed class Problem
{
    /// <summary>The kind of problem; the address explains it.</summary>
    /// <example>/problems/invalid-parameter</example>
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    public required string Title { get; init; }

    [Range(400, 599)]
    public required int Status { get; init; }

    /// <summary>What is wrong with this request and what to do.</summary>
    /// <example>limit must be 1 to 100; it was 101.</example>
    public required string Detail { get; init; }

    /// <summary>The address that was asked for.</summary>
    public required string Instance { get; init; }

    /// <summary>For the log of the server.</summary>
    public required string TraceId { get; init; }

    /// <summary>Every fault of the query, in its order; only with status 400.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemError>? Errors { get; init; }
}

/// <summary>One fault of a query.</summary>
public sealed class ProblemError
{
    public required string Parameter { get; init; }

    /// <summary>As it was given.</summary>
    public required string? Value { get; init; }
    public required string Message { get; init; }

    /// <summary>What was probably meant, or null.</summary>
    public required string? Suggestion { get; init; }
}

/// <summary>A kind of problem. The list is closed: a client may rely on these.</summary>
/// <param name="Name">The last segment of its address.</param>
/// <param name="Status">The status it comes with; the framework's own 413, 414 and 415 come with <see cref="MalformedRequest"/>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ProblemType(string Name, int Status, string Title, string Meaning, string Remedy)
{
    public static readonly ProblemType InvalidParameter = new(
        "invalid-parameter", 400, "A parameter is wrong",
        "A parameter has a value outside its type, bounds or closed set, is missing, or is given more than once.",
        "Read errors: each names the parameter, what it may be, and often what was meant. The OpenAPI document has every parameter with its bounds.");

    public static readonly ProblemType UnknownParameter = new(
        "unknown-parameter", 400, "There is no such parameter",
        "The query has a parameter that this route does not know. Nothing is ignored in silence.",
        "Use the suggestion, or leave the parameter out. Names are case-sensitive.");

    public static readonly ProblemType InvalidCursor = new(
        "invalid-cursor", 400, "The cursor does not fit",
        "A cursor belongs to the path, filters and sort it was made for, and this one was changed or comes from another query.",
        "Start again without cursor, and follow links.next.");

    public static readonly ProblemType MalformedRequest = new(
        "malformed-request", 400, "The request cannot be read",
        "The address holds a broken percent escape, bytes that are no UTF-8, or NUL; or the request has a body or length that is not taken.",
        "Encode the address as UTF-8 with percent escapes.");

    public static readonly ProblemType NotFound = new(
        "not-found", 404, "Nothing is here",
        "No route, article, section, tag or author has this address.",
        "Use the suggestion in detail, or start at /.");

    public static readonly ProblemType MethodNotAllowed = new(
        "method-not-allowed", 405, "The method is not allowed here",
        "The API is read with GET, HEAD and OPTIONS.",
        "Use a method that the Allow header names.");

    public static readonly ProblemType NotAcceptable = new(
        "not-acceptable", 406, "No format that you accept",
        "The Accept header excludes JSON. Formats are chosen by suffix (.rss, .atom, .html …), not by Accept.",
        "Send Accept: application/json or */*, or add the suffix of the format you want.");

    public static readonly ProblemType Gone = new(
        "gone", 410, "It is gone", "The article was here and was withdrawn; or the content has changed since the snapshot that an export was to go on with.",
        "Remove your copy of the article; start the export again.");

    public static readonly ProblemType SyncTokenUnknown = new(
        "sync-token-unknown", 410, "The token is of another database",
        "The change token was not given by this database.",
        "Start again without since.");

    /// <summary>Never of the program itself, which counts no requests: for a gateway before it that does, so that clients meet one set of types.</summary>
    public static readonly ProblemType QuotaExceeded = new(
        "quota-exceeded", 429, "Too many requests", "This client has used up the share that a gateway before the program gives it.", "Wait as long as Retry-After says.");

    public static readonly ProblemType Internal = new(
        "internal", 500, "The server failed", "Something went wrong on our side.", "Try again; if it stays, report the traceId.");

    public static readonly ProblemType Unavailable = new(
        "unavailable", 503, "Not ready", "The content cannot be read at the moment.", "Try again later.");

    /// <summary>All of them, in order of status.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        InvalidParameter, UnknownParameter, InvalidCursor, MalformedRequest, NotFound, MethodNotAllowed, NotAcceptable, Gone, SyncTokenUnknown,
        QuotaExceeded, Internal, Unavailable,
    ];

    /// <summary>The path that explains it.</summary>
    public string Address => "/problems/" + Name;
}
