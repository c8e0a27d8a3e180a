using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Domain.MatchingRuns;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;
using Cohorts = Consortium.Tests.Support.Spec<Consortium.Domain.Cohorts.Cohort, Consortium.Domain.Cohorts.CohortEvent>;
using People = Consortium.Tests.Support.Spec<Consortium.Domain.Cohorts.Participant, Consortium.Domain.Cohorts.ParticipantEvent>;
using Runs = Consortium.Tests.Support.Spec<Consortium.Domain.MatchingRuns.MatchingRun, Consortium.Domain.MatchingRuns.MatchingRunEvent>;

namespace Consortium.Tests.Acts;

[Act(typeof(OpenCohort))]
public class OpeningACohort
{
    [Fact, Trait("Rule", "A-31")]
    public void Three_months_are_enough() =>
        new Cohorts().Given().When(cohort => new OpenCohort(Autumn, new(2026, 12, 1), new(2027, 3, 1), PlaceLimits.Ordinary).Decide(cohort, Monday))
            .Then(new CohortEvent.Opened(Autumn, new(2026, 12, 1), new(2027, 3, 1), PlaceLimits.Ordinary, Monday));

    [Fact]
    public void A_day_less_is_too_short() =>
        new Cohorts().Given().When(cohort => new OpenCohort(Autumn, new(2026, 12, 1), new(2027, 2, 28), PlaceLimits.Ordinary).Decide(cohort, Monday)).ThenRefused(OpenCohort.TooShort);

    [Fact]
    public void The_end_of_time_is_too_short() =>
        new Cohorts().Given().When(cohort => new OpenCohort(Autumn, DateOnly.MaxValue, DateOnly.MaxValue, PlaceLimits.Ordinary).Decide(cohort, Monday)).ThenRefused(OpenCohort.TooShort);

    [Theory, Trait("Rule", "C-10")]
    [InlineData(0, 1)]
    [InlineData(11, 1)]
    [InlineData(5, 0)]
    [InlineData(5, 6)]
    public void Places_of_one_person_have_limits(int ofAMentor, int ofAMentee) =>
        new Cohorts().Given().When(cohort => new OpenCohort(Autumn, new(2026, 12, 1), new(2027, 3, 1), new(ofAMentor, ofAMentee)).Decide(cohort, Monday))
            .ThenRefused(OpenCohort.LimitsOutOfRange);

    [Fact]
    public void Opening_it_twice_records_nothing() =>
        new Cohorts().Given(CohortOpened).When(cohort => new OpenCohort(Autumn, new(2026, 12, 1), new(2027, 6, 30), PlaceLimits.Ordinary).Decide(cohort, Friday)).ThenNothing();
}

[Act(typeof(RegisterParticipant))]
public class RegisteringAParticipant
{
    private static readonly Cohort _open = Fold.Of<Cohort, CohortEvent>(CohortOpened);
    private static readonly RegisterParticipant _offer = new(Mentor, MentorsPerson, Autumn, Acme, MentoringRole.Mentor, Fragments, NoLinks, Capacity: 2);
    private static readonly DateOnly _day = new(2026, 11, 2);

    [Fact]
    public void A_mentor_is_offered_with_gaps() => Offered(_offer).Then(MentorRegistered);

    [Fact, Trait("Rule", "A-02")]
    public void Who_joins_by_way_of_a_body_that_leads_the_consortium_keeps_their_employer()
    {
        var led = ConsortiumRules.Evolve(Rules, new FoundingEvent.KindSettled(ConsortiumKind.ProfessionalOrder, [Corvid], Monday));
        var (byBody, byAnother) = (_offer with { Through = Corvid }, _offer with { Through = Dune });

        new People().Given().When(person => byBody.Decide(person, _open, led, Monday)).Then(((ParticipantEvent.Registered)MentorRegistered) with { Through = Corvid });
        new People().Given().When(person => byAnother.Decide(person, _open, led, Monday)).ThenRefused(RegisterParticipant.NotByThatBody);
        Offered(byBody).ThenRefused(RegisterParticipant.NotByThatBody);
    }

    [Fact, Trait("Rule", "A-02")]
    public void The_employers_exclusions_apply_and_never_the_bodys()
    {
        var day = DateOnly.FromDateTime(Monday.Date);
        var mentor = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(((ParticipantEvent.Registered)MentorRegistered) with { Through = Corvid });
        var mentee = (Participant.Registered)Fold.Of<Participant, ParticipantEvent>(((ParticipantEvent.Registered)MenteeRegistered) with { Through = Corvid });
        ConsortiumRules Competing(CompanyId company) =>
            ConsortiumRules.Evolve(Rules, new CompetitorExclusionEvent.Declared(Borealis, company, CompetingFrom(day), Monday));

        Assert.Equal((Acme, Corvid), (mentor.Company, mentor.Through));
        Assert.Empty(Eligibility.Between(mentor, mentee, Competing(Corvid), day));
        Assert.Equal([Eligibility.Excluded], Eligibility.Between(mentor, mentee, Competing(Acme), day));
    }

