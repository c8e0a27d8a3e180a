-- Whose key was destroyed. It is taken along over every restore, so that an older backup brings nobody back.
create table erased (
    subject uuid primary key,
    at timestamptz not null
);
