using System.Text.Json;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

/// <summary>All that is recorded of one person, as they or their human resources may have it (L-40).</summary>
/// <param name="For">person, or human-resources.</param>
/// <param name="LeftOut">What is not in it, and why.</param>
/// <param name="Profile">Each attribute as known, withheld or unknown, with who said it and when; expectations as the id of a text.</param>
/// <param name="Reserve">Whom the person would not be open with; in their own export alone.</param>
/// <param name="Texts">What is kept in words, sealed under the person's own key.</param>
/// <param name="ReadBy">Who was told the name, or took out an export, oldest first.</param>
/// <param name="Retention">How long the person is kept.</param>
/// <param name="Purposes">Why personal data are processed and on which ground.</param>
/// <param name="OnConsent">What only the person's consent would allow, each by itself.</param>
internal sealed record PersonExport(
    DateTimeOffset ExportedAt,
    string For,
    FixedWording LeftOut,
    PersonExport.Who Person,
    PersonExport.Standing Participation,
    JsonElement Profile,
    IReadOnlyList<PersonExport.Answer> Independence,
    PersonExport.KeptAway? Reserve,
    IReadOnlyList<PersonExport.Written> Texts,
    IReadOnlyList<PersonExport.Acknowledgement> Acknowledgements,
    IReadOnlyList<PersonExport.Match> Matches,
    IReadOnlyList<PersonExport.Reading> ReadBy,
    PersonExport.Kept Retention,
    IReadOnlyDictionary<CorePurpose, LawfulBasis> Purposes,
    IReadOnlyList<OptionalPurpose> OnConsent)
{
    /// <param name="Id">The participant: the person in this cohort.</param>
    internal sealed record Who(ParticipantId Id, string GivenName, string FamilyName, string Email, CompanyId Company, string? CompanyName, CohortId Cohort, MentoringRole Role);

    /// <param name="State">registered, away or left.</param>
    /// <param name="AwayUntil">The last day without proposals, included; absent while there is no end, or no absence.</param>
    /// <param name="LeftOn">When it was recorded that the person left.</param>
    /// <param name="WithdrawalReason">In the person's own export alone.</param>
    /// <param name="NoMatch">Why the search was closed; absent while it is open.</param>
    /// <param name="VoluntaryOn">When a mentee said that they take part of their own free will; why they apply is among the texts.</param>
    /// <param name="SponsoredOn">The day on which a mentee's employer agreed.</param>
    /// <param name="FormerEmployers">The companies that handed the person over, each with the last day there.</param>
    internal sealed record Standing(
        string State,
        DateTimeOffset RegisteredAt,
        int Places,
        int PlacesHeld,
        int PlacesTaken,
        DateOnly? AwayUntil,
        DateOnly? LeftOn,
        WithdrawalReason? WithdrawalReason,
        NoMatchReason? NoMatch,
        CompanyId? TransferOfferedTo,
        DateOnly? VoluntaryOn,
        DateOnly? SponsoredOn,
        IReadOnlyList<CompanyLink> FormerEmployers);

    /// <param name="Question">What was asked.</param>
    /// <param name="State">known, withheld or unknown; a question that is absent was not answered.</param>
    /// <param name="Companies">The links; absent where the person alone may have what they said.</param>
    /// <param name="People">The people, by the ids that their addresses led to; absent where the person alone may have what they said.</param>
    internal sealed record Answer(
        string Question, string State, IReadOnlyList<CompanyLink>? Companies, IReadOnlyList<PersonId>? People, KnowledgeSource? Source, DateOnly? On);

    internal sealed record KeptAway(IReadOnlyList<Guid> People, IReadOnlyList<Guid> Companies);

    internal sealed record Written(TextId Id, DateTimeOffset KeptAt, string Words);

    internal sealed record Acknowledgement(Guid Agreement, DateOnly On, string Language, string Source);

    /// <param name="Origin">Where it comes from; brought-in for a pair that ran before the consortium did.</param>
    /// <param name="Outcome">What the committee decided, once it has.</param>
    /// <param name="OtherCompany">For the person, once the committee approved, or when the pair was brought in running.</param>
    /// <param name="Other">The other person; for the person, likewise.</param>
    /// <param name="Accepted">Whether the person has said yes, while they are asked.</param>
    /// <param name="FirstMetOn">The day on which the two met for the first time.</param>
    /// <param name="MissionEnded">How the mission ended.</param>
    internal sealed record Match(
        MatchId Id,
        string State,
        MatchOrigin Origin,
        DecisionOutcome? Outcome,
        CompanyId? OtherCompany,
        ParticipantId? Other,
        bool? Accepted,
        DateOnly? StartsOn,
        DateOnly? FirstMetOn,
        MissionEnd? MissionEnded);

    /// <param name="DueOn">The first day on which the person is no longer kept.</param>
    /// <param name="UnderLegalHold">Whether a legal hold keeps them beyond it.</param>
    /// <param name="ErasureAsked">Whether an erasure was asked for.</param>
    internal sealed record Kept(RetentionClass Class, DateOnly? DueOn, bool UnderLegalHold, bool ErasureAsked);

    internal sealed record Reading(Guid Company, DateTimeOffset At);

    /// <summary>What the human resources' export leaves out.</summary>
    public static FixedWording LeftOutForHumanResources { get; } = new(
        "Ce que la personne dit en privé n'y est pas : avec qui elle ne serait pas à l'aise, les liens qu'elle a déclarés elle-même, la raison d'un retrait. Elle seule l'obtient, par sa propre exportation.",
        "What the person says in private is not in it: whom they would not be open with, the links that they declared themselves, the reason of a withdrawal. They alone obtain it, by their own export.");

    /// <summary>What the person's own export leaves out.</summary>
    public static FixedWording LeftOutForThePerson { get; } = new(
        "N'y sont pas : le nom d'autres personnes, les délibérations du comité, et l'autre côté d'un jumelage que le comité n'a pas approuvé, à moins qu'il n'ait été repris en cours.",
        "Not in it are the names of other people, the committee's deliberations, and the other side of a match that the committee has not approved, unless it was brought in running.");
}
