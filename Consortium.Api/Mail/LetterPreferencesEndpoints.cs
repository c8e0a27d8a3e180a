using System.ComponentModel.DataAnnotations;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Mail;

internal sealed class LetterPreferencesEndpoints : IEndpoint
{
    /// <param name="Occasion">What about.</param>
    /// <param name="Pace">How soon: at-once, daily in one letter, or never.</param>
    internal sealed record Choice(Occasion Occasion, Pace Pace);

    /// <param name="Choices">What is left out is as it ordinarily is. Links to sign in are sent to whoever asks for one.</param>
    internal sealed record Body([property: Required, MaxLength(20)] IReadOnlyList<Choice> Choices);

    /// <param name="Choices">What is left out is as it ordinarily is. Links to sign in are sent to whoever asks for one.</param>
    /// <param name="Language">The language of letters to the caller in whatever role, fr or en; when absent, as their account or profile says.</param>
    internal sealed record OwnBody(
        [property: Required, MaxLength(20)] IReadOnlyList<Choice> Choices, [property: RegularExpression("^(fr|en)$")] string? Language = null);

    /// <param name="Occasion">What about.</param>
    /// <param name="Own">How soon, as the caller said; null where they said nothing.</param>
    /// <param name="Usual">How soon otherwise: as their company said, or as is ordinary.</param>
    internal sealed record Standing(Occasion Occasion, Pace? Own, Pace Usual);

    /// <param name="Items">For each thing that somebody in this role is written to about.</param>
    /// <param name="DayHour">The hour at which the letter of the day goes out, by the service's clock.</param>
    /// <param name="GoOut">Whether the operator sends letters at all.</param>
    /// <param name="Language">The language that the caller chose, fr or en; null where they chose none.</param>
    internal sealed record Response(IReadOnlyList<Standing> Items, int DayHour, bool GoOut, string? Language);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/letter-preferences", Own)
            .WithName("GetLetterPreferences")
            .WithSummary("What the caller is written to about, how soon and in which language.")
            .WithTags("Letters")
            .Produces<Response>();
        api.MapPut("/letter-preferences", SetOwn)
            .WithName("SetLetterPreferences")
            .WithSummary("Says how soon the caller is written to about what: at once, in the one letter of the day, or never; and in which language.")
            .WithTags("Letters")
            .Produces<OwnBody>();
        api.MapGet("/companies/{company:guid}/letter-preferences", Company)
            .WithName("GetCompanyLetterPreferences")
            .WithSummary("How soon the company's human resources are written to, where they said nothing themselves.")
            .WithTags("Letters")
            .Produces<Body>();
        api.MapPut("/companies/{company:guid}/letter-preferences", SetCompany)
            .WithName("SetCompanyLetterPreferences")
            .WithSummary("Says how soon the company's human resources are written to, where they say nothing themselves.")
            .WithTags("Letters")
            .Produces<Body>();
    }

    private static async Task<IResult> Own(Scope caller, Reader reader, MailSettings settings, Postbox postbox, CancellationToken ct)
    {
        var own = await Chosen(caller, reader, $"select occasion, pace from consortium.letter_pace where {Scope.OfPrincipal("principal")} and principal = @principal", ct);
        var language = (await reader.Query(
            caller, $"select language from consortium.letter_language where {Scope.OfPrincipal("principal")} and principal = @principal", row => row.GetString(0), ct)).SingleOrDefault();
        var company = caller.Company is { } of ? await OfCompany(of, caller, reader, ct) : [];
        return TypedResults.Ok(new Response(
            [
                .. Occasions.Of(caller.Role).Select(occasion => new Standing(
                    occasion,
                    own.Find(one => one.Occasion == occasion)?.Pace,
                    company.Find(one => one.Occasion == occasion)?.Pace ?? Occasions.Ordinary(occasion))),
            ],
            settings.DigestHour,
            postbox.IsOpen,
            language));
    }

    private static async Task<IResult> SetOwn(OwnBody body, ActRequest act, Databases databases, CancellationToken ct)
    {
        var chosen = Of(body.Choices, act.Caller.Role);
        await databases.Engine.Run(LetterPreferences.Keep(act.Caller, chosen, body.Language), ct);
        return TypedResults.Ok(new OwnBody(As(chosen), body.Language));
    }

    private static async Task<IResult> Company(Guid company, Scope caller, Reader reader, CancellationToken ct) => caller.Company == new CompanyId(company)
        ? TypedResults.Ok(new Body(await OfCompany(new CompanyId(company), caller, reader, ct)))
        : Answer.Refused(PartnerCompany.NotFound);

    private static async Task<IResult> SetCompany(Guid company, Body body, ActRequest act, Databases databases, CancellationToken ct)
    {
        if (act.Caller.Company != new CompanyId(company))
            return Answer.Refused(PartnerCompany.NotFound);

        var chosen = Of(body.Choices, Role.CompanyHr);
        await databases.Engine.Run(LetterPreferences.Keep(new CompanyId(company), chosen), ct);
        return TypedResults.Ok(new Body(As(chosen)));
    }

    private static Task<List<Choice>> OfCompany(CompanyId company, Scope caller, Reader reader, CancellationToken ct) => Chosen(
        caller, reader, $"select occasion, pace from consortium.company_letter_pace where {Scope.OfCompany("company")} and company = @company order by occasion", ct, ("company", company.Value));

    private static async Task<List<Choice>> Chosen(Scope caller, Reader reader, string sql, CancellationToken ct, params IEnumerable<(string, object?)> parameters) =>
    [
        .. from row in await reader.Query(caller, sql, row => (Occasion: row.GetString(0), Pace: row.GetString(1)), ct, parameters)
           from occasion in Enum.GetValues<Occasion>()
           where StoredJson.Word(occasion) == row.Occasion
           select new Choice(occasion, LetterPreferences.Read(row.Pace)),
    ];

    /// <summary>The last word on each of a role's occasions.</summary>
    private static Dictionary<Occasion, Pace> Of(IReadOnlyList<Choice> choices, Role role) => choices
        .Where(choice => Occasions.Of(role).Contains(choice.Occasion))
        .GroupBy(choice => choice.Occasion)
        .ToDictionary(same => same.Key, same => same.Last().Pace);

    private static IReadOnlyList<Choice> As(Dictionary<Occasion, Pace> chosen) => [.. chosen.OrderBy(one => one.Key).Select(one => new Choice(one.Key, one.Value))];
}
