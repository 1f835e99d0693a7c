namespace ContentApi.Delivery;

/// <summary>What a kept answer is found by: the target, and what else of the request it depends on.</summary>
/// <param name="Target">The path and query as the request wrote them, without the parameters that every route ignores.</param>
/// <param name="Accept">Of what Accept says that which matters; null: nothing of it does.</param>
/// <param name="Scheme">Null: it does not matter.</param>
/// <param name="Host">Null: it does not matter.</param>
internal readonly record struct AnswerKey(string Target, Acceptance? Accept, string? Scheme, string? Host)
{
    /// <summary>The key of what is known of a target whatever the request.</summary>
    public static AnswerKey Of(string target) => new(target, null, null, null);

    public static AnswerKey Of(HttpContext context, string target, DependsOn on)
    {
        var request = context.Request;
        var byHost = on.HasFlag(DependsOn.Host);
        return new(
            target,
            (on & (DependsOn.TakesJson | DependsOn.PrefersHtml)) == 0 ? null : Masked(Acceptance.Of(request.Headers.Accept), on),
            byHost ? request.Scheme : null,
            byHost ? request.Host.Value : null
        );
    }

    private static Acceptance Masked(Acceptance accept, DependsOn on) =>
        new(on.HasFlag(DependsOn.TakesJson) && accept.TakesJson, on.HasFlag(DependsOn.PrefersHtml) && accept.PrefersHtml);
}
