-- Who is the same person in several companies and cohorts: an id drawn at random for the digest of an e-mail address. Events carry
-- the id alone; once its row is gone, it is the id of nobody. The engine alone reaches it.
create table personal.person (
    email_digest bytea primary key,
    person uuid not null
);

alter table personal.person enable row level security;
alter table personal.person force row level security;
create policy engine on personal.person to consortium_engine using (true) with check (true);
