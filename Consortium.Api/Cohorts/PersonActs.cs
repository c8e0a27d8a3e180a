using Consortium.Api.Events;
using Consortium.Api.Pages;
using Consortium.Domain.Cohorts;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Cohorts;

/// <summary>A page about one person, with what their human resources and they themselves may both say of them.</summary>
internal abstract class PersonActs : ServicePage
{
    /// <summary>The attribute of the profile whose form is open, as the API names it in a body.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Say { get; set; }

    /// <summary>Words of a list, each in a field of its own; empty where nothing was added.</summary>
    [BindProperty]
    public IReadOnlyList<string?> Terms { get; set; } = [];

    /// <summary>How much each of them counts or how well it is spoken; empty takes it off the list.</summary>
    [BindProperty]
    public IReadOnlyList<string?> Levels { get; set; } = [];

    /// <summary>A text, a number or a choice.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Who it is, in which cohort; null until it was looked up.</summary>
    public abstract PersonShown? Of { get; }

    /// <summary>Whether a form was just refused: it stays open, with what was typed.</summary>
    /// <param name="handler">The form's handler.</param>
    public bool IsAgain(string handler) => Trouble is not null && Request.Query["handler"] == handler;

    public Task<IActionResult> OnPostProfile(string how, CancellationToken ct) => OfPerson("StateProfile", Said(how), "said", ct);

    public Task<IActionResult> OnPostDetails(CancellationToken ct) => OfPerson(
        "RectifyDetails", new { givenName = GivenName?.Trim() ?? "", familyName = FamilyName?.Trim() ?? "", email = Email?.Trim() ?? "" }, "corrected", ct);

    public Task<IActionResult> OnPostAway(CancellationToken ct) => OfPerson("MarkUnavailable", new { until = Typed.Text(Until) }, "away", ct);

    public Task<IActionResult> OnPostBack(CancellationToken ct) => OfPerson("MarkAvailable", null, "back", ct);

    /// <summary>Every question of independence answered alike: with "none", or not answered.</summary>
    protected static object AllAnswered(bool none) => none
        ? new
        {
            companies = Enum.GetValues<CompanyQuestion>().ToDictionary(StoredJson.Word, _ => Array.Empty<object>()),
            people = Enum.GetValues<PersonQuestion>().ToDictionary(StoredJson.Word, _ => Array.Empty<string>()),
        }
        : new { withheldCompanies = Enum.GetValues<CompanyQuestion>(), withheldPeople = Enum.GetValues<PersonQuestion>() };

    /// <summary>An act on the person of this page.</summary>
    protected async Task<IActionResult> OfPerson(string endpoint, object? body, string done, CancellationToken ct)
    {
        await Load(ct);
        return await Act(endpoint, new { cohort = Of!.Cohort, participant = Of.Id }, body, done, ct);
    }

    private object Said(string how) => how switch
    {
        "withheld" => new { withheld = (string[])[ProfileShown.Code(Say)] },
        "unknown" => new { unknown = (string[])[ProfileShown.Code(Say)] },
        _ => new Dictionary<string, object?> { [Say ?? ""] = Value() },
    };

    private object? Value() => Say switch
    {
        "skills" => Listed(ParticipantColumns.SkillOf),
        "functions" => Listed(ParticipantColumns.FunctionOf),
        "situations" => Listed(ParticipantColumns.SituationOf),
        "contexts" => Listed(ParticipantColumns.ContextOf),
        "forms" => Terms.OfType<string>().ToList(),
        "needs" => Rated(ParticipantColumns.SkillOf),
        "languages" => Rated(ParticipantColumns.LanguageOf),
        "yearsOfExperience" => Typed.Number(Text) ?? "",
        "availability" => new
        {
            hoursAMonth = Typed.Number(Text) ?? "",
            weekdays = Terms.OfType<string>().ToList(),
            from = Typed.Text(From),
            until = Typed.Text(Until),
        },
        _ => Typed.Text(Text) ?? "",
    };

    /// <summary>What a list does not know goes on as it was typed, so that the API says so.</summary>
    private List<string> Listed(Func<string, string?> codeOf) =>
        [.. Terms.Select(Typed.Text).OfType<string>().Select(term => codeOf(term) ?? term).Distinct()];

    private Dictionary<string, string> Rated(Func<string, string?> codeOf) => Terms.Zip(Levels)
        .Where(pair => Typed.Text(pair.First) is not null && Typed.Text(pair.Second) is not null)
        .DistinctBy(pair => codeOf(pair.First!) ?? pair.First!.Trim())
        .ToDictionary(pair => codeOf(pair.First!) ?? pair.First!.Trim(), pair => pair.Second!);
}

/// <summary>The person of a page.</summary>
internal sealed record PersonShown(Guid Id, Guid Cohort, string Role, string State, DateOnly? AwayUntil, ProfileShown Profile)
{
    public bool TakesPart => State is "registered" or "away";
}

/// <summary>How a person is called and reached, in the fields of a form.</summary>
/// <param name="On">The page that says what was wrong with them.</param>
internal sealed record DetailsShown(string? GivenName, string? FamilyName, string? Email, ServicePage On);
