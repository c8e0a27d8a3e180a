using Consortium.Api.Pages;
using Consortium.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Mail;

/// <summary>What one is written to about, and how soon; for human resources also what holds for all of their company.</summary>
internal sealed class LettersModel : ServicePage
{
    /// <summary>What was chosen in the form; what was left as usual is not there.</summary>
    [BindProperty]
    public Dictionary<string, string?> Paces { get; set; } = [];

    /// <summary>The language that one chose for letters; null where one chose none.</summary>
    public string? Language { get; private set; }

    public IReadOnlyList<LetterPreferencesEndpoints.Standing> Own { get; private set; } = [];

    /// <summary>Null for whoever does not speak for a company's human resources.</summary>
    public IReadOnlyList<LetterPreferencesEndpoints.Choice>? OfCompany { get; private set; }

    public int DayHour { get; private set; }

    /// <summary>Whether the operator sends any.</summary>
    public bool GoOut { get; private set; }

    public Task<IActionResult> OnPostOwn(string? language, CancellationToken ct) =>
        Act("SetLetterPreferences", null, new { choices = Chosen(), language }, "letters-chosen", ct);

    public Task<IActionResult> OnPostCompany(CancellationToken ct) =>
        Act("SetCompanyLetterPreferences", new { company = Caller.Company?.Value }, new { choices = Chosen() }, "letters-chosen", ct);

    protected override async Task Load(CancellationToken ct)
    {
        var own = await Api.Get<LetterPreferencesEndpoints.Response>("GetLetterPreferences", null, ct);
        (Own, DayHour, GoOut, Language) = (own.Items, own.DayHour, own.GoOut, own.Language);
        if (Caller is { Role: Role.CompanyHr, Company: { } company })
            OfCompany = (await Api.Get<LetterPreferencesEndpoints.Body>("GetCompanyLetterPreferences", new { company = company.Value }, ct)).Choices;
    }

    /// <summary>As the API takes it; what is no choice is left as usual.</summary>
    private IEnumerable<object> Chosen() => Paces
        .Where(choice => Enum.TryParse<Occasion>(choice.Key, out _) && Enum.TryParse<Pace>(choice.Value, out _))
        .Select(choice => new { occasion = Enum.Parse<Occasion>(choice.Key), pace = Enum.Parse<Pace>(choice.Value!) });
}
