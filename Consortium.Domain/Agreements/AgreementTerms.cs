using System.Collections.Immutable;

namespace Consortium.Domain.Agreements;

/// <summary>
/// What a version of the agreement says, in fields that rules and pages can rely on. The participants' conduct rule
/// (<see cref="ConductRule"/>, L-01) and the limits of confidentiality (<see cref="ConfidentialityUndertaking.Limits"/>, L-24) are
/// part of every version and therefore no field.
/// </summary>
/// <param name="Confidentiality">The undertaking of every company and person who takes part .</param>
/// <param name="Covenants">The consortium's permission for non-solicitation covenants; null, the default, permits none (L-01).</param>
/// <param name="Purposes">For which purposes personal data are processed, and on which ground (L-37).</param>
public sealed record AgreementTerms(ConfidentialityUndertaking Confidentiality, CovenantPermission? Covenants, ImmutableSortedDictionary<CorePurpose, LawfulBasis> Purposes)
{
    /// <summary>What a version says where its author says nothing else: everything is confidential for good, and no covenant.</summary>
    public static AgreementTerms Ordinary { get; } = new(
        new ConfidentialityUndertaking([.. Enum.GetValues<ConfidentialSubject>()], TermMonths: null, SurvivalMonths: null),
        Covenants: null,
        Enum.GetValues<CorePurpose>().ToImmutableSortedDictionary(purpose => purpose, _ => LawfulBasis.LegitimateInterest));

    /// <summary>Two terms are the same when they say the same.</summary>
    public bool Equals(AgreementTerms? other) =>
        other is not null && Confidentiality == other.Confidentiality && Covenants == other.Covenants && Purposes.SequenceEqual(other.Purposes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Confidentiality, Covenants, Purposes.Count);
}

/// <summary>What is confidential, for how long, and how long it stays so afterwards (A-09, L-25).</summary>
/// <param name="Scope">What it covers; never empty.</param>
/// <param name="TermMonths">How many months it binds from the day of signing; null for as long as the company takes part.</param>
/// <param name="SurvivalMonths">How many months it survives the end of a match, or of the company's part; null without end; never 0 (L-25).</param>
public sealed record ConfidentialityUndertaking(ImmutableSortedSet<ConfidentialSubject> Scope, int? TermMonths, int? SurvivalMonths)
{
    /// <summary>When confidentiality may be lifted, in every version (L-24).</summary>
    public static FixedWording Limits { get; } = new(
        "La confidentialité a trois limites : un danger grave pour une personne, un crime, et l'ordre d'un tribunal ou d'une autorité. "
            + "Elle n'est levée que par une décision consignée, prise par deux personnes.",
        "Confidentiality has three limits: a serious danger to a person, a crime, and the order of a court or authority. "
            + "It is lifted only by a recorded decision that two people take.");

    /// <summary>Two undertakings are the same when they say the same.</summary>
    public bool Equals(ConfidentialityUndertaking? other) =>
        other is not null && TermMonths == other.TermMonths && SurvivalMonths == other.SurvivalMonths && Scope.SetEquals(other.Scope);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scope.Count, TermMonths, SurvivalMonths);
}

/// <summary>What a confidentiality undertaking may cover.</summary>
public enum ConfidentialSubject
{
    /// <summary>What a mentor and a mentee tell each other.</summary>
    Conversations,

    /// <summary>Who takes part, and with whom.</summary>
    Participants,

    /// <summary>What a company lets a mentor know about itself.</summary>
    CompanyInformation,

    /// <summary>Dossiers, votes and reasons of the steering committee.</summary>
    CommitteeBusiness,
}

/// <summary>The participants' conduct rule: all that stands behind the field's word « non-maraudage » by default (L-01). It binds people's conduct, not any company's hiring.</summary>
public static class ConductRule
{
    /// <summary>The rule as every version states it.</summary>
    public static FixedWording Wording { get; } = new(
        "Personne ne se sert de ce programme pour solliciter. Cette règle ne limite ni l'embauche par une entreprise, ni la candidature de quiconque.",
        "Nobody uses this programme to solicit. This rule limits neither hiring by any company nor anybody's application.");
}

/// <summary>The consortium's choice to permit bounded non-solicitation covenants between two of its companies.</summary>
/// <param name="LongestTailMonths">The longest tail after a match that a covenant may have, in months; a jurisdiction's absolute limit holds besides (L-06).</param>
public sealed record CovenantPermission(int LongestTailMonths)
{
    /// <summary>What is suggested (L-06).</summary>
    public const int OrdinaryTailMonths = 6;
}

/// <summary>A sentence that the product fixes, in both languages: nobody can word it otherwise.</summary>
/// <param name="French">In Québec French.</param>
/// <param name="English">In English.</param>
public sealed record FixedWording(string French, string English);
