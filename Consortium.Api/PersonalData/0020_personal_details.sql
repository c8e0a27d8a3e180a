-- Names and addresses of people: never in an event, always encrypted under the person's own key.
create table personal.detail (
    subject uuid primary key,
    company uuid not null,
    cohort uuid not null,
    sealed bytea not null,
    -- Null once the person has left, so that they may be registered anew.
    email_digest bytea,
    -- Unique within one company and cohort, so that a refusal never tells one company about another's people.
    constraint detail_once_per_company_and_cohort unique (company, cohort, email_digest)
);

alter table personal.detail enable row level security;
alter table personal.detail force row level security;
create policy engine on personal.detail to consortium_engine using (true) with check (true);
create policy reader on personal.detail for select to consortium_reader
    using ((current_setting('consortium.role', true) = 'CompanyHr' and company = nullif(current_setting('consortium.company', true), '')::uuid)
        or (current_setting('consortium.role', true) = 'Participant' and subject = nullif(current_setting('consortium.principal', true), '')::uuid));
grant usage on schema personal to consortium_reader;
grant select on personal.detail to consortium_reader;
