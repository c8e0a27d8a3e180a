using Consortium.Api.Events;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Observability;

/// <summary>How the service is, and the messages that it gave up: what needs a person first.</summary>
internal sealed class OperationModel : ServicePage
{
    public GetServiceStatusEndpoint.Response? Status { get; private set; }

    public DeadLetterEndpoints.Response DeadLetters { get; private set; } = new([], 0);

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The tables that are behind or that a fault holds up; while there is none, nobody has to read the list.</summary>
    public IReadOnlyList<ReadModelStatus> HeldUp => [.. Status!.ReadModels.Where(table => table.Behind > 0 || table.Fault is not null)];

    /// <summary>What is held up or behind first.</summary>
    public IEnumerable<ReadModelStatus> ReadModels =>
        Status!.ReadModels.OrderByDescending(table => table.Fault is not null).ThenByDescending(table => table.Behind).ThenBy(table => table.Table, StringComparer.Ordinal);

    public static string Said(ServiceProblem problem) => IsFrench ? problem.Fr : problem.En;

    public Task<IActionResult> OnPostReplay(Guid letter, CancellationToken ct) => Act("ReplayDeadLetter", new { letter }, null, "letter-replayed", ct);

    protected override async Task Load(CancellationToken ct)
    {
        Status = await Api.Get<GetServiceStatusEndpoint.Response>("GetServiceStatus", null, ct);
        DeadLetters = await Api.Get<DeadLetterEndpoints.Response>("ListDeadLetters", null, ct);
    }
}
