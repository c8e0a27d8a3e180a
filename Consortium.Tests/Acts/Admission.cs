using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;
using Consortium.Tests.Support;
using static Consortium.Tests.Acts.Candidacy;
using static Consortium.Tests.Acts.Scene;
using Company = Consortium.Tests.Support.Spec<Consortium.Domain.Companies.PartnerCompany, Consortium.Domain.Companies.PartnerCompanyEvent>;

namespace Consortium.Tests.Acts;

/// <summary>Dune applies; what it makes, Acme makes too.</summary>
internal static class Candidacy
{
    public static readonly ActivityDeclaration Cheese = new(
        ["311515"], ["CA-QC"], [new LabourMarket("9446", "CA-QC")], ["2225"], OtherProducts: 2, Description: null);

    public static readonly PartnerCompanyEvent Applied = new PartnerCompanyEvent.Applied(Dune, Cheese, Monday);
    public static readonly PartnerCompanyEvent Proposed = new PartnerCompanyEvent.AdmissionProposed(Dune, TheBallot, Monday);
    public static readonly KeptText Reason = new(new TextId(Id("reason")), "digest");

    public static PartnerCompanyEvent Checked(bool admitWithExclusions, params ImmutableArray<CompanyId> competitors) =>
        new PartnerCompanyEvent.CompetitionChecked(Dune, new CompetitionCheck(competitors, admitWithExclusions, Reason), Monday);
}

[Act(typeof(RegisterOutsider))]
[Trait("Rule", "L-18")]
public class RegisteringAnOutsider
{
    private static readonly PartnerCompanyEvent _registered = new PartnerCompanyEvent.OutsiderRegistered(Dune, Monday);

    [Fact]
    public void The_head_of_a_group_becomes_known_without_applying() =>
        new Company().Given().When(company => new RegisterOutsider(Dune).Decide(company, Monday)).Then(_registered);

    [Fact]
    public void Registering_it_twice_records_nothing() =>
        new Company().Given(_registered).When(company => new RegisterOutsider(Dune).Decide(company, Friday)).ThenNothing();
}

[Act(typeof(ApplyForMembership))]
[Trait("Rule", "L-17")]
public class ApplyingForMembership
{
    [Fact]
    public void A_company_applies_with_what_it_does() =>
        new Company().Given().When(company => new ApplyForMembership(Dune, Cheese).Decide(company, Monday)).Then(Applied);

    [Fact]
    public void Applying_twice_records_nothing() =>
        new Company().Given(Applied).When(company => new ApplyForMembership(Dune, Cheese).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void A_refused_company_applies_again() =>
        new Company().Given(Applied, new PartnerCompanyEvent.CandidateRefused(Dune, TheBallot, Monday))
            .When(company => new ApplyForMembership(Dune, Cheese).Decide(company, Friday)).Then(new PartnerCompanyEvent.Applied(Dune, Cheese, Friday));

    [Fact]
    public void An_application_says_sector_territory_and_labour_market()
    {
        foreach (var fragment in (ActivityDeclaration[])[Cheese with { Sectors = [] }, Cheese with { Territories = [] }, Cheese with { LabourMarkets = [] }])
            Applying(fragment).ThenRefused(ActivityDeclaration.Incomplete);
    }

    [Fact]
    public void Codes_have_their_form()
    {
        foreach (var wrong in (ActivityDeclaration[])[
            Cheese with { Sectors = ["3"] },
            Cheese with { Sectors = ["991234"] },
            Cheese with { Sectors = ["cheese"] },
            Cheese with { Territories = ["Québec"] },
            Cheese with { Territories = ["CA-"] },
            Cheese with { LabourMarkets = [new LabourMarket("cook", "CA")] },
            Cheese with { LabourMarkets = [new LabourMarket("9446", "ca")] },
            Cheese with { Products = ["222500"] }])
            Applying(wrong).ThenRefused(ActivityDeclaration.NotACode);

        Applying(Cheese with { OtherProducts = 1_001 }).ThenRefused(ActivityDeclaration.CountOutOfRange);
    }

    [Fact]
    public void Two_declarations_laid_side_by_side_show_where_they_overlap()
    {
        var other = Cheese with { Sectors = ["3115"], Territories = ["CA"], LabourMarkets = [new("94", "CA-QC"), new("2131", "CA-QC")], Products = ["4411"] };

        var hints = Cheese.ComparedWith(other);

        Assert.Equal(["311515"], hints.Sectors);
        Assert.Empty(hints.Products);
        Assert.Equal([new LabourMarket("9446", "CA-QC")], hints.LabourMarkets);
        Assert.True(Cheese.ComparedWith(other with { Territories = ["FR"], LabourMarkets = [new("9446", "FR")] }).AreNone);
    }

    private static Spec<PartnerCompany, PartnerCompanyEvent> Applying(ActivityDeclaration activity) =>
        new Company().Given().When(company => new ApplyForMembership(Dune, activity).Decide(company, Monday));
}

[Act(typeof(DeclareActivity))]
[Trait("Rule", "L-17")]
public class DeclaringAnActivity
{
    private static readonly ActivityDeclaration _more = Cheese with { Territories = ["CA-QC", "CA-ON"] };

