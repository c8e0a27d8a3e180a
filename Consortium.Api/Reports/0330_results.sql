-- How long each match waited in each step: for the consortium's staff, and counted for the committee.
create table read.match_stay (
    match uuid not null,
    -- The version of the match with which the stay began.
    version bigint not null,
    step varchar not null,
    entered_at timestamptz not null,
    left_at timestamptz,
    primary key (match, version)
);

create index match_stay_open on read.match_stay (match) where left_at is null;
alter table read.match_stay enable row level security, force row level security;
create policy engine on read.match_stay to consortium_engine using (true) with check (true);
create policy reader on read.match_stay for select to consortium_reader using (read.sees_all());

-- What the committee is told of a cohort: nothing behind which there are fewer than five people or three companies (L-14), and no
-- sum from which what was left out could be told.
create function read.results_of(of uuid) returns table (figure varchar, name varchar, ended varchar, matches bigint, median int, ninth_decile int, held int)
language sql stable security definer set search_path = pg_catalog as '
    with matched as (
        select * from read.match_queue
        where cohort = $1 and (read.sees_all() or current_setting(''consortium.role'', true) = ''CommitteeMember'')),
    waits as (
        select m.*, s.step, greatest(extract(epoch from s.left_at - s.entered_at), 0)::double precision / 86400 as days
        from matched m join read.match_stay s using (match) where s.left_at is not null),
    figures as (
        select ''state''::varchar as figure, state as name, mission_ended as ended, count(*) as matches,
            null::double precision as median, null::double precision as ninth_decile, null::numeric as held,
            array_agg(mentor) || array_agg(mentee) as people, array_agg(mentor_company) || array_agg(mentee_company) as companies
        from matched group by state, mission_ended
        union all
        select ''step'', step, null, null,
            percentile_cont(0.5) within group (order by days), percentile_cont(0.9) within group (order by days), null,
            array_agg(mentor) || array_agg(mentee), array_agg(mentor_company) || array_agg(mentee_company)
        from waits group by step
        union all
        select ''first-meetings'', null, null, null, null, null, 100 * avg((first_met_on is not null)::int),
            array_agg(mentor) || array_agg(mentee), array_agg(mentor_company) || array_agg(mentee_company)
        from matched where first_met_on is not null or mission_ended = ''never-met'')
    select figure, name, ended, matches, round(median)::int, round(ninth_decile)::int, round(held)::int from figures
    where (select count(distinct person) from unnest(people) as person) >= 5
        and (select count(distinct company) from unnest(companies) as company) >= 3
    order by figure, name, ended';
