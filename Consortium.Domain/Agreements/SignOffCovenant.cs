namespace Consortium.Domain.Agreements;

/// <summary>
/// Records that a party's counsel approved a draft: who, when, and which document. Another sign-off of the same party takes the
/// place of the first; the same one again records nothing.
/// </summary>
/// <param name="Company">The party.</param>
/// <param name="SignOff">Who, when, which document.</param>
public sealed record SignOffCovenant(CompanyId Company, CounselSignOff SignOff)
{
    /// <summary>There is nothing left to sign off.</summary>
    public static readonly Refusal NotADraft = new(
        "covenant.not-a-draft", "L-07",
        "Seul un projet d'engagement s'approuve : celui-ci est en vigueur ou échu.",
        "Only a draft is signed off: this covenant is in force or over.");

    /// <summary>Nobody has signed tomorrow.</summary>
    public static readonly Refusal InTheFuture = new(
        "covenant.signed-off-in-the-future", "L-02",
        "Une approbation juridique ne peut pas porter une date à venir.",
        "A sign-off by counsel cannot bear a date to come.");

    /// <param name="covenant">The covenant as it stands; to a company that is no party it does not exist.</param>
    /// <param name="at">When.</param>
    public Outcome<CovenantEvent> Decide(NonSolicitationCovenant covenant, DateTimeOffset at)
    {
        var (id, parties) = covenant switch
        {
            NonSolicitationCovenant.Draft draft => (draft.Id, draft.Items.Parties),
            NonSolicitationCovenant.InForce inForce => (inForce.Id, [inForce.Terms.Bound, inForce.Terms.Beneficiary]),
            NonSolicitationCovenant.Expired expired => (expired.Id, [expired.Terms.Bound, expired.Terms.Beneficiary]),
            _ => (default, (IReadOnlyList<CompanyId>)[]),
        };
        if (!parties.Contains(Company))
            return NonSolicitationCovenant.NotFound;
        if (covenant is not NonSolicitationCovenant.Draft { SignOffs: var signedOff })
            return NotADraft;
        if (signedOff.TryGetValue(Company, out var before) && before == SignOff)
            return Outcome.AlreadyDone<CovenantEvent>();
        if (SignOff.On > DateOnly.FromDateTime(at.UtcDateTime))
            return InTheFuture;

        return new CovenantEvent.SignedOff(id, Company, SignOff, at);
    }
}
