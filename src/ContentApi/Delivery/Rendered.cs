using Microsoft.Extensions.Primitives;

namespace ContentApi.Delivery;

/// <summary>What a handler answers: a status, headers and bytes. Everything that HTTP adds to it is added by <see cref="FinishedAnswer"/>.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The Content-Type, charset included; null where there is no body.</param>
/// <param name="Body">The bytes, not yet compressed.</param>
/// <param name="CacheControl">How long a client or cache may keep it.</param>
public sealed record Rendered(int Status, string? MediaType, ReadOnlyMemory<byte> Body, string CacheControl) : IResult
{
    /// <summary>When the content last changed, or null where that is not known.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>Whether the answer goes by Accept, which then stands in Vary.</summary>
    public bool VariesByAccept { get; init; }

    /// <summary>How long it may be kept here at most, where it also depends on the clock; null: as long as the content stays what it is.</summary>
    public TimeSpan? KeptAtMost { get; init; }

    /// <summary>Whether a conditional request may be answered with 304, and the answer be kept: true for what can be, false for problems and health.</summary>
    internal bool HasValidator => Status == StatusCodes.Status200OK && CacheControl != CachePolicy.None;

    /// <summary>Sends it, and keeps it where that is wanted.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var finished = new FinishedAnswer(this);
        if (HasValidator)
            AnswerInTheMaking.Of(httpContext)?.IsMade(finished, Dependence.Of(httpContext), KeptAtMost);
        return finished.SendAsync(httpContext, Methods.IsHead(httpContext));
    }
}

/// <summary>What Cache-Control says.</summary>
public static class CachePolicy
{
    private const string Stale = ", stale-while-revalidate=300, stale-if-error=86400";

    public const string List = "public, max-age=30" + Stale;
    public const string Article = "public, max-age=60" + Stale;
    public const string Document = "public, max-age=3600" + Stale;

    /// <summary>An answer that was not there may soon be.</summary>
    public const string Absent = "public, max-age=60";

    /// <summary>Neither kept nor given a validator.</summary>
    public const string None = "no-store";
}
