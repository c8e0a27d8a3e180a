-- A read table is told again beside the one that serves, then takes its place, its name, its policies and its rights.
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
