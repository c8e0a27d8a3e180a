-- Who signed as executive is a text of its own, sealed; the company alone and the coordinators may read it.
create table read.agreement_signature (
    company uuid not null,
    agreement uuid not null,
    signatory uuid not null,
    language varchar not null,
    signed_on date not null,
    signed_at timestamptz not null,
    primary key (company, agreement)
);

alter table read.agreement_signature enable row level security;
alter table read.agreement_signature force row level security;
create policy engine on read.agreement_signature to consortium_engine using (true) with check (true);
create policy reader on read.agreement_signature for select to consortium_reader
    using (read.sees_all() or company = read.own_company());

create table read.acknowledgement (
    participant uuid not null,
    agreement uuid not null,
    company uuid not null,
    language varchar not null,
    source varchar not null,
    acknowledged_on date not null,
    recorded_at timestamptz not null,
    primary key (participant, agreement)
);

create index acknowledgement_by_company on read.acknowledgement (company, agreement);
alter table read.acknowledgement enable row level security;
alter table read.acknowledgement force row level security;
create policy engine on read.acknowledgement to consortium_engine using (true) with check (true);
create policy reader on read.acknowledgement for select to consortium_reader
    using (read.sees_all()
        or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company())
        or (current_setting('consortium.role', true) = 'Participant' and participant = read.principal()));
