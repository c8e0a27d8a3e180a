using System.Collections.Immutable;
using Consortium.Domain.Companies;

namespace Consortium.Domain.Agreements;

/// <summary>Which agreement binds whom on a day: part of <see cref="ConsortiumRules"/>, and a fold over the same events.</summary>
/// <param name="Published">The published versions, in the order of publication.</param>
/// <param name="Signatures">Which company signed which version.</param>
public sealed record AgreementRules(
    ImmutableList<PublishedAgreement> Published, ImmutableHashSet<(CompanyId Company, AgreementId Agreement)> Signatures)
{
    /// <summary>Which participant acknowledged which version.</summary>
    public ImmutableHashSet<(ParticipantId Participant, AgreementId Agreement)> Acknowledged { get; init; } = [];

    /// <summary>No version yet.</summary>
    public static AgreementRules Initial { get; } = new([], []);

    /// <summary>The rules after one more event of any kind.</summary>
    public static AgreementRules Evolve(AgreementRules rules, object recorded) => recorded switch
    {
        AgreementVersionEvent.Published e => rules with { Published = rules.Published.Add(new PublishedAgreement(e.Agreement, e.From)) },
        PartnerCompanyEvent.AgreementSigned e => rules with { Signatures = rules.Signatures.Add((e.Company, e.Agreement)) },
        AcknowledgementEvent.Given e => rules with { Acknowledged = rules.Acknowledged.Add((e.Participant, e.Agreement)) },
        _ => rules,
    };

    /// <summary>
    /// The version in force on a day: of those whose first day has come, the one whose first day is latest, and of two with the
    /// same first day the one published later. Null before the first.
    /// </summary>
    public AgreementId? InForceOn(DateOnly on) => Published.Where(version => version.From <= on).Aggregate(
        (PublishedAgreement?)null, (latest, version) => latest is { } found && found.From > version.From ? latest : version)?.Agreement;

    /// <summary>Whether a version may be signed on a day: it is in force, or it will be, so that nobody stands without an agreement on the first day.</summary>
    public bool MayBeSignedOn(AgreementId agreement, DateOnly on) =>
        InForceOn(on) == agreement || Published.Any(version => version.Agreement == agreement && version.From > on);

    /// <summary>Whether the company signed the version in force on a day .</summary>
    public bool HasSigned(CompanyId company, DateOnly on) => InForceOn(on) is { } inForce && Signatures.Contains((company, inForce));

    /// <summary>Whether the person acknowledged the version in force on a day .</summary>
    public bool HasAcknowledged(ParticipantId participant, DateOnly on) =>
        InForceOn(on) is { } inForce && Acknowledged.Contains((participant, inForce));
}

/// <summary>A published version.</summary>
/// <param name="Agreement">The version.</param>
/// <param name="From">The first day on which it is in force, included.</param>
public sealed record PublishedAgreement(AgreementId Agreement, DateOnly From);
