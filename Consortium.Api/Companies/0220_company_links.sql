-- Who controls whom, a row per period. Ownership may be confidential, so it is the coordinators' and the auditor's alone.
create table read.control_link (
    period uuid primary key,
    controller uuid not null,
    controlled uuid not null,
    begins date not null,
    ends date,
    test varchar not null,
    share integer,
    source varchar not null,
    confidence integer not null,
    recorded_at timestamptz not null
);

create index control_link_by_controller on read.control_link (controller, controlled);
create index control_link_by_controlled on read.control_link (controlled);
alter table read.control_link enable row level security;
alter table read.control_link force row level security;
create policy engine on read.control_link to consortium_engine using (true) with check (true);
create policy reader on read.control_link for select to consortium_reader using (read.sees_all());

-- Business between two companies, once for each side.
create table read.relationship (
    relationship uuid primary key,
    company uuid not null,
    with_company uuid not null,
    role varchar not null,
    begins date not null,
    ends date
);

create index relationship_by_company on read.relationship (company, relationship);
alter table read.relationship enable row level security;
alter table read.relationship force row level security;
create policy engine on read.relationship to consortium_engine using (true) with check (true);
create policy reader on read.relationship for select to consortium_reader using (read.sees_all() or company = read.own_company());

create table read.waiver (
    waiver uuid primary key,
    one uuid not null,
    other uuid not null,
    begins date not null,
    ends date not null,
    reason uuid not null,
    state varchar not null,
    ballot uuid,
    requested_at timestamptz not null
);

alter table read.waiver enable row level security;
alter table read.waiver force row level security;
create policy engine on read.waiver to consortium_engine using (true) with check (true);
-- A waiver tells that an exclusion stands, so no company sees one (L-21).
create policy reader on read.waiver for select to consortium_reader using (read.sees_all());
