create table read.cohort (
    cohort uuid primary key,
    begins date not null,
    ends date not null,
    most_of_a_mentor smallint not null,
    most_of_a_mentee smallint not null,
    -- The one company that supplies all mentors, disclosed to every member (A-24).
    source uuid,
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
    -- The body by way of which the person joined; the company is the employer all the same.
    through uuid,
    role varchar not null,
    -- What is known, withheld and unknown of the person, as codes with source and date.
    profile jsonb not null,
    capacity smallint not null,
    -- The matches that hold a place, and those of them that were approved.
    held uuid[] not null default '{}',
    taken uuid[] not null default '{}',
    -- registered, away, withdrawn or departed
    state varchar not null default 'registered',
    away_until date,
    transfer_offered_to uuid,
    -- What a mentee and their employer said of taking part; null is unknown.
    motivation uuid,
    voluntary_on date,
    sponsored_on date,
    registered_at timestamptz not null
);

create index participant_by_cohort on read.participant (cohort, company, participant);
create index participant_of_cohort on read.participant (cohort, participant);
alter table read.participant enable row level security;
alter table read.participant force row level security;
create policy engine on read.participant to consortium_engine using (true) with check (true);
create policy reader on read.participant for select to consortium_reader
    using (read.sees_all()
        or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company())
        or (current_setting('consortium.role', true) = 'Participant' and participant = read.principal()));

-- The same offer for the company that it is made to, which sees nothing else of the person before it takes them over.
create table read.transfer_offer (
    participant uuid primary key,
    cohort uuid not null,
    role varchar not null,
    from_company uuid not null,
    to_company uuid,
    offered_at timestamptz
);

alter table read.transfer_offer enable row level security;
alter table read.transfer_offer force row level security;
create policy engine on read.transfer_offer to consortium_engine using (true) with check (true);
create policy reader on read.transfer_offer for select to consortium_reader
    using (to_company is not null and (read.sees_all()
        or (current_setting('consortium.role', true) = 'CompanyHr' and to_company = read.own_company())));