    [Fact]
    public void A_member_says_what_it_does() =>
        new Company().Given(new PartnerCompanyEvent.Admitted(Dune, Monday)).When(company => new DeclareActivity(Dune, Cheese).Decide(company, Friday))
            .Then(new PartnerCompanyEvent.ActivityDeclared(Dune, Cheese, Friday));

    [Fact]
    public void Declaring_it_twice_records_nothing() =>
        new Company().Given(Applied).When(company => new DeclareActivity(Dune, Cheese).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void What_was_checked_of_a_candidate_is_checked_anew() =>
        new Company().Given(Applied, Checked(false), new PartnerCompanyEvent.ActivityDeclared(Dune, _more, Friday))
            .When(company => new ProposeAdmission(Dune, TheBallot).Decide(company, Friday))
            .ThenRefused(RecordCompetitionCheck.NotChecked);

    [Fact]
    public void A_stranger_declares_nothing() =>
        new Company().Given().When(company => new DeclareActivity(Dune, Cheese).Decide(company, Monday)).ThenRefused(PartnerCompany.NotFound);

    [Fact]
    public void Its_codes_have_their_form() =>
        new Company().Given(Applied).When(company => new DeclareActivity(Dune, Cheese with { Sectors = ["0"] }).Decide(company, Friday))
            .ThenRefused(ActivityDeclaration.NotACode);
}

[Act(typeof(DeclareCompetition))]
[Trait("Rule", "L-17")]
public class DeclaringCompetition
{
    private static readonly PartnerCompanyEvent _byMember = new PartnerCompanyEvent.CompetitionDeclared(Dune, Acme, Acme, Compete: true, Reason, Monday);

    [Fact]
    public void A_member_says_that_it_competes_with_the_candidate() =>
        new Company().Given(Applied).When(company => new DeclareCompetition(Dune, Acme, Acme, true, Reason).Decide(company, Monday)).Then(_byMember);

    [Fact]
    public void The_candidate_says_so_itself() =>
        new Company().Given(Applied).When(company => new DeclareCompetition(Dune, Acme, Dune, false, null).Decide(company, Monday))
            .Then(new PartnerCompanyEvent.CompetitionDeclared(Dune, Acme, Dune, Compete: false, null, Monday));

    [Fact]
    public void The_same_answer_twice_records_nothing() =>
        new Company().Given(Applied, _byMember).When(company => new DeclareCompetition(Dune, Acme, Acme, true, Reason).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void Nobody_answers_for_another() =>
        new Company().Given(Applied).When(company => new DeclareCompetition(Dune, Acme, Borealis, true, null).Decide(company, Monday))
            .ThenRefused(PartnerCompany.NotFound);

    [Fact]
    public void A_competitor_named_after_the_check_undoes_it() =>
        new Company().Given(Applied, Checked(false), _byMember)
            .When(company => new ProposeAdmission(Dune, TheBallot).Decide(company, Friday))
            .ThenRefused(RecordCompetitionCheck.NotChecked);
}

[Act(typeof(RecordCompetitionCheck))]
[Trait("Rule", "L-17")]
public class RecordingACompetitionCheck
{
    private static readonly CompetitionCheck _clean = new([], AdmitWithExclusions: false, Reason);

    [Fact]
    public void The_coordinator_records_what_was_found() =>
        new Company().Given(Applied).When(company => new RecordCompetitionCheck(Dune, _clean).Decide(company, Monday)).Then(Checked(false));

    [Fact]
    public void The_same_finding_twice_records_nothing() =>
        new Company().Given(Applied, Checked(false)).When(company => new RecordCompetitionCheck(Dune, _clean).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void There_is_nothing_to_check_of_a_member() =>
        new Company().Given(new PartnerCompanyEvent.Admitted(Dune, Monday)).When(company => new RecordCompetitionCheck(Dune, _clean).Decide(company, Friday))
            .ThenRefused(PartnerCompany.NotACandidate);

    [Fact]
    public void Nor_of_nobody() =>
        new Company().Given().When(company => new RecordCompetitionCheck(Dune, _clean).Decide(company, Friday)).ThenRefused(PartnerCompany.NotFound);
}

[Act(typeof(RefuseCandidate))]
[Trait("Rule", "L-17")]
public class RefusingACandidate
{
    private static readonly PartnerCompanyEvent _refused = new PartnerCompanyEvent.CandidateRefused(Dune, null, Monday);

    [Fact]
    public void A_competitor_is_refused_without_a_ballot() =>
        new Company().Given(Applied, Checked(false, Acme)).When(company => new RefuseCandidate(Dune).Decide(company, Monday)).Then(_refused);

