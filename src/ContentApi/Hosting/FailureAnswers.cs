using System.Data.Common;
using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Endpoints;

namespace ContentApi.Hosting;

/// <summary>Whatever fails below is answered with a problem: what was thrown, and a status without a body.</summary>
internal static partial class FailureAnswers
{
    /// <summary>Around everything that may fail.</summary>
    /// <remarks>Not the framework's handler: it overwrites Cache-Control with a value of its own, and adds Pragma and Expires.</remarks>
    public static void UseFailureAnswers(this WebApplication app)
    {
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    // Nobody is there to be answered.
                }
                catch (Exception exception) when (!context.Response.HasStarted)
                {
                    // What the server itself refuses to read is the client's fault, and no news for the log.
                    if (exception is not BadHttpRequestException)
                        Failed(app.Logger, exception, context.Request.Path);
                    context.Response.Clear();
                    StandardHeaders.Set(context.Response.Headers);
                    await Explain(context, exception).ExecuteAsync(context);
                }
            }
        );
        app.UseStatusCodePages(context => Explain(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    private static Rendered Explain(HttpContext context, Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => Problems.Of(
                context,
                ProblemType.MalformedRequest,
                "The request cannot be read. Name the host, encode the address as UTF-8, and send no body.",
                status: bad.StatusCode
            ),
            DbException => Problems
                .Of(context, ProblemType.Unavailable, "The content cannot be read at the moment. Try again later.")
                .WithHeader("Retry-After", "10"),
            _ => Problems.Of(context, ProblemType.Internal, "The server failed to make this answer. Try again; if it stays, report the traceId."),
        };

    /// <summary>A status that the framework set without a body.</summary>
    private static Rendered Explain(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status == StatusCodes.Status404NotFound)
            return Routes.Unknown(context, context.RequestServices.GetRequiredService<EndpointDataSource>());
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            return Problems
                .Of(context, ProblemType.MethodNotAllowed, $"{context.Request.Method} is not allowed here; the API is read with {Methods.Allowed}.")
                .WithHeader("Allow", Methods.Allowed);
        }
        var type = status >= 500 ? ProblemType.Internal : ProblemType.MalformedRequest;
        return Problems.Of(context, type, type.Meaning, status: status);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be answered.")]
    private static partial void Failed(ILogger logger, Exception exception, string path);
}
