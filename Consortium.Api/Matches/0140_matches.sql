-- The coordinator's queue: every match, for the consortium's staff.
create table read.match_queue (
    match uuid primary key,
    cohort uuid not null,
    -- Null for a pair that no run found.
    run uuid,
    -- run, by-hand or brought-in.
    origin varchar not null,
    mentor uuid not null,
    mentor_company uuid not null,
    mentee uuid not null,
    mentee_company uuid not null,
    score smallint not null,
    confidence smallint not null,
    state varchar not null,
    version bigint not null,
    since timestamptz not null,
    -- Who looks after it, and when the automatic outcome of its state holds.
    coordinator uuid,
    due timestamptz,
    reminded boolean not null default false,
    -- The day of the first meeting, and how the mission ended; null while it runs, or of a match that never had one.
    first_met_on date,
    mission_ended varchar
);

create index match_queue_by_cohort on read.match_queue (cohort, state, match);
alter table read.match_queue enable row level security;
alter table read.match_queue force row level security;
create policy engine on read.match_queue to consortium_engine using (true) with check (true);
-- By the function, as everywhere: of a comparison of settings the planner expects a hundredth of the rows, and would sort them all for a page.
create policy reader on read.match_queue for select to consortium_reader using (read.sees_all());

-- The same match once per home company, from the proposal on or from when it was brought in running: what that company's human resources may see of it.
create table read.company_match (
    match uuid not null,
    company uuid not null,
    cohort uuid not null,
    own_role varchar not null,
    mentor uuid not null,
    mentee uuid not null,
    other_company uuid not null,
    origin varchar not null,
    state varchar not null,
    consented boolean not null default false,
    -- Whether the company's own person accepted.
    accepted boolean not null default false,
    proposed boolean not null default false,
    -- Whether its last proposal was taken back: the row stands still until the next one.
    taken_back boolean not null default false,
    since timestamptz not null,
    due timestamptz,
    mission_ended varchar,
    primary key (match, company)
);

create index company_match_of_company on read.company_match (company, match);
alter table read.company_match enable row level security;
alter table read.company_match force row level security;
create policy engine on read.company_match to consortium_engine using (true) with check (true);
create policy reader on read.company_match for select to consortium_reader
    using (read.sees_all()
        or (current_setting('consortium.role', true) = 'CompanyHr' and proposed
            and company = nullif(current_setting('consortium.company', true), '')::uuid));