    [Fact]
    public void Sending_the_same_person_twice_records_nothing() =>
        new People().Given(MentorRegistered).When(person => _offer.Decide(person, _open, Rules, Friday)).ThenNothing();

    [Fact]
    [Trait("Rule", "C-08")]
    public void A_cohort_that_is_not_open_takes_nobody() =>
        new People().Given().When(person => _offer.Decide(person, new Cohort.Unknown(), Rules, Monday)).ThenRefused(Cohort.NotFound);

    [Fact]
    public void A_company_that_has_not_signed_offers_nobody() =>
        new People().Given().When(person => _offer.Decide(person, _open, Unsigned, Monday))
            .ThenRefused(RegisterParticipant.AgreementNotSigned);

    [Theory]
    [InlineData(MentoringRole.Mentor, 0)]
    [InlineData(MentoringRole.Mentor, 6)]
    [InlineData(MentoringRole.Mentee, 2)]
    public void Places_have_bounds(MentoringRole role, int capacity) =>
        Offered(_offer with { Role = role, Capacity = capacity }).ThenRefused(RegisterParticipant.CapacityOutOfRange);

    [Fact]
    public void A_skill_comes_from_the_shared_list() =>
        Offered(_offer with { Profile = Fragments with { Skills = Known<ImmutableSortedSet<string>>(["finance", "alchemy"]) } })
            .ThenRefused(Statement.TermNotListed);

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    public void Nobody_has_worked_for_that_long(int years) =>
        Offered(_offer with { Profile = Fragments with { YearsOfExperience = Known(years) } }).ThenRefused(Statement.YearsOutOfRange);

    private static Spec<Participant, ParticipantEvent> Offered(RegisterParticipant offer) =>
        new People().Given().When(person => offer.Decide(person, _open, Rules, Monday));

    private static Knowledge<T> Known<T>(T value) => new Knowledge<T>.Known(value, KnowledgeSource.HumanResources, _day);
}

[Act(typeof(RequestMatchingRun))]
public class RequestingAMatchingRun
{
    private static readonly RequestMatchingRun _ask = new(new MatchingRunId(Id("run")), Autumn, Seed: 5);
    private static readonly Cohort _open = Fold.Of<Cohort, CohortEvent>(CohortOpened);

    [Fact]
    public void A_run_is_asked_for_with_its_seed() =>
        new Runs().Given().When(run => _ask.Decide(run, _open, Monday)).Then(new MatchingRunEvent.Requested(_ask.Run, Autumn, 5, Monday));

    [Fact]
    public void Asking_twice_records_nothing() =>
        new Runs().Given(new MatchingRunEvent.Requested(_ask.Run, Autumn, 5, Monday)).When(run => _ask.Decide(run, _open, Friday)).ThenNothing();

    [Fact]
    public void There_is_nobody_to_pair_in_a_cohort_that_is_not_there() =>
        new Runs().Given().When(run => _ask.Decide(run, new Cohort.Unknown(), Monday)).ThenRefused(Cohort.NotFound);
}

[Act(typeof(CompleteMatchingRun))]
public class CompletingAMatchingRun
{
    private static readonly MatchingRunId _run = new(Id("run"));
    private static readonly CompleteMatchingRun _answer = new("digest", RulesPosition: 7, [ThePair], UnmatchedMentees: 2);
    private static readonly MatchingRunEvent _requested = new MatchingRunEvent.Requested(_run, Autumn, 5, Monday);
    private static readonly MatchingRunEvent _completed = new MatchingRunEvent.Completed(_run, "digest", 7, Pairs: 1, UnmatchedMentees: 2, Monday);

    [Fact]
    public void What_the_run_found_is_counted() =>
        new Runs().Given(_requested).When(run => _answer.Decide(run, Monday)).Then(_completed);

    [Fact]
    public void Completing_twice_records_nothing_and_the_first_answer_stands() =>
        new Runs().Given(_requested, _completed).When(run => (_answer with { Pairs = [] }).Decide(run, Friday)).ThenNothing();

    [Fact]
    public void A_run_that_nobody_asked_for_has_no_answer() =>
        new Runs().Given().When(run => _answer.Decide(run, Monday)).ThenRefused(MatchingRun.NotFound);
}
