using System.ComponentModel.DataAnnotations;
using Consortium.Api.Companies;
using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;

namespace Consortium.Api.Committee;

internal sealed class PullOutItemEndpoint : IEndpoint
{
    /// <param name="Reason">For the voters of the item and the coordinators.</param>
    internal sealed record Request([property: StringLength(2000, MinimumLength = 1)] string? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/ballots/{ballot:guid}/items/{item:guid}/ballot", Handle)
        .WithName("PullOutItem")
        .WithSummary("Takes an item out of a slate, to be voted on in a ballot of its own; where silence approves, this is the objection.")
        .WithTags("Committee")
        .Produces<BallotOpened>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        Guid ballot,
        Guid item,
        Request request,
        ActRequest act,
        Texts texts,
        RulesInForce rules,
        IEventStreams streams,
        TimeProvider clock,
        CancellationToken ct)
    {
        var (id, own) = (new BallotItemId(item), PullOutItem.BallotOf(new BallotItemId(item)).Value);
        CommitteeMemberId? member = act.Caller.Role is Role.CommitteeMember ? new CommitteeMemberId(act.Caller.Principal) : null;
        var (reason, keep) = await texts.Keep(act, "objection", Readers.Ballot(id), request.Reason, ct);
        var (slate, _) = await streams.Load<Ballot>(ballot, ct);
        var match = slate is Ballot.Held held && held.Items.FirstOrDefault(one => one.Id == id)?.Subject is BallotSubject.OfMatch(var on) ? on : (MatchId?)null;
        var location = BallotOpened.LocationOf(new BallotId(own));
        var (inForce, _) = await rules.Now(ct);
        var folds = await streams.Decide(
            [
                StreamAddress.Of<Ballot>(ballot, act.Expected),
                StreamAddress.Of<Ballot>(own),
                .. match is { } asked ? [StreamAddress.Of<Match>(asked.Value)] : Array.Empty<StreamAddress>(),
            ],
            before =>
            {
                var outcome = new PullOutItem(id, member, member is null ? null : act.Caller.Company, reason).Decide(
                    before.Of<Ballot>(ballot),
                    before.Of<Ballot>(own),
                    match is { } matched ? before.Of<Match>(matched.Value) : null,
                    inForce,
                    clock.GetUtcNow());
                return new Recording(outcome.Refusal)
                {
                    Events =
                    [
                        (ballot, [.. outcome.First]),
                        (own, [.. outcome.Second]),
                        .. outcome.Third.OfType<MatchEvent.BroughtBeforeCommittee>().Select(brought => (brought.Match.Value, (IReadOnlyList<object>)[brought])),
                    ],
                    Announcements =
                    [
                        .. BallotDue.Announce(outcome.Second),
                        .. SlateNotices.Announce(outcome.First.Aggregate(before.Of<Ballot>(ballot), Ballot.Evolve)),
                    ],
                    Alongside = [.. keep, .. act.Keep(StatusCodes.Status201Created, location)],
                };
            },
            ct);

        return Answer.Created(folds.As<Ballot>(own), location, BallotOpened.Of);
    }
}
