using Consortium.Domain.Deliveries;

namespace Consortium.Api.Adapters;

/// <summary>Brings an envelope to a company's receiver, once, and says what came of it.</summary>
internal interface ICarrier
{
    Task<Attempted> Send(Receiver receiver, CloudEvent envelope, CancellationToken ct);
}

/// <summary>Whatever a company chose to take its notices from.</summary>
internal sealed class Carrier(Webhook webhook, AmqpQueue queue, NoticeFolder folder, NoticeByMail mail) : ICarrier
{
    public Task<Attempted> Send(Receiver receiver, CloudEvent envelope, CancellationToken ct)
    {
        ICarrier chosen = receiver.Channel switch
        {
            ReceiptChannel.Queue => queue,
            ReceiptChannel.Folder => folder,
            ReceiptChannel.Mail => mail,
            _ => webhook,
        };
        return chosen.Send(receiver, envelope, ct);
    }
}

/// <summary>What came of an attempt.</summary>
/// <param name="Fault">Why it failed; null when the company has the notice.</param>
/// <param name="Status">The HTTP status, when there was an answer.</param>
/// <param name="RetryAfter">The wait that the receiver asked for.</param>
internal sealed record Attempted(AttemptFault? Fault, int? Status = null, TimeSpan? RetryAfter = null);
