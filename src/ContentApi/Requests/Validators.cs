using System.Globalization;
using ContentApi.Storage.Reads;
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
            .WithState((_, value) => Math.Clamp(value, bounds.Minimum, bounds.Maximum).ToString(CultureInfo.InvariantCulture));

    /// <summary>A page within bounds, named in one way.</summary>
    public static void OnePage<T>(this AbstractValidator<T> validator)
        where T : IPagedRequest
    {
        validator.Within(request => request.Paging.Limit, Grammar.Limit);
        validator.Within(request => request.Paging.Page ?? Grammar.Page.Minimum, Grammar.Page);
        validator
            .RuleFor(request => request.Paging)
            .Must(paging => (long)(paging.Page ?? 0) * paging.Limit <= Grammar.DeepestPage)
            // A fault of one of the two is told on its own.
            .When(request => IsWithin(request.Paging.Limit, Grammar.Limit) && IsWithin(request.Paging.Page ?? 1, Grammar.Page))
            .OverridePropertyName(Grammar.Page.Name)
            .WithMessage(request => $"page × limit must be at most {Grammar.DeepestPage}; it was {request.Paging.Page} × {request.Paging.Limit}. Follow links.next instead.")
            .WithState(request => (Grammar.DeepestPage / request.Paging.Limit).ToString(CultureInfo.InvariantCulture));
        validator.NotTogether("page counts pages from the start and cursor goes on from a place; give one of the two.", Grammar.Page, Grammar.Cursor);
    }

    /// <summary>Exact fields or additions to the default, not both, and one word on the form of the body: nothing is ignored in silence.</summary>
    public static void OneShape<T>(this AbstractValidator<T> validator)
        where T : IShapedRequest
    {
        validator.NotTogether("include adds to the default properties and fields names all of them; give one of the two.", Grammar.Include, Grammar.Fields);
        validator
            .RuleFor(request => request.Shape)
            .Must(shape => shape.BodyFormat is not { } form || !shape.Fields.Any(path => path.StartsWith("body.", StringComparison.Ordinal) && path != $"body.{form}"))
            .OverridePropertyName(Grammar.BodyFormat.Name)
            .WithMessage("fields names another form of the body than bodyFormat; let fields name body, or leave bodyFormat out.");
    }

    /// <summary>The newest articles of groups within bounds; a limit of what is not included would be ignored in silence.</summary>
    public static void LatestOfGroups<T>(this AbstractValidator<T> validator)
        where T : IQueryRequest
    {
        validator.Within(request => request.Query.Get(Grammar.LatestLimit), Grammar.LatestLimit);
        validator
            .RuleFor(request => request.Query)
            .Must(query => !query.IsGiven(Grammar.LatestLimit) || query.IsGiven(Grammar.GroupInclude))
            .OverridePropertyName(Grammar.LatestLimit.Name)
            .WithMessage("latestLimit is about include=latest, which is not given. Add it, or leave latestLimit out.")
            .WithState(_ => "include=latest");
    }

    /// <summary>So many properties as an order has at most, each once.</summary>
    private static void OneOrder<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, IReadOnlyList<(ArticleSortProperty Property, bool Descending)>>> sort
    ) =>
        validator
            .RuleFor(sort)
            .Must(keys => keys.Count <= 1 || (keys.Count <= SortParameter.Most && keys.DistinctBy(key => key.Property).Count() == keys.Count))
            .OverridePropertyName(Grammar.Sort.Name)
            .WithMessage($"sort takes at most {SortParameter.Most} properties, each once.");

    /// <summary>A list of articles in one page, one shape and one order, or by ids.</summary>
    public static void OneList<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, IReadOnlyList<(ArticleSortProperty Property, bool Descending)>>> sort
    )
        where T : IPagedRequest, IShapedRequest
    {
        validator.OnePage();
        validator.OneShape();
        validator.Spans();
        validator.IdsAlone();
        validator.OneOrder(sort);
    }

    /// <summary>Spans of time that hold at least an instant.</summary>
    public static void Spans<T>(this AbstractValidator<T> validator)
        where T : IQueryRequest
    {
        validator.NotEmpty(Grammar.From, Grammar.To);
        validator.NotEmpty(Grammar.UpdatedFrom, Grammar.UpdatedTo);
    }

    private static void NotEmpty<T>(this AbstractValidator<T> validator, InstantParameter from, InstantParameter to)
        where T : IQueryRequest =>
        validator
            .RuleFor(request => request.Query)
            .Must(query => !(query.Get(from) >= query.Get(to)))
            .OverridePropertyName(to.Name)
            .WithMessage($"{to.Name} is exclusive and must be after {from.Name}.");

    /// <summary>The first parameter is a fault where one of the others is given.</summary>
    public static void NotTogether<T>(this AbstractValidator<T> validator, string message, QueryParameter parameter, params QueryParameter[] others)
        where T : IQueryRequest =>
        validator
            .RuleFor(request => request.Query)
            .Must(query => !query.IsGiven(parameter) || !Array.Exists(others, query.IsGiven))
            .OverridePropertyName(parameter.Name)
            .WithMessage(message);

    /// <summary>The first parameter is a fault where the other is not given.</summary>
    public static void OnlyTogether<T>(this AbstractValidator<T> validator, QueryParameter parameter, QueryParameter other)
        where T : IQueryRequest =>
        validator
            .RuleFor(request => request.Query)
            .Must(query => !query.IsGiven(parameter) || query.IsGiven(other))
            .OverridePropertyName(parameter.Name)
            .WithMessage($"{parameter.Name} means something only together with {other.Name}, which is not given.");

    /// <summary>Ids have an order of their own, and no pages.</summary>
    private static void IdsAlone<T>(this AbstractValidator<T> validator)
        where T : IQueryRequest
    {
        foreach (var paging in (QueryParameter[])[Grammar.Limit, Grammar.Cursor, Grammar.Page, Grammar.Sort])
            validator.NotTogether($"ids gives its articles all at once and in its own order; leave {paging.Name} out.", paging, Grammar.Ids);
    }

    private static bool IsWithin(int value, IntegerParameter bounds) => value >= bounds.Minimum && value <= bounds.Maximum;
}

