-- Which letters went out, by ids that say nothing, so that a message that comes twice sends one letter.
create table consortium.sent_letter (
    letter uuid primary key,
    sent_at timestamptz not null);

create index sent_letter_age on consortium.sent_letter (sent_at);

alter table consortium.sent_letter enable row level security, force row level security;
create policy engine on consortium.sent_letter to consortium_engine using (true) with check (true);
grant select, insert, delete on consortium.sent_letter to consortium_engine;
