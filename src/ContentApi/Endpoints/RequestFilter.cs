using ContentApi.Requests;
using FluentValidation;

namespace ContentApi.Endpoints;

/// <summary>Stands before every handler: a request with faults never reaches one.</summary>
internal static class RequestFilter
{
    public static ValueTask<object?> Validate<TRequest>(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        where TRequest : IQueryRequest
    {
        var request = Request<TRequest>(context);
        // What is not given is the default, which is valid; so most requests, the first ones among them, need no validator.
        if (request.Query.Faults.Count == 0 && request.Query.Raw.Parameters.Count == 0)
            return next(context);
        var validator = context.HttpContext.RequestServices.GetRequiredService<IValidator<TRequest>>();
        var faults = ValidationFaults.Of(request.Query, validator.Validate(request));
        return faults.Count > 0 ? ValueTask.FromResult<object?>(Problems.Of(context.HttpContext, faults)) : next(context);
    }

    /// <summary>What the handler is called with of that type; each has one.</summary>
    private static TRequest Request<TRequest>(EndpointFilterInvocationContext context)
    {
        for (var i = 0; i < context.Arguments.Count; i++)
        {
            if (context.Arguments[i] is TRequest request)
                return request;
        }
        throw new InvalidOperationException($"A route that takes {typeof(TRequest).Name} has a handler without it.");
    }
}
