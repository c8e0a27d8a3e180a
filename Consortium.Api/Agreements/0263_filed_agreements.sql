-- Texts signed elsewhere, once per party; nothing but pages and lists reads them.
create table read.filed_agreement (
    filed uuid not null,
    company uuid not null,
    subject varchar not null,
    parties uuid[] not null,
    digest varchar not null,
    signed_on date not null,
    until date,
    filed_at timestamptz not null,
    primary key (filed, company)
);

create index filed_agreement_by_company on read.filed_agreement (company, filed);
alter table read.filed_agreement enable row level security;
alter table read.filed_agreement force row level security;
create policy engine on read.filed_agreement to consortium_engine using (true) with check (true);
create policy reader on read.filed_agreement for select to consortium_reader
    using (read.sees_all() or company = read.own_company());
