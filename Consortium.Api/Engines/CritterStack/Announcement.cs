using Wolverine;
using Wolverine.Util;

namespace Consortium.Api.Events;

/// <summary>To Wolverine, an announcement is a message that says itself when it is sent.</summary>
public sealed partial record Announcement : ISendMyself
{
    /// <summary>What is due later waits in the queue of this process, of which every process takes its share in time; Wolverine looks at the machine's clock.</summary>
    public ValueTask ApplyAsync(IMessageContext context) => Due is { } due && due > TimeProvider.System.GetUtcNow()
        ? context.EndpointFor(Message.GetType().ToMessageTypeName()).SendAsync(Message, new DeliveryOptions { ScheduledTime = due })
        : context.PublishAsync(Message);
}
