using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Tests.Engines;
using Npgsql;

namespace Consortium.Tests.Bench;

/// <summary>A read table of one row per tally, under row-level security like every other.</summary>
internal sealed class SumsTable : IReadModel
{
    public string Table => "sums";

    public static async Task Create(DatabaseConnections connections, CancellationToken ct)
    {
        await using var owner = new NpgsqlConnection(connections.Owner);
        await owner.OpenAsync(ct);
        await owner.Execute(
            """
            create table read.sums (tally uuid primary key, sum bigint not null, version bigint not null);
            alter table read.sums enable row level security;
            alter table read.sums force row level security;
            create policy sums_kept on read.sums to consortium_engine using (true) with check (true);
            create policy sums_read on read.sums for select to consortium_reader using (true);
            """,
            ct);
    }

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var sums = page.GroupBy(recorded => recorded.Stream).ToArray();
        yield return new(
            $"""
            insert into {into} as kept (tally, sum, version) select * from unnest($1::uuid[], $2::bigint[], $3::bigint[])
            on conflict (tally) do update set sum = kept.sum + excluded.sum, version = excluded.version
            """,
            sums.Select(tally => tally.Key).ToArray(),
            sums.Select(tally => tally.Sum(recorded => (long)((Counted)recorded.Data).By)).ToArray(),
            sums.Select(tally => tally.Last().Version).ToArray());
    }
}
