using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>What changed since a token.</summary>
internal static class ChangeEndpoints
{
    public static async Task<Rendered> Changes(ListChanges request, ContentDatabase database, ContentWatch watch, TimeProvider clock, HttpContext context)
    {
        KeptAnswers.NotForOthers(context);
        var started = clock.GetTimestamp();
        long? since = request.Since is { } start ? start.Token?.Sequence : 0;
        var mayWait = request.WaitSeconds > 0;
        while (true)
        {
            ContentStateRow state;
            using (var session = database.ReadUntil(context.RequestAborted))
            {
                state = ContentState.Read(session);
                if (request.Since?.Token is { } token && (token.DatabaseId != state.DatabaseId || token.Sequence > state.Sequence))
                    return Unknown(context, token);
                var found = ArticleChanges.Read(session, since ?? state.Sequence, request.Filter, request.Limit);
                if (found.Rows.Count > 0 || found.HasMore || !mayWait)
                    return Answers.Json(Compose(session, found, request.Shape.InList), CachePolicy.None);
                since = found.End;
            }
            // The session is closed: nothing is held while nothing happens.
            mayWait = await watch.WaitBeyond(state.Sequence, TimeSpan.FromSeconds(request.WaitSeconds) - clock.GetElapsedTime(started), context.RequestAborted);
        }
    }

    private static Changes Compose(ReadSession session, ArticleChangesPage found, Shape shape)
    {
        var upserts = found.Rows.Where(ChangeMapping.IsUpsert).ToList<ArticleRow>();
        var articles = upserts.Zip(ArticleComposition.Compose(session, upserts, shape)).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return new Changes
        {
            Items = [.. found.Rows.Select(row => ChangeMapping.From(row, articles.GetValueOrDefault(row.Id)))],
            NextSince = new SyncToken(found.State.DatabaseId, found.End).ToString(),
            More = found.HasMore,
        };
    }

    private static Rendered Unknown(HttpContext context, SyncToken token) =>
        Problems.Of(
            context,
            ProblemType.SyncTokenUnknown,
            $"{token} is no token of this database, which was made anew or brought back from a backup. Start again without since: the answers then hold everything, and what they do not hold is to be removed."
        );
}
