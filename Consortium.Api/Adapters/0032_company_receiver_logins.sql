-- The login of a company's broker, sealed: nobody reads it again. The address without it stays with the receiver.
create table access.company_receiver_login (
    company uuid primary key references consortium.company_receiver,
    sealed bytea not null);

alter table access.company_receiver_login enable row level security, force row level security;
create policy engine on access.company_receiver_login to consortium_engine using (true) with check (true);
