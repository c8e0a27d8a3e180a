using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Matches;

namespace Consortium.Api.Mail;

/// <summary>A match began to wait for companies or people, or half of its time has passed: whoever has still to answer is written to.</summary>
/// <param name="Match">The match.</param>
/// <param name="Since">Since when it waits; a wait that is over is nobody's any more.</param>
/// <param name="Round">Which letter it is.</param>
public sealed record MatchAwaits(MatchId Match, DateTimeOffset Since, Round Round)
{
    public static IEnumerable<Announcement> Announce(MatchId match, Domain.Matches.Match.Waiting waiting) =>
        waiting is Domain.Matches.Match.AwaitingCompanyConsents or Domain.Matches.Match.AwaitingParticipants
        ?
        [
            new Announcement(new MatchAwaits(match, waiting.Since, Round.Asked)),
            new Announcement(new MatchAwaits(match, waiting.Since, Round.HalfTime), waiting.RemindAt),
        ]
        : [];
}

public static class MatchAwaitsHandler
{
    public static async Task<IReadOnlyList<Announcement>> Handle(MatchAwaits message, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!services.GetRequiredService<Postbox>().IsOpen
            || (await services.GetRequiredService<IEventStreams>().Load<Match>(message.Match.Value, ct)).State is not Match.Waiting match || match.Since != message.Since)
            return [];

        return match switch
        {
            Match.AwaitingCompanyConsents asked => await services.GetRequiredService<Recipients>().OfCompanies(
                match.Pair.HomeCompanies.Where(company => !asked.Consents.Contains(company)), (person, company) => To(person, Occasion.Consent, company), ct),
            Match.AwaitingParticipants asked =>
                [.. match.Pair.People.Where(person => !asked.Accepted.Contains(person)).Select(person => To(person.Value, Occasion.Answer, match.Pair.CompanyOf(person)))],
            _ => [],
        };

        Announcement To(Guid person, Occasion occasion, CompanyId? company) =>
            new(new WriteToPerson(person, occasion, message.Match.Value, company, match.Due, message.Round, clock.GetUtcNow()));
    }
}
