-- What coordinators noted on matches, for coordinators alone; the words are in personal.text.
create table read.match_note (
    note uuid primary key,
    match uuid not null,
    coordinator uuid not null,
    noted_at timestamptz not null
);

create index match_note_of_match on read.match_note (match, noted_at);
alter table read.match_note enable row level security, force row level security;
create policy engine on read.match_note to consortium_engine using (true) with check (true);
create policy reader on read.match_note for select to consortium_reader using (current_setting('consortium.role', true) = 'Coordinator');
