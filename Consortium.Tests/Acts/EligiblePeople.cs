using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Acts;

[Trait("Rule", "L-26")]
public class EligiblePeople
{
    private static readonly DateOnly _day = new(2026, 11, 23);
    private static readonly Participant.Registered _mentor = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MentorRegistered);
    private static readonly Participant.Registered _mentee = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(MenteeRegistered);

    public static TheoryData<string> Private => ["the same person", "family", "hierarchy", "a reserve about the person", "a reserve about the company"];

    [Fact]
    public void Two_people_without_links_may_be_paired_though_the_mentee_declared_nothing() => Assert.Empty(Between(_mentor.Facts, _mentee.Facts));

    /// <summary>Told apart, they would give away what was said in private .</summary>
    [Theory, MemberData(nameof(Private)), Trait("Rule", "A-16"), Trait("Rule", "A-15")]
    public void Whatever_is_private_is_told_in_the_same_words(string reason)
    {
        Assert.Equal([EligibilityOfPeople.NotEligible], Between(With(_mentor.Facts, reason, _mentee), _mentee.Facts));
        Assert.Equal([EligibilityOfPeople.NotEligible], Between(_mentor.Facts, With(_mentee.Facts, reason, _mentor)));
    }

    [Theory, Trait("Rule", "A-35")]
    [InlineData(CompanyQuestion.Employment)]
    [InlineData(CompanyQuestion.Shares)]
    [InlineData(CompanyQuestion.BoardSeat)]
    [InlineData(CompanyQuestion.PaidContract)]
    public void A_direct_interest_keeps_two_people_apart(CompanyQuestion question)
    {
        Assert.Equal([EligibilityOfPeople.Interest], Between(Linked(_mentor.Facts, question, Borealis), _mentee.Facts));
        Assert.Contains(EligibilityOfPeople.Interest, Between(_mentor.Facts, Linked(_mentee.Facts, question, Acme)));
        Assert.Empty(Between(Linked(_mentor.Facts, question, Corvid), _mentee.Facts));
    }

    [Theory, Trait("Rule", "L-28")]
    [InlineData(CompanyQuestion.Evaluation)]
    [InlineData(CompanyQuestion.Purchasing)]
    [InlineData(CompanyQuestion.Account)]
    public void Who_manages_the_account_is_kept_apart_and_not_the_whole_company(CompanyQuestion question) =>
        Assert.Equal([EligibilityOfPeople.ManagesTheAccount], Between(Linked(_mentor.Facts, question, Borealis), _mentee.Facts));

    [Theory]
    [InlineData(2023, 11, 23, false)]
    [InlineData(2023, 11, 24, true)]
    public void A_link_that_ended_three_years_ago_no_longer_counts(int year, int month, int dayOfMonth, bool counts) =>
        Assert.Equal(counts, Between(Linked(_mentor.Facts, CompanyQuestion.Employment, Borealis, new(year, month, dayOfMonth)), _mentee.Facts).Count > 0);

    [Fact, Trait("Rule", "A-17"), Trait("Rule", "A-27")]
    public void A_mentor_who_has_not_answered_is_asked_before_anybody_is_proposed()
    {
        var open = Between(_mentor.Facts with { Independence = IndependenceDeclaration.Open }, _mentee.Facts);

        Assert.Equal([EligibilityOfPeople.IndependenceOpen], open);
        Assert.True(EligibilityOfPeople.IsOpenQuestion(open[0]));
        Assert.False(EligibilityOfPeople.IsOpenQuestion(EligibilityOfPeople.Interest));
    }

    [Fact, Trait("Rule", "C-02")]
    public void Who_is_away_is_proposed_to_nobody_until_the_day_after()
    {
        var away = _mentor.Facts with { Away = new Absence(_day) };

        Assert.Equal([EligibilityOfPeople.MentorAway], Between(away, _mentee.Facts));
        Assert.Empty(EligibilityOfPeople.Between(_mentor with { Facts = away }, _mentee, _day.AddDays(1)));
        Assert.Equal([EligibilityOfPeople.MenteeAway], Between(_mentor.Facts, _mentee.Facts with { Away = new Absence(null) }));
    }

    [Fact]
    public void Every_reason_is_told_at_once() =>
        Assert.Equal(
            [EligibilityOfPeople.NotEligible, EligibilityOfPeople.Interest, EligibilityOfPeople.MentorAway],
            Between(Linked(With(_mentor.Facts, "family", _mentee), CompanyQuestion.Shares, Borealis) with { Away = new Absence(null) }, _mentee.Facts));

    [Fact]
    public void Eligibility_asks_about_the_people_too() =>
        Assert.Contains(
            EligibilityOfPeople.NotEligible,
            Eligibility.Between(_mentor with { Facts = With(_mentor.Facts, "family", _mentee) }, _mentee, Rules, _day));

    private static IReadOnlyList<Refusal> Between(PersonFacts mentor, PersonFacts mentee) =>
        EligibilityOfPeople.Between(_mentor with { Facts = mentor }, _mentee with { Facts = mentee }, _day);

    private static PersonFacts With(PersonFacts facts, string reason, Participant.Registered other) => reason switch
    {
        "the same person" => facts with { Person = other.Facts.Person },
        "family" => Tied(facts, PersonQuestion.Close, other.Facts.Person),
        "hierarchy" => Tied(facts, PersonQuestion.Hierarchy, other.Facts.Person),
        "a reserve about the person" => facts with { Reserve = new Reserve([other.Facts.Person.Value], []) },
        _ => facts with { Reserve = new Reserve([], [other.Company.Value]) },
    };

    private static PersonFacts Tied(PersonFacts facts, PersonQuestion question, PersonId person) => facts with
    {
        Independence = facts.Independence with
        {
            People = facts.Independence.People.SetItem(question, new Knowledge<ImmutableArray<PersonId>>.Known([person], KnowledgeSource.Participant, _day)),
        },
    };

    private static PersonFacts Linked(PersonFacts facts, CompanyQuestion question, CompanyId company, DateOnly? ended = null) => facts with
    {
        Independence = facts.Independence with
        {
            Companies = facts.Independence.Companies.SetItem(
                question, new Knowledge<ImmutableArray<CompanyLink>>.Known([new CompanyLink(company, ended)], KnowledgeSource.Participant, _day)),
        },
    };
}
