using System.Text.Json.Nodes;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.OpenApi;

/// <summary>What a client of one document would miss in another.</summary>
internal static class ContractChanges
{
    /// <summary>One sentence a break; none when every client of <paramref name="released"/> gets along with <paramref name="current"/>.</summary>
    public static IReadOnlyList<string> Breaking(JsonNode released, JsonNode current) =>
        [.. from path in released["paths"]!.AsObject() from broken in OfPath(path.Key, path.Value!, current["paths"]![path.Key], released, current) select broken];

    private static IEnumerable<string> OfPath(string path, JsonNode before, JsonNode? after, JsonNode released, JsonNode current)
    {
        if (after?["get"] is not { } operation)
            return [$"{path} is gone."];
        var was = before["get"]!;
        return
        [
            .. was.Text("operationId") == operation.Text("operationId") ? (string[])[] : [$"{path} is no longer called {was.Text("operationId")}."],
            .. OfParameters(path, Parameters(was, released), Parameters(operation, current), released, current),
            .. OfResponses(path, was["responses"]!.AsObject(), operation["responses"]!.AsObject(), released, current),
        ];
    }

    private static List<JsonNode> Parameters(JsonNode operation, JsonNode document) => [.. (operation["parameters"]?.AsArray() ?? []).Select(parameter => Contract.Resolved(document, parameter!))];

    private static IEnumerable<string> OfParameters(string path, List<JsonNode> before, List<JsonNode> after, JsonNode released, JsonNode current)
    {
        foreach (var parameter in before)
        {
            var where = $"{path} parameter {parameter.Text("name")}";
            if (after.FirstOrDefault(each => each.Text("name") == parameter.Text("name") && each.Text("in") == parameter.Text("in")) is not { } now)
            {
                yield return $"{where} is gone.";
                continue;
            }
            if (IsRequired(now) && !IsRequired(parameter))
                yield return $"{where} is required now.";
            foreach (var broken in OfRequestSchema(where, parameter["schema"]!, now["schema"]!, released, current))
                yield return broken;
        }
        foreach (var parameter in after.Where(each => IsRequired(each) && before.All(old => old.Text("name") != each.Text("name"))))
            yield return $"{path} parameter {parameter.Text("name")} is new and required.";

        static bool IsRequired(JsonNode parameter) => (bool?)parameter["required"] == true;
    }

    /// <summary>What a client sends: it may be taken more widely, never more narrowly, and means the same when it is left out.</summary>
    private static IEnumerable<string> OfRequestSchema(string where, JsonNode before, JsonNode after, JsonNode released, JsonNode current)
    {
        (before, after) = (Contract.Resolved(released, before), Contract.Resolved(current, after));
        if (!JsonNode.DeepEquals(before["type"], after["type"]))
            yield return $"{where} is of another type.";
        if (!JsonNode.DeepEquals(before["default"], after["default"]))
            yield return $"{where} has another default.";
        foreach (var bound in (string[])["maximum", "maxLength", "maxItems"])
        {
            if ((long?)after[bound] is { } most && (long?)before[bound] is var was && !(was <= most))
                yield return $"{where} has a lower {bound}.";
        }
        foreach (var bound in (string[])["minimum", "minLength", "minItems"])
        {
            if ((long?)after[bound] is { } least && (long?)before[bound] is var was && !(was >= least))
                yield return $"{where} has a higher {bound}.";
        }
        if (after["pattern"] is { } pattern && !JsonNode.DeepEquals(pattern, before["pattern"]))
            yield return $"{where} has another pattern.";
        if (after["enum"] is JsonArray taken)
        {
            if (before["enum"] is not JsonArray choices)
                yield return $"{where} takes only some values now.";
            else
                foreach (var choice in choices.Where(choice => !taken.Any(each => JsonNode.DeepEquals(each, choice))))
                    yield return $"{where} no longer takes {choice}.";
        }
        if (before["items"] is { } item && after["items"] is { } itemNow)
        {
            foreach (var broken in OfRequestSchema(where, item, itemNow, released, current))
                yield return broken;
        }
    }

