namespace Consortium.Domain.Committee;

/// <summary>What an item of a ballot asks the committee to approve. Two subjects are equal when they ask the same.</summary>
public abstract record BallotSubject
{
    private BallotSubject() { }

    /// <summary>A pair of a mentor and a mentee.</summary>
    public sealed record OfMatch(MatchId Match) : BallotSubject;

    /// <summary>A company that applies for membership (L-17).</summary>
    public sealed record OfAdmission(CompanyId Company) : BallotSubject;

    /// <summary>A waiver of an exclusion between two companies (L-20).</summary>
    public sealed record OfWaiver(WaiverId Waiver) : BallotSubject;

    /// <summary>The end of everything that keeps two companies apart (L-19).</summary>
    public sealed record OfExclusion(CompanyId One, CompanyId Other) : BallotSubject;

    /// <summary>A version of the consortium's agreement.</summary>
    public sealed record OfAgreement(AgreementId Agreement) : BallotSubject;

    /// <summary>A new value of one of the policy's numbers.</summary>
    /// <param name="Number">Which number.</param>
    /// <param name="Value">Its value from the decision on, in the number's own unit.</param>
    public sealed record OfPolicy(PolicyNumber Number, int Value) : BallotSubject;
}
