-- Who may come in as what, and by which address: sealed under the holder's own key, and gone once the account is closed.
create table personal.account (
    account uuid primary key,
    role varchar not null,
    company uuid,
    principal uuid not null,
    sealed bytea,
    email_digest bytea,
    language varchar not null check (language in ('fr', 'en')),
    opened_at timestamptz not null,
    closed_at timestamptz,
    check ((closed_at is null) = (sealed is not null) and (sealed is null) = (email_digest is null))
);

-- An address may hold several roles, each once.
create unique index account_once on personal.account (email_digest, role, company) nulls not distinct where closed_at is null;
create index account_of_holder on personal.account (principal, role);
create index detail_of_address on personal.detail (email_digest) where email_digest is not null;

alter table personal.account enable row level security;
alter table personal.account force row level security;
create policy engine on personal.account to consortium_engine using (true) with check (true);
create policy reader on personal.account for select to consortium_reader
    using (current_setting('consortium.role', true) = 'Operator'
        or (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company() and role in ('CompanyHr', 'CompanyReceiver')));
grant select on personal.account to consortium_reader;

-- Asked at every request, so whatever was given to somebody before their account was closed opens nothing afterwards. Who never had
-- an account comes in by what an operator gave them.
create function access.is_closed(of_role varchar, of_company uuid, of_principal uuid) returns boolean language sql stable as
    $$ select coalesce(bool_and(closed_at is not null), false) from personal.account
        where principal = of_principal and role = of_role and company is not distinct from of_company $$;
