using Consortium.Api.Agreements;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Api.Decisions;

/// <summary>An item of a ballot ended: what was asked is to be decided. Sent twice, it is decided once.</summary>
public sealed record BallotItemSettled(BallotId Ballot, BallotSubject Subject, BallotResult Result)
{
    /// <summary>The messages that go out with the events that settle items, whatever led to them.</summary>
    public static IEnumerable<Announcement> Announce(Ballot after, IReadOnlyList<BallotEvent> happened) =>
        happened.OfType<BallotEvent.ItemSettled>().Select(settled =>
            new Announcement(new BallotItemSettled(settled.Ballot, settled.Subject, settled.Result)));
}

/// <summary>Hands each subject to the one reaction of its kind.</summary>
public static class BallotItemSettledHandler
{
    public static Task Handle(BallotItemSettled message, IEventStreams streams, RulesInForce rules, TimeProvider clock, CancellationToken ct) =>
        message.Subject switch
        {
            BallotSubject.OfMatch(var match) => MatchVotedOn.Decide(message.Ballot, match, streams, rules, clock, ct),
            BallotSubject.OfAdmission(var company) => AdmissionVotedOn.Decide(message.Ballot, company, message.Result, streams, clock, ct),
            BallotSubject.OfWaiver(var waiver) => WaiverVotedOn.Decide(message.Ballot, waiver, message.Result, streams, clock, ct),
            BallotSubject.OfExclusion exclusion => ExclusionVotedOn.Decide(message.Ballot, exclusion, message.Result, streams, clock, ct),
            BallotSubject.OfPolicy policy => PolicyVotedOn.Decide(message.Ballot, policy, streams, clock, ct),
            BallotSubject.OfAgreement(var agreement) => AgreementVotedOn.Decide(message, agreement, streams, clock, ct),
            _ => throw new InvalidOperationException($"Nothing is known to follow from a ballot on {message.Subject.GetType().Name}."),
        };
}
