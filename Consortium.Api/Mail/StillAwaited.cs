using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Domain.Matches;
using Consortium.Domain.Meetings;

namespace Consortium.Api.Mail;

/// <summary>Whether somebody has still to act, asked of the record at the moment of writing: who has acted gets no letter.</summary>
internal sealed class StillAwaited(IEventStreams streams, RulesInForce rules, TimeProvider clock)
{
    public async Task<bool> Is(WriteToPerson about, CancellationToken ct)
    {
        if (about.Due is { } due && clock.GetUtcNow() >= due)
            return false;

        return about.Occasion switch
        {
            Occasion.Ballot => await Load<Ballot>(about, ct) is Ballot.Held ballot && SpeaksNext(ballot, new CommitteeMemberId(about.Principal)),
            Occasion.Consent => await Load<Match>(about, ct) is Match.AwaitingCompanyConsents match && match.Due == about.Due
                && match.Pair.HomeCompanies.Any(home => home == about.Company && !match.Consents.Contains(home)),
            Occasion.Answer => await Load<Match>(about, ct) is Match.AwaitingParticipants match && match.Due == about.Due
                && match.Pair.People.Any(person => person.Value == about.Principal && !match.Accepted.Contains(person)),
            Occasion.Information => await Load<InformationRequest>(about, ct) is InformationRequest.Asked { IsAnswered: false },
            Occasion.Agreement => about.Company is { } company && await Load<PartnerCompany>(company.Value, ct) is PartnerCompany.Member member
                && !member.Signed.Contains(new AgreementId(about.Subject)) && await MayBeSigned(new AgreementId(about.Subject), ct),
            Occasion.Acknowledgement => await Load<Participant>(about.Principal, ct) is Participant.Registered { Id: var person }
                && !(await Load<Acknowledgements>(Acknowledgements.StreamOf(person), ct)).Given.Contains(new AgreementId(about.Subject))
                && await MayBeSigned(new AgreementId(about.Subject), ct),
            Occasion.Minutes => await Load<Meeting>(about, ct) is Meeting.Minuted
                && (await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct)).State.Chair?.Value == about.Principal,
            _ => true,
        };
    }

    /// <summary>
    /// Who of a seat is waited for: the first of its people who may say something on an item on which the seat has said nothing;
    /// null when nobody is.
    /// </summary>
    public static CommitteeMemberId? SpeakerOf(Ballot.Held ballot, Seat seat)
    {
        foreach (var person in seat.People)
        {
            if (ballot.Items.Any(item => item.Result is null && !item.IsConcluded && MaySpeak(item.Count, seat, person) && !HasSpoken(ballot, item.Count, seat)))
                return person;
        }

        return null;
    }

    private static bool SpeaksNext(Ballot.Held ballot, CommitteeMemberId member) => ballot.SeatOf(member) is { } seat && SpeakerOf(ballot, seat) == member;

    private static bool MaySpeak(Count count, Seat seat, CommitteeMemberId person) =>
        !count.Recused.Contains(person) && (count.HomeCompaniesVote || !count.HomeCompanies.Contains(seat.Company));

    private static bool HasSpoken(Ballot.Held ballot, Count count, Seat seat) =>
        ballot.Procedure is BallotProcedure.Vote ? count.Votes.ContainsKey(seat.Company) : count.Readers.ContainsKey(seat.Company);

    private async Task<bool> MayBeSigned(AgreementId agreement, CancellationToken ct) =>
        (await rules.Now(ct)).State.Agreements.MayBeSignedOn(agreement, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    private Task<TState> Load<TState>(WriteToPerson about, CancellationToken ct) where TState : notnull => Load<TState>(about.Subject, ct);

    private async Task<TState> Load<TState>(Guid stream, CancellationToken ct) where TState : notnull => (await streams.Load<TState>(stream, ct)).State;
}
