-- One key per person. The key is wrapped by the master key file, which is in neither database; destroying the row makes
-- everything that was encrypted under it unreadable for good.
create table subject_key (
    subject uuid primary key,
    wrapped bytea not null,
    created_at timestamptz not null
);
