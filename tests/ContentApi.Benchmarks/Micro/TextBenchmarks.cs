using System.Text;
using BenchmarkDotNet.Attributes;
using ContentApi.Documents;
using ContentApi.Documents.Text;

namespace ContentApi.Benchmarks.Micro;

/// <summary>Of a page of some 5 KB with six teasers: reading it, and folding its text.</summary>
public class TextBenchmarks
{
    private readonly string text = InventedPages.Page(7);
    private byte[] page = [];

    [GlobalSetup]
    public void Encode() => page = Encoding.UTF8.GetBytes(text);

    [Benchmark]
    public PageReading Parse() => PageText.Decode(page) is PageText.Decoded decoded ? PageParser.Parse(decoded) : throw new BenchmarkException("The page is not read as text.");

    [Benchmark]
    public string Fold() => Folding.Fold(text);
}
