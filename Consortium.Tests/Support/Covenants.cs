using System.Net;
using System.Text.Json;

namespace Consortium.Tests.Support;

/// <summary>How two companies come to a non-solicitation covenant.</summary>
internal static class Covenants
{
    private static readonly string Document = new('d', 64);

    /// <summary>What a covenant says when every condition is met but the sign-off of counsel.</summary>
    public static object Items(Company bound, Company beneficiary, Guid agreement, Guid cohort) => new
    {
        bound = bound.Id,
        beneficiary = beneficiary.Id,
        mainAgreement = agreement,
        cohort,
        legitimateInterest = "Nos mentors voient leurs plans.",
        necessity = "La règle de conduite ne suffit pas ici.",
        jurisdiction = "quebec",
        protectedPersons = "participants-of-their-matches",
        prohibitedAct = "direct-solicitation-by-mentor",
        territory = (string[])["CA-QC"],
        from = "2027-01-04",
        until = "2027-12-17",
    };

    /// <summary>A version of the agreement that permits covenants, in force and signed by every member.</summary>
    public static Task<Guid> PermitsCovenants(this World world) =>
        world.Adopt(new { french = "Avec engagements", english = "With covenants", covenants = new { } });

    public static async Task<Guid> Drafts(this World world, object items) =>
        (await world.Coordinator.Post("/api/v1/covenants", items).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public static Task<JsonElement> SignsOff(this Company company, Guid covenant, string counsel) => company.Hr
        .Post($"/api/v1/covenants/{covenant}/sign-offs", new { counsel, on = "2026-01-15", documentDigest = Document }).Is(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> PutsInForce(this World world, Guid covenant) =>
        world.Coordinator.Post($"/api/v1/covenants/{covenant}/effect", body: null);
}
