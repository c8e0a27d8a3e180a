-- What decides when a person's information is due to be erased: for the coordinators and the person's own company.
create table read.retention (
    participant uuid primary key,
    company uuid not null,
    cohort uuid not null,
    -- Whether the committee ever approved a match of theirs, or one was brought in running.
    matched boolean not null default false,
    left_on date,
    -- Who keeps them under a legal hold.
    held_by varchar[] not null default '{}',
    erasure_asked boolean not null default false
);

alter table read.retention enable row level security, force row level security;
create policy engine on read.retention to consortium_engine using (true) with check (true);
create policy reader on read.retention for select to consortium_reader
    using (read.sees_all() or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company()));

-- Legal holds with the ids of their reasons: for those who place them.
create table read.legal_hold (
    hold uuid primary key,
    participant uuid not null,
    held_by varchar not null,
    reason uuid not null,
    placed_at timestamptz not null
);

alter table read.legal_hold enable row level security, force row level security;
create policy engine on read.legal_hold to consortium_engine using (true) with check (true);
create policy reader on read.legal_hold for select to consortium_reader
    using (read.sees_all() or current_setting('consortium.role', true) = 'IndependentReviewer');

-- What each daily run found and removed: counts alone; who was erased stands in the record, by their ids.
create table consortium.retention_run (
    id uuid primary key,
    people integer not null,
    held integer not null,
    vote_reasons integer not null,
    register_lines integer not null,
    ran_at timestamptz not null
);

alter table consortium.retention_run enable row level security, force row level security;
create policy engine on consortium.retention_run to consortium_engine using (true) with check (true);
create policy reader on consortium.retention_run for select to consortium_reader using (read.sees_all());
grant select, insert on consortium.retention_run to consortium_engine;
grant select on consortium.retention_run to consortium_reader;
