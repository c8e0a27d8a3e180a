-- Which companies are members, for every member: whom they share the consortium with is no secret among them.
create table read.member_company (
    company uuid primary key,
    since timestamptz not null
);

alter table read.member_company enable row level security, force row level security;
create policy engine on read.member_company to consortium_engine using (true) with check (true);
create policy reader on read.member_company for select to consortium_reader using (read.sees_all() or read.is_member());

-- By name and not by the table itself, which a rebuild replaces.
create function read.is_known_member(company uuid) returns boolean language sql stable as
    'select exists (select from read.member_company m where m.company = $1)';
create policy members on consortium.company_name for select to consortium_reader using (read.is_known_member(company));
