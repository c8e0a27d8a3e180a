-- What protects the forms of the pages, sealed under the master key file.
create table page_key (
    sealed bytea not null,
    made_at timestamptz not null default clock_timestamp()
);
