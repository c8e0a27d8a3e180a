-- The runs of every cohort, for the coordinators and the auditor.
create table read.matching_run (
    run uuid primary key,
    cohort uuid not null,
    seed integer not null,
    requested_at timestamptz not null,
    -- Null until the engine has answered.
    pairs integer,
    unmatched_mentees integer,
    completed_at timestamptz
);

create index matching_run_of_cohort on read.matching_run (cohort, requested_at);
alter table read.matching_run enable row level security, force row level security;
create policy engine on read.matching_run to consortium_engine using (true) with check (true);
create policy reader on read.matching_run for select to consortium_reader using (read.sees_all());
