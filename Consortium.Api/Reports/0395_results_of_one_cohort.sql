-- As before, but the stays of a cohort's matches are looked up by match: the stays of every other cohort need not be read for them.
create or replace function read.results_of(of uuid) returns table (figure varchar, name varchar, ended varchar, matches bigint, median int, ninth_decile int, held int)
language sql stable security definer set search_path = pg_catalog as '
    with matched as (
        select * from read.match_queue
        where cohort = $1 and (read.sees_all() or current_setting(''consortium.role'', true) = ''CommitteeMember'')),
    waits as (
        select m.*, s.step, greatest(extract(epoch from s.left_at - s.entered_at), 0)::double precision / 86400 as days
        from matched m cross join lateral (select * from read.match_stay where match = m.match and left_at is not null offset 0) s),
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
