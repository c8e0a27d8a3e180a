using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Mail;

/// <summary>Who of a company can be written to.</summary>
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
}
