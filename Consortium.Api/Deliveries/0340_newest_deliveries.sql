-- For lists that begin with the newest.
create index delivery_opened on read.delivery (opened_at, delivery);
