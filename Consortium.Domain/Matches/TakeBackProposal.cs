using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// The coordinator who proposed a match takes the proposal back, as long as no company has answered it: both places are free in
/// the same step, and to the home companies the question is withdrawn. Taking it back again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record TakeBackProposal(MatchId Match, CoordinatorId By)
{
    /// <param name="match">The match.</param>
    /// <param name="mentor">Its mentor.</param>
    /// <param name="mentee">Its mentee.</param>
    /// <param name="at">When.</param>
    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(Match match, Participant mentor, Participant mentee, DateTimeOffset at) => match switch
    {
        Matches.Match.Unknown => Matches.Match.NotFound,
        Matches.Match.Draft or Matches.Match.Screened => new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []),
        Matches.Match.AwaitingCompanyConsents { Before: { } before, Consents.IsEmpty: true } proposed when proposed.File.Coordinator == By =>
            new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
                [new MatchEvent.ProposalTakenBack(Match, By, before is Matches.Match.Screened, at)],
                mentor.FreesPlaceOf(Match, at),
                mentee.FreesPlaceOf(Match, at)),
        _ => TakeBackScreening.TooLate,
    };
}
