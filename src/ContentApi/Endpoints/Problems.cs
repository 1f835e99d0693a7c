using System.Diagnostics;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Requests;

namespace ContentApi.Endpoints;

/// <summary>The one shape of every failure (RFC 9457).</summary>
internal static class Problems
{
    private const string MediaType = "application/problem+json; charset=utf-8";

    /// <summary>A problem as an answer. Only 404 and 410 may be kept, and only for a minute.</summary>
    public static Rendered Of(HttpContext context, ProblemType type, string detail, IReadOnlyList<Fault>? faults = null, int? status = null)
    {
        var problem = new Problem
        {
            Type = type.Address,
            Title = type.Title,
            Status = status ?? type.Status,
            Detail = detail,
            Instance = OriginalTarget.Of(context),
            TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            Errors = faults
                ?.Select(fault => new ProblemError
                {
                    Parameter = fault.Parameter,
                    Value = fault.Value,
                    Message = fault.Message,
                    Suggestion = fault.Suggestion,
                })
                .ToList(),
        };
        var cacheControl = problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone ? CachePolicy.Absent : CachePolicy.None;
        return Answers.Json(problem, cacheControl, problem.Status, MediaType);
    }

    /// <summary>All faults of a query at once; mixed kinds are an invalid parameter.</summary>
    public static Rendered Of(HttpContext context, IReadOnlyList<Fault> faults)
    {
        var types = faults.Select(fault => fault.Type).Distinct().ToList();
        var type = types is [var only] ? only : ProblemType.InvalidParameter;
        var detail = string.Join(' ', faults.Select(fault => fault.Suggestion is null ? fault.Message : $"{fault.Message} Did you mean {fault.Suggestion}?"));
        return Of(context, type, detail, faults);
    }

    /// <summary>Nothing has this address.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What was looked for: "article".</param>
    /// <param name="given">As it was given.</param>
    /// <param name="near">What exists near it.</param>
    public static Rendered NotFound(HttpContext context, string what, string given, IEnumerable<string> near)
    {
        var nearest = Nearest.To(given, near);
        return Of(context, ProblemType.NotFound, $"There is no {what} {given}.{(nearest is null ? "" : $" Did you mean {nearest}?")}");
    }
}

/// <summary>The address as the client asked for it, before a suffix was taken off.</summary>
internal static class OriginalTarget
{
    private static readonly object Key = new();

    /// <summary>Remembers it; first in the pipeline.</summary>
    public static void UseOriginalTarget(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Items[Key] = context.Request.Path.ToUriComponent() + context.Request.QueryString.Value;
                return next(context);
            }
        );

    public static string Of(HttpContext context) => (string)context.Items[Key]!;
}
