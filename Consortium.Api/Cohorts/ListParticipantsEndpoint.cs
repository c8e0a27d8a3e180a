using System.Text.Json;
using System.Text.Json.Serialization;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.Cohorts;

internal sealed class ListParticipantsEndpoint : IEndpoint
{
    /// <param name="Company">The employer, whose rules apply.</param>
    /// <param name="Through">The association or order by way of which the person joined; null when by way of the employer alone.</param>
    /// <param name="GivenName">Only for the person's own company.</param>
    /// <param name="FamilyName">Only for the person's own company.</param>
    /// <param name="Email">Only for the person's own company.</param>
    /// <param name="State">registered, away, withdrawn or departed.</param>
    /// <param name="Profile">Each attribute as known, withheld or unknown, with who said it and when; expectations as the id of the text.</param>
    /// <param name="Expectations">In the person's words, for those who may read them.</param>
    /// <param name="Application">Of a mentee: what they and their employer said of taking part; what is absent is unknown.</param>
    /// <param name="PlacesHeld">Places that a proposal or a match holds.</param>
    /// <param name="PlacesTaken">Places that an approved match holds.</param>
    internal sealed record Response(
        Guid Id,
        Guid Cohort,
        Guid Company,
        Guid? Through,
        string Role,
        string? GivenName,
        string? FamilyName,
        string? Email,
        string State,
        DateOnly? AwayUntil,
        JsonElement Profile,
        string? Expectations,
        Applied? Application,
        int Places,
        int PlacesHeld,
        int PlacesTaken,
        Guid? TransferOfferedTo);

    /// <param name="Motivation">Why the person applies, in their words, for those who may read them.</param>
    /// <param name="VoluntaryOn">When the person said that they take part of their own free will.</param>
    /// <param name="SponsoredOn">The day on which the employer agreed.</param>
    internal sealed record Applied(string? Motivation, DateOnly? VoluntaryOn, DateOnly? SponsoredOn)
    {
        [JsonIgnore]
        public TextId? Words { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cohorts/{cohort:guid}/participants", All)
            .WithName("ListParticipants")
            .WithSummary("The participants of a cohort in the caller's reach, all or by their ids with commas; names are for their own company only.")
            .WithTags("Cohorts")
            .Produces<Page<Response>>();
        api.MapGet("/cohorts/{cohort:guid}/participants/{participant:guid}", One)
            .WithName("GetParticipant")
            .WithSummary("One participant; the name is for their own company only.")
            .WithTags("Cohorts")
            .Produces<Response>();
        api.MapGet("/me/participation", Own)
            .WithName("GetOwnParticipation")
            .WithSummary("What is recorded of the caller as a participant.")
            .WithTags("Cohorts")
            .Produces<Response>();
    }

    private static async Task<IResult> All(
        Guid cohort, Ids? ids, Scope caller, PageRequest page, Reader reader, PersonalDetails details, Texts texts, CancellationToken ct) =>
        await page.Answer(
            async (after, limit) => await Named(
                caller, new CohortId(cohort), await Read(caller, reader, cohort, ids?.All, after, limit, ct), details, texts, ct),
            participant => participant.Id);

    private static async Task<IResult> One(
        Guid cohort, Guid participant, Scope caller, Reader reader, PersonalDetails details, Texts texts, CancellationToken ct) =>
        await Named(caller, new CohortId(cohort), await Read(caller, reader, cohort, [participant], after: null, limit: 1, ct), details, texts, ct) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Domain.Cohorts.Participant.NotFound);

    private static async Task<IResult> Own(Scope caller, Reader reader, CancellationToken ct) =>
        await reader.Query(caller, $"{Columns} where {Scope.OfPrincipal("participant")} and participant = @principal", Row, ct) is [var found]
            ? TypedResults.Ok(found)
            : Answer.Refused(Domain.Cohorts.Participant.NotFound);

    private const string Columns =
        """
        select participant, cohort, company, role, state, away_until, profile::text, capacity, cardinality(held), cardinality(taken), transfer_offered_to,
            motivation, voluntary_on, sponsored_on, through
        from read.participant
        """;

    private static Task<IReadOnlyList<Response>> Read(
        Scope caller, Reader reader, Guid cohort, IReadOnlyList<Guid>? only, Guid? after, int limit, CancellationToken ct) =>
        reader.Query(
            caller,
            $"""
            {Columns}
            where {Scope.OfCompany("company")} and cohort = @cohort
                and (@only::uuid[] is null or participant = any(@only)) and (@after::uuid is null or participant > @after)
            order by participant limit @limit
            """,
            Row,
            ct,
            ("cohort", cohort),
            ("only", only?.ToArray()),
            ("after", after),
            ("limit", limit));

    private static async Task<IReadOnlyList<Response>> Named(
        Scope caller, CohortId cohort, IReadOnlyList<Response> rows, PersonalDetails details, Texts texts, CancellationToken ct)
    {
        var names = caller.Role is Role.CompanyHr && rows.Count > 0
            ? await details.OfCompany(caller, cohort, [.. rows.Select(row => row.Id)], ct)
            : new Dictionary<Guid, PersonalDetail>();
        var expectations = rows.Select(row => (row.Id, Text: TextOf(row.Profile))).Where(one => one.Text is not null).ToDictionary(one => one.Id, one => one.Text!.Value);
        var words = await texts.Read(caller, [.. expectations.Values, .. rows.Select(row => row.Application?.Words).OfType<TextId>()], ct);
        return
        [
            .. rows.Select(row =>
            {
                var detail = names.GetValueOrDefault(row.Id);
                return row with
                {
                    GivenName = detail?.GivenName,
                    FamilyName = detail?.FamilyName,
                    Email = detail?.Email,
                    Expectations = expectations.TryGetValue(row.Id, out var text) ? words.GetValueOrDefault(text) : null,
                    Application = row.Application is { Words: { } why } said ? said with { Motivation = words.GetValueOrDefault(why) } : row.Application,
                };
            }),
        ];
    }

    private static TextId? TextOf(JsonElement profile) =>
        profile.TryGetProperty("expectations", out var said) && said.TryGetProperty("value", out var text) && text.TryGetProperty("id", out var id)
            ? new TextId(id.GetGuid())
            : null;

    private static Response Row(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.IsDBNull(14) ? null : row.GetGuid(14),
        row.GetString(3),
        null,
        null,
        null,
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
        JsonElement.Parse(row.GetString(6)),
        null,
        row.GetString(3) is "mentee"
            ? new Applied(null, row.IsDBNull(12) ? null : row.GetFieldValue<DateOnly>(12), row.IsDBNull(13) ? null : row.GetFieldValue<DateOnly>(13))
            {
                Words = row.IsDBNull(11) ? null : new TextId(row.GetGuid(11)),
            }
            : null,
        row.GetInt16(7),
        row.GetInt32(8),
        row.GetInt32(9),
        row.IsDBNull(10) ? null : row.GetGuid(10));
}
