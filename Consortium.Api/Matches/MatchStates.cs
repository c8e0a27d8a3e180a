using System.Collections.Immutable;
using Consortium.Api.Http;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>The states of a match as lists and answers write them, and who is waited for in each.</summary>
internal static class MatchStates
{
    public const string Draft = "draft", Screened = "screened", AwaitingInformation = "awaiting-information",
        AwaitingCompanyConsents = "awaiting-company-consents", Consented = "consented", BeforeCommittee = "before-committee",
        AwaitingParticipants = "awaiting-participants", Active = "active", Suspended = "suspended", Rejected = "rejected", Deferred = "deferred",
        Withdrawn = "withdrawn", Ended = "ended";

    public static readonly ImmutableArray<string> All =
    [
        Draft, Screened, AwaitingInformation, AwaitingCompanyConsents, Consented, BeforeCommittee, AwaitingParticipants, Active, Suspended, Rejected,
        Deferred, Withdrawn, Ended,
    ];

    /// <summary>Refuses a filter by a state that no match has.</summary>
    public static void Require(string? state)
    {
        if (state is not null && !All.Contains(state))
            throw BadParameterException.OneOf("state", All);
    }

    public static string Of(Match.Known match) => match switch
    {
        Match.Draft => Draft,
        Match.Screened => Screened,
        Match.AwaitingInformation => AwaitingInformation,
        Match.AwaitingCompanyConsents => AwaitingCompanyConsents,
        Match.Consented => Consented,
        Match.BeforeCommittee => BeforeCommittee,
        Match.AwaitingParticipants => AwaitingParticipants,
        Match.AwaitingFirstMeeting or Match.Active => Active,
        Match.Suspended => Suspended,
        Match.Rejected => Rejected,
        Match.Deferred => Deferred,
        Match.Withdrawn => Withdrawn,
        Match.Ended => Ended,
        _ => throw new InvalidOperationException($"No word says {match.GetType().Name}."),
    };

    /// <summary>The state as a home company is told it: while a proposal is taken back, what coordinators do with the match is theirs.</summary>
    public static string ForHome(Match.Known match) => match.File.IsTakenBack ? Withdrawn : Of(match);

    /// <summary>Who has to act for a match to move on; null when nobody has.</summary>
    /// <param name="state">The state.</param>
    /// <param name="due">When its automatic outcome holds: an active match has one until its people have met.</param>
    public static string? OwnerOf(string state, DateTimeOffset? due) => state switch
    {
        Draft or Screened or Consented or Suspended or Deferred => "coordinator",
        AwaitingInformation or AwaitingCompanyConsents => "home-companies",
        BeforeCommittee => "committee",
        AwaitingParticipants => "participants",
        Active when due is not null => "participants",
        _ => null,
    };

    /// <summary>The state that an event alone leads to, and when its automatic outcome holds; null when it leaves the state as it is.</summary>
    public static (string State, DateTimeOffset? Due)? After(MatchEvent happened, DateTimeOffset at) => happened switch
    {
        MatchEvent.ScreeningTakenBack { WasDeferred: true } => (Deferred, at + Patience.Deferred),
        MatchEvent.ProposalTakenBack { WasScreened: true } => (Screened, at + Patience.Screened),
        MatchEvent.Drafted or MatchEvent.ScreeningTakenBack or MatchEvent.ProposalTakenBack => (Draft, null),
        MatchEvent.Screened or MatchEvent.CameBack or MatchEvent.InformationAnswered or MatchEvent.InformationLapsed =>
            (Screened, at + Patience.Screened),
        MatchEvent.InformationAsked => (AwaitingInformation, at + Patience.Information),
        MatchEvent.Proposed => (AwaitingCompanyConsents, at + Patience.CompanyConsents),
        MatchEvent.Consented or MatchEvent.ReturnedFromCommittee => (Consented, at + Patience.Consented),
        MatchEvent.BroughtBeforeCommittee => (BeforeCommittee, null),
        MatchEvent.Decided { Decision.Outcome: DecisionOutcome.Approved } => (AwaitingParticipants, at + Patience.Participants),
        MatchEvent.Decided { Decision.Outcome: DecisionOutcome.Inquorate } => (Deferred, at + Patience.Deferred),
        MatchEvent.Decided => (Rejected, null),
        MatchEvent.Activated e => (Active, e.MeetingAwaitedFrom + Patience.FirstMeeting),
        MatchEvent.Resumed e => (Active, e.MeetingAwaitedFrom + Patience.FirstMeeting),
        MatchEvent.BroughtIn or MatchEvent.FirstMeetingRecorded => (Active, null),
        MatchEvent.Suspended => (Suspended, null),
        MatchEvent.CompanyDeclined or MatchEvent.ParticipantDeclined or MatchEvent.ParticipantLost or MatchEvent.Lapsed or MatchEvent.Replaced
            or MatchEvent.Stopped => (Withdrawn, null),
        MatchEvent.Ended or MatchEvent.Closed => (Ended, null),
        _ => null,
    };
}
