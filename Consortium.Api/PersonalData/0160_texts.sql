-- What people wrote: never in an event, always encrypted under the key of whom it belongs to.
create table personal.text (
    text uuid primary key,
    -- Whose key it is sealed under: destroying that key destroys the text.
    subject uuid not null,
    -- Somebody else whose key it is sealed under as well: either key destroyed, it is gone.
    also uuid,
    readers varchar not null check (readers in ('coordinators', 'company', 'own-company', 'author', 'ballot', 'committee', 'reviewer')),
    -- The company, principal or ballot that the readers are counted from.
    around uuid,
    sealed bytea not null,
    kept_at timestamptz not null,
    check ((around is null) = (readers in ('coordinators', 'committee', 'reviewer')))
);

-- By name and not by the table itself, which a rebuild replaces.
create function read.has_paper(of_ballot_or_item uuid) returns boolean language sql stable as
    'select exists (select from read.ballot_item item where item.ballot = $1 or item.item = $1)';

create index text_of_subject on personal.text (subject);
create index text_also_of on personal.text (also) where also is not null;
alter table personal.text enable row level security;
alter table personal.text force row level security;
create policy engine on personal.text to consortium_engine using (true) with check (true);
create policy reader on personal.text for select to consortium_reader using (
    case current_setting('consortium.role', true)
        when 'Coordinator' then readers in ('coordinators', 'company', 'ballot', 'committee')
        when 'CompanyHr' then readers in ('company', 'own-company') and around = read.own_company()
        when 'CommitteeMember' then readers = 'committee' or (readers = 'ballot' and read.has_paper(around))
        when 'IndependentReviewer' then readers = 'reviewer'
        when 'Participant' then readers = 'company' and subject = read.principal()
        else false
    end
    or readers = 'author' and around = nullif(current_setting('consortium.principal', true), '')::uuid);
grant select on personal.text to consortium_reader;
