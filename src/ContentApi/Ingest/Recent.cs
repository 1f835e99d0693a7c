namespace ContentApi.Ingest;

/// <summary>What was made of keys lately, so that it is not made again: at most so many, those not asked for the longest go first, roughly. For several threads at once.</summary>
/// <param name="capacity">How many are kept at most.</param>
internal sealed class Recent<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();

    // What is asked for moves to the young; when those fill half of it, the old ones go, and the young are the old.
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    /// <summary>What was made of the key, else what is made of it now: always the same of the same key.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        lock (gate)
        {
            if (young.TryGetValue(key, out var known))
                return known;
            if (old.TryGetValue(key, out known))
            {
                Keep(key, known);
                return known;
            }
        }
        // Two threads may make the same: they make it alike.
        var made = make(key);
        lock (gate)
            Keep(key, made);
        return made;
    }

    private void Keep(TKey key, TValue value)
    {
        if (young.Count >= capacity / 2)
            (old, young) = (young, []);
        young[key] = value;
    }
}
