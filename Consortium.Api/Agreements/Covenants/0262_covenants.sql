-- One row per covenant and party. It names companies and no person: whom it protects follows from their matches (L-11).
create table read.covenant (
    covenant uuid not null,
    company uuid not null,
    bound uuid not null,
    beneficiary uuid not null,
    reciprocal boolean not null,
    state varchar not null,
    cohort uuid,
    jurisdiction varchar,
    prohibited varchar,
    territory varchar,
    begins date,
    ends date,
    tail_months smallint not null,
    drafted_at timestamptz not null,
    in_force_at timestamptz,
    expired_at timestamptz,
    primary key (covenant, company)
);

create index covenant_by_company on read.covenant (company, covenant);
alter table read.covenant enable row level security;
alter table read.covenant force row level security;
create policy engine on read.covenant to consortium_engine using (true) with check (true);
create policy reader on read.covenant for select to consortium_reader
    using (read.sees_all() or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company()));
