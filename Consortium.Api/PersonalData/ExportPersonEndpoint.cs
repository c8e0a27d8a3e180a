using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.PersonalData;

internal sealed class ExportPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/participants/{participant:guid}/export", Handle)
        .WithName("ExportPerson")
        .WithSummary("All that is recorded of one person, for themself and their own human resources: JSON to take along, or a page to print for a browser.")
        .WithTags("Personal data")
        .Produces<PersonExport>();

    private static async Task<IResult> Handle(Guid participant, Scope caller, HttpRequest request, PersonExports exports, CancellationToken ct) =>
        await exports.Of(caller, new ParticipantId(participant), ct) is not { } export ? Answer.Refused(Participant.NotFound)
        : HtmlPage.IsAskedFor(request) ? PersonExportPage.Of(export)
        : TypedResults.Ok(export);
}
