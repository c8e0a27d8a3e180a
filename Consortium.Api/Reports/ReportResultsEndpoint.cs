using Consortium.Api.Http;
using Consortium.Api.Security;

namespace Consortium.Api.Reports;

/// <summary>What a cohort has come to, for the committee: figures alone, and no figure behind which fewer than five people stand .</summary>
internal sealed class ReportResultsEndpoint : IEndpoint
{
    /// <param name="States">How many matches there are, by state and by how their mission ended. What too few stand behind is left out, and no sum tells it.</param>
    /// <param name="Waits">How long matches waited in each step that they have left.</param>
    /// <param name="FirstMeetingsHeld">Of the pairs whose time for a first meeting is over, how many of a hundred met in time.</param>
    internal sealed record Response(Guid Cohort, IReadOnlyList<StateCount> States, IReadOnlyList<StepWait> Waits, int? FirstMeetingsHeld);

    /// <param name="MissionEnded">How the missions of a state ended; null for the others.</param>
    internal sealed record StateCount(string State, string? MissionEnded, long Matches);

    /// <param name="Step">A state that waits, or awaiting-first-meeting.</param>
    /// <param name="MedianDays">Half of the matches waited no longer, in whole days.</param>
    /// <param name="NinthDecileDays">Nine in ten waited no longer, in whole days.</param>
    internal sealed record StepWait(string Step, int MedianDays, int NinthDecileDays);

    private sealed record Figure(string Kind, string? Name, string? Ended, long? Matches, int? Median, int? NinthDecile, int? Held);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/cohorts/{cohort:guid}/results", Handle)
        .WithName("ReportResults")
        .WithSummary("What a cohort has come to, in figures behind each of which at least five people of three companies stand.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(Guid cohort, Scope caller, Reader reader, CancellationToken ct)
    {
        var edition = await reader.Query(
            caller, $"select 1 from read.cohort where {Scope.OfConsortium} and cohort = @cohort", row => row.GetInt32(0), ct, ("cohort", cohort));
        if (edition.Count == 0)
            return Answer.Refused(Domain.Cohorts.Cohort.NotFound);

        var figures = await reader.Query(
            caller,
            $"select figure, name, ended, matches, median, ninth_decile, held from read.results_of(@cohort) where {Scope.OfConsortium}",
            row => new Figure(
                row.GetString(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetInt64(3),
                row.IsDBNull(4) ? null : row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetInt32(6)),
            ct,
            ("cohort", cohort));
        return TypedResults.Ok(new Response(
            cohort,
            [.. figures.Where(figure => figure.Kind is "state").Select(figure => new StateCount(figure.Name!, figure.Ended, figure.Matches!.Value))],
            [.. figures.Where(figure => figure.Kind is "step").Select(figure => new StepWait(figure.Name!, figure.Median!.Value, figure.NinthDecile!.Value))],
            figures.SingleOrDefault(figure => figure.Kind is "first-meetings")?.Held));
    }
}
