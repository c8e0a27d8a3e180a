create table read.meeting (
    meeting uuid primary key,
    starts_at timestamptz not null,
    topics smallint not null,
    state varchar not null
);

create table read.follow_up (
    follow_up uuid primary key,
    meeting uuid,
    owner uuid not null,
    due date not null,
    what uuid not null,
    status varchar not null,
    opened_at timestamptz not null
);

create index follow_up_open on read.follow_up (follow_up) where status = 'open';
alter table read.meeting enable row level security, force row level security;
alter table read.follow_up enable row level security, force row level security;
create policy engine on read.meeting to consortium_engine using (true) with check (true);
create policy engine on read.follow_up to consortium_engine using (true) with check (true);
-- The committee's own: its members and the consortium's staff.
create policy reader on read.meeting for select to consortium_reader using (read.sees_all() or read.is_committee_member());
create policy reader on read.follow_up for select to consortium_reader using (read.sees_all() or read.is_committee_member());
