using Consortium.Domain;

namespace Consortium.Api.Security;

/// <summary>Who asks, as what, and for which company: the one type through which every query is narrowed.</summary>
/// <remarks>
/// A query narrows itself with <see cref="OfCompany"/> or <see cref="OfPrincipal"/>; the database narrows it again by
/// row-level security on the same three facts. Either alone keeps one company's rows from another.
/// </remarks>
/// <param name="Role">The role.</param>
/// <param name="Company">The company; null for the roles that belong to none.</param>
/// <param name="Principal">The person or system that signed in.</param>
internal sealed record Scope(Role Role, CompanyId? Company, Guid Principal)
{
    /// <summary>Whether rows of every company are in reach.</summary>
    public bool SeesAll => Role is Role.Coordinator or Role.Auditor;

    /// <summary>Whether the caller may act in the name of a company: its own, or any for a coordinator.</summary>
    public bool MayActFor(CompanyId company) => Role is Role.Coordinator || Company == company;

    /// <summary>The condition that a row belongs to the caller's company, or that the caller sees all.</summary>
    public static string OfCompany(string column) => $"(@sees_all or {column} = @own_company)";

    /// <summary>The condition that a row is for the caller in person, or that the caller sees all.</summary>
    public static string OfPrincipal(string column) => $"(@sees_all or {column} = @principal)";

    /// <summary>The condition that a row is about the caller, or about one of their company's people when they are its human resources.</summary>
    public static string OfPerson(string company, string person) =>
        $"(@sees_all or @role = 'CompanyHr' and {company} = @own_company or @role = 'Participant' and {person} = @principal)";

    /// <summary>The condition of a table that every member may read whole.</summary>
    public const string OfConsortium = "(@sees_all or true)";

    /// <summary>The condition that the caller is the independent reviewer: nobody else, whoever sees all.</summary>
    public const string OfReviewer = "(@sees_all or @role = 'IndependentReviewer')";

    /// <summary>Somebody who has not signed in, for what is published.</summary>
    public static Scope Public { get; } = new(Role.Operator, null, Guid.Empty);

    /// <summary>Binds the caller of the current request to a handler's parameter.</summary>
    public static ValueTask<Scope?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Scope>());
}
