create table read.cohort (
    cohort uuid primary key,
    begins date not null,
    ends date not null,
    opened_at timestamptz not null
);

alter table read.cohort enable row level security;
alter table read.cohort force row level security;
create policy engine on read.cohort to consortium_engine using (true) with check (true);
-- Every member knows which editions there are.
create policy reader on read.cohort for select to consortium_reader using (true);

create table read.participant (
    participant uuid primary key,
    cohort uuid not null,
    company uuid not null,
    role varchar not null,
    skills varchar[],
    languages varchar[],
    years integer,
    known smallint not null,
    capacity smallint not null,
    places_held smallint not null default 0,
    registered_at timestamptz not null
);

create index participant_by_cohort on read.participant (cohort, company, participant);
alter table read.participant enable row level security;
alter table read.participant force row level security;
create policy engine on read.participant to consortium_engine using (true) with check (true);
create policy reader on read.participant for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or (current_setting('consortium.role', true) = 'CompanyHr'
            and company = nullif(current_setting('consortium.company', true), '')::uuid));
