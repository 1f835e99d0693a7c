using FluentValidation;
using FluentValidation.Results;

namespace ContentApi.Requests;

/// <summary>Rules that several requests share; bounds are those of the grammar table.</summary>
internal static class Rules
{
    /// <summary>Within the bounds that the parameter has on its route.</summary>
    public static void Within<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, int>> property, IntegerParameter bounds) =>
        validator
            .RuleFor(property)
            .InclusiveBetween(bounds.Minimum, bounds.Maximum)
            .OverridePropertyName(bounds.Name)
            .WithMessage($"{bounds.Name} must be {bounds.Minimum} to {bounds.Maximum}; it was {{PropertyValue}}.")
            .WithState((_, value) => Math.Clamp(value, bounds.Minimum, bounds.Maximum).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Exact fields or additions to the default, not both: nothing is ignored in silence.</summary>
    public static void OneShape<T>(this AbstractValidator<T> validator, Func<T, RequestedShape> shape) =>
        validator
            .RuleFor(request => shape(request))
            .Must(requested => requested.Fields.Count == 0 || requested.Include.Count == 0)
            .OverridePropertyName(Grammar.Include.Name)
            .WithMessage("include adds to the default properties and fields names all of them; give one of the two.");
}

internal sealed class ListArticlesValidator : AbstractValidator<ListArticles>
{
    public ListArticlesValidator()
    {
        this.Within(request => request.Limit, Grammar.Limit);
        this.OneShape(request => request.Shape);
        RuleFor(request => request.Sort)
            .Must(keys => keys.Count <= SortParameter.Most && keys.DistinctBy(key => key.Property).Count() == keys.Count)
            .OverridePropertyName(Grammar.Sort.Name)
            .WithMessage($"sort takes at most {SortParameter.Most} properties, each once.");
    }
}

internal sealed class GetArticleValidator : AbstractValidator<GetArticle>
{
    public GetArticleValidator() => this.OneShape(request => request.Shape);
}

internal sealed class ListRelatedValidator : AbstractValidator<ListRelated>
{
    public ListRelatedValidator()
    {
        this.Within(request => request.Limit, Grammar.RelatedLimit);
        this.OneShape(request => request.Shape);
    }
}

internal sealed class ListGroupsValidator : AbstractValidator<ListGroups>
{
    public ListGroupsValidator() => this.Within(request => request.Limit, Grammar.Limit);
}

internal sealed class NoParametersValidator : AbstractValidator<NoParameters>;

/// <summary>Turns what a validator found into faults of the query.</summary>
internal static class ValidationFaults
{
    /// <summary>All faults of a request, those of the grammar and those of its validator, in the order of the query.</summary>
    public static IReadOnlyList<Fault> Of(ParsedQuery query, ValidationResult validation)
    {
        var order = query.Raw.Parameters.Select(parameter => parameter.Name).ToList();
        return
        [
            .. query
                .Faults.Concat(validation.Errors.Select(failure => new Fault(
                    failure.PropertyName,
                    query.Raw.Parameters.LastOrDefault(parameter => parameter.Name == failure.PropertyName)?.Value,
                    failure.ErrorMessage,
                    failure.CustomState as string
                )))
                .OrderBy(fault => order.IndexOf(fault.Parameter)),
        ];
    }
}
