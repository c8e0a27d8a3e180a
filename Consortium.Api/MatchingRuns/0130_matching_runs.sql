-- What a run read, so that it can be repeated from its record; and why it proposed each pair, so that it can be explained (L-38).
create table consortium.matching_snapshot (
    run uuid primary key,
    snapshot jsonb not null
);

create table consortium.match_rationale (
    match uuid primary key,
    -- Null for a pair made by hand.
    run uuid,
    rationale jsonb not null
);

alter table consortium.matching_snapshot enable row level security;
alter table consortium.matching_snapshot force row level security;
create policy engine on consortium.matching_snapshot to consortium_engine using (true) with check (true);
-- The snapshot holds whom people would not be open with (A-16): the engine alone reads it.
alter table consortium.match_rationale enable row level security;
alter table consortium.match_rationale force row level security;
create policy engine on consortium.match_rationale to consortium_engine using (true) with check (true);
create policy reader on consortium.match_rationale for select to consortium_reader
    using (current_setting('consortium.role', true) in ('Coordinator', 'Auditor'));
grant select, insert, update, delete on consortium.matching_snapshot, consortium.match_rationale to consortium_engine;
grant select on consortium.match_rationale to consortium_reader;
