using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Mail;

/// <summary>Who is to be written to, beside those that a message names.</summary>
internal sealed class Recipients(Databases databases)
{
    /// <summary>A message for each of the human resources of these companies; of every company when none is named.</summary>
    public async Task<IReadOnlyList<Announcement>> OfCompanies(IEnumerable<CompanyId>? companies, Func<Guid, CompanyId?, Announcement> to, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select distinct principal, company from personal.account where closed_at is null and role = $1 and ($2::uuid[] is null or company = any($2)) order by company, principal")
            .With(nameof(Role.CompanyHr), companies?.Select(company => company.Value).ToArray());
        var found = new List<Announcement>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(to(rows.GetGuid(0), new CompanyId(rows.GetGuid(1))));
        return found;
    }

    /// <summary>Who takes part in a cohort that is not over, and has not acknowledged a version of the agreement.</summary>
    /// <param name="agreement">The version.</param>
    /// <param name="since">Since when at the latest they take part.</param>
    /// <param name="today">The day on which a cohort may be over.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<Guid>> Unread(AgreementId agreement, DateTimeOffset since, DateOnly today, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select p.participant from read.participant p join read.cohort c using (cohort)
            where p.state in ('registered', 'away') and p.registered_at <= $2 and c.ends >= $3
                and not exists (select from read.acknowledgement a where a.participant = p.participant and a.agreement = $1)
            order by p.participant
            """).With(agreement.Value, since, today);
        var found = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(rows.GetGuid(0));
        return found;
    }
}
