using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Api.MatchingRuns;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Matching;

namespace Consortium.Tests.Matching;

public class PairingACohort
{
    private static readonly AgreementId _agreement = new(DerivedId.Of("agreement"));

    [Fact]
    public void The_plan_is_the_best_of_all_plans()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var snapshot = SmallCohorts.Draw(seed, mentors: 1 + seed % 5, mentees: 1 + seed / 5 % 6, companies: 2 + seed % 3);
            var plan = Solve(snapshot, seed);

            Assert.Equal((seed, EveryPlan.Best(snapshot)), (seed, (plan.Pairs.Length, plan.Pairs.Sum(planned => planned.Pair.Score))));
        }
    }

    [Fact]
    public void Every_step_is_told_and_telling_changes_nothing()
    {
        var snapshot = SmallCohorts.Draw(7, mentors: 12, mentees: 15, companies: 5);
        var told = new Told();

        var plan = Pairing.Solve(snapshot, 7, TestContext.Current.CancellationToken, told);

        Assert.Equal(
            [.. Enumerable.Range(1, 15).Select(compared => new PairingProgress(12, 15, compared, 0)), .. Enumerable.Range(1, 15).Select(placed => new PairingProgress(12, 15, 15, placed))],
            told.Steps.OrderBy(step => step.Compared + step.Placed));
        Assert.Equal(JsonSerializer.Serialize(Solve(snapshot, 7), StoredJson.Options), JsonSerializer.Serialize(plan, StoredJson.Options));
    }

    private sealed class Told : IProgress<PairingProgress>
    {
        public System.Collections.Concurrent.ConcurrentBag<PairingProgress> Steps { get; } = [];

        public void Report(PairingProgress value) => Steps.Add(value);
    }

    [Fact]
    public void Nobody_is_paired_against_a_rule_or_beyond_their_places()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var snapshot = SmallCohorts.Draw(seed, mentors: 12, mentees: 15, companies: 5);
            var plan = Solve(snapshot, seed);
            var (mentors, mentees) = (snapshot.Mentors.ToDictionary(mentor => mentor.Id), snapshot.Mentees.ToDictionary(mentee => mentee.Id));

            Assert.All(plan.Pairs, planned => Assert.True(EveryPlan.MayBePaired(mentors[planned.Pair.Mentor], mentees[planned.Pair.Mentee], snapshot.Rules)));
            Assert.All(plan.Pairs.CountBy(planned => planned.Pair.Mentor), taken => Assert.InRange(taken.Value, 1, mentors[taken.Key].FreePlaces));
            Assert.Equal(
                mentees.Keys.Select(id => id.Value).Order(),
                plan.Pairs.Select(planned => planned.Pair.Mentee.Value).Concat(plan.Unmatched.Select(left => left.Mentee.Value)).Order());
        }
    }

    [Fact]
    public void The_order_of_the_people_changes_nothing()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var snapshot = SmallCohorts.Draw(seed, mentors: 10, mentees: 12, companies: 4);
            var turned = snapshot with { Mentors = [.. snapshot.Mentors.Reverse()], Mentees = [.. snapshot.Mentees.Reverse()] };

            Assert.Equal(Written(Solve(snapshot, seed)), Written(Solve(turned, seed)));
        }
    }

    [Fact]
    public void The_seed_chooses_between_equal_plans_and_always_the_same_one()
    {
        var mentors = Enumerable.Range(0, 6).Select(n => Person(MentoringRole.Mentor, n));
        var mentees = Enumerable.Range(0, 6).Select(n => Person(MentoringRole.Mentee, n));
        var snapshot = MatchingSnapshot.Of(SmallCohorts.Cohort, SmallCohorts.Day, [.. mentors, .. mentees], TwoMembers);

        var plans = Enumerable.Range(0, 10).Select(seed => Written(Solve(snapshot, seed))).ToList();

        Assert.Equal(plans, Enumerable.Range(0, 10).Select(seed => Written(Solve(snapshot, seed))));
        Assert.True(plans.Distinct().Count() > 1);
    }

    [Fact]
    public void More_pairs_come_before_better_pairs()
    {
        // Ann suits Ben best and is the only one who may take Cho: two poor pairs beat one good pair.
        var (ann, dee) = (Person(MentoringRole.Mentor, 1, "finance", "fr"), Person(MentoringRole.Mentor, 2, "sales", "en"));
        var (ben, cho) = (Person(MentoringRole.Mentee, 1, "finance", "en", "fr"), Person(MentoringRole.Mentee, 2, "strategy", "fr"));
        var snapshot = MatchingSnapshot.Of(SmallCohorts.Cohort, SmallCohorts.Day, [ann, dee, ben, cho], TwoMembers);

        var plan = Solve(snapshot, seed: 1);

        Assert.Equal(
            new HashSet<(ParticipantId, ParticipantId)> { (ann.Id, cho.Id), (dee.Id, ben.Id) },
            [.. plan.Pairs.Select(planned => (planned.Pair.Mentor, planned.Pair.Mentee))]);
        var best = Assert.Single(plan.Pairs, planned => planned.Pair.Mentee == ben.Id).Alternatives;
        Assert.Equal((ann.Id, false), (Assert.Single(best).Mentor, best[0].HasPlaceLeft));
    }

    [Fact]
    [Trait("Rule", "C-14")]
    public void A_mentee_who_is_left_over_learns_how_many_mentors_each_reason_held_back()
    {
        var mentee = Person(MentoringRole.Mentee, 1, "finance", "fr");
        var rival = Person(MentoringRole.Mentee, 2, "finance", "fr");
        var taken = Person(MentoringRole.Mentor, 1, "finance", "fr");
        var sameCompany = Person(MentoringRole.Mentor, 2, "finance", "es") with { Company = mentee.Company };
        var speaksEnglish = Person(MentoringRole.Mentor, 3, "finance", "en");
        var full = Person(MentoringRole.Mentor, 4, "finance", "fr") with { Places = [new MatchId(DerivedId.Of("held"))] };
        var snapshot = MatchingSnapshot.Of(
            SmallCohorts.Cohort, SmallCohorts.Day, [mentee, rival, taken, sameCompany, speaksEnglish, full], TwoMembers);

        var left = Assert.Single(Solve(snapshot, seed: 1).Unmatched);

        Assert.Equal(
            [
                new ReasonCount("eligibility.same-company", 1),
                new ReasonCount("matching.no-place-before-the-run", 1),
                new ReasonCount("matching.no-shared-language", 2),
                new ReasonCount("matching.places-went-to-others", 1),
            ],
            left.Because);
        Assert.Equal(new Alternative(taken.Id, left.Alternatives[0].Score, 100, HasPlaceLeft: false), Assert.Single(left.Alternatives));
    }

    [Fact]
    public void A_snapshot_survives_being_written_and_read()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var snapshot = SmallCohorts.Draw(seed, mentors: 8, mentees: 9, companies: 4);
            var read = JsonSerializer.Deserialize<MatchingSnapshot>(Written(snapshot), StoredJson.Options)!;

            Assert.Equal(Written(snapshot), Written(read));
            Assert.Equal(SnapshotDigest.Of(snapshot), SnapshotDigest.Of(read));
            Assert.Equal(Written(Solve(snapshot, seed)), Written(Solve(read, seed)));
        }
    }

    [Fact]
    public void The_digest_does_not_know_who_was_read_first_and_knows_every_change()
    {
        var snapshot = SmallCohorts.Draw(seed: 7, mentors: 8, mentees: 9, companies: 4);
        var everyone = snapshot.Mentors.Select(mentor => mentor.As(MentoringRole.Mentor, snapshot.Cohort))
            .Concat(snapshot.Mentees.Select(mentee => mentee.As(MentoringRole.Mentee, snapshot.Cohort)));
        var again = MatchingSnapshot.Of(snapshot.Cohort, SmallCohorts.Day, everyone.Reverse(), SmallCohorts.Rules(seed: 7, companies: 4));
        var tomorrow = MatchingSnapshot.Of(snapshot.Cohort, SmallCohorts.Day.AddDays(1), everyone, SmallCohorts.Rules(seed: 7, companies: 4));

        Assert.Equal(SnapshotDigest.Of(snapshot), SnapshotDigest.Of(again));
        Assert.NotEqual(SnapshotDigest.Of(snapshot), SnapshotDigest.Of(tomorrow));
        Assert.NotEqual(
            SnapshotDigest.Of(snapshot),
            SnapshotDigest.Of(snapshot with { Mentors = snapshot.Mentors.SetItem(0, snapshot.Mentors[0] with { FreePlaces = 5 }) }));
    }

    [Fact]
    public void A_person_who_was_read_twice_is_a_fault()
    {
        var ann = Person(MentoringRole.Mentor, 1);

        Assert.Throws<ArgumentException>(() => MatchingSnapshot.Of(SmallCohorts.Cohort, SmallCohorts.Day, [ann, ann], TwoMembers));
    }

    private static ConsortiumRules TwoMembers => ConsortiumRules.Initial with
    {
        Members = [SmallCohorts.Company(1), SmallCohorts.Company(2)],
        Agreements = new AgreementRules(
            [new PublishedAgreement(_agreement, SmallCohorts.Day)],
            [(SmallCohorts.Company(1), _agreement), (SmallCohorts.Company(2), _agreement)]),
    };

    [Fact, Trait("Rule", "A-27")]
    public void An_open_question_is_no_conflict_and_holds_no_run_back()
    {
        var ann = Person(MentoringRole.Mentor, 1);
        var silent = ann with { Facts = ann.Facts with { Independence = IndependenceDeclaration.Open } };

        var plan = Solve(MatchingSnapshot.Of(SmallCohorts.Cohort, SmallCohorts.Day, [silent, Person(MentoringRole.Mentee, 1)], TwoMembers), seed: 1);

        Assert.Single(plan.Pairs);
    }

    [Fact, Trait("Rule", "A-16")]
    public void Nobody_is_paired_with_somebody_they_would_not_be_open_with()
    {
        var (ann, ben) = (Person(MentoringRole.Mentor, 1), Person(MentoringRole.Mentee, 1));
        var reserved = ben with { Facts = ben.Facts with { Reserve = new Reserve([ann.Facts.Person.Value], []) } };

        var left = Assert.Single(Solve(MatchingSnapshot.Of(SmallCohorts.Cohort, SmallCohorts.Day, [ann, reserved], TwoMembers), seed: 1).Unmatched);

        Assert.Equal(new ReasonCount("eligibility.not-eligible", 1), Assert.Single(left.Because));
    }

    private static Participant.Registered Person(MentoringRole role, int number, string skill = "finance", params string[] languages)
    {
        var id = new ParticipantId(DerivedId.Of($"{role}", DerivedId.Of($"{number:D3}")));
        return new(
            id,
            SmallCohorts.Cohort,
            SmallCohorts.Company(role is MentoringRole.Mentor ? 1 : 2),
            role,
            SmallCohorts.Profile([skill], languages is [] ? ["fr"] : languages, 10),
            SmallCohorts.Facts(id),
            Capacity: 1,
            Places: []);
    }

    private static MatchingPlan Solve(MatchingSnapshot snapshot, int seed) => Pairing.Solve(snapshot, seed, TestContext.Current.CancellationToken);

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, StoredJson.Options);
}
