using Consortium.Api.Agreements;
using Consortium.Api.Agreements.Covenants;
using Consortium.Api.Cohorts;
using Consortium.Api.Committee;
using Consortium.Api.Companies;
using Consortium.Api.Decisions;
using Consortium.Api.Deliveries;
using Consortium.Api.Mail;
using Consortium.Api.Matches;
using Consortium.Api.MatchingRuns;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Accounts;
using Consortium.Api.Security.Providers;
using Consortium.Api.Security.SignIn;
using Consortium.Api.Security.Tokens;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Domain.Deliveries;
using Consortium.Domain.Matches;
using Consortium.Domain.MatchingRuns;
using Consortium.Domain.Meetings;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.Events;

/// <summary>Every stored name of this service, written by hand, apart from the names of classes.</summary>
internal static class ConsortiumNames
{
    public static StoredNames All { get; } = new(Streams(), Messages());

    private static IReadOnlyList<StreamKind> Streams() =>
    [
        StreamKind.Of<Account, AccountEvent>(
            "account",
            ("account.opened", typeof(AccountEvent.Opened)),
            ("account.readdressed", typeof(AccountEvent.Readdressed)),
            ("account.closed", typeof(AccountEvent.Closed))),
        StreamKind.Of<AcknowledgementLink, AcknowledgementLinkEvent>(
            "acknowledgement_link",
            ("acknowledgement-link.offered", typeof(AcknowledgementLinkEvent.Offered)),
            ("acknowledgement-link.used", typeof(AcknowledgementLinkEvent.Used))),
        StreamKind.Of<Acknowledgements, AcknowledgementEvent>(
            "acknowledgements",
            ("acknowledgements.given", typeof(AcknowledgementEvent.Given))),
        StreamKind.Of<AgreementVersion, AgreementVersionEvent>(
            "agreement_version",
            ("agreement-version.drafted", typeof(AgreementVersionEvent.Drafted)),
            ("agreement-version.brought-before-committee", typeof(AgreementVersionEvent.BroughtBeforeCommittee)),
            ("agreement-version.returned", typeof(AgreementVersionEvent.Returned)),
            ("agreement-version.published", typeof(AgreementVersionEvent.Published))),
        StreamKind.Of<Ballot, BallotEvent>(
            "ballot",
            ("ballot.opened", typeof(BallotEvent.Opened)),
            ("ballot.member-recused", typeof(BallotEvent.MemberRecused)),
            ("ballot.vote-cast", typeof(BallotEvent.VoteCast)),
            ("ballot.items-read", typeof(BallotEvent.ItemsRead)),
            ("ballot.item-pulled-out", typeof(BallotEvent.ItemPulledOut)),
            ("ballot.voided", typeof(BallotEvent.Voided)),
            ("ballot.item-settled", typeof(BallotEvent.ItemSettled)),
            ("ballot.match-concluded", typeof(BallotEvent.MatchConcluded))),
        StreamKind.Of<BreachReport, BreachReportEvent>(
            "breach_report",
            ("breach-report.received", typeof(BreachReportEvent.Received)),
            ("breach-report.taken-up", typeof(BreachReportEvent.TakenUp)),
            ("breach-report.participant-told", typeof(BreachReportEvent.ParticipantTold)),
            ("breach-report.closed", typeof(BreachReportEvent.Closed))),
        StreamKind.Of<Cohort, CohortEvent>(
            "cohort",
            ("cohort.opened", typeof(CohortEvent.Opened)),
            ("cohort.single-source-set", typeof(CohortEvent.SingleSourceSet))),
        StreamKind.Of<CompanyFeed, CompanyFeedEvent>(
            "company_feed",
            ("company-feed.notice-issued", typeof(CompanyFeedEvent.NoticeIssued))),
        StreamKind.Of<CommercialRelationship, CommercialRelationshipEvent>(
            "commercial_relationship",
            ("commercial-relationship.declared", typeof(CommercialRelationshipEvent.Declared)),
            ("commercial-relationship.ended", typeof(CommercialRelationshipEvent.Ended))),
        StreamKind.Of<CompetitorExclusion, CompetitorExclusionEvent>(
            "competitor_exclusion",
            ("competitor-exclusion.declared", typeof(CompetitorExclusionEvent.Declared)),
            ("competitor-exclusion.end-agreed", typeof(CompetitorExclusionEvent.EndAgreed)),
            ("competitor-exclusion.imposed", typeof(CompetitorExclusionEvent.Imposed)),
            ("competitor-exclusion.removed", typeof(CompetitorExclusionEvent.Removed))),
        StreamKind.Of<ControlLink, ControlLinkEvent>(
            "control_link",
            ("control-link.recorded", typeof(ControlLinkEvent.Recorded)),
            ("control-link.ended", typeof(ControlLinkEvent.Ended))),
        StreamKind.Of<Delivery, DeliveryEvent>(
            "delivery",
            ("delivery.opened", typeof(DeliveryEvent.Opened)),
            ("delivery.attempt-failed", typeof(DeliveryEvent.AttemptFailed)),
            ("delivery.replayed", typeof(DeliveryEvent.Replayed)),
            ("delivery.receipted", typeof(DeliveryEvent.Receipted))),
        StreamKind.Of<ExclusionWaiver, ExclusionWaiverEvent>(
            "exclusion_waiver",
            ("exclusion-waiver.requested", typeof(ExclusionWaiverEvent.Requested)),
            ("exclusion-waiver.granted", typeof(ExclusionWaiverEvent.Granted)),
            ("exclusion-waiver.denied", typeof(ExclusionWaiverEvent.Denied))),
        StreamKind.Of<Erasure, ErasureEvent>(
            "erasure",
            ("erasure.asked", typeof(ErasureEvent.Asked)),
            ("erasure.hold-placed", typeof(ErasureEvent.HoldPlaced)),
            ("erasure.hold-lifted", typeof(ErasureEvent.HoldLifted)),
            ("erasure.carried", typeof(ErasureEvent.Carried)),
            ("erasure.acknowledged", typeof(ErasureEvent.Acknowledged))),
        StreamKind.Of<FiledAgreement, FiledAgreementEvent>(
            "filed_agreement",
            ("filed-agreement.filed", typeof(FiledAgreementEvent.Filed))),
        StreamKind.Of<Founding, FoundingEvent>(
            "founding",
            ("founding.kind-settled", typeof(FoundingEvent.KindSettled))),
        StreamKind.Of<InformationRequest, InformationRequestEvent>(
            "information_request",
            ("information-request.asked", typeof(InformationRequestEvent.Asked)),
            ("information-request.answered", typeof(InformationRequestEvent.Answered))),
        StreamKind.Of<JointControllerArrangement, JointControllerArrangementEvent>(
            "joint_controller_arrangement",
            ("joint-controller-arrangement.published", typeof(JointControllerArrangementEvent.Published))),
        StreamKind.Of<Match, MatchEvent>(
            "match",
            ("match.drafted", typeof(MatchEvent.Drafted)),
            ("match.brought-in", typeof(MatchEvent.BroughtIn)),
            ("match.screened", typeof(MatchEvent.Screened)),
            ("match.screening-taken-back", typeof(MatchEvent.ScreeningTakenBack)),
            ("match.noted", typeof(MatchEvent.Noted)),
            ("match.information-asked", typeof(MatchEvent.InformationAsked)),
            ("match.information-answered", typeof(MatchEvent.InformationAnswered)),
            ("match.information-lapsed", typeof(MatchEvent.InformationLapsed)),
            ("match.overruled", typeof(MatchEvent.Overruled)),
            ("match.handed-over", typeof(MatchEvent.HandedOver)),
            ("match.proposed", typeof(MatchEvent.Proposed)),
            ("match.proposal-taken-back", typeof(MatchEvent.ProposalTakenBack)),
            ("match.company-consented", typeof(MatchEvent.CompanyConsented)),
            ("match.consented", typeof(MatchEvent.Consented)),
            ("match.company-declined", typeof(MatchEvent.CompanyDeclined)),
            ("match.participant-lost", typeof(MatchEvent.ParticipantLost)),
            ("match.brought-before-committee", typeof(MatchEvent.BroughtBeforeCommittee)),
            ("match.returned-from-committee", typeof(MatchEvent.ReturnedFromCommittee)),
            ("match.decided", typeof(MatchEvent.Decided)),
            ("match.participant-accepted", typeof(MatchEvent.ParticipantAccepted)),
            ("match.participant-declined", typeof(MatchEvent.ParticipantDeclined)),
            ("match.activated", typeof(MatchEvent.Activated)),
            ("match.first-meeting-recorded", typeof(MatchEvent.FirstMeetingRecorded)),
            ("match.end-agreed", typeof(MatchEvent.EndAgreed)),
            ("match.ended", typeof(MatchEvent.Ended)),
            ("match.closed", typeof(MatchEvent.Closed)),
            ("match.replaced", typeof(MatchEvent.Replaced)),
            ("match.suspended", typeof(MatchEvent.Suspended)),
            ("match.resumed", typeof(MatchEvent.Resumed)),
            ("match.stopped", typeof(MatchEvent.Stopped)),
            ("match.reminded", typeof(MatchEvent.Reminded)),
            ("match.lapsed", typeof(MatchEvent.Lapsed)),
            ("match.came-back", typeof(MatchEvent.CameBack))),
        StreamKind.Of<Meeting, MeetingEvent>(
            "meeting",
            ("meeting.convened", typeof(MeetingEvent.Convened)),
            ("meeting.begun", typeof(MeetingEvent.Begun)),
            ("meeting.topic-stopped", typeof(MeetingEvent.TopicStopped)),
            ("meeting.minutes-drawn-up", typeof(MeetingEvent.MinutesDrawnUp)),
            ("meeting.minutes-approved", typeof(MeetingEvent.MinutesApproved))),
        StreamKind.Of<FollowUp, FollowUpEvent>(
            "follow_up",
            ("follow-up.opened", typeof(FollowUpEvent.Opened)),
            ("follow-up.status-changed", typeof(FollowUpEvent.StatusChanged))),
        StreamKind.Of<IdentityProvider, IdentityProviderEvent>(
            "identity_provider",
            ("identity-provider.set", typeof(IdentityProviderEvent.Set)),
            ("identity-provider.recognised", typeof(IdentityProviderEvent.Recognised)),
            ("identity-provider.removed", typeof(IdentityProviderEvent.Removed))),
        StreamKind.Of<MatchingRun, MatchingRunEvent>(
            "matching_run",
            ("matching-run.requested", typeof(MatchingRunEvent.Requested)),
            ("matching-run.completed", typeof(MatchingRunEvent.Completed))),
        StreamKind.Of<NonSolicitationCovenant, CovenantEvent>(
            "non_solicitation_covenant",
            ("non-solicitation-covenant.drafted", typeof(CovenantEvent.Drafted)),
            ("non-solicitation-covenant.signed-off", typeof(CovenantEvent.SignedOff)),
            ("non-solicitation-covenant.took-effect", typeof(CovenantEvent.TookEffect)),
            ("non-solicitation-covenant.expired", typeof(CovenantEvent.Expired))),
        StreamKind.Of<Participant, ParticipantEvent>(
            "participant",
            ("participant.registered", typeof(ParticipantEvent.Registered)),
            ("participant.attribute-stated", typeof(ParticipantEvent.AttributeStated)),
            ("participant.rectified", typeof(ParticipantEvent.Rectified)),
            ("participant.applied", typeof(ParticipantEvent.Applied)),
            ("participant.sponsored", typeof(ParticipantEvent.Sponsored)),
            ("participant.capacity-changed", typeof(ParticipantEvent.CapacityChanged)),
            ("participant.independence-declared", typeof(ParticipantEvent.IndependenceDeclared)),
            ("participant.reserve-stated", typeof(ParticipantEvent.ReserveStated)),
            ("participant.became-unavailable", typeof(ParticipantEvent.BecameUnavailable)),
            ("participant.became-available", typeof(ParticipantEvent.BecameAvailable)),
            ("participant.no-match-found", typeof(ParticipantEvent.NoMatchFound)),
            ("participant.search-reopened", typeof(ParticipantEvent.SearchReopened)),
            ("participant.transfer-offered", typeof(ParticipantEvent.TransferOffered)),
            ("participant.transferred", typeof(ParticipantEvent.Transferred)),
            ("participant.withdrawn", typeof(ParticipantEvent.Withdrawn)),
            ("participant.departed", typeof(ParticipantEvent.Departed)),
            ("participant.place-reserved", typeof(ParticipantEvent.PlaceReserved)),
            ("participant.place-taken", typeof(ParticipantEvent.PlaceTaken)),
            ("participant.place-released", typeof(ParticipantEvent.PlaceReleased))),
        StreamKind.Of<PartnerCompany, PartnerCompanyEvent>(
            "partner_company",
            ("partner-company.outsider-registered", typeof(PartnerCompanyEvent.OutsiderRegistered)),
            ("partner-company.applied", typeof(PartnerCompanyEvent.Applied)),
            ("partner-company.activity-declared", typeof(PartnerCompanyEvent.ActivityDeclared)),
            ("partner-company.competition-declared", typeof(PartnerCompanyEvent.CompetitionDeclared)),
            ("partner-company.competition-checked", typeof(PartnerCompanyEvent.CompetitionChecked)),
            ("partner-company.admission-proposed", typeof(PartnerCompanyEvent.AdmissionProposed)),
            ("partner-company.admission-approved", typeof(PartnerCompanyEvent.AdmissionApproved)),
            ("partner-company.admitted", typeof(PartnerCompanyEvent.Admitted)),
            ("partner-company.candidate-refused", typeof(PartnerCompanyEvent.CandidateRefused)),
            ("partner-company.suspended", typeof(PartnerCompanyEvent.Suspended)),
            ("partner-company.reinstated", typeof(PartnerCompanyEvent.Reinstated)),
            ("partner-company.departure-announced", typeof(PartnerCompanyEvent.DepartureAnnounced)),
            ("partner-company.departed", typeof(PartnerCompanyEvent.Departed)),
            ("partner-company.agreement-signed", typeof(PartnerCompanyEvent.AgreementSigned)),
            ("partner-company.receiver-set", typeof(PartnerCompanyEvent.ReceiverSet))),
        StreamKind.Of<Policy, PolicyEvent>(
            "policy",
            ("policy.changed", typeof(PolicyEvent.Changed))),
        StreamKind.Of<SignInLink, SignInLinkEvent>(
            "sign_in_link",
            ("sign-in-link.created", typeof(SignInLinkEvent.Created)),
            ("sign-in-link.used", typeof(SignInLinkEvent.Used))),
        StreamKind.Of<HeldTokens, TokenEvent>(
            "held_tokens",
            ("held-tokens.issued", typeof(TokenEvent.Issued)),
            ("held-tokens.revoked", typeof(TokenEvent.Revoked))),
        StreamKind.Of<SteeringCommittee, SteeringCommitteeEvent>(
            "steering_committee",
            ("steering-committee.seat-filled", typeof(SteeringCommitteeEvent.SeatFilled)),
            ("steering-committee.alternate-named", typeof(SteeringCommitteeEvent.AlternateNamed)),
            ("steering-committee.seat-left", typeof(SteeringCommitteeEvent.SeatLeft)),
            ("steering-committee.chair-appointed", typeof(SteeringCommitteeEvent.ChairAppointed)),
            ("steering-committee.chair-left", typeof(SteeringCommitteeEvent.ChairLeft)),
            ("steering-committee.link-declared", typeof(SteeringCommitteeEvent.LinkDeclared))),
    ];

