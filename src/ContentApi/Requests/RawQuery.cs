using System.Buffers;
using System.Text;

namespace ContentApi.Requests;

/// <summary>One parameter as the client wrote it.</summary>
/// <param name="Name">Decoded.</param>
/// <param name="Value">Decoded.</param>
/// <param name="Raw">As written, name and value, escaped where that was left to us.</param>
/// <param name="Position">Its place among the parameters of the query, from 0.</param>
public sealed record RawParameter(string Name, string Value, string Raw, int Position);

/// <summary>The query of a request: its parameters in the order they were written.</summary>
public sealed class RawQuery
{
    /// <summary>What readers and content delivery networks append; never a fault, and never part of an address of ours.</summary>
    private static readonly string[] Ignored = ["fbclid", "gclid", "_"];

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The characters of a query (RFC 3986, 3.4), and the percent sign of its escapes.</summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?%"
    );

    private static readonly object Key = new();

    private RawQuery(IReadOnlyList<RawParameter> parameters) => Parameters = parameters;

    /// <summary>In the order of the address, the ignored ones left out.</summary>
    public IReadOnlyList<RawParameter> Parameters { get; }

    /// <summary>What was given of a parameter, in the order of the address.</summary>
    public IReadOnlyList<RawParameter> Of(string name)
    {
        List<RawParameter>? given = null;
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == name)
                (given ??= []).Add(Parameters[i]);
        }
        return given ?? (IReadOnlyList<RawParameter>)[];
    }

    /// <summary>The query of a request, read once. Null: a broken escape, no UTF-8, or a NUL.</summary>
    public static RawQuery? Of(HttpContext context)
    {
        if (context.Items[Key] is RawQuery known)
            return known;
        var query = Read(context.Request.QueryString.Value ?? "");
        context.Items[Key] = query;
        return query;
    }

    /// <summary>Reads a query string with or without its question mark. Null: a broken escape, no UTF-8, or a NUL.</summary>
    public static RawQuery? Read(string queryString)
    {
        var parameters = new List<RawParameter>();
        foreach (var raw in queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = raw.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? raw : raw[..equals]);
            var value = Decode(equals < 0 ? "" : raw[(equals + 1)..]);
            if (name is null || value is null)
                return null;
            if (!Ignored.Contains(name) && !name.StartsWith("utm_", StringComparison.Ordinal))
                parameters.Add(new(name, value, Escaped(raw), parameters.Count));
        }
        return new(parameters);
    }

    /// <summary>A target without the parameters that are ignored; itself when it has none.</summary>
    public static string WithoutIgnored(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        if (question < 0 || !MayHaveIgnored(target.AsSpan(question + 1)))
            return target;
        var query = target[question..];
        return Read(query) is { } read && read.Parameters.Count < query.AsSpan(1).Count('&') + 1 ? string.Concat(target.AsSpan(0, question), read.Text()) : target;
    }

    /// <summary>Whether a parameter may be one that is ignored: all of them have an underscore or "clid" in their names, however these are escaped. Asked of every request, so nothing is decoded.</summary>
    private static bool MayHaveIgnored(ReadOnlySpan<char> query)
    {
        foreach (var range in query.Split('&'))
        {
            var name = query[range];
            if (name.IndexOf('=') is >= 0 and var equals)
                name = name[..equals];
            if (name.ContainsAny('_', '%') || name.Contains("clid", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Decodes a part of an address; null: a broken escape, no UTF-8, or a NUL.</summary>
    public static string? Decode(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '+') < 0 && Ascii.IsValid(text))
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                    return null;
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (text[i] == '+')
                bytes.Add((byte)' ');
            else if (char.IsAscii(text[i]))
                bytes.Add((byte)text[i]);
            else if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                // Some clients send UTF-8 as it is.
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
                return null;
        }
        try
        {
            var decoded = Strict.GetString(bytes.ToArray());
            return decoded.Contains('\0', StringComparison.Ordinal) ? null : decoded;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The query string, with its question mark where there is anything: without the ignored parameters and those named, and with what is added.</summary>
    public string Text(IReadOnlyCollection<string>? without = null, (string Name, string Value)? added = null)
    {
        var parts = Parameters.Where(parameter => without?.Contains(parameter.Name) != true).Select(parameter => parameter.Raw).ToList();
        if (added is var (name, value))
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>What an address may not hold as it is, escaped: it goes into links, and these into headers.</summary>
    private static string Escaped(string raw)
    {
        if (!raw.AsSpan().ContainsAnyExcept(Allowed))
            return raw;
        var escaped = new StringBuilder(raw.Length + 16);
        foreach (var rune in raw.EnumerateRunes())
        {
            if (rune.IsAscii && Allowed.Contains((char)rune.Value))
                escaped.Append((char)rune.Value);
            else
                escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return escaped.ToString();
    }
}
