using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Cohorts;

internal sealed class ColumnWordsEndpoints : IEndpoint
{
    public static readonly Refusal UnknownColumn = new(
        "file.no-such-column", "A-27",
        "Cette colonne n'existe pas ; le document de l'API nomme celles qu'un fichier peut avoir.",
        "No such column exists; the API document names those that a file may have.");

    public static readonly Refusal ForbiddenHeader = new(
        "file.forbidden-header", "L-13",
        "Un en-tête sur la paie, les prix ou les marges ne peut rien vouloir dire ici.",
        "A header about pay, prices or margins can mean nothing here.");

    /// <param name="Words">
    /// What the headers of the company's own spreadsheets mean: given-name, family-name, email, role, skills, languages,
    /// years-of-experience, places, functions, situations, contexts, job-level, forms, hours-a-month or links.
    /// </param>
    internal sealed record Body(IReadOnlyDictionary<string, string> Words);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/companies/{company:guid}/column-words", Set)
            .WithName("SetColumnWords")
            .WithSummary("Says what the headers of the company's own spreadsheets mean; its next files are read by them.")
            .WithTags("Cohorts")
            .Produces<Body>();
        api.MapGet("/companies/{company:guid}/column-words", Get)
            .WithName("GetColumnWords")
            .WithSummary("What the headers of the company's own spreadsheets mean.")
            .WithTags("Cohorts")
            .Produces<Body>();
    }

    private static async Task<IResult> Set(Guid company, Body body, Scope caller, Databases databases, CancellationToken ct)
    {
        if (caller.Company != new CompanyId(company))
            return Answer.Refused(PartnerCompany.NotFound);
        if (body.Words.Keys.Any(header => header.Length is 0 or > 100 || !WholeText.Is(header)) || body.Words.Count > 100
            || !body.Words.Values.All(ParticipantColumns.All.Contains))
            return Answer.Refused(UnknownColumn);
        if (body.Words.Keys.Any(Spreadsheet.IsForbidden))
            return Answer.Refused(ForbiddenHeader);

        var words = body.Words.DistinctBy(word => PlainWords.Of(word.Key)).ToDictionary(word => PlainWords.Of(word.Key), word => word.Value);
        await databases.Engine.Run(
            [
                new SqlStatement(
                    "insert into consortium.column_words (company, words) values ($1, $2::jsonb) on conflict (company) do update set words = excluded.words",
                    company,
                    JsonSerializer.Serialize(words, StoredJson.Options)),
            ],
            ct);
        return TypedResults.Ok(new Body(words));
    }

    private static async Task<IResult> Get(Guid company, Scope caller, Reader reader, CancellationToken ct) =>
        caller.Company != new CompanyId(company)
            ? Answer.Refused(PartnerCompany.NotFound)
            : TypedResults.Ok((await reader.Query(
                caller,
                $"select words::text from consortium.column_words where {Scope.OfCompany("company")} and company = @company",
                row => new Body(JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(0), StoredJson.Options)!),
                ct,
                ("company", company))).SingleOrDefault() ?? new Body(new Dictionary<string, string>()));
}
