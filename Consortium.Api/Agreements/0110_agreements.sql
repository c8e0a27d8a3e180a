-- The texts that companies sign. The published event carries their digests.
create table consortium.agreement_text (
    agreement uuid primary key,
    french text not null,
    english text not null
);

alter table consortium.agreement_text enable row level security;
alter table consortium.agreement_text force row level security;
create policy engine on consortium.agreement_text to consortium_engine using (true) with check (true);
-- Every member reads every version: nobody is bound by what they cannot read (L-10).
create policy reader on consortium.agreement_text for select to consortium_reader using (true);
grant select, insert, update, delete on consortium.agreement_text to consortium_engine;
grant select on consortium.agreement_text to consortium_reader;
