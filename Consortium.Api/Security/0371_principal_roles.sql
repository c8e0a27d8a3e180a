-- As what somebody acted, without who they are: for those who follow what happened.
create table read.principal_role (
    principal uuid not null,
    role varchar not null,
    primary key (principal, role)
);

alter table read.principal_role enable row level security, force row level security;
create policy engine on read.principal_role to consortium_engine using (true) with check (true);
create policy reader on read.principal_role for select to consortium_reader using (read.sees_all());
