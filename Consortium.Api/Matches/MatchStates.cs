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
        Withdrawn = "withdrawn";

    public static readonly IReadOnlyList<string> All =
    [
        Draft, Screened, AwaitingInformation, AwaitingCompanyConsents, Consented, BeforeCommittee, AwaitingParticipants, Active, Suspended, Rejected,
        Deferred, Withdrawn,
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
        Match.Active => Active,
        Match.Suspended => Suspended,
        Match.Rejected => Rejected,
        Match.Deferred => Deferred,
        Match.Withdrawn => Withdrawn,
        _ => throw new InvalidOperationException($"No word says {match.GetType().Name}."),
    };

    /// <summary>Who has to act for a match to move on; null when nobody has.</summary>
    public static string? OwnerOf(string state) => state switch
    {
        Draft or Screened or Consented or Suspended or Deferred => "coordinator",
        AwaitingInformation or AwaitingCompanyConsents => "home-companies",
        BeforeCommittee => "committee",
        AwaitingParticipants => "participants",
        _ => null,
    };

    /// <summary>The state that an event alone leads to, with the time that it waits; null when it leaves the state as it is.</summary>
    public static (string State, TimeSpan? Patience)? After(MatchEvent happened) => happened switch
    {
        MatchEvent.Drafted => (Draft, null),
        MatchEvent.Screened or MatchEvent.CameBack or MatchEvent.InformationAnswered or MatchEvent.InformationLapsed =>
            (Screened, Patience.Screened),
        MatchEvent.InformationAsked => (AwaitingInformation, Patience.Information),
        MatchEvent.Proposed => (AwaitingCompanyConsents, Patience.CompanyConsents),
        MatchEvent.Consented or MatchEvent.ReturnedFromCommittee => (Consented, Patience.Consented),
        MatchEvent.BroughtBeforeCommittee => (BeforeCommittee, null),
        MatchEvent.Decided { Decision.Outcome: DecisionOutcome.Approved } => (AwaitingParticipants, Patience.Participants),
        MatchEvent.Decided { Decision.Outcome: DecisionOutcome.Inquorate } => (Deferred, Patience.Deferred),
        MatchEvent.Decided => (Rejected, null),
        MatchEvent.Activated or MatchEvent.Resumed => (Active, null),
        MatchEvent.Suspended => (Suspended, null),
        MatchEvent.CompanyDeclined or MatchEvent.ParticipantDeclined or MatchEvent.ParticipantLost or MatchEvent.Lapsed or MatchEvent.Replaced
            or MatchEvent.Stopped => (Withdrawn, null),
        _ => null,
    };
}
