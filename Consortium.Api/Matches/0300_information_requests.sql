-- What coordinators ask companies about their people. For which matches is nowhere here: a draft is nobody's business yet.
create table read.information_request (
    request uuid primary key,
    company uuid not null,
    -- Of whom, and which attribute.
    questions jsonb not null,
    words uuid,
    asked_at timestamptz not null,
    due timestamptz not null,
    answered_at timestamptz
);

create index information_request_open on read.information_request (company, request) where answered_at is null;
alter table read.information_request enable row level security, force row level security;
create policy engine on read.information_request to consortium_engine using (true) with check (true);
create policy reader on read.information_request for select to consortium_reader
    using (read.sees_all() or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company()));
