using Consortium.Domain.Cohorts;

namespace Consortium.Domain.Matches;

/// <summary>
/// A home company consents to a proposed match, or does not, which ends the match and frees both places. Its answer can be
/// changed to a no until the committee is asked. The same answer again records nothing.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Company">The company that answers; known from sign-in.</param>
/// <param name="Consents">Yes or no.</param>
public sealed record ConsentToMatch(MatchId Match, CompanyId Company, bool Consents)
{
    public static readonly Refusal NotAsked = new(
        "match.consent-not-asked", "L-32",
        "Le consentement à ce jumelage n'est pas demandé, ou ne l'est plus.",
        "Consent to this match is not asked for, or no longer.");

    public Outcome<MatchEvent, ParticipantEvent, ParticipantEvent> Decide(Match match, DateTimeOffset at)
    {
        // To a company that is not part of the match it does not exist; what was never proposed has not been shown to anybody.
        if (match is not Matches.Match.Known { File.WasProposed: true, Pair: var pair } || !pair.HomeCompanies.Contains(Company))
            return Matches.Match.NotFound;

        IReadOnlyCollection<CompanyId> consents = match switch
        {
            Matches.Match.AwaitingCompanyConsents asked => asked.Consents,
            Matches.Match.Withdrawn or Matches.Match.Known { File.IsTakenBack: true } => [],
            _ => pair.HomeCompanies,
        };
        if (Consents ? consents.Contains(Company) : match is Matches.Match.Withdrawn)
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>([], [], []);
        if (match is not (Matches.Match.AwaitingCompanyConsents or Matches.Match.Consented))
            return NotAsked;

        if (Consents)
        {
            var given = new MatchEvent.CompanyConsented(Match, Company, at);
            var last = pair.HomeCompanies.All(home => home == Company || consents.Contains(home));
            return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
                last ? [given, new MatchEvent.Consented(Match, at)] : [given], [], []);
        }

        return new Outcome<MatchEvent, ParticipantEvent, ParticipantEvent>(
            [new MatchEvent.CompanyDeclined(Match, Company, at)],
            [new ParticipantEvent.PlaceReleased(pair.Mentor, Match, at)],
            [new ParticipantEvent.PlaceReleased(pair.Mentee, Match, at)]);
    }
}
