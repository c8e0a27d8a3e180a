using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Cohorts;

/// <summary>Offers a mentor or nominates a mentee; what their profile says follows on their own page.</summary>
internal sealed class RegisterPersonModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>mentor or mentee.</summary>
    [BindProperty]
    public string? As { get; set; }

    [BindProperty]
    public string? Places { get; set; }

    /// <summary>Whether the person answered every question of independence with "none".</summary>
    [BindProperty]
    public bool NoLinks { get; set; }

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var answer = await Api.Send(
            "RegisterParticipant",
            new { cohort = Cohort },
            new
            {
                givenName = GivenName?.Trim() ?? "",
                familyName = FamilyName?.Trim() ?? "",
                email = Email?.Trim() ?? "",
                role = As,
                noLinks = NoLinks ? true : (bool?)null,
                places = Typed.Number(Places),
            },
            Key,
            version: null,
            ct);
        return answer.Problem is { } trouble
            ? await Again(trouble, ct)
            : await GoOn("registered", ct, $"/people/{Cohort}/{answer.Location!.Split('/')[^1]}");
    }

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var newest, ..] ? newest.Id : null;
    }
}
