-- Ballots by when they close, newest or nearest first, without reading their dossiers.
create index ballot_item_by_close on read.ballot_item (closes_at, item) include (ballot, result);
