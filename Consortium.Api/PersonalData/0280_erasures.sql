-- One row per erasure and company that has to do with it: the person's own, and each that was told the name and has to forget it.
create table read.erasure (
    id uuid primary key,
    person uuid not null,
    company uuid not null,
    told boolean not null,
    asked_at timestamptz,
    carried_at timestamptz,
    acknowledged_at timestamptz
);

create index erasure_of_person on read.erasure (person);
alter table read.erasure enable row level security;
alter table read.erasure force row level security;
create policy engine on read.erasure to consortium_engine using (true) with check (true);
create policy reader on read.erasure for select to consortium_reader using (read.sees_all() or company = read.own_company());
