using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Committee;

/// <summary>Whom the chair may still remind, while a ballot is open; how anybody voted is told to nobody before its end.</summary>
internal sealed class GetAttendanceEndpoint : IEndpoint
{
    /// <param name="Open">How many items are open; none for a member who does not chair.</param>
    /// <param name="Quorate">On how many of them as many have voted as make a quorum, or read them where silence approves.</param>
    /// <param name="Missing">
    /// The companies that have not. The chair is not told whose a match is, and would see it by the items on which a company has no vote:
    /// to the chair a company that has voted on anything has voted, and one that may not vote stands here too.
    /// </param>
    internal sealed record Attendance(Guid Ballot, int Open, int Quorate, IReadOnlyList<CompanyId> Missing);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/ballots/{ballot:guid}/attendance", Handle)
        .WithName("GetAttendance")
        .WithSummary("For the chair and the coordinators: whether an open ballot has its quorum, and which companies have not voted yet.")
        .WithTags("Committee")
        .Produces<Attendance>();

    private static async Task<IResult> Handle(Guid ballot, Scope caller, Reader reader, IEventStreams streams, CancellationToken ct)
    {
        var visible = await OwnItems.Of(reader, caller, ballot, ct);
        if (visible.Count == 0 || (await streams.Load<Ballot>(ballot, ct)).State is not Ballot.Held held)
            return Answer.Refused(Ballot.NotFound);

        var open = held.Items.Where(item => item.Result is null && visible.Contains(item.Id.Value)).ToList();
        var coordinates = caller.Role is Role.Coordinator;
        if (open.Count == 0 || !(coordinates || await Chairs(caller, streams, ct)))
            return TypedResults.Ok(new Attendance(ballot, 0, 0, []));

        var missing = coordinates || open.All(item => item.Subject is not BallotSubject.OfMatch)
            ? open.SelectMany(item => item.Count.Electors.Where(seat => !Came(item, held).Contains(seat.Company))).Select(seat => seat.Company)
            : held.Roster.Select(seat => seat.Company).Except(held.Items.SelectMany(item => Came(item, held)));
        return TypedResults.Ok(new Attendance(
            ballot, open.Count, open.Count(item => IsQuorate(item.Count, held.Procedure)), [.. missing.Distinct().OrderBy(company => company.Value)]));
    }

    private static async Task<bool> Chairs(Scope caller, IEventStreams streams, CancellationToken ct) =>
        (await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct)).State.Chair == new CommitteeMemberId(caller.Principal);

    private static bool IsQuorate(Count count, BallotProcedure procedure) =>
        procedure is BallotProcedure.Vote ? count.IsQuorate : count.ResultBySilence is BallotResult.Approved;

    private static IEnumerable<CompanyId> Came(BallotItem item, Ballot.Held ballot) =>
        ballot.Procedure is BallotProcedure.Vote ? item.Count.Votes.Keys : item.Count.Readers.Keys;
}
