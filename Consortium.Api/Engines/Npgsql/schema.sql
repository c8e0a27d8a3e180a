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
    causation varchar);

create index if not exists outbox_free on consortium.outbox (due) where owner is null;

create table if not exists consortium.dead_letter (
    id uuid primary key,
    message varchar not null,
    body jsonb not null,
    attempts integer not null,
    fault varchar not null,
    at timestamptz not null,
    correlation varchar,
    causation varchar);

-- Which engine this database is served by, and what it has not delivered yet: any other engine reads these two before it takes over.
create table if not exists consortium.engine (
    one boolean primary key default true check (one),
    name varchar not null,
    since timestamptz not null default now());

create or replace view consortium.undelivered as
    select (select count(*) from consortium.outbox) + (select count(*) from consortium.dead_letter) as messages;

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
    if not found then
        raise exception 'another process moved this read model' using errcode = 'CS002';
    end if;
end $$;

create or replace procedure consortium.prepare_rebuild(live text)
language plpgsql as $$
declare
    next text := live || '_next';
    source pg_class := (select c from pg_class c where c.oid = format('read.%I', live)::regclass);
    policy pg_policies;
    privilege record;
begin
    execute format('drop table if exists read.%I', next);
    execute format('create table read.%I (like read.%I including all)', next, live);
    if source.relrowsecurity then
        execute format('alter table read.%I enable row level security', next);
    end if;
    if source.relforcerowsecurity then
        execute format('alter table read.%I force row level security', next);
    end if;
    for policy in select * from pg_policies where schemaname = 'read' and tablename = live loop
        execute format('create policy %I on read.%I as %s for %s to %s', policy.policyname, next, policy.permissive, policy.cmd,
                (select string_agg(quote_ident(role), ', ') from unnest(policy.roles) role))
            || coalesce(' using (' || policy.qual || ')', '')
            || coalesce(' with check (' || policy.with_check || ')', '');
    end loop;
    for privilege in select privilege_type, grantee from aclexplode(source.relacl) loop
        execute format('grant %s on read.%I to %s', privilege.privilege_type, next,
            case privilege.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(privilege.grantee)) end);
    end loop;
end $$;

create or replace procedure consortium.finish_rebuild(live text)
language plpgsql as $$
declare
    next text := live || '_next';
    renames text[];
    rename text;
begin
    -- The copies of the indexes got names of their own: they take back the old ones, matched by what they index.
    with indexes as (
        select indrelid, indexrelid::regclass::text as qualified, relname, substring(pg_get_indexdef(indexrelid) from ' USING .*$') as definition,
            row_number() over (partition by indrelid, indisunique, substring(pg_get_indexdef(indexrelid) from ' USING .*$') order by relname) as nth,
            indisunique
        from pg_index join pg_class on pg_class.oid = indexrelid
        where indrelid in (format('read.%I', live)::regclass, format('read.%I', next)::regclass))
    select array_agg(format('alter index %s rename to %I', mine.qualified, theirs.relname)) into renames
    from indexes mine join indexes theirs using (definition, nth, indisunique)
    where mine.indrelid = format('read.%I', next)::regclass and theirs.indrelid = format('read.%I', live)::regclass;

    execute format('drop table read.%I', live);
    execute format('alter table read.%I rename to %I', next, live);
    foreach rename in array coalesce(renames, '{}') loop
        execute rename;
    end loop;
end $$;

grant usage on schema consortium to consortium_engine;
grant select, insert, update, delete on consortium.mt_streams, consortium.mt_events, consortium.mt_event_progression,
    consortium.mt_high_water_skips, consortium.outbox, consortium.dead_letter to consortium_engine;
grant select on consortium.engine, consortium.undelivered to consortium_engine;
grant usage, select on sequence consortium.mt_events_sequence to consortium_engine;
