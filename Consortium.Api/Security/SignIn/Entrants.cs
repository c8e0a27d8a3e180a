using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Consortium.Api.Security.Accounts;

namespace Consortium.Api.Security.SignIn;

/// <summary>As whom somebody may come in by their address.</summary>
/// <param name="Company">The company's name, for the roles that belong to one.</param>
/// <param name="Since">The first day of the cohort, for a participant, who may be in several.</param>
/// <param name="Language">The language of letters, where it is known.</param>
internal sealed record Entrant(Scope Holder, string? Company, DateOnly? Since, string Address, string? Language);

/// <summary>Whose an address is: by an open account, or as the participant who is registered under it.</summary>
internal sealed class Entrants(Databases databases, SubjectKeys keys, PersonalDetails details)
{
    public async Task<IReadOnlyList<Entrant>> By(byte[] digest, CancellationToken ct)
    {
        var found = await Rows(digest, ct);
        var participants = await details.Of([.. found.Where(row => row.Account is null).Select(row => row.Holder.Principal)], ct);
        var opened = await keys.Find([.. found.Select(row => row.Holder.Principal).Distinct()], ct);
        return
        [
            .. from row in found
               let address = row.Account is { } account
                   ? AccountTable.Open(opened, account, row.Holder.Principal, row.Sealed)
                   : participants.GetValueOrDefault(row.Holder.Principal)?.Email
               where address is not null
               select new Entrant(row.Holder, row.Company, row.Since, address, row.Language),
        ];
    }

    /// <summary>The first day of the cohort of each of these who is a participant.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> Cohorts(IReadOnlyCollection<Guid> principals, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select d.subject, c.begins from personal.detail d join read.cohort c using (cohort) where d.subject = any($1)").With([principals.ToArray()]);
        var days = new Dictionary<Guid, DateOnly>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            days.Add(row.GetGuid(0), row.GetFieldValue<DateOnly>(1));
        return days;
    }

    private async Task<IReadOnlyList<Row>> Rows(byte[] digest, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select a.role, a.company, a.principal, n.legal_name, null::date, a.account, a.sealed, coalesce(l.language, a.language)
            from personal.account a left join consortium.company_name n using (company) left join consortium.letter_language l using (principal)
            where a.email_digest = $1 and a.closed_at is null
            union all
            select 'Participant', d.company, d.subject, n.legal_name, c.begins, null, null, l.language
            from personal.detail d left join consortium.company_name n using (company) left join read.cohort c using (cohort)
                left join consortium.letter_language l on l.principal = d.subject
            where d.email_digest = $1
            order by 1, 5, 3
            """).With(digest);
        var rows = new List<Row>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            rows.Add(new Row(
                Authentication.ScopeOf(row),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
                row.IsDBNull(5) ? null : row.GetGuid(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6),
                row.IsDBNull(7) ? null : row.GetString(7)));
        }

        return rows;
    }

    private sealed record Row(Scope Holder, string? Company, DateOnly? Since, Guid? Account, byte[]? Sealed, string? Language);
}