    [Fact]
    public void Refusing_it_twice_records_nothing() =>
        new Company().Given(Applied, Checked(false, Acme), _refused).When(company => new RefuseCandidate(Dune).Decide(company, Friday)).ThenNothing();

    [Fact]
    public void Without_competition_the_committee_decides() =>
        new Company().Given(Applied, Checked(false)).When(company => new RefuseCandidate(Dune).Decide(company, Monday))
            .ThenRefused(RefuseCandidate.NoCompetitionFound);

    [Fact]
    public void Nobody_is_refused_unchecked() =>
        new Company().Given(Applied).When(company => new RefuseCandidate(Dune).Decide(company, Monday)).ThenRefused(RecordCompetitionCheck.NotChecked);

    [Fact]
    public void A_member_is_no_candidate() =>
        new Company().Given(new PartnerCompanyEvent.Admitted(Dune, Monday)).When(company => new RefuseCandidate(Dune).Decide(company, Friday))
            .ThenRefused(PartnerCompany.NotACandidate);
}

[Act(typeof(ProposeAdmission))]
[Trait("Rule", "L-17")]
public class ProposingAnAdmission
{
    [Fact]
    public void The_committee_is_asked_about_a_checked_candidate() => Proposed(Applied, Checked(false)).Then(Candidacy.Proposed);

    [Fact]
    public void It_is_asked_to_admit_a_competitor_with_exclusions_alone()
    {
        Proposed(Applied, Checked(true, Acme)).Then(Candidacy.Proposed);
        Proposed(Applied, Checked(false, Acme)).ThenRefused(RecordCompetitionCheck.CompetitorIsRefused);
    }

    [Fact]
    public void Nobody_is_proposed_unchecked() => Proposed(Applied).ThenRefused(RecordCompetitionCheck.NotChecked);

    [Fact]
    public void Proposing_twice_records_nothing() => Proposed(Applied, Checked(false), Candidacy.Proposed).ThenNothing();

    [Fact]
    public void A_member_is_no_candidate_and_nobody_is_nobody()
    {
        Proposed(new PartnerCompanyEvent.Admitted(Dune, Monday)).ThenRefused(PartnerCompany.NotACandidate);
        Proposed().ThenRefused(PartnerCompany.NotFound);
    }

    private static Spec<PartnerCompany, PartnerCompanyEvent> Proposed(params PartnerCompanyEvent[] recorded) =>
        new Company().Given(recorded).When(company => new ProposeAdmission(Dune, TheBallot).Decide(company, Monday));
}

[Act(typeof(DecideAdmission))]
[Trait("Rule", "L-17")]
public class DecidingAnAdmission
{
    private static readonly PartnerCompanyEvent _admitted = new PartnerCompanyEvent.Admitted(Dune, Monday);

    [Fact]
    public void The_committee_admits() => Decided(BallotResult.Approved, Applied, Checked(false), Candidacy.Proposed)
        .Then(new PartnerCompanyEvent.AdmissionApproved(Dune, TheBallot, [], Monday), _admitted);

    [Fact]
    public void It_admits_a_competitor_kept_apart_from_those_it_competes_with() =>
        Decided(BallotResult.Approved, Applied, Checked(true, Acme, Borealis), Candidacy.Proposed).Then(
            new PartnerCompanyEvent.AdmissionApproved(Dune, TheBallot, [.. new[] { Acme, Borealis }.OrderBy(company => company.Value)], Monday), _admitted);

    [Fact]
    public void Anything_else_with_a_quorum_refuses() => Decided(BallotResult.Rejected, Applied, Checked(false), Candidacy.Proposed)
        .Then(new PartnerCompanyEvent.CandidateRefused(Dune, TheBallot, Monday));

    [Fact]
    public void Without_a_quorum_it_stays_a_candidate() =>
        Decided(BallotResult.Inquorate, Applied, Checked(false), Candidacy.Proposed).ThenNothing();

    [Fact]
    public void What_was_declared_or_checked_since_needs_another_ballot()
    {
        var declared = new PartnerCompanyEvent.CompetitionDeclared(Dune, Acme, Acme, Compete: true, Reason, Monday);

        Decided(BallotResult.Approved, Applied, Checked(false), Candidacy.Proposed, declared).ThenNothing();
        Decided(BallotResult.Approved, Applied, Checked(false), Candidacy.Proposed, declared, Checked(true, Acme)).ThenNothing();
    }

    [Fact]
    public void Deciding_twice_records_nothing() =>
        Decided(BallotResult.Approved, Applied, Checked(false), Candidacy.Proposed, _admitted).ThenNothing();

    private static Spec<PartnerCompany, PartnerCompanyEvent> Decided(BallotResult result, params PartnerCompanyEvent[] recorded) =>
        new Company().Given(recorded).When(company => new DecideAdmission(Dune, TheBallot, result).Decide(company, Monday));
}
