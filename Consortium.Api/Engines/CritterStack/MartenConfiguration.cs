using System.Text.Json;
using Consortium.Api.Events;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace Consortium.Api.Engines.CritterStack;

/// <summary>How Marten keeps the record: the layout that both engines share.</summary>
internal static class MartenConfiguration
{
    public const string Schema = "consortium", MessageSchema = "wolverine";

    /// <summary>The daemon looks for new events this often when it was not told of any.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>A gap in the numbers is looked into after this.</summary>
    private static readonly TimeSpan DeadGap = TimeSpan.FromMilliseconds(200);

    /// <summary>A search for new events that was not heard of for so long is started again.</summary>
    private static readonly TimeSpan DeadSearch = TimeSpan.FromSeconds(2);

    /// <summary>How often a process asks whether a read model is free to be kept by it.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    /// <summary>A read model that failed is tried again after this.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    public static void Configure(this StoreOptions options, string connection, StoredNames names, TimeProvider clock, AutoCreate create)
    {
        // The daemon's turn is a lock of a session that sleeps in the server: without this it outlives a killed process by a minute.
        options.Connection(new NpgsqlConnectionStringBuilder(connection)
        {
            Options = "-c client_connection_check_interval=1000",
            ApplicationName = "consortium critterstack",
            MaxAutoPrepare = 100,
        }.ConnectionString);
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = create;
        // Marten writes enums and names its own way whatever the options say, unless they are set again at the end.
        options.UseSystemTextJsonForSerialization(new JsonSerializerOptions(StoredJson.Options), configure: json =>
        {
            json.PropertyNamingPolicy = StoredJson.Options.PropertyNamingPolicy;
            json.Converters.Clear();
            StoredJson.Configure(json);
        });
        options.Logger(new SilentLogger());
        // A failed statement is answered or decided again; repeating it blindly would hide a lost race.
        options.ConfigurePolly(_ => { });
        options.ConfigureWritePolly(_ => { });

        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        // Numbers are taken inside the appending transaction, which the readers' gap rule rests on.
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.TimeProvider = clock;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        foreach (var kind in names.Kinds)
        {
            foreach (var (name, type) in kind.Events)
            {
                options.Events.MapEventType(type, name);
            }
        }
    }

    public static void Follow(this StoreOptions options, ReadModels readModels, DaemonWakeup wakeup)
    {
        options.Projections.Wakeup = wakeup;
        options.Projections.FastPollingTime = Poll;
        options.Projections.SlowPollingTime = Poll;
        // A gap is passed only when no live transaction can still fill it, however soon that is asked.
        options.Projections.StaleSequenceThreshold = DeadGap;
        options.Projections.SkipStaleGapsDespiteLiveTransactionsAfter = null;
        options.Projections.HighWaterStalenessThreshold = DeadSearch;
        options.Projections.LeadershipPollingTime = (int)Turn.TotalMilliseconds;
        options.Projections.HealthCheckPollingTime = PauseAfterFault;
        // An unknown event stops its read model with a clear fault until the version that knows it runs.
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        foreach (var readModel in readModels.All)
        {
            options.Projections.Add(new ReadModelProjection(readModel, readModels), ProjectionLifecycle.Async, readModel.Table);
        }
    }
}
