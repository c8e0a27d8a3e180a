using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>A legal entity, not a brand; a member of the consortium once it is admitted.</summary>
public abstract record PartnerCompany : IState<PartnerCompany, PartnerCompanyEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "company.unknown", "A-01", "Aucune entreprise partenaire ne porte cet identifiant.", "No partner company has this id.");

    private PartnerCompany() { }

    /// <summary>No such company.</summary>
    public sealed record Unknown : PartnerCompany;

    /// <summary>A member.</summary>
    /// <param name="Id">The company.</param>
    /// <param name="Signed">The agreement versions that its executive has signed.</param>
    public sealed record Member(CompanyId Id, ImmutableHashSet<AgreementId> Signed) : PartnerCompany;

    /// <inheritdoc/>
    public static PartnerCompany Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static PartnerCompany Evolve(PartnerCompany state, PartnerCompanyEvent recorded) => (state, recorded) switch
    {
        (Unknown, PartnerCompanyEvent.Admitted e) => new Member(e.Company, []),
        (Member member, PartnerCompanyEvent.AgreementSigned e) => member with { Signed = member.Signed.Add(e.Agreement) },
        _ => state,
    };
}

/// <summary>What happens to a partner company.</summary>
public abstract record PartnerCompanyEvent
{
    private PartnerCompanyEvent() { }

    /// <summary>The company became a member.</summary>
    public sealed record Admitted(CompanyId Company, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The company's executive signed a version of the confidentiality agreement.</summary>
    public sealed record AgreementSigned(CompanyId Company, AgreementId Agreement, DateTimeOffset At) : PartnerCompanyEvent;

    /// <summary>The company said where its decisions are to be delivered; the address itself is kept outside the events.</summary>
    public sealed record ReceiverSet(CompanyId Company, DateTimeOffset At) : PartnerCompanyEvent;
}
