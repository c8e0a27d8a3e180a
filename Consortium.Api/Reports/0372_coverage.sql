-- How many mentors lend what and how many mentees ask for it, by skill and by family of skills. Members of the committee are told
-- families alone, and nothing behind which there are fewer than five people or three companies (L-14).
create function read.coverage_of(of uuid, codes varchar[], families varchar[])
returns table (family varchar, skill varchar, mentors bigint, mentees bigint)
language sql stable security definer set search_path = pg_catalog as '
    with said as (
        select p.participant, p.company, p.role, t.family, t.code
        from read.participant p
            cross join lateral (
                select jsonb_array_elements_text(p.profile #> ''{skills,value}'') as code where p.role = ''mentor''
                union all
                select jsonb_object_keys(p.profile #> ''{needs,value}'') where p.role = ''mentee'') s
            join unnest($2, $3) as t (code, family) on t.code = s.code
        where p.cohort = $1 and p.state in (''registered'', ''away'')
            and (read.sees_all() or current_setting(''consortium.role'', true) = ''CommitteeMember'')),
    figures as (
        select family, code, role, count(distinct participant) as people, count(distinct company) as companies
        from said group by grouping sets ((family, role), (family, code, role))),
    shown as (
        select family, code, role, people from figures
        where read.sees_all() or code is null and people >= 5 and companies >= 3)
    select family, code, sum(people) filter (where role = ''mentor'')::bigint, sum(people) filter (where role = ''mentee'')::bigint
    from shown group by family, code order by family, code nulls first';
