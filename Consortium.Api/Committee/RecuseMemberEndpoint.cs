using System.ComponentModel.DataAnnotations;
using Consortium.Api.Decisions;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class RecuseMemberEndpoint : IEndpoint
{
    /// <param name="Member">Whom a coordinator recuses; absent when members recuse themselves.</param>
    /// <param name="Items">From which items; from each that is open when none is named.</param>
    internal sealed record Request(
        CommitteeMemberId? Member, [property: MaxLength(BallotStanding.MostItems)] IReadOnlyList<BallotItemId>? Items);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/ballots/{ballot:guid}/recusals", Handle)
        .WithName("RecuseMember")
        .WithSummary("Takes a member out of open items: no vote, no dossier, no part in the quorum.")
        .WithTags("Committee")
        .Produces<BallotStanding>();

    private static async Task<IResult> Handle(
        Guid ballot, Request request, ActRequest act, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var self = new CommitteeMemberId(act.Caller.Principal);
        var member = act.Caller.Role is Role.Coordinator ? request.Member ?? self : self;
        var decided = await streams.Decide(
            StreamAddress.Of<Ballot>(ballot, act.Expected),
            (Ballot state) => new RecuseMember(member, [.. request.Items ?? []]).Decide(state, clock.GetUtcNow()),
            announce: BallotItemSettled.Announce,
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, state => BallotStanding.Of(state, member));
    }
}
