using System.Text.Json;
using Consortium.Api;
using Consortium.Api.Database;
using Consortium.Api.Engines;
using Consortium.Api.Events;
using Consortium.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Consortium.Tests.Journeys.Kills;

/// <summary>What is in the database when all work is done.</summary>
internal static class Aftermath
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Waits until every notice is receipted and every table tells the last event; replays what has to wait long, as a coordinator would.</summary>
    public static Task NothingIsUnderWay(string owner, World world) => Eventually.Holds(
        async ct =>
        {
            foreach (var waiting in await world.Coordinator.Items("/api/v1/deliveries?state=retrying&limit=200"))
            {
                if (waiting.GetProperty("attempts").GetInt32() > 1)
                    await world.Coordinator.Post($"/api/v1/deliveries/{waiting.Text("id")}/replay", body: null);
            }

            await using var connection = await TestDatabase.Open(owner);
            return await connection.Scalar<bool>(
                $"""
                select not exists (select from {StoredMessages.Table} where {StoredMessages.UnderWay})
                    and not exists (select from read.delivery where state <> 'receipted')
                    and (select min(last_seq_id) from consortium.mt_event_progression where name like '%:All')
                        >= (select max(seq_id) from consortium.mt_events)
                """,
                ct);
        },
        TimeSpan.FromMinutes(3));

    public static async Task<IReadOnlyList<Stored>> StoredIn(DatabaseConnections databases)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        Assert.Equal(0, await owner.Scalar<long>("select count(*) from consortium.dead_letter", Ct));
        await using var command = new NpgsqlCommand(
            $"select stream_id, version, type, data::text from consortium.mt_events where type <> '{EventLog.Nothing}' order by seq_id", owner);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var stored = new List<Stored>();
        while (await rows.ReadAsync(Ct))
            stored.Add(new Stored(rows.GetGuid(0), rows.GetInt64(1), rows.GetString(2), JsonElement.Parse(rows.GetString(3))));
        return stored;
    }

    public static async Task ReadTablesEqualARebuild(DatabaseConnections databases)
    {
        await using var services = new ServiceCollection().AddLogging().AddInstallation(databases).BuildServiceProvider();
        foreach (var table in services.GetServices<IReadModel>().Select(readModel => readModel.Table))
        {
            var kept = await Rows(databases, table);
            await services.GetRequiredService<IReadModels>().Rebuild(table, Ct);
            Assert.Equal(kept, await Rows(databases, table));
        }
    }

    private static async Task<string> Rows(DatabaseConnections databases, string table)
    {
        await using var owner = await TestDatabase.Open(databases.Owner);
        return await owner.Scalar<string>($"select '{table} ' || coalesce(string_agg(t::text, chr(10) order by t::text), '') from read.\"{table}\" t", Ct);
    }
}
