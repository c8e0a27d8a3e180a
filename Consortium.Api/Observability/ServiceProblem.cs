using System.Globalization;
using Consortium.Api.Events;

namespace Consortium.Api.Observability;

/// <summary>Something that is wrong with the service, as the verb <c>status</c>, readiness and the operator's page judge it.</summary>
/// <param name="Code">Stable name to key on.</param>
/// <param name="Fr">What it is, in French.</param>
/// <param name="En">What it is, in English.</param>
internal sealed record ServiceProblem(string Code, string Fr, string En)
{
    private const long TooFarBehind = 10_000;
    private static readonly TimeSpan TooLongDue = TimeSpan.FromMinutes(5);

    public static IEnumerable<ServiceProblem> Of(IReadOnlyList<ReadModelStatus> readModels, OutboxLoad outbox, DateTimeOffset now)
    {
        foreach (var late in readModels.Where(IsLate))
            yield return new(
                "read-table-behind",
                Said($"La table de lecture {late.Table} a {late.Behind} événements de retard{(late.Fault is null ? "" : $", arrêtée par {late.Fault}")}."),
                Said($"Read table {late.Table} is {late.Behind} events behind{(late.Fault is null ? "" : $", held up by {late.Fault}")}."));
        if (outbox.Dead > 0)
            yield return new("dead-letters", Said($"Messages abandonnés : {outbox.Dead}."), Said($"Messages given up: {outbox.Dead}."));
        if (IsOverdue(outbox, now))
            yield return new("messages-overdue", Said($"Un message est dû depuis le {outbox.OldestDue:u}."), Said($"A message has been due since {outbox.OldestDue:u}."));
    }

    /// <summary>Whether a read table is further behind than lists may be, or stands still.</summary>
    public static bool IsLate(ReadModelStatus table) => table.Fault is not null || table.Behind > TooFarBehind;

    /// <summary>Whether a message waits longer than any may.</summary>
    public static bool IsOverdue(OutboxLoad outbox, DateTimeOffset now) => outbox.OldestDue < now - TooLongDue;

    private static string Said(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
