using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Consortium.Domain;

namespace Consortium.Api.Demonstration;

/// <summary>As whom a visitor may look around: one of each role, and a mentor and a mentee of a pair on its mission.</summary>
internal static class Audience
{
    /// <summary>The company whose committee member has not voted yet, and the one whose files were the most trouble.</summary>
    private const string Committee = "laiterie-du-fleuve", HumanResources = "aciers-boreal";

    public static async Task<IReadOnlyList<Visitor>> Of(Stage stage, CancellationToken ct)
    {
        var (committee, hr) = (stage.Companies[Committee], stage.Companies[HumanResources]);
        var visitors = new List<Visitor>
        {
            new(Cast.Coordinator, Role.Coordinator, null, null),
            new(Cast.Member(committee), Role.CommitteeMember, new CompanyId(committee), NameOf(stage, Committee)),
            new(Cast.HumanResources(hr), Role.CompanyHr, new CompanyId(hr), NameOf(stage, HumanResources)),
            new(Cast.Auditor, Role.Auditor, null, null),
            new(DerivedId.Of("demonstration/visiting reviewer"), Role.IndependentReviewer, null, null),
            new(DerivedId.Of("demonstration/visiting operator"), Role.Operator, null, null),
        };
        var coordinator = await stage.Coordinator(ct);
        if ((await coordinator.MatchQueue(stage.Cohorts[0], "active", ct)).OrderBy(match => match.Match).FirstOrDefault() is { } active)
        {
            foreach (var (person, company) in ((Guid, Guid)[])[(active.Mentor, active.MentorCompany), (active.Mentee, active.MenteeCompany)])
                visitors.Add(new Visitor(person, Role.Participant, new CompanyId(company), NameOf(stage, stage.KeyOf(company))));
        }

        return visitors;
    }

    private static string NameOf(Stage stage, string key) => stage.Script.Companies.Single(company => company.Key == key).LegalName;
}
