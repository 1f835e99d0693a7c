namespace ContentApi.Contracts;

/// <summary>What an answer is made for, which decides what it holds and which parameters it takes.</summary>
[Flags]
public enum AnswerForms
{
    None = 0,

    /// <summary>The envelope as JSON.</summary>
    Json = 1,

    /// <summary>The items, each as in the envelope, one a line.</summary>
    Lines = 2,

    /// <summary>A row an item, in columns of its own.</summary>
    Table = 4,

    /// <summary>For feed readers.</summary>
    Feed = 8,

    /// <summary>One article, whole.</summary>
    Document = 16,
    All = Json | Lines | Table | Feed | Document,
}
