using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.PersonalData;

/// <summary>
/// The register of who was told the name of another company's person, or took out all that is recorded of one of their own (L-46).
/// It is written before the name leaves.
/// </summary>
internal sealed class DossierReads(Databases databases, TimeProvider clock)
{
    /// <param name="people">Whose names are about to be told; a company's own people are no matter for the register.</param>
    /// <param name="company">Who is told.</param>
    /// <param name="principal">Who asked; null when a notice brings it.</param>
    /// <param name="ct">Gives up.</param>
    public Task Note(IReadOnlyCollection<Guid> people, CompanyId company, Guid? principal, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return databases.Engine.Run(
            [
                new SqlStatement(
                    """
                    insert into personal.dossier_read (id, person, of_company, by_company, principal, read_at)
                    select r.id, subject, company, $3, $4::uuid, $5 from unnest($1, $2) as r (id, person)
                    join personal.detail on subject = r.person where company <> $3
                    """,
                    people.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                    people.ToArray(),
                    company.Value,
                    principal?.ToString(),
                    now),
            ],
            ct);
    }

    /// <summary>Human resources take out what is recorded of one of their own people.</summary>
    public Task NoteExport(ParticipantId person, CompanyId company, Guid principal, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return databases.Engine.Run(
            [
                new SqlStatement(
                    "insert into personal.dossier_read (id, person, of_company, by_company, principal, read_at) values ($1, $2, $3, $3, $4, $5)",
                    Guid.CreateVersion7(now),
                    person.Value,
                    company.Value,
                    principal,
                    now),
            ],
            ct);
    }
}
