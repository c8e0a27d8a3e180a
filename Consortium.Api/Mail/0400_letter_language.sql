-- The language in which somebody wants to be written to, whatever their account or their profile says.
create table consortium.letter_language (
    principal uuid primary key,
    language varchar not null check (language in ('fr', 'en')));

alter table consortium.letter_language enable row level security, force row level security;
create policy engine on consortium.letter_language to consortium_engine using (true) with check (true);
grant select, insert, update, delete on consortium.letter_language to consortium_engine;

grant select on consortium.letter_language to consortium_reader;
create policy own on consortium.letter_language for select to consortium_reader using (principal = read.principal());
