using ContentApi.Requests;
using FluentValidation;

namespace ContentApi.Endpoints;

/// <summary>Stands before every handler: a request with faults never reaches one.</summary>
internal sealed class RequestFilter<TRequest>(IValidator<TRequest> validator) : IEndpointFilter
    where TRequest : IQueryRequest
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.Arguments.OfType<TRequest>().Single();
        var faults = ValidationFaults.Of(request.Query, await validator.ValidateAsync(request, context.HttpContext.RequestAborted));
        return faults.Count > 0 ? Problems.Of(context.HttpContext, faults) : await next(context);
    }
}