    private static IReadOnlyList<MessageKind> Messages() =>
    [
        new("covenant.expire", typeof(CovenantOver), typeof(CovenantOverHandler)),
        new("delivery.attempt", typeof(AttemptDelivery), typeof(AttemptDeliveryHandler)),
        new("ballot.close", typeof(BallotDue), typeof(BallotDueHandler)),
        new("ballot.item-settled", typeof(BallotItemSettled), typeof(BallotItemSettledHandler)),
        new("company.leaves", typeof(CompanyLeaves), typeof(CompanyLeavesHandler)),
        new("ballot.item-voided", typeof(BallotItemVoided), typeof(BallotItemVoidedHandler)),
        new("erasure.carry", typeof(ErasureAsked), typeof(ErasureAskedHandler)),
        new("match.waits", typeof(MatchWaits), typeof(MatchWaitsHandler)),
        new("matching-run.run", typeof(RunMatching), typeof(RunMatchingHandler)),
        new("delivery.carry-notice", typeof(CarryNotice), typeof(CarryNoticeHandler)),
        new("participant.read-file", typeof(ReadParticipantFile), typeof(ReadParticipantFileHandler)),
        new("sign-in.asked", typeof(SignInAsked), typeof(SignInAskedHandler)),
        new("delivery.resume", typeof(ResumeDeliveries), typeof(ResumeDeliveriesHandler)),
        new("letters.agreement-awaits", typeof(AgreementAwaits), typeof(AgreementAwaitsHandler)),
        new("letters.ballot-awaits", typeof(BallotAwaits), typeof(BallotAwaitsHandler)),
        new("letters.company-awaits", typeof(CompanyAwaits), typeof(CompanyAwaitsHandler)),
        new("letters.match-awaits", typeof(MatchAwaits), typeof(MatchAwaitsHandler)),
        new("letters.newcomers-await", typeof(NewcomersAwait), typeof(NewcomersAwaitHandler)),
        new("letters.write", typeof(WriteToPerson), typeof(WriteToPersonHandler)),
        new("letters.write-daily", typeof(WriteDaily), typeof(WriteDailyHandler)),
    ];
}
