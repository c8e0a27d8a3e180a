using Consortium.Api.Client;
using Consortium.Api.Security;
using Consortium.Api.Security.SignIn;
using Consortium.Domain;

namespace Consortium.Api.Demonstration;

/// <summary>As whom a visitor may look around: each role with something to do in it at once.</summary>
internal static class Audience
{
    /// <summary>The company whose committee member has not voted yet.</summary>
    private const string Committee = "laiterie-du-fleuve";

    public static async Task<IReadOnlyList<Visitor>> Of(Stage stage, CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);

        // Matches are handed over to whoever can come in.
        await stage.Cast.As(CallerRole.Coordinator, Cast.SecondCoordinator, null, ct);
        return
        [
            new(Cast.Coordinator, Role.Coordinator, null, null),
            new(Cast.SecondCoordinator, Role.Coordinator, null, null, "second"),
            Of(stage, Committee, Cast.Member, Role.CommitteeMember),
            Of(stage, stage.Script.Chair, Cast.Member, Role.CommitteeMember, "chair"),
            Of(stage, stage.Script.Amendment.Unsigned, Cast.HumanResources, Role.CompanyHr),
            .. await AtHome(stage, coordinator, ct),
            new(Cast.Auditor, Role.Auditor, null, null),
            new(DerivedId.Of("demonstration/visiting reviewer"), Role.IndependentReviewer, null, null),
            new(DerivedId.Of("demonstration/visiting operator"), Role.Operator, null, null),
        ];
    }

    /// <summary>A mentee who has yet to answer, and a mentor and a mentee of a pair on its mission.</summary>
    private static async Task<IReadOnlyList<Visitor>> AtHome(Stage stage, IPerson coordinator, CancellationToken ct)
    {
        var queue = (await coordinator.MatchQueue(stage.Cohorts[0], null, ct)).OrderBy(match => match.Match).ToList();
        var visitors = new List<Visitor>();
        if (queue.FirstOrDefault(match => match.State is "awaiting-participants") is { } awaiting)
            visitors.Add(Person(awaiting.Mentee, awaiting.MenteeCompany, "answer"));
        if (queue.FirstOrDefault(match => match.State is "active") is { } active)
            visitors.AddRange([Person(active.Mentor, active.MentorCompany, "mentor"), Person(active.Mentee, active.MenteeCompany, "mentee")]);
        return visitors;

        Visitor Person(Guid person, Guid company, string part) =>
            new(person, Role.Participant, new CompanyId(company), NameOf(stage, stage.KeyOf(company)), part);
    }

    private static Visitor Of(Stage stage, string company, Func<Guid, Guid> who, Role role, string? part = null) =>
        new(who(stage.Companies[company]), role, new CompanyId(stage.Companies[company]), NameOf(stage, company), part);

    private static string NameOf(Stage stage, string key) => stage.Script.Companies.Single(company => company.Key == key).LegalName;
}
