-- How far a run is while it is computed: what a crash takes back is computed anew.
create unlogged table consortium.matching_progress (
    run uuid primary key,
    mentors integer not null,
    mentees integer not null,
    -- Mentees who were compared with every mentor.
    compared integer not null,
    -- Mentees who found their place among the pairs, or that there is none.
    placed integer not null
);

alter table consortium.matching_progress enable row level security, force row level security;
create policy engine on consortium.matching_progress to consortium_engine using (true) with check (true);
create policy reader on consortium.matching_progress for select to consortium_reader using (read.sees_all());
grant select, insert, update, delete on consortium.matching_progress to consortium_engine;
grant select on consortium.matching_progress to consortium_reader;
