using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Benchmarks;

/// <summary>One HTTP/1.1 response as it came over the wire.</summary>
internal sealed class CapturedResponse
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private CapturedResponse(byte[] raw, int bodyStart)
    {
        Raw = raw;
        BodyStart = bodyStart;
        var lines = Encoding.Latin1.GetString(raw, 0, bodyStart - EndOfHead.Length).Split("\r\n");
        Status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        Headers = [.. lines.Skip(1).Select(line => line.Split(": ", 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]))];
    }

    /// <summary>Every byte of it.</summary>
    public byte[] Raw { get; }

    /// <summary>Where in <see cref="Raw"/> the body starts.</summary>
    public int BodyStart { get; }

    public int Status { get; }

    /// <summary>In the order sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public ReadOnlyMemory<byte> Body => Raw.AsMemory(BodyStart);

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Reads what <see cref="Raw"/> gave.</summary>
    public static CapturedResponse Parse(byte[] raw) => new(raw, raw.AsSpan().IndexOf(EndOfHead) + EndOfHead.Length);

    /// <summary>Sends a request on a connection of its own and reads the whole response.</summary>
    /// <exception cref="BenchmarkException">The response is cut off, or sent in chunks.</exception>
    /// <exception cref="SocketException">Nobody listens, or nothing came in five seconds.</exception>
    public static CapturedResponse Fetch(int port, byte[] request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5000 };
        socket.Connect(System.Net.IPAddress.Loopback, port);
        socket.Send(request);
        var raw = new List<byte>();
        var buffer = new byte[64 * 1024];
        CapturedResponse? head = null;
        var length = int.MaxValue;
        while (raw.Count < length)
        {
            var read = socket.Receive(buffer);
            if (read == 0)
                throw new BenchmarkException("The connection was closed in the middle of a response.");
            raw.AddRange(buffer.AsSpan(0, read));
            if (head is null && raw.ToArray().AsSpan().IndexOf(EndOfHead) >= 0)
            {
                head = Parse([.. raw]);
                if (head.Header("Transfer-Encoding") is not null)
                    throw new BenchmarkException("A response is sent in chunks; the load generator wants a Content-Length.");
                length = head.BodyStart + int.Parse(head.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
            }
        }
        return Parse([.. raw]);
    }
}