internal sealed class ListArticlesValidator : AbstractValidator<ListArticles>
{
    public ListArticlesValidator() => this.OneList(request => request.Sort);
}

internal sealed class SearchArticlesValidator : AbstractValidator<SearchArticles>
{
    public SearchArticlesValidator() => this.OneList(request => request.Sort);
}

internal sealed class SuggestCompletionsValidator : AbstractValidator<SuggestCompletions>
{
    public SuggestCompletionsValidator()
    {
        this.Within(request => request.Limit, Grammar.SuggestLimit);
        RuleFor(request => request.Typed)
            .MaximumLength(SuggestCompletions.MaximumLength)
            .OverridePropertyName(Grammar.Typed.Name)
            .WithMessage($"{Grammar.Typed.Name} has more than {SuggestCompletions.MaximumLength} characters.");
    }
}

internal sealed class ListChangesValidator : AbstractValidator<ListChanges>
{
    public ListChangesValidator()
    {
        this.Within(request => request.Limit, Grammar.Limit);
        this.Within(request => request.WaitSeconds, Grammar.Wait);
        this.OneShape();
        this.Spans();
    }
}

internal sealed class ExportContentValidator : AbstractValidator<ExportContent>
{
    public ExportContentValidator()
    {
        this.OnlyTogether(Grammar.After, Grammar.Snapshot);
        this.OnlyTogether(Grammar.Snapshot, Grammar.After);
    }
}

internal sealed class GetArticleValidator : AbstractValidator<GetArticle>
{
    public GetArticleValidator() => this.OneShape();
}

internal sealed class ListRelatedValidator : AbstractValidator<ListRelated>
{
    public ListRelatedValidator()
    {
        this.Within(request => request.Limit, Grammar.RelatedLimit);
        this.OneShape();
    }
}

internal sealed class ListPrintedLatestValidator : AbstractValidator<ListPrintedLatest>
{
    public ListPrintedLatestValidator() => this.OneShape();
}

internal sealed class GetGroupValidator : AbstractValidator<GetGroup>
{
    public GetGroupValidator() => this.LatestOfGroups();
}

internal sealed class ListGroupsValidator : AbstractValidator<ListGroups>
{
    public ListGroupsValidator()
    {
        this.OnePage();
        this.LatestOfGroups();
    }
}

internal sealed class NoParametersValidator : AbstractValidator<NoParameters>;

/// <summary>Turns what a validator found into faults of the query.</summary>
internal static class ValidationFaults
{
    /// <summary>All faults of a request, those of the grammar and those of its validator, in the order of the query.</summary>
    public static IReadOnlyList<Fault> Of(ParsedQuery query, ValidationResult validation) =>
        query.Faults.Count == 0 && validation.IsValid ? [] :
        [
            .. query
                .Faults.Concat(validation.Errors.Select(failure =>
                {
                    var given = query.Raw.Parameters.Last(parameter => parameter.Name == failure.PropertyName);
                    return new Fault(given.Name, given.Value, failure.ErrorMessage, failure.CustomState as string) { Position = given.Position };
                }))
                .OrderBy(fault => fault.Position),
        ];
}
