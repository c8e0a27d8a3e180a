namespace Consortium.Domain.Companies;

/// <summary>
/// The committee admits a company on the condition that it is kept apart from a member it competes with (L-17). It rests on
/// direct competition and has no end; only the committee removes it. Imposing it again records nothing.
/// </summary>
/// <param name="Company">The admitted company.</param>
/// <param name="Member">The member.</param>
/// <param name="Reason">What the check found.</param>
/// <param name="Ballot">The ballot that decided it.</param>
public sealed record ImposeExclusion(CompanyId Company, CompanyId Member, KeptText? Reason, BallotId Ballot)
{
    public Outcome<CompetitorExclusionEvent> Decide(CompetitorExclusion exclusion, DateTimeOffset at) =>
        exclusion is CompetitorExclusion.Standing { Imposed: not null }
            ? Outcome.AlreadyDone<CompetitorExclusionEvent>()
            : new CompetitorExclusionEvent.Imposed(
                Company, Member, new ExclusionGrounds(new Period(DateOnly.FromDateTime(at.UtcDateTime), null), IsDirect: true, Reason), Ballot, at);
}
