create table read.delivery (
    delivery uuid primary key,
    version bigint not null,
    company uuid not null,
    kind varchar not null,
    decision uuid,
    cohort uuid,
    ballot uuid,
    person uuid,
    number bigint not null,
    state varchar not null,
    attempts integer not null,
    next_attempt timestamptz,
    fault varchar,
    status integer,
    opened_at timestamptz not null,
    receipted_at timestamptz,
    check (
        kind = 'decision' and decision is not null and cohort is not null
        or kind = 'slate' and ballot is not null
        or kind = 'erasure' and person is not null));

create index delivery_company_number on read.delivery (company, number);
create index delivery_unfinished on read.delivery (state, opened_at) where state <> 'receipted';

create table read.notice_feed (
    company uuid not null,
    number bigint not null,
    notice jsonb not null,
    primary key (company, number));

alter table read.delivery enable row level security, force row level security;
alter table read.notice_feed enable row level security, force row level security;
create policy engine on read.delivery to consortium_engine using (true) with check (true);
create policy engine on read.notice_feed to consortium_engine using (true) with check (true);
create policy reader on read.delivery for select to consortium_reader
    using (read.sees_all() or company = read.own_company());

-- A feed is its company's alone: whoever oversees deliveries sees that a notice exists, not what it says.
create policy reader on read.notice_feed for select to consortium_reader
    using (company = read.own_company());
