using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Representations;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>The door, the explanations and the health of the service.</summary>
internal static class OperationEndpoints
{
    // A page for a browser, the same as JSON for everyone else.
    public static Rendered Welcome(NoParameters request, HttpContext context, Publication publication)
    {
        var welcome = new Welcome
        {
            Name = "ContentApi",
            Version = publication.Version,
            Description = publication.Description,
            Links = new WelcomeLinks
            {
                Articles = "/v1/articles",
                Latest = "/v1/latest",
                Sections = "/v1/sections",
                Rss = "/v1/latest.rss",
                Atom = "/v1/latest.atom",
                JsonFeed = "/v1/latest.jsonfeed",
                Feeds = "/feeds",
                Changes = "/v1/changes",
                Export = "/v1/export.ndjson",
                Swagger = publication.HasSwagger ? "/swagger" : null,
                OpenApi = publication.HasSwagger ? "/openapi/v1.json" : null,
                Health = "/health/ready",
            },
        };
        var rendered = Acceptance.PrefersHtmlIn(context)
            ? Answers.Page(WelcomeHtml.Render(welcome), CachePolicy.Document)
            : Answers.Json(welcome, CachePolicy.Document);
        return rendered with { VariesByAccept = true };
    }

    // What a kind of problem means.
    public static Rendered Problem(string type, NoParameters request, HttpContext context)
    {
        if (ProblemType.All.FirstOrDefault(known => known.Name == type) is not { } found)
            return Problems.NotFound(context, "problem type", type, ProblemType.All.Select(known => known.Name));
        var rendered = Acceptance.PrefersHtmlIn(context)
            ? Answers.Page(ProblemHtml.Render(found), CachePolicy.Document)
            : Answers.Json(
                new ProblemExplanation
                {
                    Type = found.Address,
                    Title = found.Title,
                    Status = found.Status,
                    Meaning = found.Meaning,
                    Remedy = found.Remedy,
                },
                CachePolicy.Document
            );
        return rendered with { VariesByAccept = true };
    }

    public static Rendered Live(NoParameters request) => Answers.Json(new Liveness(), CachePolicy.None);

    public static Rendered Ready(NoParameters request, ContentDatabase database)
    {
        using var session = database.Read();
        var counts = ContentState.Counts(session);
        return Answers.Json(
            new Readiness
            {
                ContentVersion = ContentState.Read(session).Version,
                Articles = counts.Articles,
                Teasers = counts.Teasers,
                Documents = ContentState.Offered(session),
                Refused = counts.Refused,
                RefusedDocuments =
                [
                    .. ContentState
                        .Refused(session, 100)
                        .Select(document => new RefusedDocument
                        {
                            Document = document.Name,
                            Line = document.RefusedLine,
                            Reason = document.Refusal,
                        }),
                ],
            },
            CachePolicy.None
        );
    }
}
