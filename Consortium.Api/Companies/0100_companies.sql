-- A company's legal name is not personal, but it is a name: it stays out of the events and beside them.
create table consortium.company_name (
    company uuid primary key,
    legal_name varchar(200) not null
);

alter table consortium.company_name enable row level security;
alter table consortium.company_name force row level security;
create policy engine on consortium.company_name to consortium_engine using (true) with check (true);
create policy reader on consortium.company_name for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or company = nullif(current_setting('consortium.company', true), '')::uuid);
grant usage on schema consortium to consortium_engine, consortium_reader;
grant select, insert, update, delete on consortium.company_name to consortium_engine;
grant select on consortium.company_name to consortium_reader;

create table read.company (
    company uuid primary key,
    admitted_at timestamptz not null,
    signed_agreement uuid,
    signed_at timestamptz
);

alter table read.company enable row level security;
alter table read.company force row level security;
create policy engine on read.company to consortium_engine using (true) with check (true);
create policy reader on read.company for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or company = nullif(current_setting('consortium.company', true), '')::uuid);

-- Stored once per audience: the declaring side and the consortium's staff see an exclusion, the excluded side never does.
create table read.declared_exclusion (
    exclusion uuid primary key,
    declared_by uuid not null,
    against uuid not null,
    begins date not null,
    declared_at timestamptz not null
);

alter table read.declared_exclusion enable row level security;
alter table read.declared_exclusion force row level security;
create policy engine on read.declared_exclusion to consortium_engine using (true) with check (true);
create policy reader on read.declared_exclusion for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or declared_by = nullif(current_setting('consortium.company', true), '')::uuid);
