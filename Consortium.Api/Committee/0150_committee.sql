-- Who may open a ballot: one row per person of its frozen roster.
create table read.ballot_paper (
    ballot uuid not null,
    member uuid not null,
    company uuid not null,
    primary key (ballot, member)
);

-- From which items a person is recused.
create table read.ballot_recusal (
    item uuid not null,
    member uuid not null,
    primary key (item, member)
);

-- What a company's seat has to say on an item: home companies from the opening on, others once they voted.
create table read.ballot_voice (
    item uuid not null,
    company uuid not null,
    home boolean not null default false,
    vote varchar,
    voted_by uuid,
    read_by uuid,
    primary key (item, company)
);

-- What is asked, as the voters may see it. A match is here by its dossier: no person, no company, no match.
create table read.ballot_item (
    item uuid primary key,
    ballot uuid not null,
    place smallint not null,
    procedure varchar not null,
    subject varchar not null,
    about uuid,
    number varchar,
    value integer,
    cohort uuid,
    score smallint,
    confidence smallint,
    dossier jsonb,
    opened_at timestamptz not null,
    closes_at timestamptz not null,
    result varchar,
    votes_for smallint,
    votes_against smallint,
    abstained smallint,
    pulled_into uuid
);

-- What was said for a vote; the words are in personal.text.
create table read.ballot_reason (
    text uuid not null,
    item uuid not null,
    company uuid not null,
    member uuid not null,
    vote varchar not null,
    primary key (item, company)
);

create index ballot_paper_by_member on read.ballot_paper (member, ballot);
create index ballot_recusal_by_member on read.ballot_recusal (member, item);
create index ballot_item_by_ballot on read.ballot_item (ballot);
create index ballot_item_open on read.ballot_item (item) where result is null;

-- By name and not by the tables themselves, which a rebuild replaces.
create function read.own_ballots() returns setof uuid language sql stable as
    'select ballot from read.ballot_paper where member = read.principal()';
create function read.own_recusals() returns setof uuid language sql stable as
    'select item from read.ballot_recusal where member = read.principal()';
create function read.is_committee_member() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('consortium.role', true) = 'CommitteeMember', false) $$;

-- Reasons are shown once the item has its result, to those who may see the item.
create function read.may_read_reasons(item uuid) returns boolean language sql stable as
    'select exists (select from read.ballot_item i where i.item = $1 and i.result is not null)';

alter table read.ballot_reason enable row level security, force row level security;
create policy engine on read.ballot_reason to consortium_engine using (true) with check (true);
create policy reader on read.ballot_reason for select to consortium_reader
    using (read.sees_all() or (read.is_committee_member() and read.may_read_reasons(item)));
alter table read.ballot_paper enable row level security, force row level security;
alter table read.ballot_recusal enable row level security, force row level security;
alter table read.ballot_voice enable row level security, force row level security;
alter table read.ballot_item enable row level security, force row level security;
create policy engine on read.ballot_paper to consortium_engine using (true) with check (true);
create policy engine on read.ballot_recusal to consortium_engine using (true) with check (true);
create policy engine on read.ballot_voice to consortium_engine using (true) with check (true);
create policy engine on read.ballot_item to consortium_engine using (true) with check (true);
create policy reader on read.ballot_paper for select to consortium_reader
    using (read.sees_all() or (read.is_committee_member() and member = read.principal()));
create policy reader on read.ballot_recusal for select to consortium_reader
    using (read.sees_all() or (read.is_committee_member() and member = read.principal()));
create policy reader on read.ballot_voice for select to consortium_reader
    using (read.sees_all() or (read.is_committee_member() and company = read.own_company()));
create policy reader on read.ballot_item for select to consortium_reader
    using (read.sees_all() or (read.is_committee_member()
        and ballot in (select read.own_ballots()) and item not in (select read.own_recusals())));

-- Who sat for which company, and who chaired, from when to when; without an end while it lasts.
create table read.committee_membership (
    membership uuid primary key,
    company uuid not null,
    office varchar not null,
    member uuid not null,
    since timestamptz not null,
    until timestamptz
);

create index committee_membership_by_company on read.committee_membership (company, office) where until is null;
alter table read.committee_membership enable row level security, force row level security;
create policy engine on read.committee_membership to consortium_engine using (true) with check (true);
-- Which companies sit is no secret among members.
create policy reader on read.committee_membership for select to consortium_reader using (true);
