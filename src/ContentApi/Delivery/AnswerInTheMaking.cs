namespace ContentApi.Delivery;

/// <summary>An answer that one request is making, and that others who asked for the same may wait for instead of making it again.</summary>
internal sealed class AnswerInTheMaking(HttpContext context, string target, Generation generation)
{
    private static readonly object Key = new();

    private readonly TaskCompletionSource<FinishedAnswer?> made = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer; null when what was made is for that one request only, such as a problem.</summary>
    public Task<FinishedAnswer?> Made => made.Task;

    /// <summary>What the request makes, where it is looked at with a view to keeping it.</summary>
    public static AnswerInTheMaking? Of(HttpContext context) => context.Items[Key] as AnswerInTheMaking;

    public void Begin() => context.Items[Key] = this;

    /// <summary>It is made: others may have it from now on, before it is sent.</summary>
    public void IsMade(FinishedAnswer answer, DependsOn on, TimeSpan? atMost)
    {
        generation.Keep(AnswerKey.Of(context, target, on), on, answer, atMost);
        made.TrySetResult(answer);
    }

    /// <summary>Nothing, or nothing more, comes for others.</summary>
    public void End() => made.TrySetResult(null);
}
