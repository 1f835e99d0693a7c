using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>
/// Lets requests wait for a change of content, whichever process makes it. No thread waits with them; the one row that every change touches is read some times a second while anybody
/// waits, once for all who do.
/// </summary>
public sealed class ContentWatch(ContentDatabase database, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private Task<long>? look;

    /// <summary>Waits until there is a change after this one. False: the time was over before, or the program stops.</summary>
    /// <param name="sequence">The number of the last change that is known.</param>
    /// <param name="longest">How long at most.</param>
    /// <param name="aborted">Told when the client is gone.</param>
    public async Task<bool> WaitBeyond(long sequence, TimeSpan longest, CancellationToken aborted)
    {
        if (longest <= TimeSpan.Zero)
            return false;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        over.CancelAfter(longest);
        try
        {
            while (await NextLook().WaitAsync(over.Token) <= sequence) { }
            return true;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task<long> NextLook()
    {
        lock (gate)
            return look is { IsCompleted: false } ? look : look = Look();
    }

    private async Task<long> Look()
    {
        await Task.Delay(Pause);
        using var session = database.Read();
        return ContentState.Read(session).Sequence;
    }
}
