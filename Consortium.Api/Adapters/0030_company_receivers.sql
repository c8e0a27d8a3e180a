create table access.company_receiver (
    company uuid primary key,
    url varchar not null,
    set_at timestamptz not null);

create table access.company_receiver_secret (
    id uuid primary key,
    company uuid not null references access.company_receiver,
    sealed bytea not null,
    retires_at timestamptz);

create unique index company_receiver_secret_in_force on access.company_receiver_secret (company) where retires_at is null;
create index company_receiver_secret_company on access.company_receiver_secret (company);

alter table access.company_receiver enable row level security, force row level security;
alter table access.company_receiver_secret enable row level security, force row level security;
create policy engine on access.company_receiver to consortium_engine using (true) with check (true);
create policy engine on access.company_receiver_secret to consortium_engine using (true) with check (true);

-- A company reads where its notices go; nobody reads a secret.
grant usage on schema access to consortium_reader;
grant select on access.company_receiver to consortium_reader;
create policy own_company on access.company_receiver for select to consortium_reader
    using (company = read.own_company());
