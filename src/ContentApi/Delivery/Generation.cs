using System.Collections.Concurrent;

namespace ContentApi.Delivery;

/// <summary>
/// The answers of one content version. The next version begins an empty one, and this one is forgotten with all it holds: nothing has to be removed because
/// content changed.
/// <para>
/// When it is full, an answer comes in only when it was asked for before, and takes the place of those that were not asked for since they were last looked at
/// (CLOCK, second chance). So any number of queries that nobody repeats take no place from those that are.
/// </para>
/// </summary>
/// <param name="contentVersion">The content that its answers are of.</param>
/// <param name="capacityBytes">How much it holds.</param>
/// <param name="clock">For answers that depend on the time.</param>
internal sealed class Generation(string contentVersion, long capacityBytes, TimeProvider clock)
{
    /// <summary>One answer takes no more than this part of the room.</summary>
    private const int LargestPart = 8;

    /// <summary>What is remembered of a target whose answers depend on more than it.</summary>
    private const int MarkBytes = 256;

    private readonly ConcurrentDictionary<AnswerKey, Kept> answers = [];
    private readonly ConcurrentDictionary<AnswerKey, AnswerInTheMaking> making = [];
    private readonly Queue<Kept> round = [];
    private readonly AskedBefore asked = new();
    private readonly Lock changing = new();
    private long sizeBytes;

    public string ContentVersion { get; } = contentVersion;

    /// <summary>The answer that is kept for a request, or null.</summary>
    public FinishedAnswer? Find(HttpContext context, string target)
    {
        if (!answers.TryGetValue(AnswerKey.Of(target), out var kept))
            return null;
        if (kept.Answer is null)
        {
            kept.IsAskedFor = true;
            if (!answers.TryGetValue(AnswerKey.Of(context, target, kept.DependsOn), out kept))
                return null;
        }
        if (kept.Until is { } until && clock.GetUtcNow() >= until)
            return null;
        kept.IsAskedFor = true;
        // A coding that was made since counts too.
        if (kept.Answer!.SizeBytes != kept.CountedBytes)
            CountAnew(kept);
        return kept.Answer;
    }

    /// <summary>Enters what a request makes, so that others wait for it; gives what they wait for when there is one already.</summary>
    public AnswerInTheMaking Enter(AnswerKey key, AnswerInTheMaking own) => making.GetOrAdd(key, own);

    public void Leave(AnswerKey key) => making.TryRemove(key, out _);

    /// <summary>Keeps an answer, if there is room or it is worth it.</summary>
    public void Keep(AnswerKey key, DependsOn on, FinishedAnswer answer, TimeSpan? atMost)
    {
        lock (changing)
        {
            if (on != DependsOn.Target)
                Put(AnswerKey.Of(key.Target), new(AnswerKey.Of(key.Target), null) { DependsOn = on, CountedBytes = MarkBytes });
            Put(key, new(key, answer) { CountedBytes = answer.SizeBytes, Until = atMost is { } time ? clock.GetUtcNow() + time : null });
        }
    }

    private void Put(AnswerKey key, Kept kept)
    {
        if (answers.TryGetValue(key, out var before))
        {
            if (kept.Answer is null && before.DependsOn == kept.DependsOn)
                return;
            Remove(before);
        }
        if (kept.CountedBytes > capacityBytes / LargestPart)
            return;
        if (sizeBytes + kept.CountedBytes > capacityBytes && !asked.Note(key))
            return;
        answers[key] = kept;
        round.Enqueue(kept);
        sizeBytes += kept.CountedBytes;
        MakeRoom();
    }

    private void CountAnew(Kept kept)
    {
        lock (changing)
        {
            if (kept.IsGone)
                return;
            var now = kept.Answer!.SizeBytes;
            sizeBytes += now - kept.CountedBytes;
            kept.CountedBytes = now;
            MakeRoom();
        }
    }

    private void MakeRoom()
    {
        while (sizeBytes > capacityBytes && round.TryDequeue(out var oldest))
        {
            if (oldest.IsGone)
                continue;
            if (oldest.IsAskedFor)
            {
                oldest.IsAskedFor = false;
                round.Enqueue(oldest);
            }
            else
                Remove(oldest);
        }
    }

    private void Remove(Kept kept)
    {
        kept.IsGone = true;
        answers.TryRemove(kept.Key, out _);
        sizeBytes -= kept.CountedBytes;
    }

    /// <summary>An answer, or, without one, what the answers of its target depend on.</summary>
    private sealed class Kept(AnswerKey key, FinishedAnswer? answer)
    {
        private volatile bool isAskedFor;

        public AnswerKey Key { get; } = key;
        public FinishedAnswer? Answer { get; } = answer;
        public DependsOn DependsOn { get; init; }
        public DateTimeOffset? Until { get; init; }
        public int CountedBytes { get; set; }
        public bool IsGone { get; set; }

        /// <summary>Whether it was since it was last looked at. Written only when that changes: all processors read it.</summary>
        public bool IsAskedFor
        {
            get => isAskedFor;
            set
            {
                if (isAskedFor != value)
                    isAskedFor = value;
            }
        }
    }

    /// <summary>The keys that were asked for lately while there was no room: a set of hashes, begun anew when it has seen enough.</summary>
    private sealed class AskedBefore
    {
        private const int MostKeys = 1 << 14;
        private readonly HashSet<int> hashes = [];

        /// <summary>Whether the key was noted before.</summary>
        public bool Note(AnswerKey key)
        {
            if (!hashes.Add(key.GetHashCode()))
                return true;
            if (hashes.Count >= MostKeys)
                hashes.Clear();
            return false;
        }
    }
}
