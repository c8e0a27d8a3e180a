-- Beside what Marten and Wolverine create themselves: what the doors need, and what the service's role may do.

-- Holds a stream where a decision saw it until the commit. One that was found empty stays so: whoever starts it meanwhile
-- waits for this row, or is met by it.
create or replace function consortium.stand_still(stream uuid, seen bigint) returns void
language plpgsql as $$
begin
    if seen = 0 then
        insert into consortium.mt_streams (id, version) values (stream, 0);
        delete from consortium.mt_streams where id = stream;
    else
        perform from consortium.mt_streams where id = stream and version = seen for share;
        if not found then
            raise exception 'a stream moved' using errcode = 'CS001';
        end if;
    end if;
end $$;

create or replace view consortium.dead_letter as
select id, message_type::varchar as message, 0 as attempts, exception_type::varchar as fault, sent_at as at from wolverine.wolverine_dead_letters;

-- What another engine reads before it takes this database over.
create or replace view consortium.undelivered as
select (select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled')
    + (select count(*) from wolverine.wolverine_outgoing_envelopes)
    + (select count(*) from wolverine.wolverine_queue_consortium)
    + (select count(*) from wolverine.wolverine_queue_consortium_scheduled)
    + (select count(*) from wolverine.wolverine_dead_letters) as messages;

grant usage on schema consortium, wolverine to consortium_engine;
grant select, insert, update, delete on consortium.mt_streams, consortium.mt_events, consortium.mt_event_progression,
    consortium.mt_high_water_skips to consortium_engine;
grant select, insert, update, delete on all tables in schema wolverine to consortium_engine;
grant select on consortium.dead_letter, consortium.undelivered to consortium_engine;
grant usage, select on all sequences in schema wolverine to consortium_engine;
grant usage, select on sequence consortium.mt_events_sequence to consortium_engine;
grant execute on all functions in schema consortium, wolverine to consortium_engine;

-- A queue in the database is emptied by way of a temporary table.
do $$ begin execute format('grant temporary on database %I to consortium_engine', current_database()); end $$;
