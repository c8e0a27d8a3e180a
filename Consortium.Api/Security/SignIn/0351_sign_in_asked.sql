-- How often a link was asked for by an address lately, known or not, so that nobody can fill somebody's mailbox. The engine alone
-- reaches it.
create table access.sign_in_asked (
    email_digest bytea primary key,
    since timestamptz not null,
    times integer not null);
