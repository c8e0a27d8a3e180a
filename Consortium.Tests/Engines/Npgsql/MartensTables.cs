using Consortium.Tests.Support;

namespace Consortium.Tests.Engines.Npgsql;

/// <summary>What <c>marten-layout</c> observed of Marten 9.29, against what this engine creates.</summary>
public sealed class MartensTables(TestCluster cluster) : EngineTests(cluster)
{
    [Theory]
    [InlineData("mt_streams", """
        id uuid not null
        type character varying
        version bigint
        timestamp timestamp with time zone not null default now()
        created timestamp with time zone not null default now()
        tenant_id character varying default '*DEFAULT*'::character varying
        is_archived boolean default false
        """)]
    [InlineData("mt_events", """
        seq_id bigint not null
        id uuid not null
        stream_id uuid
        version bigint not null
        data jsonb not null
        bdata bytea
        type character varying(500) not null
        timestamp timestamp with time zone not null default now()
        tenant_id character varying default '*DEFAULT*'::character varying
        mt_dotnet_type character varying
        correlation_id character varying
        causation_id character varying
        headers jsonb
        is_archived boolean default false
        """)]
    [InlineData("mt_event_progression", """
        name character varying not null
        last_seq_id bigint
        last_updated timestamp with time zone default transaction_timestamp()
        """)]
    [InlineData("mt_high_water_skips", """
        ending_sequence bigint not null
        starting_sequence bigint not null
        timestamp timestamp with time zone default transaction_timestamp()
        """)]
    public async Task Have_its_columns_in_its_order(string table, string columns) => Assert.Equal(columns, await Ask<string>(
        $"""
        select string_agg(attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(adbin, adrelid), ''), e'\n' order by attnum)
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = 'consortium.{table}'::regclass and attnum > 0 and not attisdropped
        """));

    [Fact]
    public async Task Have_its_constraints_and_no_others() => Assert.Equal(
        """
        fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES consortium.mt_streams(id) ON DELETE CASCADE
        pk_mt_event_progression PRIMARY KEY (name)
        pkey_mt_events_seq_id PRIMARY KEY (seq_id)
        pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
        pkey_mt_streams_id PRIMARY KEY (id)
        """,
        await Ask<string>(
            """
            select string_agg(conname || ' ' || pg_get_constraintdef(oid), e'\n' order by conname collate "C")
            from pg_constraint where conrelid::regclass::text like 'consortium.mt_%'
            """));

    [Fact]
    public async Task Have_its_indexes_and_no_others() => Assert.Equal(
        """
        pk_mt_event_progression (name)
        pk_mt_events_stream_and_version (stream_id, version)
        pkey_mt_events_seq_id (seq_id)
        pkey_mt_high_water_skips_ending_sequence (ending_sequence)
        pkey_mt_streams_id (id)
        """,
        await Ask<string>(
            """
            select string_agg(indexname || substring(indexdef from ' \(.*$'), e'\n' order by indexname collate "C")
            from pg_indexes where schemaname = 'consortium' and tablename like 'mt_%' and indexdef like 'CREATE UNIQUE%'
            """));

    [Fact]
    public async Task Have_a_sequence_from_one_that_the_events_own() => Assert.Equal(
        "1 1 1 mt_events.seq_id",
        await Ask<string>(
            """
            select seqstart || ' ' || seqincrement || ' ' || seqcache || ' ' || (select relname from pg_class where oid = refobjid) || '.' || attname
            from pg_sequence join pg_depend on objid = seqrelid and deptype = 'a'
            join pg_attribute on attrelid = refobjid and attnum = refobjsubid
            where seqrelid = 'consortium.mt_events_sequence'::regclass
            """));
}
