-- Of everybody who ever registered, the few whose search was closed, and the mentees of a cohort for whom there is no match.
create index no_match_closed on read.no_match (participant) where because is not null;
create index participant_searching on read.participant (cohort, company, participant)
    where role = 'mentee' and state in ('registered', 'away') and held = '{}' and taken = '{}';
