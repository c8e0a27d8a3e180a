-- For the independent reviewer: whole, but for the words, which are sealed beside it.
create table read.breach_report (
    report uuid primary key,
    kind varchar not null,
    company uuid not null,
    concerning uuid,
    account uuid not null,
    state varchar not null,
    participant_told boolean not null default false,
    measure varchar,
    received_at timestamptz not null,
    since timestamptz not null
);

alter table read.breach_report enable row level security;
alter table read.breach_report force row level security;
create policy engine on read.breach_report to consortium_engine using (true) with check (true);
create policy reader on read.breach_report for select to consortium_reader
    using (current_setting('consortium.role', true) = 'IndependentReviewer');

-- For the company that reported: that it was received, where it stands and what followed; nothing of the review.
create table read.own_breach_report (
    report uuid primary key,
    kind varchar not null,
    company uuid not null,
    state varchar not null,
    measure varchar,
    received_at timestamptz not null,
    since timestamptz not null
);

create index own_breach_report_by_company on read.own_breach_report (company, report);
alter table read.own_breach_report enable row level security;
alter table read.own_breach_report force row level security;
create policy engine on read.own_breach_report to consortium_engine using (true) with check (true);
create policy reader on read.own_breach_report for select to consortium_reader
    using (current_setting('consortium.role', true) in ('CompanyHr', 'CommitteeMember') and company = read.own_company());
