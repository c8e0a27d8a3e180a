-- For whom the search was closed in their cohort, and why: for the coordinators and the person's own company.
create table read.no_match (
    participant uuid primary key,
    cohort uuid not null,
    company uuid not null,
    -- Null while the search is open.
    because varchar,
    words uuid,
    closed_at timestamptz
);

alter table read.no_match enable row level security, force row level security;
create policy engine on read.no_match to consortium_engine using (true) with check (true);
create policy reader on read.no_match for select to consortium_reader
    using (read.sees_all() or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company()));
