using ContentApi.Requests;
using FluentValidation;

namespace ContentApi.Endpoints;

/// <summary>Stands before every handler: a request with faults never reaches one.</summary>
internal sealed class RequestFilter<TRequest>(IValidator<TRequest> validator) : IEndpointFilter
    where TRequest : IQueryRequest
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.Arguments.OfType<TRequest>().Single();
        // What is not given is the default, which is valid.
        var mayHaveFaults = request.Query.Faults.Count > 0 || request.Query.Raw.Parameters.Count > 0;
        var faults = mayHaveFaults ? ValidationFaults.Of(request.Query, validator.Validate(request)) : [];
        return faults.Count > 0 ? ValueTask.FromResult<object?>(Problems.Of(context.HttpContext, faults)) : next(context);
    }
}
