using ContentApi.Contracts;
using ContentApi.Delivery;
using ContentApi.Export;
using ContentApi.Requests;
using ContentApi.Storage;
using ContentApi.Storage.Reads;

namespace ContentApi.Endpoints;

/// <summary>Everything at once.</summary>
internal static class ExportEndpoints
{
    public static IResult Lines(ExportContent request, ContentDatabase database, HttpContext context)
    {
        KeptAnswers.NotForOthers(context);
        var session = database.ReadUntil(context.RequestAborted);
        // One transaction from here to the last line, whenever that is.
        context.Response.RegisterForDispose(session);
        var state = ContentState.Read(session);
        var snapshot = new ContentSnapshot(state.DatabaseId, state.Version);
        if (request.Snapshot is { } asked && asked != snapshot)
        {
            return Problems.Of(
                context,
                ProblemType.Gone,
                $"The content is no longer that of the snapshot {asked}. Start again without after and snapshot, or keep what you have and follow the changes from the nextSince of its first line."
            );
        }
        var header = new ExportHeader { Snapshot = snapshot.ToString(), NextSince = new SyncToken(state.DatabaseId, state.Sequence).ToString() };
        return new Streamed(
            "application/x-ndjson; charset=utf-8",
            (output, cancellation) => new PublishedLines(session).Write(output, header, request.Kinds, request.After, cancellation)
        )
        {
            Headers =
            [
                new("Content-Disposition", "attachment; filename=\"export.ndjson\""),
                new("Content-Snapshot", header.Snapshot),
                new("Next-Since", header.NextSince),
            ],
        };
    }
}
