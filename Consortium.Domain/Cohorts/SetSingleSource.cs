namespace Consortium.Domain.Cohorts;

/// <summary>
/// Has one company supply all mentors of a cohort, with the reason and what that company gains by it. Naming the same
/// company again records nothing; another one cannot take its place, since people joined on what was disclosed.
/// </summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="Source">The company.</param>
/// <param name="Reason">Why, and what the company gains by it: kept outside the events.</param>
public sealed record SetSingleSource(CohortId Cohort, CompanyId Source, KeptText Reason)
{
    public static readonly Refusal AnotherSource = new(
        "cohort.another-source", "A-24",
        "Une autre entreprise fournit déjà les mentores et les mentors de cette cohorte : ouvrez une autre cohorte.",
        "Another company supplies the mentors of this cohort already: open another cohort.");

    public static readonly Refusal NotAMember = new(
        "cohort.source-not-a-member", "A-24",
        "Seule une entreprise membre peut fournir les mentores et les mentors d'une cohorte.",
        "Only a member company can supply the mentors of a cohort.");

    public Outcome<CohortEvent> Decide(Cohort cohort, ConsortiumRules rules, DateTimeOffset at)
    {
        if (cohort is not Domain.Cohorts.Cohort.Open open)
            return Domain.Cohorts.Cohort.NotFound;
        if (open.Source == Source)
            return Outcome.AlreadyDone<CohortEvent>();
        if (open.Source is not null)
            return AnotherSource;
        if (!rules.Members.Contains(Source))
            return NotAMember;

        return new CohortEvent.SingleSourceSet(Cohort, Source, Reason, at);
    }
}
