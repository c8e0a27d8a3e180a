using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;

namespace Consortium.Tests.Acts;

/// <summary>Three companies, a mentor of Acme and a mentee of Borealis, and the four who sit on the committee.</summary>
internal static class Scene
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Friday = Monday.AddDays(4);
    public static readonly CompanyId Acme = new(Id("acme")), Borealis = new(Id("borealis")), Corvid = new(Id("corvid")), Dune = new(Id("dune"));
    public static readonly CommitteeMemberId Ann = new(Id("ann")), Ben = new(Id("ben")), Cho = new(Id("cho")), Dee = new(Id("dee"));
    public static readonly AgreementId Agreement = new(Id("agreement"));
    public static readonly KeptText Words = new(new TextId(Id("words")), "f00d");
    public static readonly CohortId Autumn = new(Id("cohort"));
    public static readonly ParticipantId Mentor = new(Id("mentor")), Mentee = new(Id("mentee"));
    public static readonly MatchId TheMatch = new(Id("match"));
    public static readonly CoordinatorId TheCoordinator = new(Id("coordinator"));
    public static readonly BallotId TheBallot = new(Id("ballot"));
    public static readonly BallotItemId TheItem = BallotItem.IdOf(TheBallot, 0);
    public static readonly Pair ThePair = new(Autumn, Mentor, Acme, Mentee, Borealis, Score: 800, Confidence: 100);

    public static readonly CohortEvent CohortOpened = new CohortEvent.Opened(Autumn, new(2026, 12, 1), new(2027, 6, 30), PlaceLimits.Ordinary, Monday);
    public static readonly MatchEvent Drafted = new MatchEvent.Drafted(TheMatch, new MatchingRunId(Id("run")), ThePair, Monday);
    public static readonly MatchEvent Proposed = new MatchEvent.Proposed(TheMatch, TheCoordinator, 7, Monday);
    public static readonly MatchEvent AcmeConsented = new MatchEvent.CompanyConsented(TheMatch, Acme, Monday);
    public static readonly MatchEvent BorealisConsented = new MatchEvent.CompanyConsented(TheMatch, Borealis, Monday);
    public static readonly MatchEvent BothConsented = new MatchEvent.Consented(TheMatch, Monday);
    public static readonly MatchEvent BroughtBeforeCommittee = new MatchEvent.BroughtBeforeCommittee(TheMatch, TheBallot, Monday);

    /// <summary>Acme, Borealis, Corvid and Dune are members and have signed; mentor and mentee have read.</summary>
    public static ConsortiumRules Rules { get; } = ConsortiumRules.Initial with
    {
        Members = [Acme, Borealis, Corvid, Dune],
        Agreements = new AgreementRules(
            [new PublishedAgreement(Agreement, new(2026, 1, 1))],
            [(Acme, Agreement), (Borealis, Agreement), (Corvid, Agreement), (Dune, Agreement)])
        {
            Acknowledged = [(Mentor, Agreement), (Mentee, Agreement)],
        },
    };

    /// <summary>The same, and nobody has signed.</summary>
    public static ConsortiumRules Unsigned { get; } = Rules with { Agreements = Rules.Agreements with { Signatures = [] } };

    public static readonly PersonId MentorsPerson = new(Id("mentor's person")), MenteesPerson = new(Id("mentee's person"));

    public static Profile Fragments { get; } = Profile.Blank with
    {
        Skills = new Knowledge<ImmutableSortedSet<string>>.Known(["finance"], KnowledgeSource.HumanResources, new(2026, 11, 2)),
        Languages = new Knowledge<ImmutableSortedDictionary<string, LanguageLevel>>.Withheld(KnowledgeSource.Participant, new(2026, 11, 3)),
    };

    /// <summary>Declared on the second of November 2026.</summary>
    public static IndependenceDeclaration NoLinks { get; } = IndependenceDeclaration.NoLinks(KnowledgeSource.Participant, new(2026, 11, 2));

    public static ParticipantEvent MentorRegistered { get; } =
        new ParticipantEvent.Registered(Mentor, MentorsPerson, Autumn, Acme, MentoringRole.Mentor, Fragments, NoLinks, Capacity: 2, Monday);

    public static ParticipantEvent MenteeRegistered { get; } =
        new ParticipantEvent.Registered(Mentee, MenteesPerson, Autumn, Borealis, MentoringRole.Mentee, Fragments, IndependenceDeclaration.Open, Capacity: 1, Monday);

    public static BallotSubject OnTheMatch { get; } = new BallotSubject.OfMatch(TheMatch);

    /// <summary>What voters see of the match.</summary>
    public static MatchDossier Dossier { get; } = new(Autumn, Score: 800, Confidence: 100);

    /// <summary>Acme and Borealis are home; Corvid and Dune vote.</summary>
    public static BallotEvent BallotOpened { get; } = new BallotEvent.Opened(
        TheBallot,
        [new(Acme, Ann), new(Borealis, Ben), new(Corvid, Cho), new(Dune, Dee)],
        [new(TheItem, OnTheMatch, [Acme, Borealis], [], Dossier)],
        BallotProcedure.Vote,
        Friday,
        Monday);

    public static DecisionNotice Notice { get; } =
        new(new DecisionId(Id("decision")), Acme, Autumn, DecisionOutcome.Approved, Monday, new NoticeParties(TheMatch, Mentor, Mentee));

    /// <summary>Direct competition from a day on, without an end.</summary>
    public static ExclusionGrounds CompetingFrom(DateOnly day) => new(new Period(day, null), IsDirect: true, Reason: null);

    public static Guid Id(string of) => DerivedId.Of(of);
}
