using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Delivery;

/// <summary>How answers are kept.</summary>
/// <param name="CapacityBytes">How much of them; 0: none.</param>
/// <param name="CheckEvery">How old the knowledge of the content version may be: how long an answer may outlive its content.</param>
public sealed record Keeping(long CapacityBytes, TimeSpan CheckEvery);

/// <summary>
/// Answers are made once per content version and then sent as they are. This is the one place that decides which are kept, and what for: a 200 that clients may
/// keep too, for its target and what else was looked at while it was made (<see cref="Dependence"/>).
/// </summary>
/// <param name="keeping">How much, and how exact.</param>
/// <param name="contentVersion">Which content there is now; null when that cannot be told, and then nothing is kept. Must be cheap: it is asked several times a second.</param>
/// <param name="bareTarget">Takes from a target the parameters that no route reads.</param>
/// <param name="clock">The time.</param>
public sealed class KeptAnswers(Keeping keeping, Func<string?> contentVersion, Func<string, string> bareTarget, TimeProvider clock)
{
    private readonly Lock checking = new();
    private volatile Generation? current;
    private long checkedAt;

    /// <summary>Sends what is kept; else has it made, once for all who ask at the same time.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var isHead = HttpMethods.IsHead(context.Request.Method);
        if ((!isHead && !HttpMethods.IsGet(context.Request.Method)) || TargetOf(context) is not { } target || Current() is not { } generation)
            return next(context);
        return generation.Find(context, target) is { } answer ? answer.SendAsync(context, isHead) : MakeAsync(context, next, generation, target, isHead);
    }

    /// <summary>Says that the answer to a request will be for it alone, before it takes its time: those who ask for the same make their own at once.</summary>
    public static void NotForOthers(HttpContext context) => AnswerInTheMaking.Of(context)?.End();

    private static async Task MakeAsync(HttpContext context, RequestDelegate next, Generation generation, string target, bool isHead)
    {
        // Nobody knows yet what the answer will depend on: only those wait for it who are alike in all that it could.
        var key = AnswerKey.Of(context, target, DependsOn.Everything);
        var own = new AnswerInTheMaking(context, target, generation);
        var entered = generation.Enter(key, own);
        if (entered != own)
        {
            // When it is not for others, or its maker went away, this request makes its own and keeps nobody waiting.
            if (await entered.Made is { } answer)
                await answer.SendAsync(context, isHead);
            else
                await next(context);
            return;
        }
        own.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            generation.Leave(key);
            own.End();
        }
    }

    private string? TargetOf(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target && target[0] == '/' ? bareTarget(target) : null;

    /// <summary>The generation of the present content.</summary>
    private Generation? Current()
    {
        if (keeping.CapacityBytes == 0)
            return null;
        if (current is { } known && clock.GetElapsedTime(Volatile.Read(ref checkedAt)) < keeping.CheckEvery)
            return known;
        lock (checking)
        {
            // Another request may have asked while this one waited.
            var now = clock.GetTimestamp();
            if (current is not null && clock.GetElapsedTime(checkedAt, now) < keeping.CheckEvery)
                return current;
            var version = contentVersion();
            if (version != current?.ContentVersion)
                current = version is null ? null : new Generation(version, keeping.CapacityBytes, clock);
            // What was read is as old as the question.
            Volatile.Write(ref checkedAt, now);
            return current;
        }
    }
}

/// <summary>Puts <see cref="KeptAnswers"/> into the pipeline.</summary>
public static class KeptAnswersApplication
{
    /// <summary>First: what is kept passes nothing else.</summary>
    public static void UseKeptAnswers(this IApplicationBuilder app)
    {
        var kept = app.ApplicationServices.GetRequiredService<KeptAnswers>();
        app.Use(next => context => kept.AnswerAsync(context, next));
    }
}
