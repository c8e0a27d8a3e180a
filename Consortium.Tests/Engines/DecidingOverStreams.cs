using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Engines;

public sealed class DecidingOverStreams(TestCluster cluster) : EngineTests(cluster)
{
    private static readonly Refusal Enough = new("tally.enough", "L-00", "Assez.", "Enough.");

    [Fact]
    public async Task Records_events_from_version_one_and_answers_where_the_stream_stands()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;

        await host.Count(tally, 3, Ct);
        var decided = await host.Count(tally, 4, Ct);

        Assert.Equal((7, 2L), (decided.State.Sum, decided.Version));
        var (state, version) = await host.Streams.Load<Tally>(tally, Ct);
        Assert.Equal([3, 4], state.Counts);
        Assert.Equal(2, version);
        Assert.Equal("tally 2", await Ask<string>($"select type || ' ' || version from consortium.mt_streams where id = '{tally}'"));
        Assert.Equal("1,2", await Ask<string>($"select string_agg(version::text, ',' order by seq_id) from consortium.mt_events where stream_id = '{tally}'"));
    }

    [Fact]
    public async Task Knows_what_another_process_recorded_of_a_long_stream_that_it_has_read_before()
    {
        await using var one = EngineHost.Verb(Connections);
        await using var other = EngineHost.Verb(Connections);
        var tally = NewId;
        for (var count = 1; count <= 20; count++)
            await one.Count(tally, count, Ct);
        await other.Streams.Load<Tally>(tally, Ct);

        await one.Count(tally, 21, Ct);
        var decided = await other.Count(tally, 22, Ct);
        var (state, version) = await one.Streams.Load<Tally>(tally, Ct);

        Assert.Equal((Enumerable.Range(1, 22).Sum(), 22L), (decided.State.Sum, decided.Version));
        Assert.Equal(Enumerable.Range(1, 22), state.Counts);
        Assert.Equal(22, version);
    }

    [Fact]
    public async Task Finds_nothing_under_an_empty_id_whatever_else_is_recorded()
    {
        await using var host = EngineHost.Verb(Connections);
        await host.Count(NewId, 3, Ct);

        var (state, version) = await host.Streams.Load<Tally>(Guid.Empty, Ct);

        Assert.Empty(state.Counts);
        Assert.Equal(0, version);
    }

    [Fact]
    public async Task Writes_down_where_an_event_came_from()
    {
        await using var host = EngineHost.Verb(Connections);
        var (tally, actor) = (NewId, NewId);
        (host.Origin.Correlation, host.Origin.Causation, host.Origin.Actor) = ("one request", "one cause", actor);

        await host.Count(tally, 1, Ct);

        Assert.Equal($"one request, one cause, {actor}", await Ask<string>(
            $"select correlation_id || ', ' || causation_id || ', ' || (headers ->> 'actor') from consortium.mt_events where stream_id = '{tally}'"));
        Assert.Equal(actor, (await host.Log.After(0, 10, Ct)).Events[^1].Actor);
    }

    [Fact]
    public async Task Writes_nothing_when_a_rule_forbids_it()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;

        var refused = await host.Streams.Decide<Tally, Counted>(
            StreamAddress.Of<Tally>(tally), _ => Enough, alongside: [new("select 1 / 0")], ct: Ct);

        Assert.Equal(Enough, refused.Refusal);
        Assert.Equal(0, refused.Version);
        Assert.Equal(0L, await Ask<long>($"select count(*) from consortium.mt_streams where id = '{tally}'"));
    }

    [Fact]
    public async Task Decides_again_on_what_the_winner_of_a_race_left()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        await host.Count(tally, 1, Ct);
        var seen = new List<int>();

        var decided = await host.Streams.Decide(
            [StreamAddress.Of<Tally>(tally)],
            folds =>
            {
                seen.Add(folds.Of<Tally>(tally).Sum);
                if (seen.Count == 1)
                {
                    host.Count(tally, 10, Ct).GetAwaiter().GetResult();
                }

                return new Recording(null) { Events = [(tally, [new Counted(100)])] };
            },
            Ct);

        Assert.Equal([1, 11], seen);
        Assert.Equal([1, 10, 100], decided.Of<Tally>(tally).Counts);
    }

    [Fact]
    public async Task Has_one_effect_when_two_take_the_same_wish()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        Func<Tally, Outcome<Counted>> once = state => state.Sum > 0 ? Outcome.AlreadyDone<Counted>() : new Counted(1);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            host.Streams.Decide<Tally, Counted>(StreamAddress.New<Tally>(tally), once, ct: Ct)));

        Assert.Equal([1], (await host.Streams.Load<Tally>(tally, Ct)).State.Counts);
    }

    [Fact]
    public async Task Lets_eight_racers_on_one_stream_all_through_in_order()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.Streams.Decide<Tally, Counted>(
            StreamAddress.Of<Tally>(tally), state => new Counted(state.Counts.Count + 1), ct: Ct))));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], (await host.Streams.Load<Tally>(tally, Ct)).State.Counts);
    }

    [Fact]
    public async Task Refuses_a_caller_whose_version_has_passed()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        await host.Count(tally, 1, Ct);
        await host.Count(tally, 2, Ct);

        var late = await host.Streams.Decide<Tally, Counted>(StreamAddress.Of<Tally>(tally, expected: 1), _ => new Counted(9), ct: Ct);
        var timely = await host.Streams.Decide<Tally, Counted>(StreamAddress.Of<Tally>(tally, expected: 2), _ => new Counted(3), ct: Ct);

        Assert.Equal(StreamMoved.Refusal, late.Refusal);
        Assert.Equal([1, 2, 3], timely.State.Counts);
    }

    [Fact]
    public async Task Refuses_a_caller_who_is_overtaken_while_deciding()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        await host.Count(tally, 1, Ct);

        var overtaken = await host.Streams.Decide<Tally, Counted>(
            StreamAddress.Of<Tally>(tally, expected: 1),
            _ =>
            {
                host.Count(tally, 2, Ct).GetAwaiter().GetResult();
                return new Counted(9);
            },
            ct: Ct);

        Assert.Equal(StreamMoved.Refusal, overtaken.Refusal);
        Assert.Equal([1, 2], (await host.Streams.Load<Tally>(tally, Ct)).State.Counts);
    }

    [Fact]
    public async Task Records_over_several_streams_all_or_nothing()
    {
        await using var host = EngineHost.Verb(Connections);
        var (one, two) = (NewId, NewId);

        await Assert.ThrowsAsync<PostgresException>(() => host.Streams.Decide(
            [StreamAddress.New<Tally>(one), StreamAddress.New<Tally>(two)],
            _ => new Recording(null)
            {
                Events = [(one, [new Counted(1)]), (two, [new Counted(2)])],
                Announcements = [new(new Ring(1))],
                Alongside = [new("select 1 / $1::int", 0)],
            },
            Ct));

        Assert.Equal(0L, await Ask<long>($"select count(*) from consortium.mt_events where stream_id in ('{one}', '{two}')"));
        Assert.Equal(0L, await Ask<long>($"select count(*) from {StoredMessages.OfAVerb}"));
    }

    [Fact]
    public async Task Records_no_event_when_its_message_cannot_be_written()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        await Execute($"alter table {StoredMessages.OfAVerb} add constraint no_bells check (message <> 'bell.ring')");

        await Assert.ThrowsAsync<PostgresException>(() => host.Count(tally, 1, Ct, new Announcement(new Ring(1))));

        Assert.Equal(0, (await host.Streams.Load<Tally>(tally, Ct)).Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Decides_again_when_a_stream_moved_that_was_only_read(int countsBefore)
    {
        await using var host = EngineHost.Verb(Connections);
        var (written, read) = (NewId, NewId);
        for (var count = 0; count < countsBefore; count++)
        {
            await host.Count(read, 1, Ct);
        }

        var seen = new List<int>();
        await host.Streams.Decide(
            [StreamAddress.New<Tally>(written), StreamAddress.Of<Tally>(read)],
            folds =>
            {
                seen.Add(folds.Of<Tally>(read).Counts.Count);
                if (seen.Count == 1)
                {
                    host.Count(read, 1, Ct).GetAwaiter().GetResult();
                }

                return new Recording(null) { Events = [(written, [new Counted(1)])] };
            },
            Ct);

        Assert.Equal([countsBefore, countsBefore + 1], seen);
        Assert.Equal(1, (await host.Streams.Load<Tally>(written, Ct)).Version);
    }

    [Fact]
    public async Task Leaves_no_trace_of_a_stream_that_was_read_and_found_empty()
    {
        await using var host = EngineHost.Verb(Connections);
        var (written, read) = (NewId, NewId);

        await host.Streams.Decide(
            [StreamAddress.New<Tally>(written), StreamAddress.Of<Tally>(read)],
            _ => new Recording(null) { Events = [(written, [new Counted(1)])] }, Ct);

        Assert.Equal(0L, await Ask<long>($"select count(*) from consortium.mt_streams where id = '{read}'"));
    }

    [Fact]
    public async Task Takes_a_double_key_in_a_statement_alongside_for_a_fault_and_not_for_a_race()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        var decisions = 0;
        SqlStatement claim = new("insert into read.counts values ($1, $2, 1)", 42L, NewId);
        await host.Streams.Decide<Tally, Counted>(StreamAddress.New<Tally>(NewId), _ => new Counted(1), alongside: [claim], ct: Ct);

        var fault = await Assert.ThrowsAsync<PostgresException>(() => host.Streams.Decide<Tally, Counted>(
            StreamAddress.Of<Tally>(tally),
            _ =>
            {
                decisions++;
                return new Counted(1);
            },
            alongside: [claim],
            ct: Ct));

        Assert.Equal((PostgresErrorCodes.UniqueViolation, 1), (fault.SqlState, decisions));
        Assert.Equal(0, (await host.Streams.Load<Tally>(tally, Ct)).Version);
    }

    [Fact]
    public async Task Says_which_stored_event_it_does_not_know()
    {
        await using var host = EngineHost.Verb(Connections);
        var tally = NewId;
        await host.Count(tally, 1, Ct);
        await Execute($"update consortium.mt_events set type = 'tally.of-tomorrow', mt_dotnet_type = null where stream_id = '{tally}'");

        var unknown = await Assert.ThrowsAsync<UnknownStoredNameException>(() => host.Streams.Load<Tally>(tally, Ct));

        Assert.Equal("tally.of-tomorrow", unknown.StoredName);
    }
}
