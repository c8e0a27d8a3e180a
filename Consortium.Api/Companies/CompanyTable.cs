using Consortium.Api.Events;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>The companies that are known: what they are to the consortium, in which sectors, and what they signed.</summary>
internal sealed class CompanyTable : IReadModel
{
    public string Table => "company";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var events = page.Of<PartnerCompanyEvent>();
        var states = Last(events, StateAfter);
        if (states.Count > 0)
            yield return new SqlStatement(
                $"""
                insert into {into} (company, state) select * from unnest($1, $2)
                on conflict (company) do update set state = excluded.state
                """,
                states.Select(one => one.Company).ToArray(),
                states.Select(one => one.Value).ToArray());

        var applied = Last(events, AppliedAt);
        if (applied.Count > 0)
            yield return Set("applied_at", applied);

        var admitted = Last(events, AdmittedAt);
        if (admitted.Count > 0)
            yield return Set("admitted_at", admitted);

        var lastDays = Last(events, LastDayAfter);
        if (lastDays.Count > 0)
            yield return Set("last_day", lastDays);

        var sectors = Last(events, SectorsAfter);
        if (sectors.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set sectors = string_to_array(s.sectors, ' ')
                from unnest($1, $2) as s (company, sectors) where {into}.company = s.company
                """,
                sectors.Select(one => one.Company).ToArray(),
                sectors.Select(one => one.Value).ToArray());

        var signed = page.Of<PartnerCompanyEvent.AgreementSigned>().LastBy(e => e.Company.Value);
        if (signed.Count > 0)
            yield return new SqlStatement(
                $"""
                update {into} set signed_agreement = s.agreement, signed_at = s.at
                from unnest($1, $2, $3) as s (company, agreement, at) where {into}.company = s.company
                """,
                signed.Select(e => e.Company.Value).ToArray(),
                signed.Select(e => e.Agreement.Value).ToArray(),
                signed.Select(e => e.At).ToArray());

        SqlStatement Set<T>(string column, IReadOnlyList<(Guid Company, T Value)> values) => new(
            $"update {into} set {column} = s.value from unnest($1, $2) as s (company, value) where {into}.company = s.company",
            values.Select(one => one.Company).ToArray(),
            values.Select(one => one.Value).ToArray());
    }

    /// <summary>The last value of each company: a statement may touch a row once.</summary>
    private static IReadOnlyList<(Guid Company, T Value)> Last<T>(
        IReadOnlyList<PartnerCompanyEvent> events, Func<PartnerCompanyEvent, (Guid Company, T Value)?> value) =>
        [.. events.Select(value).OfType<(Guid Company, T Value)>().Reverse().DistinctBy(one => one.Company)];

    private static (Guid, string)? StateAfter(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.OutsiderRegistered e => (e.Company.Value, "outsider"),
        PartnerCompanyEvent.Applied e => (e.Company.Value, "candidate"),
        PartnerCompanyEvent.Admitted e => (e.Company.Value, "member"),
        PartnerCompanyEvent.CandidateRefused e => (e.Company.Value, "refused"),
        PartnerCompanyEvent.Suspended e => (e.Company.Value, "suspended"),
        PartnerCompanyEvent.Reinstated e => (e.Company.Value, "member"),
        PartnerCompanyEvent.Departed e => (e.Company.Value, "departed"),
        _ => null,
    };

    private static (Guid, DateTimeOffset)? AppliedAt(PartnerCompanyEvent recorded) =>
        recorded is PartnerCompanyEvent.Applied e ? (e.Company.Value, e.At) : null;

    private static (Guid, DateTimeOffset)? AdmittedAt(PartnerCompanyEvent recorded) =>
        recorded is PartnerCompanyEvent.Admitted e ? (e.Company.Value, e.At) : null;

    private static (Guid, DateOnly?)? LastDayAfter(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.Admitted e => (e.Company.Value, null),
        PartnerCompanyEvent.DepartureAnnounced e => (e.Company.Value, e.LastDay),
        PartnerCompanyEvent.Departed e => (e.Company.Value, e.LastDay),
        _ => null,
    };

    private static (Guid, string)? SectorsAfter(PartnerCompanyEvent recorded) => recorded switch
    {
        PartnerCompanyEvent.Applied e => (e.Company.Value, string.Join(' ', e.Activity.Sectors)),
        PartnerCompanyEvent.ActivityDeclared e => (e.Company.Value, string.Join(' ', e.Activity.Sectors)),
        _ => null,
    };
}
