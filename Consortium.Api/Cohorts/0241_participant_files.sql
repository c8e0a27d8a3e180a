-- A file of people on its way: the rows still to be read are sealed under the company's key and go when it is done. One that a
-- coordinator sent has people of several companies: it belongs to none, and is sealed under a key of its own.
create table consortium.participant_file (
    file uuid primary key,
    company uuid,
    cohort uuid not null,
    sealed bytea not null,
    rows integer not null,
    done integer not null default 0,
    read_on date not null,
    sent_at timestamptz not null,
    finished_at timestamptz
);

-- What became of each row; codes and places, never what the row said.
create table consortium.participant_file_row (
    file uuid not null references consortium.participant_file,
    line integer not null,
    company uuid,
    status varchar not null,
    participant uuid,
    problems jsonb not null,
    primary key (file, line)
);

-- What the headers of a company's own spreadsheets mean, by their plain words.
create table consortium.column_words (
    company uuid primary key,
    words jsonb not null
);

alter table consortium.participant_file enable row level security;
alter table consortium.participant_file force row level security;
alter table consortium.participant_file_row enable row level security;
alter table consortium.participant_file_row force row level security;
alter table consortium.column_words enable row level security;
alter table consortium.column_words force row level security;
create policy engine on consortium.participant_file to consortium_engine using (true) with check (true);
create policy engine on consortium.participant_file_row to consortium_engine using (true) with check (true);
create policy engine on consortium.column_words to consortium_engine using (true) with check (true);
create policy reader on consortium.participant_file for select to consortium_reader
    using (current_setting('consortium.role', true) = 'Coordinator'
        or current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company());
create policy reader on consortium.participant_file_row for select to consortium_reader
    using (current_setting('consortium.role', true) = 'Coordinator'
        or current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company());
create policy reader on consortium.column_words for select to consortium_reader
    using (current_setting('consortium.role', true) = 'CompanyHr' and company = read.own_company());
grant select, insert, update, delete on consortium.participant_file, consortium.participant_file_row, consortium.column_words to consortium_engine;
grant select on consortium.participant_file, consortium.participant_file_row, consortium.column_words to consortium_reader;
