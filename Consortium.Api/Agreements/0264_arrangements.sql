-- The essence of the joint-controller arrangement is published: anybody may read it.
create table consortium.arrangement_text (
    arrangement uuid primary key,
    french text not null,
    english text not null,
    contact varchar not null,
    document_digest varchar not null,
    published_at timestamptz not null
);

alter table consortium.arrangement_text enable row level security;
alter table consortium.arrangement_text force row level security;
create policy engine on consortium.arrangement_text to consortium_engine using (true) with check (true);
create policy reader on consortium.arrangement_text for select to consortium_reader using (true);
grant select, insert, update, delete on consortium.arrangement_text to consortium_engine;
grant select on consortium.arrangement_text to consortium_reader;
