using System.Text.Json;
using ContentApi.Documents.Text;

namespace ContentApi.Ingest.Formats;

/// <summary>
/// Reads the properties of a JSON object, each of the one type it must have. The first that is not is the fault of the whole line; then every reading gives an empty value,
/// so that the one who reads need not ask after each.
/// </summary>
internal sealed class JsonFacts
{
    private readonly JsonElement element;
    private readonly JsonFacts root;
    private string? fault;

    public JsonFacts(JsonElement element)
    {
        this.element = element;
        root = this;
        CheckObject("The line");
    }

    private JsonFacts(JsonElement element, JsonFacts root, string name)
    {
        this.element = element;
        this.root = root;
        CheckObject(name);
    }

    /// <summary>What is wrong, or null.</summary>
    public string? Fault => root.fault;

    /// <summary>Notes a fault. Always false, for use in a condition.</summary>
    public bool Fail(string what)
    {
        root.fault ??= what;
        return false;
    }

    /// <summary>Whether the property is there, null or not.</summary>
    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public string Text(string name) => TextOrNull(name) ?? Miss(name, "", "text");

    /// <summary>A text, or null where it is null or absent.</summary>
    public string? TextOrNull(string name) => Property(name) is { } value ? TextOf(value, name) : null;

    /// <summary>A text as every text comes in: NFC, no controls, white space folded.</summary>
    public string Clean(string name) => WhiteSpace.Collapse(Text(name));

    public string? CleanOrNull(string name) => TextOrNull(name) is { } text ? WhiteSpace.Collapse(text) : null;

    /// <summary>A text of a closed list; its first entry after a fault.</summary>
    public string OneOf(string name, params ReadOnlySpan<string> values)
    {
        var text = Text(name);
        if (values.Contains(text))
            return text;
        Fail($"{name} is none of {string.Join(", ", values!)}");
        return values[0];
    }

    public int Number(string name) => NumberOrNull(name) ?? Miss(name, 0, "a number");

    /// <summary>A whole number from 0, or null where it is null or absent.</summary>
    public int? NumberOrNull(string name) => Property(name) is { } value ? NumberOf(value, name) : null;

    /// <summary>A number from 0 to 1.</summary>
    public double Share(string name) =>
        Property(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var share) && share is >= 0 and <= 1
            ? share
            : Miss(name, 0d, "a number from 0 to 1");

    public bool Flag(string name) =>
        Property(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : Miss(name, false, "true or false");

    /// <summary>Numbers of lines.</summary>
    public IReadOnlyList<int> Lines(string name) => [.. Elements(name).Select(value => NumberOf(value, name))];

    public IReadOnlyList<string> Texts(string name) => [.. Elements(name).Select(value => TextOf(value, name))];

    /// <summary>A list of lists of texts, each as it comes in.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string name) =>
        [
            .. Elements(name)
                .Select(row =>
                    row.ValueKind == JsonValueKind.Array
                        ? [.. row.EnumerateArray().Select(cell => WhiteSpace.Collapse(TextOf(cell, name)))]
                        : Miss<IReadOnlyList<string>>(name, [], "a list of rows")
                ),
        ];

    public JsonFacts Object(string name) => new(Property(name) ?? default, root, name);

    public JsonFacts? ObjectOrNull(string name) => Property(name) is { } value ? new(value, root, name) : null;

    public IReadOnlyList<JsonFacts> Objects(string name) => [.. Elements(name).Select(value => new JsonFacts(value, root, name))];

    /// <summary>A list of objects, or null where it is null or absent.</summary>
    public IReadOnlyList<JsonFacts>? ObjectsOrNull(string name) => Property(name) is null ? null : Objects(name);

    private JsonElement? Property(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private List<JsonElement> Elements(string name) =>
        Property(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : Miss<List<JsonElement>>(name, [], "a list");

    private string TextOf(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : Miss(name, "", "text");
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair, or bytes that are not UTF-8.
            return Miss(name, "", "text");
        }
    }

    private int NumberOf(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 ? number : Miss(name, 0, "a whole number from 0");

    private void CheckObject(string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            Fail($"{name} is no object");
    }

    private T Miss<T>(string name, T value, string what)
    {
        Fail($"{name} is missing or is not {what}");
        return value;
    }
}
