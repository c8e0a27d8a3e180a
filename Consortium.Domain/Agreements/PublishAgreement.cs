using Consortium.Domain.Committee;

namespace Consortium.Domain.Agreements;

/// <summary>
/// Publishes a draft, to be in force from a day on. While the consortium is being founded its coordinator does; afterwards the
/// steering committee decides. Publishing it again for the same day, or for no day in particular, records nothing.
/// </summary>
/// <param name="Agreement">The version.</param>
/// <param name="From">The first day on which it is in force, included, in UTC; null for the day of publication.</param>
public sealed record PublishAgreement(AgreementId Agreement, DateOnly? From)
{
    /// <summary>A version has one first day.</summary>
    public static readonly Refusal AlreadyPublished = new(
        "agreement.already-published", "A-08",
        "Cette version est déjà publiée pour un autre jour : une version n'a qu'un premier jour.",
        "This version is published already, for another day: a version has one first day.");

    /// <summary>The consortium is founded.</summary>
    public static readonly Refusal CommitteeDecides = new(
        "agreement.committee-decides", "A-14",
        "Le comité de pilotage décide des versions de l'entente : soumettez-lui celle-ci.",
        "The steering committee decides on versions of the agreement: lay this one before it.");

    /// <summary>Nobody is bound before they could read.</summary>
    public static readonly Refusal BeginsInThePast = new(
        "agreement.begins-in-the-past", "A-08",
        "Une version entre en vigueur le jour de sa publication ou plus tard.",
        "A version comes into force on the day of its publication or later.");

    /// <param name="version">The version as it stands.</param>
    /// <param name="committee">The committee: as soon as it has a chair, it decides.</param>
    /// <param name="at">When.</param>
    public Outcome<AgreementVersionEvent> Decide(AgreementVersion version, SteeringCommittee committee, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        if (version is AgreementVersion.Published published)
            return From is null || From == published.From ? Outcome.AlreadyDone<AgreementVersionEvent>() : AlreadyPublished;
        if (version is AgreementVersion.BeforeCommittee)
            return AgreementVersion.IsBeforeCommittee;
        if (version is not AgreementVersion.Draft)
            return AgreementVersion.NotFound;
        if (committee.Chair is not null)
            return CommitteeDecides;
        if (From < today)
            return BeginsInThePast.With("from", $"{From:O}");

        return new AgreementVersionEvent.Published(Agreement, From ?? today, at);
    }
}
