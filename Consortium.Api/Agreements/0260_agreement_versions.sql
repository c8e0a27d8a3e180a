create table read.agreement_version (
    agreement uuid primary key,
    state varchar not null,
    french_digest varchar not null,
    english_digest varchar not null,
    terms jsonb not null,
    drafted_at timestamptz not null,
    published_at timestamptz,
    begins date
);

create index agreement_version_by_day on read.agreement_version (begins, published_at);
alter table read.agreement_version enable row level security;
alter table read.agreement_version force row level security;
create policy engine on read.agreement_version to consortium_engine using (true) with check (true);
-- Every member reads every version, drafts too: who shall be bound is asked beforehand.
create policy reader on read.agreement_version for select to consortium_reader using (true);
