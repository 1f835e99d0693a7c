namespace ContentApi.Tests.Hosting;

/// <summary>A clock that stands still, so that every stamp can be compared; a test sets it forward itself.</summary>
public sealed class FixedClock : TimeProvider
{
    /// <summary>What it shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
