-- One row per ballot and member who may read its dossier; a recused member has none. It names no one: no person, no company
-- of the match, no match.
create table read.ballot_paper (
    ballot uuid not null,
    member uuid not null,
    company uuid not null,
    home boolean not null,
    cohort uuid not null,
    score smallint not null,
    confidence smallint not null,
    opened_at timestamptz not null,
    closes_at timestamptz not null,
    vote varchar,
    result varchar,
    votes_for smallint,
    votes_against smallint,
    abstained smallint,
    primary key (ballot, member)
);

create index ballot_paper_by_member on read.ballot_paper (member, ballot);
alter table read.ballot_paper enable row level security;
alter table read.ballot_paper force row level security;
create policy engine on read.ballot_paper to consortium_engine using (true) with check (true);
create policy reader on read.ballot_paper for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor')
        or (current_setting('consortium.role', true) = 'CommitteeMember'
            and member = nullif(current_setting('consortium.principal', true), '')::uuid));

create table read.seat (
    company uuid primary key,
    member uuid not null,
    since timestamptz not null
);

alter table read.seat enable row level security;
alter table read.seat force row level security;
create policy engine on read.seat to consortium_engine using (true) with check (true);
-- Which companies sit is no secret among members.
create policy reader on read.seat for select to consortium_reader using (true);
