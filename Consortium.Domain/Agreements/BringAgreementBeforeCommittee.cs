using Consortium.Domain.Committee;

namespace Consortium.Domain.Agreements;

/// <summary>
/// Lays a draft of the agreement before the committee, to be in force from a day on if it approves. From then on the draft does not
/// change until the committee has voted. Doing it again with the same ballot records nothing.
/// </summary>
/// <param name="Agreement">The version.</param>
/// <param name="From">The first day on which it would be in force, included, in UTC.</param>
/// <param name="Opening">The ballot.</param>
public sealed record BringAgreementBeforeCommittee(AgreementId Agreement, DateOnly From, OpenBallot Opening)
{
    /// <param name="version">The version as it stands.</param>
    /// <param name="ballot">What is recorded under the ballot's id.</param>
    /// <param name="committee">Who sits now.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<AgreementVersionEvent, BallotEvent> Decide(
        AgreementVersion version, Ballot ballot, SteeringCommittee committee, ConsortiumRules rules, DateTimeOffset at)
    {
        if (ballot is Ballot.Held)
            return new Outcome<AgreementVersionEvent, BallotEvent>([], []);
        if (version is AgreementVersion.Unknown)
            return AgreementVersion.NotFound;
        if (version is AgreementVersion.BeforeCommittee)
            return AgreementVersion.IsBeforeCommittee;
        if (version is AgreementVersion.Published)
            return PublishAgreement.AlreadyPublished;
        if (From < DateOnly.FromDateTime(at.UtcDateTime))
            return PublishAgreement.BeginsInThePast.With("from", $"{From:O}");

        var opening = Opening.Decide(ballot, [Topic.About(new BallotSubject.OfAgreement(Agreement))], committee, rules, at);
        return opening.Refusal is { } refusal
            ? refusal
            : new Outcome<AgreementVersionEvent, BallotEvent>(
                [new AgreementVersionEvent.BroughtBeforeCommittee(Agreement, From, Opening.Ballot, at)], opening.Events);
    }
}

/// <summary>
/// What follows when the committee has voted on a version: it is published, or it is a draft again. A vote that took longer than
/// planned moves the first day to the day of the decision. Deciding again records nothing, so the message may arrive twice.
/// </summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Result">How it ended.</param>
public sealed record SettleAgreement(BallotId Ballot, BallotResult Result)
{
    /// <param name="version">The version as it stands.</param>
    /// <param name="at">When.</param>
    public Outcome<AgreementVersionEvent> Decide(AgreementVersion version, DateTimeOffset at)
    {
        if (version is not AgreementVersion.BeforeCommittee before || before.Ballot != Ballot)
            return Outcome.AlreadyDone<AgreementVersionEvent>();
        if (Result is not BallotResult.Approved)
            return new AgreementVersionEvent.Returned(before.Id, Ballot, Result, at);

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        return new AgreementVersionEvent.Published(before.Id, before.From < today ? today : before.From, at);
    }
}
