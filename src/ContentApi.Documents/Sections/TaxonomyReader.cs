using System.Text.Json;
using ContentApi.Documents.Text;

namespace ContentApi.Documents.Sections;

/// <summary>Walks the JSON of a taxonomy by hand: a deserializer stops at the first fault, an editor wants them all.</summary>
internal sealed class TaxonomyReader
{
    private static readonly string[] Properties = ["slug", "name", "description", "order", "aliases", "keyphrases", "default"];

    public List<string> Faults { get; } = [];

    public List<TaxonomySection> Read(JsonElement root)
    {
        var sections = new List<TaxonomySection>();
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("sections", out var list)
            || list.ValueKind != JsonValueKind.Array)
        {
            Faults.Add("The taxonomy must be an object with a list named 'sections'.");
            return sections;
        }
        foreach (var property in root.EnumerateObject().Where(property => property.Name != "sections"))
            Faults.Add($"The taxonomy has a property '{property.Name}' that does not exist.");
        var number = 0;
        foreach (var element in list.EnumerateArray())
        {
            number++;
            if (element.ValueKind == JsonValueKind.Object)
                sections.Add(Section(element, number));
            else
                Faults.Add($"Section number {number} is not an object.");
        }
        return sections;
    }

    private TaxonomySection Section(JsonElement element, int number)
    {
        var which = $"Section number {number}";
        var slug = Text(element, which, "slug", required: true) ?? "";
        if (slug.Length > 0)
            which = $"Section '{slug}'";
        foreach (var property in element.EnumerateObject().Where(property => !Properties.Contains(property.Name)))
            Faults.Add($"{which} has a property '{property.Name}' that does not exist.");
        return new TaxonomySection
        {
            Slug = slug,
            Name = Text(element, which, "name", required: true) ?? "",
            Description = Text(element, which, "description", required: false),
            Order = Order(element, which),
            Aliases = Texts(element, which, "aliases"),
            Keyphrases = Texts(element, which, "keyphrases"),
            IsDefault = Flag(element, which, "default"),
        };
    }

    private string? Text(JsonElement element, string which, string name, bool required)
    {
        if (!element.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.Null && !required))
        {
            if (required)
                Faults.Add($"{which} has no {name}.");
            return null;
        }
        if (value.ValueKind == JsonValueKind.String)
            return WhiteSpace.Collapse(value.GetString()!);
        Faults.Add($"{which} has a {name} that is not a text.");
        return null;
    }

    private int Order(JsonElement element, string which)
    {
        if (!element.TryGetProperty("order", out var value))
            Faults.Add($"{which} has no order.");
        else if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var order))
            return order;
        else
            Faults.Add($"{which} has an order that is not a whole number.");
        return 0;
    }

    private List<string> Texts(JsonElement element, string which, string name)
    {
        var texts = new List<string>();
        if (!element.TryGetProperty(name, out var list))
            return texts;
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            Faults.Add($"{which} has {name} that are not a list of texts.");
        else
            texts.AddRange(list.EnumerateArray().Select(item => WhiteSpace.Collapse(item.GetString()!)));
        return texts;
    }

    private bool Flag(JsonElement element, string which, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Faults.Add($"{which} has a {name} that is neither true nor false.");
        return value.ValueKind == JsonValueKind.True;
    }
}
