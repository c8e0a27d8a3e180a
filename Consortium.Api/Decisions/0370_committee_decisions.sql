-- What the committee decided, item by item, for those who oversee it: the count, and of a match the decision that followed.
create table read.committee_decision (
    -- Rises with the events: the order of the table is the order of the decisions.
    entry uuid primary key,
    item uuid not null unique,
    ballot uuid not null,
    subject varchar not null,
    -- The match, company, waiver, agreement or stream of an exclusion; null of a number of the policy.
    about uuid,
    number varchar,
    value integer,
    result varchar not null,
    votes_for smallint not null,
    votes_against smallint not null,
    abstained smallint not null,
    settled_at timestamptz not null,
    -- Of a match, once its item has led to a decision.
    decision uuid,
    outcome varchar,
    rules_position bigint
);

create index committee_decision_by_ballot on read.committee_decision (ballot, about);
alter table read.committee_decision enable row level security, force row level security;
create policy engine on read.committee_decision to consortium_engine using (true) with check (true);
create policy reader on read.committee_decision for select to consortium_reader using (read.sees_all());
