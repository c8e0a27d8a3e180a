-- How many matches each coordinator looks after.
create index match_queue_by_coordinator on read.match_queue (coordinator, state) where coordinator is not null;
