-- Who was told the name of another company's person, or took out all that is recorded of one of their own: ids alone.
create table personal.dossier_read (
    id uuid primary key,
    person uuid not null,
    of_company uuid not null,
    by_company uuid not null,
    principal uuid,
    read_at timestamptz not null
);

create index dossier_read_of_person on personal.dossier_read (person, id);
alter table personal.dossier_read enable row level security;
alter table personal.dossier_read force row level security;
create policy engine on personal.dossier_read to consortium_engine using (true) with check (true);
create policy reader on personal.dossier_read for select to consortium_reader using (read.sees_all() or of_company = read.own_company()
        or (current_setting('consortium.role', true) = 'Participant' and person = read.principal()));
grant select on personal.dossier_read to consortium_reader;
