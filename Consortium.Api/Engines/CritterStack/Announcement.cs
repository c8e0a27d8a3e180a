using Wolverine;

namespace Consortium.Api.Events;

/// <summary>To Wolverine, an announcement is a message that says itself when it is sent.</summary>
public sealed partial record Announcement : ISendMyself
{
    public ValueTask ApplyAsync(IMessageContext context) =>
        Due is { } due ? context.PublishAsync(Message, new DeliveryOptions { ScheduledTime = due }) : context.PublishAsync(Message);
}
