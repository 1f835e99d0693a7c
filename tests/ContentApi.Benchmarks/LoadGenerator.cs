using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContentApi.Benchmarks;

/// <summary>What one round showed.</summary>
/// <param name="RequestsPerSecond">Whole answers received, a second.</param>
/// <param name="ServerBusy">The share of one processor that the program under load used.</param>
/// <param name="LatencyMs">Of each request, from sending it to the last byte of its answer; in no order.</param>
internal sealed record LoadRound(double RequestsPerSecond, double ServerBusy, IReadOnlyList<double> LatencyMs);

/// <summary>
/// Asks for one target, or for many in turn, over keep-alive connections, one request under way on each: the next is sent when the
/// answer before it is whole. One thread with one wait for all sockets, because it must be quicker than the server that it measures.
/// </summary>
internal sealed class LoadGenerator(IReadOnlyList<Exchange> exchanges, int connections)
{
    /// <summary>A round ends after so many, however long it should last: their times are kept in memory.</summary>
    private const int MostRequests = 3_000_000;

    private const int PatienceMicroseconds = 10_000_000;

    private readonly int longest = exchanges.Max(exchange => exchange.Expected.Raw.Length);
    private int next;

    /// <summary>One round.</summary>
    /// <exception cref="BenchmarkException">An answer was not the one expected, or none came: nothing was measured.</exception>
    public LoadRound Run(ChildProcess server, TimeSpan duration, CancellationToken cancellation)
    {
        var open = new Dictionary<Socket, LoadConnection>(connections);
        var latencies = new List<double>(1 << 16);
        try
        {
            for (var i = 0; i < connections; i++)
            {
                var connection = new LoadConnection(server.Port, longest);
                open.Add(connection.Socket, connection);
            }
            var busyBefore = server.ProcessorTime;
            var clock = Stopwatch.StartNew();
            foreach (var connection in open.Values)
                connection.Send(Next());
            while (clock.Elapsed < duration && latencies.Count < MostRequests)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var connection in Readable([.. open.Keys], open))
                {
                    if (!connection.Receive())
                        continue;
                    latencies.Add(connection.LatencyMs);
                    connection.Send(Next());
                }
            }
            var elapsed = clock.Elapsed;
            var busy = server.ProcessorTime - busyBefore;
            Drain(open);
            return new LoadRound(latencies.Count / elapsed.TotalSeconds, busy / elapsed, latencies);
        }
        catch (SocketException exception)
        {
            throw new BenchmarkException($"A connection failed under load: {exception.Message}", exception);
        }
        finally
        {
            foreach (var connection in open.Values)
                connection.Dispose();
        }
    }

    private Exchange Next()
    {
        next = (next + 1) % exchanges.Count;
        return exchanges[next];
    }

    /// <summary>Answers still on their way are awaited, not counted: the next round finds an idle server.</summary>
    private static void Drain(Dictionary<Socket, LoadConnection> open)
    {
        var waiting = open.Keys.ToList();
        while (waiting.Count > 0)
        {
            foreach (var connection in Readable([.. waiting], open))
            {
                if (connection.Receive())
                    waiting.Remove(connection.Socket);
            }
        }
    }

    /// <param name="sockets">Those to wait for; the wait leaves in it those that have something.</param>
    /// <param name="open">The connections by socket.</param>
    private static IEnumerable<LoadConnection> Readable(List<Socket> sockets, Dictionary<Socket, LoadConnection> open)
    {
        Socket.Select(sockets, null, null, PatienceMicroseconds);
        return sockets.Count > 0
            ? sockets.Select(socket => open[socket])
            : throw new BenchmarkException($"No answer came within {PatienceMicroseconds / 1_000_000} seconds.");
    }
}

/// <summary>One keep-alive connection with one request under way.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int StatusLength = 12; // HTTP/1.1 200
    private readonly byte[] answer;
    private CapturedResponse? expected;
    private int received;
    private long sentAt;

    /// <param name="port">Where to.</param>
    /// <param name="longest">The bytes of the longest answer that is expected.</param>
    public LoadConnection(int port, int longest)
    {
        // One byte more than is expected, so that a longer answer is noticed.
        answer = new byte[longest + 1];
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(IPAddress.Loopback, port);
    }

    public Socket Socket { get; }

    /// <summary>How long the last answer took.</summary>
    public double LatencyMs { get; private set; }

    public void Send(Exchange exchange)
    {
        received = 0;
        expected = exchange.Expected;
        sentAt = Stopwatch.GetTimestamp();
        Socket.Send(exchange.Request);
    }

    /// <summary>Takes what has come; true when the answer is whole.</summary>
    /// <exception cref="BenchmarkException">Its status, length or body is not that of the captured one.</exception>
    public bool Receive()
    {
        if (expected is null)
            throw new InvalidOperationException("Nothing was asked for.");
        var read = Socket.Receive(answer.AsSpan(received));
        if (read == 0)
            throw new BenchmarkException("The connection was closed under load.");
        received += read;
        if (received >= StatusLength && !answer.AsSpan(0, StatusLength).SequenceEqual(expected.Raw.AsSpan(0, StatusLength)))
        {
            var status = Encoding.Latin1.GetString(answer, 0, StatusLength);
            throw new BenchmarkException($"Under load an answer began {status}, not with the status {expected.Status}.");
        }
        if (received < expected.Raw.Length)
            return false;
        if (received > expected.Raw.Length || !answer.AsSpan(expected.BodyStart, expected.Body.Length).SequenceEqual(expected.Body.Span))
            throw new BenchmarkException("Under load an answer was another than the one captured before.");
        LatencyMs = Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds;
        return true;
    }

    public void Dispose() => Socket.Dispose();
}
