-- The tables named mt_ are Marten's, column for column: a database moves between engines with no migration.
create schema if not exists consortium;

create sequence if not exists consortium.mt_events_sequence;

create table if not exists consortium.mt_streams (
    id uuid not null constraint pkey_mt_streams_id primary key,
    type varchar,
    version bigint,
    timestamp timestamptz not null default now(),
    created timestamptz not null default now(),
    tenant_id varchar default '*DEFAULT*',
    is_archived boolean default false);

create table if not exists consortium.mt_events (
    seq_id bigint not null constraint pkey_mt_events_seq_id primary key,
    id uuid not null,
    stream_id uuid constraint fkey_mt_events_stream_id references consortium.mt_streams (id) on delete cascade,
    version bigint not null,
    data jsonb not null,
    bdata bytea,
    type varchar(500) not null,
    timestamp timestamptz not null default now(),
    tenant_id varchar default '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id varchar,
    headers jsonb,
    is_archived boolean default false);

create unique index if not exists pk_mt_events_stream_and_version on consortium.mt_events (stream_id, version);
alter sequence consortium.mt_events_sequence owned by consortium.mt_events.seq_id;

create table if not exists consortium.mt_event_progression (
    name varchar not null constraint pk_mt_event_progression primary key,
    last_seq_id bigint,
    last_updated timestamptz default transaction_timestamp());

create table if not exists consortium.mt_high_water_skips (
    ending_sequence bigint not null constraint pkey_mt_high_water_skips_ending_sequence primary key,
    starting_sequence bigint not null,
    timestamp timestamptz default transaction_timestamp());

create table if not exists consortium.outbox (
    id uuid primary key,
    message varchar not null,
    body jsonb not null,
    due timestamptz not null,
    owner integer,
    attempts integer not null default 0,
    correlation varchar,
    causation varchar,
    fault varchar,
    died timestamptz);

create index if not exists outbox_free on consortium.outbox (due) where owner is null and died is null;

create or replace view consortium.dead_letter as select id, message, attempts, fault, died as at from consortium.outbox where died is not null;

-- What another engine reads before it takes this database over.
create or replace view consortium.undelivered as select count(*) as messages from consortium.outbox;

-- Streams first, in the order given, which is the same for every caller; numbers only after that, so that whoever holds
-- a number holds a transaction id and its streams too.
create or replace function consortium.append(
    streams uuid[], kinds varchar[], befores bigint[], afters bigint[], at timestamptz,
    events uuid[], event_streams uuid[], versions bigint[], types varchar[], bodies jsonb[],
    correlation varchar, causation varchar, headers jsonb) returns void
language plpgsql as $$
begin
    for i in 1 .. cardinality(streams) loop
        if befores[i] = 0 then
            insert into consortium.mt_streams (id, type, version, timestamp, created)
            values (streams[i], kinds[i], afters[i], at, at);
            -- A stream that was found empty and stays so: whoever starts it meanwhile waits for this row, or is met by it.
            if afters[i] = 0 then
                delete from consortium.mt_streams where id = streams[i];
            end if;
        elsif afters[i] > befores[i] then
            update consortium.mt_streams set version = afters[i], timestamp = at where id = streams[i] and version = befores[i];
        else
            perform from consortium.mt_streams where id = streams[i] and version = befores[i] for share;
        end if;
        if not found then
            raise exception 'a stream moved' using errcode = 'CS001';
        end if;
    end loop;

    insert into consortium.mt_events
        (seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, headers)
    select nextval('consortium.mt_events_sequence'), e.id, e.stream_id, e.version, e.data, e.type, at, correlation, causation, headers
    from unnest(events, event_streams, versions, types, bodies) as e (id, stream_id, version, type, data);
end $$;

-- Read tables can be told again from the events, so their transactions need not wait for the disk.
create or replace function consortium.advance(read_model varchar, old bigint, new bigint) returns void
language plpgsql as $$
begin
    perform set_config('synchronous_commit', 'off', true);
    update consortium.mt_event_progression set last_seq_id = new, last_updated = transaction_timestamp()
    where name = read_model and last_seq_id = old;
    if not found and old = 0 then
        insert into consortium.mt_event_progression (name, last_seq_id) values (read_model, new) on conflict (name) do nothing;
    end if;
    if not found then
        raise exception 'another process moved this read model' using errcode = 'CS002';
    end if;
end $$;

grant usage on schema consortium to consortium_engine;
grant select, insert, update, delete on consortium.mt_streams, consortium.mt_events, consortium.mt_event_progression,
    consortium.mt_high_water_skips, consortium.outbox to consortium_engine;
grant select on consortium.dead_letter, consortium.undelivered to consortium_engine;
grant usage, select on sequence consortium.mt_events_sequence to consortium_engine;
