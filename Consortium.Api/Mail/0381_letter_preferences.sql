-- How soon somebody is written to about what, as they said; and as their company's human resources said for all of them.
create table consortium.letter_pace (
    principal uuid not null,
    occasion varchar not null,
    pace varchar not null,
    primary key (principal, occasion));

create table consortium.company_letter_pace (
    company uuid not null,
    occasion varchar not null,
    pace varchar not null,
    primary key (company, occasion));

-- What the one letter of a day is to hold: ids and dates.
create table consortium.day_letter_line (
    principal uuid not null,
    occasion varchar not null,
    subject uuid not null,
    day date not null,
    about text not null,
    primary key (principal, occasion, subject));

alter table consortium.letter_pace enable row level security, force row level security;
alter table consortium.company_letter_pace enable row level security, force row level security;
alter table consortium.day_letter_line enable row level security, force row level security;
create policy engine on consortium.letter_pace to consortium_engine using (true) with check (true);
create policy engine on consortium.company_letter_pace to consortium_engine using (true) with check (true);
create policy engine on consortium.day_letter_line to consortium_engine using (true) with check (true);
grant select, insert, update, delete on consortium.letter_pace, consortium.company_letter_pace, consortium.day_letter_line to consortium_engine;

grant select on consortium.letter_pace, consortium.company_letter_pace to consortium_reader;
create policy own on consortium.letter_pace for select to consortium_reader using (principal = read.principal());
create policy own_company on consortium.company_letter_pace for select to consortium_reader using (company = read.own_company());
