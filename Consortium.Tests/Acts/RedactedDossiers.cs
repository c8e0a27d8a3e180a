using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Domain.Matches;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

/// <summary>Acme makes machines, Borealis nurses; a dossier tells of one of their people what five have in common.</summary>
[Trait("Rule", "L-33")]
public class DrawingUpADossier
{
    private static readonly DateOnly _aDay = new(2026, 11, 2);

    private static readonly Dictionary<CompanyId, ActivityDeclaration> _activities = new()
    {
        [Acme] = Activity("333"),
        [Borealis] = Activity("622"),
        [Corvid] = Activity("333", "522"),
    };

    [Fact]
    public void Sector_and_line_of_work_are_told_where_five_of_the_same_role_are_alike()
    {
        var mentors = People(5, Acme, MentoringRole.Mentor, "accounting");

        Assert.Equal(new Outline("33", "support-functions"), new Peers(mentors, _activities).OutlineOf(mentors[0]));
        Assert.Equal(Outline.Nobody, new Peers(mentors.Skip(1), _activities).OutlineOf(mentors[0]));
        Assert.Equal(Outline.Nobody, new Peers([.. mentors.Skip(1), .. People(5, Acme, MentoringRole.Mentee, "accounting")], _activities).OutlineOf(mentors[0]));
    }

    [Fact]
    public void Where_both_together_would_single_somebody_out_one_of_them_is_told_alone()
    {
        var (alone, machines, books) = (
            People(1, Acme, MentoringRole.Mentor, "accounting")[0],
            People(4, Acme, MentoringRole.Mentor, "sales"),
            People(4, Borealis, MentoringRole.Mentor, "accounting"));

        Assert.Equal(new Outline("33", null), new Peers([alone, .. machines, .. books], _activities).OutlineOf(alone));
        Assert.Equal(new Outline(null, "support-functions"), new Peers([alone, .. books], _activities).OutlineOf(alone));
    }

    [Fact]
    public void What_is_not_known_or_is_of_several_kinds_is_not_told_however_many_are_alike()
    {
        var mixed = People(5, Corvid, MentoringRole.Mentor, "accounting", "sales");
        var unsaid = People(5, Dune, MentoringRole.Mentor);

        Assert.Equal(Outline.Nobody, new Peers(mixed, _activities).OutlineOf(mixed[0]));
        Assert.Equal(Outline.Nobody, new Peers(unsaid, _activities).OutlineOf(unsaid[0]));
    }

    [Fact]
    public void A_theme_is_told_that_five_mentees_have_in_common()
    {
        var mentees = People(5, Borealis, MentoringRole.Mentee).Select(person => Needing(person, "nursing-leadership")).ToList();
        mentees[0] = Needing(mentees[0], "nursing-leadership", "public-policy");

        Assert.Equal(["healthcare"], new Peers(mentees, _activities).ThemesOf(mentees[0]));
        Assert.Empty(new Peers(mentees.Skip(1), _activities).ThemesOf(mentees[0]));
    }

    [Fact]
    [Trait("Rule", "A-67")]
    public void The_four_families_of_inputs_are_told_of_each_side_with_their_source()
    {
        var dossier = Draw([]);

        Assert.Equal(
            from family in Enum.GetValues<InputFamily>() from side in Enum.GetValues<MentoringRole>() select (family, side),
            dossier.Inputs.Select(input => (input.Family, input.Of)));
        Assert.Equal(
            new DossierInput(InputFamily.Skills, MentoringRole.Mentor, KnowledgeState.Known, KnowledgeSource.HumanResources, _aDay), dossier.Inputs[0]);
        Assert.Equal(
            new DossierInput(InputFamily.Compatibility, MentoringRole.Mentor, KnowledgeState.Withheld, KnowledgeSource.Participant, new(2026, 11, 3)),
            dossier.Inputs[6]);
        Assert.All(dossier.Inputs.Where(input => input.Family is InputFamily.Feedback), input => Assert.Equal(KnowledgeState.Unknown, input.State));
    }

    [Fact]
    public void When_and_against_which_rules_conflicts_were_looked_for_is_told_with_what_was_overruled()
    {
        var overruled = new MatchEvent.Overruled(TheMatch, EligibilityOfPeople.IndependenceOpen.Code, TheCoordinator, Words, Monday);

        var check = Draw([overruled]).Conflicts!;

        Assert.Equal((Monday, 7L), (check.At, check.RulesPosition));
        Assert.Equal([EligibilityOfPeople.IndependenceOpen.Code], check.Overruled);
    }

    private static MatchDossier Draw(MatchEvent[] between) => MatchDossier.Of(
        ((Match.Known)Fold.Of<Match, MatchEvent>([Drafted, .. between, Proposed, AcmeConsented, BorealisConsented, BothConsented])).File,
        (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MentorRegistered),
        (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MenteeRegistered),
        new Peers([], _activities),
        rationale: null);

    private static ActivityDeclaration Activity(params string[] sectors) => new([.. sectors], ["CA-QC"], [new("1", "CA-QC")], [], 0, null);

    private static List<Participant.Registered> People(int count, CompanyId company, MentoringRole role, params string[] functions) =>
    [
        .. Enumerable.Range(0, count).Select(place => new Participant.Registered(
            new(Id($"{company} {role} {place}")), Autumn, company, role, Profile.Blank with { Functions = Said(functions) }, PersonFacts.Of(MentorsPerson, NoLinks), 1, [])),
    ];

    private static Participant.Registered Needing(Participant.Registered mentee, params string[] needs) => mentee with
    {
        Profile = mentee.Profile with
        {
            Needs = new Knowledge<ImmutableSortedDictionary<string, NeedPriority>>.Known(
                needs.ToImmutableSortedDictionary(need => need, _ => default(NeedPriority)), KnowledgeSource.Participant, _aDay),
        },
    };

    private static Knowledge<ImmutableSortedSet<string>> Said(string[] codes) => codes is []
        ? new Knowledge<ImmutableSortedSet<string>>.Unknown()
        : new Knowledge<ImmutableSortedSet<string>>.Known([.. codes], KnowledgeSource.HumanResources, _aDay);
}
