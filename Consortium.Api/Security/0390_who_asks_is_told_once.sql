-- Who asks is the same for every row of a query. In a subquery of its own it is found out once; of the function alone it was for each
-- row, which took longer than reading the row. What may be seen stays what it was.
alter policy reader on read.match_queue using ((select read.sees_all()));
alter policy reader on read.match_stay using ((select read.sees_all()));
alter policy reader on consortium.match_rationale using ((select read.sees_all()));
alter policy reader on read.company_match
    using ((select read.sees_all()) or ((select current_setting('consortium.role', true) = 'CompanyHr') and proposed and company = (select read.own_company())));
alter policy reader on read.no_match
    using ((select read.sees_all()) or ((select current_setting('consortium.role', true) = 'CompanyHr') and company = (select read.own_company())));
alter policy reader on read.retention
    using ((select read.sees_all()) or ((select current_setting('consortium.role', true) = 'CompanyHr') and company = (select read.own_company())));
alter policy reader on read.participant
    using ((select read.sees_all())
        or ((select current_setting('consortium.role', true) = 'CompanyHr') and company = (select read.own_company()))
        or ((select current_setting('consortium.role', true) = 'Participant') and participant = (select read.principal())));
alter policy reader on read.ballot_paper
    using ((select read.sees_all()) or ((select read.is_committee_member()) and member = (select read.principal())));
alter policy reader on read.ballot_recusal
    using ((select read.sees_all()) or ((select read.is_committee_member()) and member = (select read.principal())));
alter policy reader on read.ballot_voice
    using ((select read.sees_all()) or ((select read.is_committee_member()) and company = (select read.own_company())));
alter policy reader on read.ballot_item
    using ((select read.sees_all()) or ((select read.is_committee_member())
        and ballot in (select read.own_ballots()) and item not in (select read.own_recusals())));
