-- By whom a company signs its own people in. The engine alone reaches these tables.
create table access.identity_provider (
    company uuid primary key,
    issuer varchar not null constraint identity_provider_once unique,
    client varchar not null,
    -- What the company's programs name as the audience of their tokens for the API; null when they have none.
    audience varchar,
    -- The client's secret.
    sealed bytea not null,
    set_at timestamptz not null);

-- A domain is one company's: nobody else's provider speaks for it.
create table access.identity_provider_domain (
    domain varchar constraint identity_provider_domain_once primary key,
    company uuid not null references access.identity_provider on delete cascade);

create index identity_provider_domain_company on access.identity_provider_domain (company);

-- Whom a person of a provider was found to be at their first sign-in, by a keyed digest of what the provider calls them. It stays
-- when their address changes, and whoever gets the address after them does not become them.
create table access.identity (
    company uuid not null references access.identity_provider on delete cascade,
    principal uuid not null,
    role varchar not null,
    subject_digest bytea not null,
    bound_at timestamptz not null,
    primary key (principal, role, company));

create index identity_of_subject on access.identity (company, subject_digest);

alter table access.identity_provider enable row level security, force row level security;
alter table access.identity_provider_domain enable row level security, force row level security;
alter table access.identity enable row level security, force row level security;
create policy engine on access.identity_provider to consortium_engine using (true) with check (true);
create policy engine on access.identity_provider_domain to consortium_engine using (true) with check (true);
create policy engine on access.identity to consortium_engine using (true) with check (true);
