create function read.is_member() returns boolean language sql stable as
    'select exists (select from read.company where company = read.own_company() and state in (''member'', ''suspended''))';

-- Who applies, for the members: they are to say whether they compete. A candidate sees no other.
create table read.candidate (
    candidate uuid primary key,
    sectors varchar[] not null,
    territories varchar[] not null,
    products varchar[] not null,
    applied_at timestamptz not null
);

alter table read.candidate enable row level security;
alter table read.candidate force row level security;
create policy engine on read.candidate to consortium_engine using (true) with check (true);
create policy reader on read.candidate for select to consortium_reader using (read.sees_all() or read.is_member());

create function read.is_visible_candidate(company uuid) returns boolean language sql stable as
    'select exists (select from read.candidate where candidate = $1)';
create policy candidates on consortium.company_name for select to consortium_reader using (read.is_visible_candidate(company));

-- What changed about each company, for the coordinators and the auditor.
create table read.company_history (
    entry uuid primary key,
    company uuid not null,
    change varchar not null,
    stream uuid not null,
    actor uuid,
    at timestamptz not null
);

create index company_history_by_company on read.company_history (company, entry);
alter table read.company_history enable row level security;
alter table read.company_history force row level security;
create policy engine on read.company_history to consortium_engine using (true) with check (true);
create policy reader on read.company_history for select to consortium_reader using (read.sees_all());
