using System.Collections.Immutable;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Domain.PersonalData;

/// <summary>What is kept, by how long it is kept (L-42).</summary>
public enum RetentionClass
{
    /// <summary>Name, address, profile and words of a person who never had a match that the committee approved or that was brought in running.</summary>
    UnmatchedProfile,

    /// <summary>The same of a person who had one: while they last, the decision, or the mission, can be told to be about this person.</summary>
    MatchedProfile,

    /// <summary>What was written for the voters of a ballot: their reasons and objections, and why a match was proposed.</summary>
    VoteReasons,

    /// <summary>The register of who was told a name or took out an export.</summary>
    DisclosureRegister,

    /// <summary>Who signed an agreement and who counselled on a covenant.</summary>
    Signatures,

    /// <summary>The lines that the service writes to its log, which hold ids and no content.</summary>
    ApplicationLog,
}

/// <summary>How long one class is kept.</summary>
/// <param name="Class">The class.</param>
/// <param name="Months">Whole months: the day of the same number so many months after the day counted from, or the last of a shorter month, is the first without.</param>
/// <param name="CountedFrom">The day that the months are counted from.</param>
/// <param name="Source">Why so long.</param>
/// <param name="Automatic">Whether the daily run sees to it; otherwise whoever keeps it does.</param>
public sealed record RetentionPeriod(RetentionClass Class, int Months, FixedWording CountedFrom, FixedWording Source, bool Automatic);

/// <summary>
/// How long what is kept is kept (L-42), as numbers of the programme's policy. The record of events is not among them: it holds
/// ids alone, and once a person is erased their id is nobody's.
/// </summary>
public static class RetentionSchedule
{
    private static readonly FixedWording _endOfParticipation = new(
        "Le dernier jour de la cohorte, ou le jour où le départ de la personne a été consigné, s'il vient avant.",
        "The last day of the cohort, or the day on which it was recorded that the person left when that comes first.");

    /// <summary>One period per class.</summary>
    public static ImmutableArray<RetentionPeriod> Periods { get; } =
    [
        new(
            RetentionClass.UnmatchedProfile, 12, _endOfParticipation,
            new("L-42 ; art. 23 de la Loi sur le privé (Québec) et art. 5(1)e) du RGPD : détruire quand la fin est accomplie.",
                "L-42; section 23 of Québec's private-sector Act and art. 5(1)(e) GDPR: destroy once the purpose is achieved."),
            Automatic: true),
        new(
            RetentionClass.MatchedProfile, 60, _endOfParticipation,
            new("L-42 : les décisions restent rattachées à une personne cinq ans, sous un numéro ; ensuite ce numéro n'est plus celui de personne.",
                "L-42: decisions can be told to be about a person for five years, under a number; from then on that number is nobody's."),
            Automatic: true),
        new(
            RetentionClass.VoteReasons, 60,
            new("Le jour du vote.", "The day of the vote."),
            new("L-34 et L-42 : avec la décision dont elles sont la raison ; au moins trois ans.",
                "L-34 and L-42: as long as the decision that they are the reason of; three years at least."),
            Automatic: true),
        new(
            RetentionClass.DisclosureRegister, 60,
            new("Le jour de la lecture.", "The day of the reading."),
            new("L-46 : aussi longtemps que l'on peut demander compte d'une décision.",
                "L-46: for as long as a decision can be called to account."),
            Automatic: true),
        new(
            RetentionClass.Signatures, 60,
            new("La fin de l'entente ou de l'engagement.", "The end of the agreement or the covenant."),
            new("L-42 : durée de l'entente et prescription : trois ans au Québec (art. 2925 C.c.Q.), cinq en France (art. 2224 du Code civil).",
                "L-42: the agreement's term and the limitation period: three years in Québec (art. 2925 C.C.Q.), five in France (art. 2224 of the Civil Code)."),
            Automatic: false),
        new(
            RetentionClass.ApplicationLog, 12,
            new("Le jour de la ligne.", "The day of the line."),
            new("Pratique : le service écrit son journal sur la console et ne le garde pas ; qui l'exploite l'efface.",
                "Practice: the service writes its log to the console and does not keep it; whoever operates it deletes it."),
            Automatic: false),
    ];

    /// <summary>The period of a class.</summary>
    public static RetentionPeriod Of(RetentionClass of) => Periods.Single(period => period.Class == of);

    /// <summary>The class of a person's profile.</summary>
    public static RetentionClass ClassOf(Participant.Registered person) =>
        person.WasMatched ? RetentionClass.MatchedProfile : RetentionClass.UnmatchedProfile;

    /// <summary>The first day on which a person's profile is no longer kept; null for nobody and in no cohort.</summary>
    public static DateOnly? DueOn(Participant participant, Cohort cohort)
    {
        if (participant.Registration is not { } person || cohort is not Cohort.Open open)
            return null;

        var ended = participant is Participant.Left left && left.On < open.Until ? left.On : open.Until;
        return ended.AddMonths(Of(ClassOf(person)).Months);
    }
}
