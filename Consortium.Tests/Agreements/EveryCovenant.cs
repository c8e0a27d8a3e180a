using System.Reflection;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Companies;
using Consortium.Tests.Acts;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Scene;

namespace Consortium.Tests.Agreements;

/// <summary>What holds of every covenant that can be brought into force, whoever drafts it and however.</summary>
public class EveryCovenant
{
    private static readonly DateOnly _today = ACovenant.Today;

    [Fact]
    [Trait("Rule", "L-03")]
    [Trait("Rule", "L-04")]
    [Trait("Rule", "L-06")]
    public void That_takes_effect_is_bounded_and_prohibits_solicitation_alone()
    {
        var effective = Enumerable.Range(0, 30_000).Select(seed => Effective(new Random(seed))).OfType<CovenantTerms>().ToList();

        Assert.True(effective.Count > 300, $"{effective.Count} covenants took effect: too few to say anything.");
        Assert.All(effective, terms =>
        {
            Assert.StartsWith("DirectSolicitationBy", terms.Prohibited.ToString(), StringComparison.Ordinal);
            Assert.Equal(ProtectedPersons.ParticipantsOfTheirMatches, terms.Protected);
            Assert.InRange(terms.Until, terms.From, new DateOnly(2027, 6, 30).AddMonths(terms.TailMonths));
            Assert.InRange(terms.TailMonths, 0, terms.Jurisdiction is Jurisdiction.Germany ? 24 : 12);
            Assert.NotEqual(terms.Bound, terms.Beneficiary);
            Assert.True(!terms.Reciprocal || terms.ReasonForReciprocity is not null || !JurisdictionProfile.Of(terms.Jurisdiction).ReciprocityNeedsReason);
            Assert.Matches("^[A-Z]{2}(-[A-Z0-9]{1,3})?( [A-Z]{2}(-[A-Z0-9]{1,3})?)*$", terms.Territory.Codes);
        });
    }

