create table consortium.company_receiver (
    company uuid primary key,
    url varchar not null,
    set_at timestamptz not null);

create table access.company_receiver_secret (
    id uuid primary key,
    company uuid not null references consortium.company_receiver,
    sealed bytea not null,
    retires_at timestamptz);

create unique index company_receiver_secret_in_force on access.company_receiver_secret (company) where retires_at is null;
create index company_receiver_secret_company on access.company_receiver_secret (company);

alter table consortium.company_receiver enable row level security, force row level security;
alter table access.company_receiver_secret enable row level security, force row level security;
create policy engine on consortium.company_receiver to consortium_engine using (true) with check (true);
create policy engine on access.company_receiver_secret to consortium_engine using (true) with check (true);

-- A company reads where its notices go. Nobody reads a secret, so those are a table of their own.
grant usage on schema consortium to consortium_engine, consortium_reader;
grant select, insert, update, delete on consortium.company_receiver to consortium_engine;
grant select on consortium.company_receiver to consortium_reader;
create policy own_company on consortium.company_receiver for select to consortium_reader
    using (company = read.own_company());
