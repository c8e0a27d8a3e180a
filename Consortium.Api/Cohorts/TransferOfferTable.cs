using Consortium.Api.Events;
using Consortium.Domain.Cohorts;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.Cohorts;

/// <summary>
/// Transfers as the company that they are offered to sees them. A row is made with each registration, so that the offer finds
/// cohort and role, and is in nobody's reach without an offer.
/// </summary>
internal sealed class TransferOfferTable : IReadModel
{
    public string Table => "transfer_offer";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var registered = page.Of<ParticipantEvent.Registered>();
        if (registered.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (participant, cohort, role, from_company) select * from unnest($1, $2, $3, $4)",
                registered.Select(e => e.Participant.Value).ToArray(),
                registered.Select(e => e.Cohort.Value).ToArray(),
                registered.Select(e => StoredJson.Word(e.Role)).ToArray(),
                registered.Select(e => e.Company.Value).ToArray());

        var last = page
            .Select(e => e.Data switch
            {
                ParticipantEvent.TransferOffered offered => new Offer(e.Stream, offered.From.Value, offered.To.Value, offered.At),
                ParticipantEvent.Transferred moved => new Offer(e.Stream, moved.To.Value, null, null),
                ParticipantEvent.Withdrawn or ParticipantEvent.Departed => new Offer(e.Stream, null, null, null),
                _ => null,
            })
            .OfType<Offer>().ToList().LastBy(offer => offer.Person);
        if (last.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set from_company = coalesce(o.from_company, {into}.from_company), to_company = o.to_company, offered_at = o.at
                from unnest($1, $2::uuid[], $3::uuid[], $4::timestamptz[]) as o (participant, from_company, to_company, at)
                where {into}.participant = o.participant
                """,
                last.Select(offer => offer.Person).ToArray(),
                last.Select(offer => offer.From).ToArray(),
                last.Select(offer => offer.To).ToArray(),
                last.Select(offer => offer.At).ToArray());

        var erased = page.Of<ErasureEvent.Carried>();
        if (erased.Count > 0)
            yield return new SqlStatement($"delete from {into} where participant = any($1)", erased.Select(e => e.Person.Value).ToArray());
    }

    private sealed record Offer(Guid Person, Guid? From, Guid? To, DateTimeOffset? At);
}