    private static IEnumerable<string> OfResponses(string path, JsonObject before, JsonObject after, JsonNode released, JsonNode current)
    {
        foreach (var (status, response) in before)
        {
            if (after[status] is not { } responseNow)
            {
                // A failure that cannot happen any more breaks nobody.
                if (status == "200")
                    yield return $"{path} no longer answers {status}.";
                continue;
            }
            var (was, now) = (Contract.Resolved(released, response!), Contract.Resolved(current, responseNow));
            foreach (var (header, _) in was["headers"]?.AsObject() ?? [])
            {
                if (now["headers"]?[header] is null)
                    yield return $"{path} {status} has no header {header} any more.";
            }
            foreach (var (mediaType, content) in was["content"]?.AsObject() ?? [])
            {
                if (now["content"]?[mediaType] is not { } contentNow)
                    yield return $"{path} {status} is no longer had as {mediaType}.";
                else
                    foreach (var broken in OfAnswerSchema($"{path} {status}", content!["schema"]!, contentNow["schema"]!, released, current, []))
                        yield return broken;
            }
        }
    }

    /// <summary>What a client reads: what was there stays there, of the same type, and closed sets stay closed.</summary>
    private static IEnumerable<string> OfAnswerSchema(string where, JsonNode before, JsonNode after, JsonNode released, JsonNode current, HashSet<string> seen)
    {
        if (before.Text("$ref") is { } name)
        {
            if (!seen.Add(name))
                yield break;
            where = name.Split('/')[^1];
        }
        (before, after) = (Contract.Resolved(released, before), Contract.Resolved(current, after));
        if (Types(after).Except(Types(before)).Any())
            yield return $"{where} can be {string.Join(", ", Types(after).Except(Types(before)))} now.";
        if (before["enum"] is JsonArray words)
        {
            if (after["enum"] is not JsonArray wordsNow)
                yield return $"{where} is no closed set any more.";
            else
                foreach (var word in wordsNow.Where(word => !words.Any(each => JsonNode.DeepEquals(each, word))))
                    yield return $"{where} can be {word} now.";
            foreach (var word in words.Where(word => after["enum"] is JsonArray left && !left.Any(each => JsonNode.DeepEquals(each, word))))
                yield return $"{where} is never {word} any more.";
        }
        foreach (var required in (before["required"]?.AsArray() ?? []).Select(each => (string)each!).Except((after["required"]?.AsArray() ?? []).Select(each => (string)each!)))
            yield return $"{where}.{required} is not always there any more.";
        foreach (var (property, schema) in before["properties"]?.AsObject() ?? [])
        {
            if (after["properties"]?[property] is not { } schemaNow)
                yield return $"{where}.{property} is gone.";
            else
                foreach (var broken in OfAnswerSchema($"{where}.{property}", schema!, schemaNow, released, current, seen))
                    yield return broken;
        }
        foreach (var inner in (string[])["items", "contentSchema"])
        {
            if (before[inner] is not { } item || after[inner] is not { } itemNow)
                continue;
            foreach (var broken in OfAnswerSchema(where, item, itemNow, released, current, seen))
                yield return broken;
        }
        foreach (var several in (string[])["oneOf", "anyOf", "allOf"])
        {
            if (before[several] is not JsonArray alternatives)
                continue;
            if (after[several] is not JsonArray alternativesNow || alternativesNow.Count != alternatives.Count)
            {
                yield return $"{where} has other alternatives.";
                continue;
            }
            foreach (var (was, now) in alternatives.Zip(alternativesNow))
            {
                foreach (var broken in OfAnswerSchema(where, was!, now!, released, current, seen))
                    yield return broken;
            }
        }
    }

    private static IEnumerable<string> Types(JsonNode schema) =>
        schema["type"] switch
        {
            JsonArray several => several.Select(type => (string)type!),
            null => [],
            var one => [(string)one!],
        };
}
