namespace Consortium.Domain.Companies;

/// <summary>
/// Refuses a candidate that the check found to compete with a member: the default, for which nobody has to be asked. Refusing it
/// again records nothing.
/// </summary>
/// <param name="Company">The candidate.</param>
public sealed record RefuseCandidate(CompanyId Company)
{
    public static readonly Refusal NoCompetitionFound = new(
        "company.no-competition-found", "L-17",
        "La vérification n'a trouvé aucune concurrence : l'admission revient au comité de pilotage.",
        "The check found no competition: admission is for the steering committee to decide.");

    public Outcome<PartnerCompanyEvent> Decide(PartnerCompany company, DateTimeOffset at) => company switch
    {
        PartnerCompany.Unknown => PartnerCompany.NotFound,
        PartnerCompany.Refused => Outcome.AlreadyDone<PartnerCompanyEvent>(),
        PartnerCompany.Candidate { Check: null } => RecordCompetitionCheck.NotChecked,
        PartnerCompany.Candidate { Check.Competitors.IsEmpty: true } => NoCompetitionFound,
        PartnerCompany.Candidate => new PartnerCompanyEvent.CandidateRefused(Company, Ballot: null, at),
        _ => PartnerCompany.NotACandidate,
    };
}
