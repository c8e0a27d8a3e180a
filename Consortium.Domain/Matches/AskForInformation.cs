using System.Collections.Immutable;

namespace Consortium.Domain.Matches;

/// <summary>
/// A coordinator asks one company everything that several matches wait to know of its people, in one request (C-15, C-23). The
/// matches wait for the answer. Asking it again records nothing.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Company">Who is asked.</param>
/// <param name="Matches">The matches that wait for the answer.</param>
/// <param name="Questions">What is asked of whom; each of a person whom the company lends to one of the matches.</param>
/// <param name="Words">What the coordinator wrote beside.</param>
/// <param name="By">The coordinator; known from sign-in.</param>
public sealed record AskForInformation(
    InformationRequestId Request,
    CompanyId Company,
    ImmutableArray<MatchId> Matches,
    ImmutableArray<OpenQuestion> Questions,
    KeptText? Words,
    CoordinatorId By)
{
    public static readonly Refusal NotItsPerson = new(
        "information-request.not-its-person", "C-15",
        "Une question porte sur une personne que cette entreprise n'a pas dans ces jumelages.",
        "A question is about somebody whom this company does not have in these matches.");

    /// <param name="request">What is recorded under the request's id.</param>
    /// <param name="matches">The matches, in their order.</param>
    /// <param name="at">When.</param>
    public Outcome<InformationRequestEvent, MatchEvent> Decide(InformationRequest request, IReadOnlyList<Match> matches, DateTimeOffset at)
    {
        if (request is not InformationRequest.Unknown)
            return new Outcome<InformationRequestEvent, MatchEvent>([], []);
        if (matches.Any(match => match is Match.Unknown))
            return Match.NotFound;
        if (matches.Any(match => match is not (Match.Draft or Match.Screened)))
            return ProposeMatch.NotInQueue;
        if (Questions.Any(question => matches.Cast<Match.Known>().All(match => match.Pair.CompanyOf(question.About) != Company)))
            return NotItsPerson;

        return new Outcome<InformationRequestEvent, MatchEvent>(
            [new InformationRequestEvent.Asked(Request, Company, Matches, Questions, Words, at)],
            [.. Matches.Select(match => new MatchEvent.InformationAsked(match, Request, By, at))]);
    }
}
