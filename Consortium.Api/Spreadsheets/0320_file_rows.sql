-- What became of the rows of a file that a coordinator sent to bring in companies or running pairs: codes and ids, never what the
-- row said. Kept with each row's transaction, so that the file sent again under its key is told the same. The engine alone reaches it.
create table consortium.file_row (
    file uuid not null,
    line integer not null,
    status varchar not null,
    -- The company or the match.
    made uuid,
    problems jsonb not null,
    still_open jsonb not null,
    primary key (file, line)
);

alter table consortium.file_row enable row level security, force row level security;
create policy engine on consortium.file_row to consortium_engine using (true) with check (true);
grant select, insert, update, delete on consortium.file_row to consortium_engine;
