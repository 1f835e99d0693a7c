using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ContentApi.Tests.Hosting;

/// <summary>Asks a running program over HTTP, and shows answers as they came: no redirect is followed, nothing is decompressed.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
        }
    )
    {
        BaseAddress = address,
    };

    public Task<Answer> Get(string target, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, target, headers);

    public async Task<Answer> Send(HttpMethod method, string target, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var all = response
            .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, all, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The JSON of an answer that must be a 200.</summary>
    public async Task<JsonNode> Json(string target)
    {
        var answer = await Get(target);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{target}: {answer.Status} {answer.Text}");
        return answer.Json;
    }

    /// <summary>Sends a request target as it is, for a client library would mend it. Gives the answer's status and text.</summary>
    public async Task<(int Status, string Text)> GetAsWritten(string target)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        var request = $"GET {target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return (int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), text);
    }

    public void Dispose() => client.Dispose();
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes);
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>A header that must be there.</summary>
    public string this[string name] =>
        Headers.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"There is no header {name}.");
}

/// <summary>Reading of JSON in assertions.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, params string[] path) => (string?)node.At(path);

    public static long? Number(this JsonNode? node, params string[] path) => (long?)node.At(path);

    public static JsonNode? At(this JsonNode? node, params string[] path) => path.Aggregate(node, (at, name) => at![name]);

    public static JsonArray Items(this JsonNode node) => node["items"]!.AsArray();

    public static IReadOnlyList<string> Names(this JsonNode? node) => [.. node!.AsObject().Select(property => property.Key)];

    /// <summary>A text property of each item.</summary>
    public static IReadOnlyList<string?> Each(this JsonNode? items, params string[] path) =>
        [.. items!.AsArray().Select(item => item.Text(path))];

    /// <summary>Same names and values, whatever the order of the names.</summary>
    public static void AssertSame(string expected, JsonNode? actual)
    {
        var node = JsonNode.Parse(expected);
        if (!JsonNode.DeepEquals(node, actual))
            Assert.Equal(Sorted(node), Sorted(actual));
    }

    private static string Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject each => $"{{\n{string.Join(",\n", each.OrderBy(property => property.Key).Select(Line))}}}",
            JsonArray each => $"[{string.Join(",\n", each.Select(Sorted))}]",
            _ => node?.ToJsonString() ?? "null",
        };

    private static string Line(KeyValuePair<string, JsonNode?> property) => $"{property.Key}: {Sorted(property.Value)}";
}
