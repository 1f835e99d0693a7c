using System.Text;

namespace ContentApi.Benchmarks;

/// <summary>A request and the answer that it must get.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Request">Its very bytes.</param>
/// <param name="Expected">The answer, as the program gave it before.</param>
internal sealed record Exchange(string Target, byte[] Request, CapturedResponse Expected)
{
    /// <summary>The bytes of a request.</summary>
    /// <param name="port">Of the program: also the bare one is asked for its host, which may show in an answer.</param>
    /// <param name="target">Path and query.</param>
    /// <param name="headers">More of them, each with its line end.</param>
    public static byte[] Get(int port, string target, string headers = "") => Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n");

    /// <summary>Asks the program once.</summary>
    /// <exception cref="BenchmarkException">It answers with another status.</exception>
    public static Exchange Capture(ChildProcess program, string target, int status = 200, string headers = "")
    {
        var request = Get(program.Port, target, headers);
        var answer = CapturedResponse.Fetch(program.Port, request);
        return answer.Status == status ? new(target, request, answer) : throw new BenchmarkException($"The program answered {target} with {answer.Status}, not {status}.");
    }

    /// <summary>Writes exchanges for the bare program, which needs no more of a request than its target.</summary>
    public static void Write(string file, IReadOnlyList<Exchange> exchanges)
    {
        using var writer = new BinaryWriter(File.Create(file));
        writer.Write(exchanges.Count);
        foreach (var exchange in exchanges)
        {
            writer.Write(exchange.Target);
            writer.Write(exchange.Expected.Raw.Length);
            writer.Write(exchange.Expected.Raw);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote: answers by target.</summary>
    public static IReadOnlyDictionary<string, CapturedResponse> Read(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        var answers = new Dictionary<string, CapturedResponse>();
        for (var count = reader.ReadInt32(); count > 0; count--)
            answers[reader.ReadString()] = CapturedResponse.Parse(reader.ReadBytes(reader.ReadInt32()));
        return answers;
    }
}
