using ContentApi.Contracts;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContentApi.Hosting.OpenApi;

/// <summary>What the documentation takes for the type of a property: an article is one, however it came into the answer, and what is written by code of ours is what it is in the answer.</summary>
internal sealed class ContractTypes(ISerializerDataContractResolver all) : ISerializerDataContractResolver
{
    public DataContract GetDataContractForType(Type type) =>
        all.GetDataContractForType(
            type == typeof(ArticleJson) ? typeof(Article)
            : type == typeof(MarkedText) ? typeof(string)
            : type == typeof(MarkedRanges) ? typeof(IReadOnlyList<IReadOnlyList<int>>)
            : type
        );
}
