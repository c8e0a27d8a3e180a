using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

internal sealed class OpenBallotEndpoint : IEndpoint
{
    /// <param name="ClosesAt">The last instant at which a vote counts, included; as the policy says when absent.</param>
    /// <param name="Rationale">Why the coordinator proposes the match, for the voters: no name, no company.</param>
    internal sealed record Request(DateTimeOffset? ClosesAt, [property: FreeText(2000)] string? Rationale);

    /// <param name="Match">The match that it is about.</param>
    /// <param name="Words">Why the coordinator proposes it, for the voters: no name, no company.</param>
    internal sealed record Rationale(MatchId Match, [property: Required, FreeText(2000)] string Words);

    /// <param name="Matches">In the order of the agenda.</param>
    /// <param name="Rationales">At most one for each match.</param>
    /// <param name="Procedure">vote, or no-objection: approved unless somebody objects, once as many as a quorum have read it. vote when absent.</param>
    /// <param name="ClosesAt">The last instant at which a vote or an objection counts, included; as the policy says when absent.</param>
    internal sealed record SlateRequest(
        [property: MinLength(1), MaxLength(BallotStanding.MostItems)] IReadOnlyList<MatchId> Matches,
        BallotProcedure? Procedure,
        DateTimeOffset? ClosesAt,
        [property: MaxLength(BallotStanding.MostItems)] IReadOnlyList<Rationale>? Rationales);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/matches/{match:guid}/ballot", One)
            .WithName("OpenBallot")
            .WithSummary("Brings a match that both home companies consented to before the steering committee.")
            .WithTags("Committee")
            .Produces<BallotOpened>(StatusCodes.Status201Created);
        api.MapPost("/slates", Several)
            .WithName("OpenSlate")
            .WithSummary("Brings several matches before the steering committee in one ballot, each an item of its own.")
            .WithTags("Committee")
            .Produces<BallotOpened>(StatusCodes.Status201Created);
    }

    private static Task<IResult> One(Guid match, Request request, ActRequest act, BallotOpening opening, CancellationToken ct) =>
        opening.Open(act, [new MatchToOpen(new MatchId(match), request.Rationale)], BallotProcedure.Vote, request.ClosesAt, ct);

    private static Task<IResult> Several(SlateRequest request, ActRequest act, BallotOpening opening, CancellationToken ct) =>
        opening.Open(
            act,
            [.. request.Matches.Distinct().Select(match => new MatchToOpen(match, request.Rationales?.FirstOrDefault(one => one.Match == match)?.Words))],
            request.Procedure ?? BallotProcedure.Vote,
            request.ClosesAt,
            ct);
}

/// <summary>A ballot that was opened.</summary>
/// <param name="Items">What is asked, in the order of the agenda.</param>
internal sealed record BallotOpened(BallotId Id, IReadOnlyList<BallotOpened.Item> Items, DateTimeOffset ClosesAt)
{
    /// <param name="Electors">How many seats may vote now.</param>
    /// <param name="Quorum">How many votes make the result valid.</param>
    internal sealed record Item(BallotItemId Id, int Electors, int Quorum);

    public static string LocationOf(BallotId ballot) => $"/api/v1/ballots/{ballot.Value}";

    public static BallotOpened Of(Ballot ballot) => ballot is Ballot.Held held
        ? new BallotOpened(held.Id, [.. held.Items.Select(item => new Item(item.Id, item.Count.Electors.Count, item.Count.Quorum))], held.ClosesAt)
        : throw new InvalidOperationException("A ballot that was opened is held.");
}
