create schema read;
create schema personal;
create schema access;

grant usage on schema read to consortium_engine, consortium_reader;
grant usage on schema personal, access to consortium_engine;

-- Every read table carries row-level security; what the reader may see of it is for the table's policies to say.
alter default privileges in schema read grant select, insert, update, delete on tables to consortium_engine;
alter default privileges in schema read grant select on tables to consortium_reader;
alter default privileges in schema personal, access grant select, insert, update, delete on tables to consortium_engine;
