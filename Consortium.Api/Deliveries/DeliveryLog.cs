using Consortium.Domain.Deliveries;

namespace Consortium.Api.Deliveries;

internal static partial class DeliveryLog
{
    [LoggerMessage(3000, LogLevel.Information, "Attempt {Attempt} of delivery {Delivery} to company {Company}: fault {Fault}, status {Status}")]
    public static partial void Attempted(this ILogger log, Guid delivery, Guid company, int attempt, AttemptFault? fault, int? status);

    [LoggerMessage(3001, LogLevel.Warning, "An attempt of delivery {Delivery} to company {Company} was interrupted by {Fault}; it is looked at again")]
    public static partial void AttemptInterrupted(this ILogger log, Guid delivery, Guid company, string fault);
}
