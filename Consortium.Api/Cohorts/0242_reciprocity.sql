-- What the whole cohort offers, asks, gives and receives: a member sees it only where no company can be told from it (L-14):
-- at least three companies, at least five people, and no company with more than half of them.
create function read.pool_of(of uuid) returns table (offered bigint, asked bigint, given bigint, received bigint)
language sql stable security definer set search_path = pg_catalog as '
    with companies as (
        select company, count(*) as people,
            coalesce(sum(capacity) filter (where role = ''mentor'' and state in (''registered'', ''away'')), 0) as offered,
            coalesce(sum(capacity) filter (where role = ''mentee'' and state in (''registered'', ''away'')), 0) as asked,
            coalesce(sum(cardinality(taken)) filter (where role = ''mentor''), 0) as given,
            coalesce(sum(cardinality(taken)) filter (where role = ''mentee''), 0) as received
        from read.participant where cohort = $1 group by company)
    select sum(offered)::bigint, sum(asked)::bigint, sum(given)::bigint, sum(received)::bigint
    from companies having count(*) >= 3 and sum(people) >= 5 and 2 * max(people) <= sum(people)';
