namespace Consortium.Domain.Matches;

/// <summary>
/// The company has said what it could of its people: every match that waited for it is screened again in the same step, also when
/// some of it stays unknown. A match that went on meanwhile stays where it is. Answering again records nothing.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Company">The company that answers; known from sign-in.</param>
public sealed record AnswerInformation(InformationRequestId Request, CompanyId Company)
{
    /// <param name="request">The request.</param>
    /// <param name="matches">The matches that it was made for, in their order.</param>
    /// <param name="at">When.</param>
    public Outcome<InformationRequestEvent, MatchEvent> Decide(InformationRequest request, IReadOnlyList<(MatchId Id, Match State)> matches, DateTimeOffset at)
    {
        if (request is not InformationRequest.Asked asked || asked.Company != Company)
            return InformationRequest.NotFound;
        if (asked.IsAnswered)
            return new Outcome<InformationRequestEvent, MatchEvent>([], []);

        return new Outcome<InformationRequestEvent, MatchEvent>(
            [new InformationRequestEvent.Answered(Request, at)],
            [
                .. matches.Where(match => match.State is Match.AwaitingInformation waiting && waiting.Request == Request)
                    .Select(match => new MatchEvent.InformationAnswered(match.Id, Request, at)),
            ]);
    }
}
