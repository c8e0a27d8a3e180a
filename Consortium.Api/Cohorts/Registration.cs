using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Npgsql;

namespace Consortium.Api.Cohorts;

/// <summary>One person as human resources sends them, by form or as a row of a file.</summary>
internal sealed record Registrant(PersonalDetail Detail, MentoringRole Role, Profile Profile, int Capacity);

/// <summary>Registers one person: the decision, and the personal details beside it in the same transaction.</summary>
internal sealed class Registration(IEventStreams streams, RulesInForce rules, PersonalDetails details, TimeProvider clock)
{
    public static readonly Refusal AlreadyRegistered = new(
        "participant.already-registered", "C-08",
        "Votre entreprise a déjà inscrit cette adresse courriel dans cette cohorte : une personne, une inscription.",
        "Your company already registered this e-mail address in this cohort: one person, one registration.");

    public async Task<Decided<Participant>> Register(
        ParticipantId id, CohortId cohort, CompanyId company, Registrant person, IReadOnlyList<SqlStatement> alongside, CancellationToken ct)
    {
        var act = new RegisterParticipant(id, cohort, company, person.Role, person.Profile, person.Capacity);
        var (edition, _) = await streams.Load<Cohort>(cohort.Value, ct);
        var (inForce, _) = await rules.Now(ct);

        // Asked before the person's key is made, so that a refused row leaves nothing behind.
        if (act.Decide(Participant.Initial, edition, inForce, clock.GetUtcNow()).Refusal is { } refusal)
            return new Decided<Participant>(Participant.Initial, 0, refusal);

        try
        {
            return await streams.Decide(
                StreamAddress.New<Participant>(id.Value),
                (Participant state) => act.Decide(state, edition, inForce, clock.GetUtcNow()),
                alongside: [await details.Keep(id.Value, company, cohort, person.Detail, ct), .. alongside],
                ct: ct);
        }
        catch (PostgresException duplicate) when (duplicate.ConstraintName == PersonalDetails.OncePerCompanyAndCohort)
        {
            return new Decided<Participant>(Participant.Initial, 0, AlreadyRegistered);
        }
    }
}