    [Fact]
    [Trait("Rule", "L-03")]
    [Trait("Rule", "L-11")]
    public void Is_made_of_parts_that_have_no_room_for_a_promise_not_to_hire_or_for_a_list_of_people()
    {
        var parts = typeof(CovenantTerms).GetProperties(BindingFlags.Public | BindingFlags.Instance);

        Assert.All(parts, part => Assert.False(
            part.PropertyType == typeof(string) || part.PropertyType == typeof(ParticipantId) || part.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)),
            part.Name));
        var words = parts.Where(part => part.PropertyType.IsEnum).SelectMany(part => part.PropertyType.GetEnumNames()).ToList();
        Assert.DoesNotContain(words, word => word.Contains("Hire", StringComparison.Ordinal) || word.Contains("Employ", StringComparison.Ordinal)
            || word.Contains("Application", StringComparison.Ordinal) || word.Contains("Consult", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "L-05")]
    public void Leaves_the_three_exceptions_lawful_in_both_languages()
    {
        Assert.All(["advertising", "recruiters", "own application"], said => Assert.Contains(said, CovenantTerms.Exceptions.English, StringComparison.Ordinal));
        Assert.All(["annonces", "recruteurs", "candidature"], said => Assert.Contains(said, CovenantTerms.Exceptions.French, StringComparison.Ordinal));
        Assert.EndsWith(CovenantTerms.Exceptions.English, ACovenant.Items.Complete()!.ToldTo(Acme).English, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Rule", "L-04")]
    [InlineData("borealis", "acme", "2026-12-01", null, "2026-12-01", true)]
    [InlineData("borealis", "acme", "2026-12-01", null, "2026-11-30", false)]
    [InlineData("borealis", "acme", "2027-01-10", null, "2027-01-09", false)]
    [InlineData("borealis", "acme", "2027-01-10", "2027-03-10", "2027-04-10", true)]
    [InlineData("borealis", "acme", "2027-01-10", "2027-03-10", "2027-04-11", false)]
    [InlineData("borealis", "acme", "2027-01-10", null, "2027-07-31", false)]
    [InlineData("acme", "borealis", "2027-01-10", null, "2027-02-01", false)]
    [InlineData("borealis", "corvid", "2027-01-10", null, "2027-02-01", false)]
    public void Protects_people_of_matches_between_the_two_and_for_as_long_as_these_last(
        string employer, string counterpart, string activeFrom, string? endedOn, string on, bool protects) => Assert.Equal(
        protects,
        ACovenant.Items.Complete()!.Protects(
            new(Id(employer)), new(Id(counterpart)), DateOnly.Parse(activeFrom, null), endedOn is null ? null : DateOnly.Parse(endedOn, null), DateOnly.Parse(on, null)));

    [Fact]
    [Trait("Rule", "L-09")]
    public void Warns_in_both_languages_whatever_the_jurisdiction()
    {
        Assert.All(Enum.GetValues<Jurisdiction>(), law => Assert.NotEqual(JurisdictionProfile.Of(law).Warning.French, JurisdictionProfile.Of(law).Warning.English));
        Assert.Equal([JurisdictionProfile.Of(Jurisdiction.Quebec).Warning], ACovenant.Items.WarningsOn(Rules, _today));
    }

    [Fact]
    [Trait("Rule", "L-09")]
    public void Between_affiliates_is_flagged_as_not_needed()
    {
        var control = new ControlLinkEvent.Recorded(
            Acme, Borealis, new Control(new Period(new(2026, 1, 1), null), ControlTest.Votes, Share: 5_000, ControlSource.Register, Confidence: 95), Monday);

        Assert.Contains(JurisdictionProfile.NotNeededBetweenAffiliates, ACovenant.Items.WarningsOn(ConsortiumRules.Evolve(Rules, control), _today));
    }

    private static CovenantTerms? Effective(Random draw)
    {
        CovenantEvent[] history = [];
        var state = NonSolicitationCovenant.Initial;
        var main = ACovenant.Permits(draw.Next(8) == 0 ? null : new CovenantPermission(draw.Next(25)));
        foreach (var _ in Enumerable.Range(0, draw.Next(1, 6)))
        {
            var outcome = new DraftCovenant(ACovenant.Id, Drawn(draw)).Decide(state, Rules, Monday);
            history = [.. history, .. outcome.Events];
            state = Fold.Of<NonSolicitationCovenant, CovenantEvent>(history);
            foreach (var party in (CompanyId[])[Acme, Borealis, Corvid])
                history = [.. history, .. new SignOffCovenant(party, new(Words, _today, draw.Next(9) == 0 ? "e15e" : "d0c")).Decide(state, Monday).Events];
            state = Fold.Of<NonSolicitationCovenant, CovenantEvent>(history);
            history = [.. history, .. new PutCovenantInForce().Decide(state, main, ACovenant.Cohort, Rules.Agreements, Monday).Events];
            state = Fold.Of<NonSolicitationCovenant, CovenantEvent>(history);
        }

        return (state as NonSolicitationCovenant.InForce)?.Terms;
    }

    private static CovenantDraft Drawn(Random draw)
    {
        CompanyId[] companies = [Acme, Borealis, Corvid];
        return new CovenantDraft(
            companies[draw.Next(3)],
            companies[draw.Next(3)],
            draw.Next(2) == 0,
            Maybe(Agreement),
            Maybe(Autumn),
            MaybeWords(),
            MaybeWords(),
            MaybeWords(),
            Maybe(Enum.GetValues<Jurisdiction>()[draw.Next(7)]),
            Maybe(ProtectedPersons.ParticipantsOfTheirMatches),
            Maybe(Enum.GetValues<ProhibitedAct>()[draw.Next(3)]),
            Territory.Of(draw.Next(12) == 0 ? ["*"] : draw.Next(2) == 0 ? ["FR", "CA-QC"] : ["DE"]),
            Maybe(_today.AddDays(draw.Next(-30, 300))),
            Maybe(_today.AddDays(draw.Next(-30, 900))),
            draw.Next(-1, 27));

        T? Maybe<T>(T value) where T : struct => draw.Next(20) == 0 ? null : value;

        KeptText? MaybeWords() => draw.Next(20) == 0 ? null : Words;
    }
}
