using System.Text.Json;
using ContentApi.Contracts;

namespace ContentApi.Representations;

/// <summary>NDJSON: the items of a list as its JSON has them, one a line; without items no line.</summary>
internal static class JsonLines
{
    public static ReadOnlyMemory<byte> Write(IEnumerable<object> items)
    {
        using var bytes = new MemoryStream();
        foreach (var item in items)
        {
            JsonSerializer.Serialize(bytes, item, ContentJson.Options.GetTypeInfo(item.GetType()));
            bytes.WriteByte((byte)'\n');
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
