using Consortium.Api.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Wolverine;
using Wolverine.Configuration;
using Wolverine.Postgresql;
using Wolverine.RabbitMQ;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>
/// How messages come from the process that announces them to one that handles them: within the process, or by a queue that all
/// processes share, in the database or in RabbitMQ. They are durable on either way; what is due later waits in the database.
/// </summary>
internal static class Carrying
{
    private const string Queue = "consortium";

    /// <summary>How often a queue in the database is looked at.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static void Carry(this WolverineOptions options, EngineSettings settings, StoredNames names)
    {
        switch (settings.Transport)
        {
            case Transport.PostgreSql:
                options.ListenToPostgresqlQueue(Queue).PollingInterval(Poll).MaximumParallelMessages(settings.Parallel);
                options.Publish(messages => messages.All(names).ToPostgresqlQueue(Queue));
                break;
            case Transport.RabbitMq:
                // Dead letters are kept in the database, like those of every other transport.
                options.UseRabbitMq(Broker(settings)).AutoProvision().DisableDeadLetterQueueing().DisableSystemRequestReplyQueueDeclaration();
                options.ListenToRabbitQueue(Queue).UseDurableInbox().MaximumParallelMessages(settings.Parallel);
                options.Publish(messages => messages.All(names).ToRabbitQueue(Queue).UseDurableOutbox());
                break;
        }
    }

    /// <summary>How many messages lie in RabbitMQ, where the database does not see them.</summary>
    public static async Task<int> InBroker(EngineSettings settings, CancellationToken ct)
    {
        if (settings.Transport != Transport.RabbitMq)
        {
            return 0;
        }

        await using var connection = await new ConnectionFactory { Uri = Broker(settings) }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        try
        {
            return (int)await channel.MessageCountAsync(Queue, ct);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    private static PublishingExpression All(this PublishingExpression messages, StoredNames names) =>
        names.Messages.Aggregate(messages, (known, message) => known.Message(message.Message));

    private static Uri Broker(EngineSettings settings) =>
        settings.Broker ?? throw new EngineRefusedException("Engine:Transport is RabbitMq: say in Engine:Broker which one, as amqps://user:password@host/virtualhost.");
}
