-- Who may call, and which calls were answered already. The engine's role alone reaches these tables; secrets are there as hashes.
create table access.token (
    id uuid primary key,
    hash bytea not null unique,
    hint varchar not null,
    role varchar not null,
    company uuid,
    principal uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_on date);

create index token_holder on access.token (principal, role);
create index token_company on access.token (company);

create table access.session (
    id uuid primary key,
    hash bytea not null unique,
    role varchar not null,
    company uuid,
    principal uuid not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null);

create index session_end on access.session (ends_at);

create table access.idempotency (
    principal uuid not null,
    key varchar(255) not null,
    request bytea not null,
    status smallint not null,
    location varchar,
    refusal varchar,
    at timestamptz not null,
    constraint idempotency_pkey primary key (principal, key));

create index idempotency_age on access.idempotency (at);

-- What a policy on a read table asks about the caller; the service sets the three facts for each query's transaction.
-- A connection that sets none of them sees nothing.
create function read.sees_all() returns boolean language sql stable parallel safe as
    $$ select coalesce(current_setting('consortium.role', true) in ('Coordinator', 'Auditor'), false) $$;

create function read.own_company() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('consortium.company', true), '')::uuid $$;

create function read.principal() returns uuid language sql stable parallel safe as
    $$ select nullif(current_setting('consortium.principal', true), '')::uuid $$;
