using System.Net;
using System.Text.Json;
using Consortium.Tests.Support;

namespace Consortium.Tests.Agreements;

/// <summary>A covenant by which Acme is bound towards Borealis, with every condition met but the sign-off of counsel.</summary>
public abstract class CovenantTests(AConsortium consortium) : IClassFixture<AConsortium>
{
    private static readonly string _document = new('d', 64);

    internal AConsortium Members => consortium;

    internal object Items(Guid agreement, Guid cohort) => new
    {
        bound = consortium.Acme.Id,
        beneficiary = consortium.Borealis.Id,
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

    /// <summary>A version of the agreement that permits covenants, in force and signed by both.</summary>
    internal async Task<Guid> Permitted()
    {
        var id = (await consortium.Coordinator.Post("/api/v1/agreements", new { french = "Avec engagements", english = "With covenants", covenants = new { } })
            .Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Coordinator.Post($"/api/v1/agreements/{id}/publication", new { }).Is(HttpStatusCode.OK);
        foreach (var company in consortium.World.Companies)
            await company.Hr.Post($"/api/v1/companies/{company.Id}/agreement-signatures", new { agreement = id, signatory = "Dominique Roy, présidente" }).Is(HttpStatusCode.OK);
        return id;
    }

    internal async Task<Guid> Drafted(Guid agreement, Guid cohort)
    {
        var covenant = (await consortium.Coordinator.Post("/api/v1/covenants", Items(agreement, cohort)).Is(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await consortium.Service.CaughtUp();
        return covenant;
    }

    internal static Task<JsonElement> SignOff(Company company, Guid covenant, string counsel) => company.Hr
        .Post($"/api/v1/covenants/{covenant}/sign-offs", new { counsel, on = "2026-01-15", documentDigest = _document }).Is(HttpStatusCode.OK);

    internal static Task<JsonElement> Read(Caller caller, Guid covenant) => caller.Get($"/api/v1/covenants/{covenant}").Is(HttpStatusCode.OK);
}
