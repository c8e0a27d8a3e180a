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
    state varchar not null default 'outsider',
    sectors varchar[] not null default '{}',
    applied_at timestamptz,
    admitted_at timestamptz,
    last_day date,
    signed_agreement uuid,
    signed_at timestamptz
);

create index company_by_state on read.company (state, company);
alter table read.company enable row level security;
alter table read.company force row level security;
create policy engine on read.company to consortium_engine using (true) with check (true);
create policy reader on read.company for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or company = nullif(current_setting('consortium.company', true), '')::uuid);

-- What each side of an exclusion said itself. The other side's row is another row, so nothing of it can be seen or inferred:
-- one side's words never change because the other side spoke, save that a declaration ends when both agreed.
create table read.declared_exclusion (
    declaration uuid primary key,
    declared_by uuid not null,
    against uuid not null,
    begins date,
    ends date,
    is_direct boolean,
    reason uuid,
    agreed_to_end boolean not null,
    said_at timestamptz not null
);

create index declared_exclusion_by_company on read.declared_exclusion (declared_by, declaration);
alter table read.declared_exclusion enable row level security;
alter table read.declared_exclusion force row level security;
create policy engine on read.declared_exclusion to consortium_engine using (true) with check (true);
create policy reader on read.declared_exclusion for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or declared_by = nullif(current_setting('consortium.company', true), '')::uuid);
