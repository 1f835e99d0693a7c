namespace ContentApi.Documents.Similarity;

/// <summary>
/// An article as a direction in the space of its collection's terms, of length 1 at most: terms that no other article has lengthen the
/// whole but are left out, for they meet nothing.
/// </summary>
public sealed class TermVector
{
    private readonly int[] _terms;
    private readonly float[] _weights;

    internal TermVector(int[] terms, float[] weights)
    {
        _terms = terms;
        _weights = weights;
    }

    /// <summary>The numbers of the terms in ascending order; numbers of one collection only compare with each other.</summary>
    public ReadOnlySpan<int> Terms => _terms;

    /// <summary>The weights of <see cref="Terms"/>, each above 0.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>
    /// How near two articles of one collection are: 0 (no term in common) to 1. Symmetric to the last bit: the shared terms are summed in
    /// one order.
    /// </summary>
    public static double Cosine(TermVector a, TermVector b)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < a._terms.Length && j < b._terms.Length;)
        {
            var difference = a._terms[i] - b._terms[j];
            if (difference == 0)
                sum += (double)a._weights[i++] * b._weights[j++];
            else if (difference < 0)
                i++;
            else
                j++;
        }
        return Math.Min(sum, 1);
    }
}
