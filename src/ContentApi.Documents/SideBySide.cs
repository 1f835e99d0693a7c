namespace ContentApi.Documents;

/// <summary>For what one thread reads and writes, and any number of threads may make of what was read.</summary>
public static class SideBySide
{
    /// <summary>
    /// What is made of each item, chunk by chunk in their order. It is made by other threads, while the one that asks reads the next chunk and goes on with what was
    /// made of the last: so up to three chunks are in memory.
    /// </summary>
    /// <param name="chunks">What is read; a chunk is read before what was made of the one before is given.</param>
    /// <param name="make">Called by several threads at once.</param>
    public static IEnumerable<TMade[]> Make<TRead, TMade>(IEnumerable<IReadOnlyList<TRead>> chunks, Func<TRead, TMade> make)
    {
        Task<TMade[]>? pending = null;
        foreach (var chunk in chunks)
        {
            var next = Task.Run(() =>
            {
                var made = new TMade[chunk.Count];
                Parallel.For(0, made.Length, i => made[i] = make(chunk[i]));
                return made;
            });
            if (pending is not null)
                yield return pending.GetAwaiter().GetResult();
            pending = next;
        }
        if (pending is not null)
            yield return pending.GetAwaiter().GetResult();
    }
}
